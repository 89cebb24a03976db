"""Moves as single sentences tell them, before mentions of one move are brought together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from overtures.extract.factuality import factuality, is_negated
from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.roles import Place, Roles
from overtures.extract.scene import Scene, Side
from overtures.extract.voice import Voice, voice_of
from overtures.model import UNREALISED, Act, Factuality, Span, Token

_REFUSED = frozenset("join work enter form support back prop serve sit go vote accept take deal govern share negotiate talk cross stand sign lend do be get bind play have prepare help cooperate collaborate put make step climb touch prepare interested".split())
_ANSWERS = frozenset({"acceptance", "rejection"})
DEONTIC = "what the other side should do"
_CONTENT = frozenset({"rejection", "support", "agreement", "defection", "talks", "withdrawal", "acceptance", "offer", "criticism"})
_PROPOSING = frozenset({"offer", "appeal", "invitation", "rejection", "acceptance", "motion", "talks"})
_DEONTIC = frozenset({"should", "must", "ought"})
_NO = re.compile(
    r"(?:(?:^|[.!?]\s+)no(?:[,.!]|$| thank| chance| way)|(?:\bis|\bwas|’s|'s|\bmeans?|\bsay|\bsaid) (?:still |simply )?(?:a (?:firm|flat|clear|polite|resounding|short|big|fat) )?[‘'\"]?no(?=[\s,.!;”\"’']|$)"
    r"|\bthank you,? but no\b|\bthanks,? but no|(?:^|[.!?]\s+)not interested)", re.I
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one trigger. `answers` is the act of the proposal that the words name as its object, `object` its token."""

    act: Act
    rule: str
    trigger: int
    maker: Side
    target: Side
    evidence: Span
    voice: Voice
    factuality: Factuality
    confidence: float
    symmetric: bool = False
    answers: Act | None = None
    object: int | None = None


def find_candidates(scene: Scene) -> Iterator[Candidate]:
    """Every move that some sentence tells, in order of the text."""
    for token in scene.tokens:
        found = list(_refusal(scene, token)) or list(_framed(scene, token)) or list(_deontic(scene, token))
        yield from found


def _framed(scene: Scene, token: Token) -> Iterator[Candidate]:
    lemma, words = token.lemma.lower(), lexicon()
    if token.dep == "aux":
        return
    frames = words.verbs.get(lemma, []) if token.pos in ("VERB", "AUX") else words.nouns.get(lemma, []) if token.pos == "NOUN" else []
    if lemma in _LEAVING | _JOINING and token.pos == "VERB" and (moved := _defection(scene, token)):
        yield moved
        return
    partly = None
    for frame in frames:
        at = _opens(scene, token, frame)
        if at is None or not _allowed(scene, at, frame):
            continue
        made = _fill(scene, at, frame)
        if made is None or (frame.act in _CONTENT and _inside_another(scene, at)):
            continue
        if made.maker and made.target:
            yield made
            return
        if partly is None or (made.act in _ANSWERS and partly.act not in _ANSWERS):
            partly = made
    if partly:
        yield partly


def _inside_another(scene: Scene, i: int) -> bool:
    """Whether the token belongs to what some proposal or answer is about: 'offered to support', 'refused to join'."""
    below = scene.tokens[i]
    if below.pos not in ("VERB", "AUX") or below.tag == "VBD" or any(c.lemma == "have" for c in scene.tree.children(i, "aux")):
        return False
    for up in scene.tree.ancestors(i):
        if below.dep not in ("xcomp", "ccomp", "advcl", "acl", "conj", "obj", "obl") or (below.dep == "conj" and below.tag not in ("VB", "VBG")):
            return False
        frames = lexicon().verbs.get(up.lemma, []) + (lexicon().nouns.get(up.lemma, []) if up.pos == "NOUN" else [])
        if any(f.act in _PROPOSING and _opens(scene, up, f) is not None for f in frames) and (below.tag in ("VB", "VBG") or below.dep in ("xcomp", "ccomp")):
            return True
        below = up
    return False


def _opens(scene: Scene, token: Token, frame: Frame) -> int | None:
    """The index of the trigger where the frame's further words follow; the predicate itself after "be"."""
    end = scene.sentence(token.i)[-1] + 1
    at, first = token.i, None
    for wanted in frame.follow:
        for j in range(at + 1, min(at + 1 + wanted.reach, end)):
            t = scene.tokens[j]
            if t.lemma.lower() in wanted.words or t.text.lower() in wanted.words:
                at, first = j, first if first is not None else j
                break
        else:
            return None
    if token.lemma == "be" and first is not None:
        return first if scene.tokens[first].pos not in ("ADP", "ADV") else at
    return token.i


def _allowed(scene: Scene, i: int, frame: Frame) -> bool:
    near = [scene.tokens[j] for j in scene.sentence(i) if 0 < j - i <= 14]
    lemmas = {t.lemma.lower() for t in near}
    if frame.excluded:
        objects = [c for c in scene.tree.children(i, "obj", "nsubj:pass", "xcomp", "ccomp", "obl")] + near[:3]
        if any(o.lemma.lower() in frame.excluded for o in objects):
            return False
        if frame.act == "rejection" and any(o.lemma in ("suggestion", "idea") and scene.tree.children(o.i, "acl", "ccomp") and not scene.side(o.i) for o in objects):
            return False
        if "clause" in frame.excluded and any(c.pos in ("VERB", "AUX") for c in scene.tree.children(i, "ccomp")):
            return False
    if frame.needs == "infinitive":
        return _asks(scene, i)
    around = lemmas | {scene.tokens[j].lemma.lower() for j in scene.sentence(i) if j < i}
    if frame.needs == "arrangement":
        return bool((lemmas | ({scene.tokens[i].lemma.lower()} & {"join"})) & lexicon().arrangement) or bool(around & lexicon().arrangement and scene.tokens[i].pos != "NOUN")
    if frame.needs == "conclusion":
        return bool(around & lexicon().conclusion)
    return True


def _asks(scene: Scene, i: int) -> bool:
    """Whether an infinitive, or "whether" and "if", follows in the clause."""
    for c in scene.tree.children(i, "xcomp", "advcl", "ccomp"):
        marks = {m.text.lower() for m in scene.tree.children(c.i, "mark")}
        if c.i > i and (("to" in marks and c.tag == "VB") or marks & {"whether", "if"}):
            return True
    return False


def _somebody_else(scene: Scene, i: int, roles: Roles) -> bool:
    """Whether the words name a maker who is nobody of the article's politics: 'the builders offered', 'offered by Whitehall'."""
    if roles.noun:
        return False
    for c in scene.tree.children(i, "obl" if roles.passive else "nsubj"):
        named = c.pos in ("NOUN", "PROPN") and scene.mention(c.i) is None and not scene.side(c.i)
        if named and (not roles.passive or any(m.lemma == "by" for m in scene.tree.children(c.i, "case"))):
            return True
    return False


def _fill(scene: Scene, i: int, frame: Frame) -> Candidate | None:
    roles = Roles(scene, i, frame)
    places = roles.places()
    maker = roles.maker(places)
    if not maker and _somebody_else(scene, i, roles):
        return None
    target = roles.target(places, maker)
    if frame.symmetric and not maker and not target:
        maker, target = _sides_of_sentence(places)
    if frame.symmetric and bool(maker) != bool(target):
        maker, target = _with_speaker(scene, i, maker or target)
    if frame.symmetric and maker and not target and len(maker.bodies) > 1:
        maker, target = Side((), maker.bodies[:1]) , Side((), maker.bodies[1:])
    said = Candidate(
        frame.act, frame.rule, i, maker, target, evidence_of(scene, i), voice_of(scene, i), factuality(scene, i),
        0.8 if maker and target else 0.5, frame.symmetric, *_answered(scene, i, roles),
    )  # fmt: skip
    if frame.act == "talks" and said.factuality == "planned":
        said = replace(said, factuality="hypothetical")
    return said if (maker or target) else None


def _sides_of_sentence(places: list[Place]) -> tuple[Side, Side]:
    """'A and B will govern after a deal was sealed': the sentence's subject names both sides."""
    whole = Side()
    for p in places:
        if p.how in ("subject", "other") and p.far < 0:
            whole += p.side
    return (Side((), whole.bodies[:1]), Side((), whole.bodies[1:])) if len(whole.bodies) > 1 else (Side(), Side())


def _with_speaker(scene: Scene, i: int, named: Side) -> tuple[Side, Side]:
    """A deal of which one side is named, told by somebody of another side: the speaker's is the other."""
    voice = voice_of(scene, i)
    told = scene.side_of([voice.speaker]) if voice.speaker else Side()
    if told.bodies and not set(told.bodies) & set(named.bodies) and len(named.bodies) > 0:
        return Side((), told.bodies), named
    return named, Side()


def _answered(scene: Scene, i: int, roles: Roles) -> tuple[Act | None, int | None]:
    """The act and the token of the noun of proposal that is the object: 'rejected the offer'."""
    kinds = lexicon().proposals
    wanted = ("nsubj:pass", "nsubj") if roles.passive else ("obj", "obl", "nmod", "ccomp", "xcomp")
    near = [c for c in scene.tree.children(i, *wanted) if c.lemma.lower() in kinds]
    return (kinds[near[0].lemma.lower()], near[0].i) if near else (None, None)


def evidence_of(scene: Scene, i: int) -> Span:
    """The sentence of the token; of a quotation's sentence, only what stands inside the marks."""
    sentence = scene.annotation.sentences[scene.tokens[i].sentence].span
    quote = scene.quote(i)
    if quote and quote.span.overlaps(sentence):
        return Span(max(sentence.start, quote.span.start), min(sentence.end, quote.span.end))
    return sentence


_LEAVING = frozenset({"walk", "quit", "leave", "resign", "desert", "defect", "abandon", "ditch"})
_JOINING = frozenset({"come", "throw", "join", "defect", "switch", "cross", "move", "jump", "rejoin", "sit"})
_MOVE = Frame("defection", "change of party", "subject", ("object", "from", "to", "for", "as", "with"), None, False, frozenset())


def _defection(scene: Scene, token: Token) -> Candidate | None:
    """A person who leaves one party for another: the old one from "quit", "left", "from", the new one from "join", "to", "for", "as"."""
    roles = Roles(scene, token.i, _MOVE)
    places = roles.places()
    who = roles.maker(places)
    if not who.people or roles.passive or factuality(scene, token.i) in UNREALISED or _inside_another(scene, token.i):
        return None
    old, new = _left_and_joined(scene, token, who)
    own = {b for p in who.people if (b := scene.people[p].party)}
    old = old or (own - new)
    new = new or (own - old)
    if not old or not new or old & new:
        return None
    return Candidate("defection", "change of party", token.i, Side(who.people, tuple(sorted(old))), Side((), tuple(sorted(new))), evidence_of(scene, token.i), voice_of(scene, token.i), "asserted", 0.7)


def _left_and_joined(scene: Scene, token: Token, who: Side) -> tuple[set[str], set[str]]:
    """The parties that the verb and those joined to it name as left and as joined."""
    old: set[str] = set()
    new: set[str] = set()
    for verb in [token, *scene.tree.children(token.i, "conj", "advcl", "xcomp")]:
        for p in Roles(scene, verb.i, _MOVE).places():
            bodies = set(p.side.bodies) - ({b for b in p.side.bodies} if p.side.people else set())
            if not bodies or p.far < 0 or p.far > 12:
                continue
            direct = p.how in ("object", "iobj", "other") and (p.token.head == verb.i or p.far <= 3)
            if p.how == "from" or (direct and verb.lemma in _LEAVING - {"walk"}) or (p.how == "of" and verb.lemma == "walk"):
                old |= bodies
            elif p.how in ("to", "for", "as", "with") or (direct and verb.lemma in ("join", "rejoin")):
                new |= bodies
    return old, new - old


_REFUSAL = Frame("rejection", "refusal", "subject", ("with", "to", "object", "of", "for", "from", "by", "clause"), None, False, frozenset())
_APPEAL = Frame("appeal", DEONTIC, "subject", (), None, False, frozenset())


def _refusal(scene: Scene, token: Token) -> Iterator[Candidate]:
    """'We will not join them': a negated will, of one's own side, to do what sides do together."""
    if token.pos not in ("VERB", "AUX", "ADJ") or token.lemma.lower() not in _REFUSED or factuality(scene, token.i) != "negated":
        return
    aux = {c.text.lower() for c in scene.tree.children(token.i, "aux")}
    going = token.tag == "VBG" or token.lemma in ("prepare", "interested")
    if not (aux & {"will", "wo", "would", "can", "ca", "could", "'ll", "shall"} or going or token.head != token.i and scene.tokens[token.head].lemma in ("go", "prepare", "intend", "want", "willing", "ready")):
        return
    roles = Roles(scene, token.i, _REFUSAL)
    places = roles.places()
    maker = roles.maker(places)
    voice = voice_of(scene, token.i)
    told = scene.side_of([voice.speaker]) if voice.speaker else Side()
    if not maker or (told and not set(maker.bodies + maker.people) & set(told.bodies + told.people)):
        return
    target = roles.target(places, maker) or _told(scene, token.i).without(maker)
    yield Candidate("rejection", "refusal", token.i, maker, target, evidence_of(scene, token.i), voice, "asserted", 0.6 if target else 0.4)


def _told(scene: Scene, i: int) -> Side:
    """Whom the words were told: 'told Labour that …'."""
    for up in scene.tree.ancestors(i):
        if up.lemma in ("tell", "inform", "write"):
            for c in scene.tree.children(up.i, "obj", "iobj", "obl"):
                if side := scene.side(c.i):
                    return side
    return Side()


def _deontic(scene: Scene, token: Token) -> Iterator[Candidate]:
    """'The Greens should honour …', said by somebody of another side: an appeal to them."""
    if token.lemma.lower() not in _DEONTIC or token.pos != "AUX" or token.head == token.i:
        return
    verb = scene.tokens[token.head]
    if any(c.lemma == "have" and c.dep == "aux" for c in scene.tree.children(verb.i)) or is_negated(scene, verb):
        return
    voice = voice_of(scene, verb.i)
    speaker = scene.side_of([voice.speaker]) if voice.speaker else Side()
    target = Roles(scene, verb.i, _APPEAL).subject().without(speaker)
    if speaker.bodies and target.bodies:
        yield Candidate("appeal", DEONTIC, verb.i, speaker, target, evidence_of(scene, verb.i), voice, "asserted", 0.55)


def rhetorical(scene: Scene) -> Iterator[Candidate]:
    """'Why doesn't he join us?': an invitation in the form of a question."""
    for token in scene.tokens:
        if token.text.lower() != "why" or token.i + 3 >= len(scene.tokens):
            continue
        row = [scene.tokens[j] for j in range(token.i + 1, min(token.i + 7, scene.sentence(token.i)[-1] + 1))]
        verb = next((t for t in row if t.lemma in ("join", "come", "work", "back", "support", "help") and t.pos == "VERB"), None)
        speaker = scene.speaker(token.i)
        asked = next((s for t in row if (s := scene.side(t.i))), Side()).without(speaker)
        if verb and any(t.text.lower() in ("n't", "n’t", "not") for t in row) and speaker.bodies and asked:
            yield Candidate("invitation", "rhetorical question", verb.i, speaker, asked, evidence_of(scene, verb.i), voice_of(scene, verb.i), "rhetorical", 0.5)


def evaluations(scene: Scene) -> Iterator[Candidate]:
    """A quotation that finds fault with another party or its people: by words of fault, or by what they do not do."""
    for token in scene.tokens:
        speaker = scene.speaker(token.i)
        if not speaker.bodies or not (token.lemma.lower() in lexicon().fault or _does_not(scene, token)):
            continue
        others = Side()
        for i in scene.sentence(token.i):
            if scene.quote(i) is scene.quote(token.i) and scene.tokens[i].dep != "conj":
                others = others or scene.side(i).without(speaker)
        if others:
            yield Candidate("criticism", "fault found in a quotation", token.i, speaker, others, evidence_of(scene, token.i), voice_of(scene, token.i), "asserted", 0.45)


def _does_not(scene: Scene, token: Token) -> bool:
    """'They do not understand', 'Labour cannot win it back': a negated verb of which the other side is the subject."""
    if token.pos != "VERB" or not is_negated(scene, token) or any(c.text.lower() in ("will", "wo", "would") for c in scene.tree.children(token.i, "aux")):
        return False
    speaker = scene.speaker(token.i)
    return any(scene.side(c.i).without(speaker) for c in scene.tree.children(token.i, "nsubj"))


def plain_noes(scene: Scene) -> Iterator[Candidate]:
    """'The answer is no', 'No, thank you', said in a quotation: a rejection of whatever was proposed to the speaker's side."""
    for quote in scene.annotation.quotes:
        side = scene.side_of([quote.speaker]) if quote.speaker else Side()
        match = _NO.search(quote.text)
        if side.bodies and match and "no-one" not in match[0].lower():
            at = scene.tree.at(quote.span.start + match.end() - 1)
            yield Candidate("rejection", "a plain no", at, side, Side(), evidence_of(scene, at), voice_of(scene, at), "asserted", 0.5)
