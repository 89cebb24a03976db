"""On whose word a sentence stands: a quotation's speaker, the subject of a verb of saying, or the paper itself."""

from __future__ import annotations

from dataclasses import dataclass

from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene
from overtures.model import Mode, Token

_SAID = frozenset({"ccomp", "xcomp", "parataxis", "obj", "conj", "advcl"})
_CLAUSE = frozenset({"ccomp", "parataxis", "conj", "acl:relcl", "advcl", "xcomp"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it (None: the paper), how the words reach the reader, and candidates where that is open."""

    speaker: str | None
    mode: Mode
    possible: tuple[str, ...] = ()


def voice_of(scene: Scene, i: int) -> Voice:
    """The voice that tells the clause of the token."""
    quote = scene.quote(i)
    if quote:
        return Voice(quote.speaker, "partial" if quote.form == "partial" else "direct", quote.possible)
    clause = scene.tokens[i]
    for up in scene.tree.ancestors(i):
        if _says(up) and clause.dep in _SAID:
            return _sayer(scene, up.i)
        if clause.dep in _CLAUSE or clause.pos not in ("VERB", "AUX"):
            clause = up
    root = clause if clause.head == clause.i else scene.tokens[i]
    beside = next((c for c in scene.tree.children(root.i, "parataxis") if _says(c)), None)
    return _sayer(scene, beside.i) if beside else Voice(None, "narration")


def _says(token: Token) -> bool:
    return token.pos == "VERB" and token.lemma.lower() in lexicon().words["saying"]


def _sayer(scene: Scene, verb: int) -> Voice:
    for c in scene.tree.children(verb, "nsubj"):
        mention = scene.mention(c.i)
        if mention and mention.possible:
            return Voice(None, "indirect", mention.possible)
        side = scene.side(c.i, joined=False)
        if named := side.people or side.bodies:
            return Voice(named[0], "indirect")
    token = scene.tokens[verb]
    if token.dep in ("conj", "xcomp", "advcl") and token.head != verb and scene.tree.children(token.head, "nsubj"):
        return _sayer(scene, token.head)
    return Voice(None, "narration")
