"""Whether the words about a verb or noun are those of a frame."""

from __future__ import annotations

from itertools import pairwise

from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.scene import Scene
from overtures.model import Token

_PROPOSING = frozenset({"offer", "appeal", "invitation", "rejection", "acceptance", "motion", "talks"})
_CLAUSE = frozenset({"xcomp", "ccomp", "advcl", "acl", "conj", "obj", "obl"})
_ASKED = 20  # tokens after "asked" in which the infinitive of what is asked follows
_NEAR = 14  # tokens after the trigger in which a word of arrangement is looked for


def opens(scene: Scene, token: Token, frame: Frame) -> int | None:
    """The index of the trigger where the frame's further words follow it, None where they do not.

    After "be" the trigger is the predicate ("is ready to", "were in talks").
    """
    end = scene.sentence(token.i)[-1] + 1
    at, first = token.i, None
    for wanted in frame.follow:
        reach = range(at + 1, min(at + 1 + wanted.reach, end))
        found = next((j for j in reach if _is_one(scene.tokens[j], wanted.words) and _in_one_voice(scene, at, j)), None)
        if found is None:
            return None
        at, first = found, first if first is not None else found
    if token.lemma == "be" and first is not None:
        return first if scene.tokens[first].pos not in ("ADP", "ADV") else at
    return token.i


def _in_one_voice(scene: Scene, i: int, j: int) -> bool:
    """Whether two tokens are of one speech: '… she told the Echo. “No …' is no telling no."""
    return scene.speech(i) is scene.speech(j)


def _is_one(token: Token, words: frozenset[str]) -> bool:
    text = token.text.lower()
    if text == "no" and token.dep == "det":
        return False  # "said no deal was done" is no "said no"
    return token.lemma.lower() in words or text in words or text.removesuffix("s") in words


def allowed(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether the frame's conditions hold: nothing that makes it something else, and what it needs stands near."""
    if frame.excluded and _is_something_else(scene, i, frame):
        return False
    return all(_holds(scene, i, need) for need in (frame.needs or "").split())


def _holds(scene: Scene, i: int, need: str) -> bool:
    if need == "infinitive":
        return _asks(scene, i)
    if need == "arrangement":
        return _of_arrangement(scene, i)
    if need == "deal":
        return bool(set(scene.lemmas(j for j in scene.sentence(i) if -8 <= j - i <= 8)) & lexicon().words["deals"])
    return bool(set(_lemmas(scene, i, before=True)) & lexicon().words[need])


def _lemmas(scene: Scene, i: int, *, before: bool) -> list[str]:
    """Lemmas of the sentence after the trigger, and before it where wanted."""
    return scene.lemmas(j for j in scene.sentence(i) if 0 < j - i <= _NEAR or (before and j < i))


def _of_arrangement(scene: Scene, i: int) -> bool:
    """A word of arrangement follows, or for a verb stands anywhere in the sentence; "join" is one itself."""
    known = lexicon().words["arrangement"]
    verb = scene.tokens[i].pos != "NOUN"
    return bool(known & set(_lemmas(scene, i, before=verb))) or scene.tokens[i].lemma == "join"


def _is_something_else(scene: Scene, i: int, frame: Frame) -> bool:
    near = [scene.tokens[j] for j in scene.sentence(i) if 0 < j - i <= 3]
    objects = [*scene.tree.children(i, "obj", "nsubj:pass", "xcomp", "ccomp", "obl"), *near]
    if any(o.lemma.lower() in frame.excluded for o in objects):
        return True
    if frame.act == "rejection" and (any(_is_rumour(scene, o) for o in objects) or _declines_else(scene, i)):
        return True
    if "addressee" in frame.excluded and _has_addressee(scene, i):
        return True
    clauses = scene.tree.children(i, "ccomp")
    return "clause" in frame.excluded and any(c.pos in ("VERB", "AUX") for c in clauses)


def _has_addressee(scene: Scene, i: int) -> bool:
    """'wants Labour to join': it is somebody else who is to do it."""
    asked = any(scene.mention(c.i) for c in scene.tree.children(i, "obj"))
    return asked and any(c.tag == "VB" for c in scene.tree.children(i, "xcomp", "ccomp"))


def _is_rumour(scene: Scene, noun: Token) -> bool:
    """'dismissed suggestions that …', 'scorned talk of a pact' turn nobody's offer down."""
    if noun.text.lower() == "talk":
        return True
    if noun.lemma not in ("suggestion", "idea") or scene.side(noun.i):
        return False
    return bool(scene.tree.children(noun.i, "acl", "ccomp"))


def _declines_else(scene: Scene, i: int) -> bool:
    """'refused to apologise': what is declined is nothing that sides do together."""
    done = [c for c in scene.tree.children(i, "xcomp") if c.pos == "VERB"]
    together = lexicon().words["refused"] | lexicon().words["arrangement"]
    return bool(done) and done[0].lemma not in together


def _asks(scene: Scene, i: int) -> bool:
    """Whether an infinitive, or "whether" or "if", follows; "Asked whether …" at the start is the reporter's asking."""
    if scene.tokens[i].tag in ("VBN", "VBD") and i == scene.sentence(i)[0]:
        return False
    for c in scene.tree.children(i, "xcomp", "advcl", "ccomp"):
        if c.i > i and {m.text.lower() for m in scene.tree.children(c.i, "mark")} & {"whether", "if"}:
            return True
    after = [scene.tokens[j] for j in scene.sentence(i) if 0 < j - i <= _ASKED]
    if [a.text.lower() for a in after[:3]] == ["not", "to", "be"]:
        return False  # "who asked not to be named" asks the reporter
    return any(a.text.lower() == "to" and b.tag == "VB" for a, b in pairwise(after))


def inside_another(scene: Scene, i: int) -> bool:
    """Whether the verb belongs to what some proposal or answer is about: 'offered to support', 'refused to join'."""
    below = scene.tokens[i]
    if below.dep == "nmod" and scene.tokens[below.head].lemma.lower() in lexicon().proposals:
        return True  # "an offer of a coalition"
    if below.pos == "NOUN" and below.dep == "obj" and scene.tokens[below.head].tag == "VB":
        below = scene.tokens[below.head]  # "an offer to form a coalition"
    if below.pos not in ("VERB", "AUX") or below.tag == "VBD" or _is_perfect(scene, below.i):
        return False
    for up in scene.tree.ancestors(below.i):
        if below.dep not in _CLAUSE or (below.dep == "conj" and below.tag not in ("VB", "VBG")):
            return False
        if (below.tag in ("VB", "VBG") or below.dep in ("xcomp", "ccomp")) and _proposes(scene, up):
            return True
        below = up
    return False


def _is_perfect(scene: Scene, i: int) -> bool:
    return any(c.lemma == "have" for c in scene.tree.children(i, "aux"))


def _proposes(scene: Scene, token: Token) -> bool:
    """Whether the token opens a frame of proposing or answering."""
    frames = lexicon().verbs.get(token.lemma, [])
    if token.pos == "NOUN":
        frames = [*frames, *lexicon().nouns.get(token.lemma, [])]
    return any(f.act in _PROPOSING and opens(scene, token, f) is not None for f in frames)
