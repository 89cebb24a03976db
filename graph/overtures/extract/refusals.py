"""Noes that no verb of rejecting words: a will that is negated, a plain no in a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overtures.extract.candidate import Candidate, candidate
from overtures.extract.factuality import factuality
from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.roles import Roles
from overtures.extract.scene import Scene, Side
from overtures.extract.voice import voice_of
from overtures.model import Token

_WILLING = frozenset({"will", "wo", "would", "can", "ca", "could", "'ll", "shall"})
_INTENDING = frozenset({"go", "prepare", "intend", "want", "willing", "ready"})
_TARGET = ("with", "to", "object", "of", "for", "from", "by", "clause")
_REFUSAL = Frame("rejection", "refusal", "subject", _TARGET, None, False, frozenset())
_HOW = r"(?:a (?:firm|flat|clear|polite|resounding|short|big|fat) )?"
_NO = re.compile(
    r"(?:^|[.!?]\s+)(?:no(?:[,.!]|$| thank| chance| way)|not interested)"
    rf"|(?:\bis|\bwas|’s|'s|\bmeans?|\bsay|\bsaid) (?:still |simply )?{_HOW}[‘'\"]?no(?=[,.!;”\"’']|$)"
    r"|\b(?:I|we)(?: have|[’']ve)? said no(?= (?:there|then|and|to|again|at|straight|twice|because|when|as|politely)\b)"
    r"|\bthank you,? but no\b|\bthanks,? but no",
    re.I,
)


def refusal(scene: Scene, token: Token) -> Iterator[Candidate]:
    """'We will not join them': a negated will, of one's own side, to do what sides do together."""
    if not _is_negated_will(scene, token):
        return
    roles = Roles(scene, token.i, _REFUSAL)
    places = roles.places()
    maker = roles.maker(places)
    speaker = voice_of(scene, token.i).speaker
    told = scene.side_of([speaker]) if speaker else Side()
    if not maker or (told and not set(maker.bodies + maker.people) & set(told.bodies + told.people)):
        return
    target = roles.target(places, maker) or _told(scene, token.i).without(maker)
    yield candidate(scene, "rejection", _REFUSAL.rule, token.i, (maker, target), 0.6 if target else 0.4)


def _is_negated_will(scene: Scene, token: Token) -> bool:
    if token.pos not in ("VERB", "AUX", "ADJ"):
        return False
    aux = {c.text.lower() for c in scene.tree.children(token.i, "aux")}
    if _prefers(scene, token, aux):
        return True
    if factuality(scene, token.i) != "negated":
        return False
    if token.pos == "AUX" and token.text.lower() in _WILLING and token.dep not in ("aux", "aux:pass", "cop"):
        return True  # "The Greens would not."
    if token.lemma.lower() not in lexicon().words["refused"]:
        return False
    going = token.tag == "VBG" or token.lemma in ("prepare", "prepared", "interested")
    governed = token.head != token.i and scene.tokens[token.head].lemma in _INTENDING
    return bool(aux & _WILLING) or going or governed or _wishes_not(scene, token)


def _prefers(scene: Scene, token: Token, aux: set[str]) -> bool:
    """'would rather stay outside', 'would sooner eat …'."""
    rather = any(c.text.lower() in ("rather", "sooner") for c in scene.tree.children(token.i, "advmod"))
    return rather and token.lemma in lexicon().words["preferred"] and bool(aux & {"would", "'d", "’d"})


def _wishes_not(scene: Scene, token: Token) -> bool:
    """'had no wish to join'; 'had no wish to sulk' turns nobody down."""
    words = lexicon().words
    if token.lemma != "have":
        return False
    wishes = [c for c in scene.tree.children(token.i, "obj") if c.lemma in words["wishes"]]
    done = [
        d.lemma for c in (*wishes, token) for d in scene.tree.children(c.i, "acl", "advcl", "xcomp") if d.tag == "VB"
    ]
    return bool(wishes) and (not done or any(d in words["refused"] | words["arrangement"] for d in done))


def _told(scene: Scene, i: int) -> Side:
    """Whom the words were told: 'told Labour that …'."""
    for up in scene.tree.ancestors(i):
        if up.lemma in ("tell", "inform", "write"):
            for c in scene.tree.children(up.i, "obj", "iobj", "obl"):
                if side := scene.side(c.i):
                    return side
    return Side()


def plain_noes(scene: Scene) -> Iterator[Candidate]:
    """'The answer is no', said in a quotation: a rejection of whatever was proposed to the speaker's side."""
    for quote in scene.annotation.quotes:
        side = scene.side_of([quote.speaker]) if quote.speaker else Side()
        match = _NO.search(quote.text)
        if side.bodies and match:
            at = scene.tree.at(quote.span.start + match.end() - 1)
            if factuality(scene, at) == "hypothetical":
                continue  # "if they asked we would say no"
            yield candidate(scene, "rejection", "a plain no", at, (side, Side()), 0.5)
