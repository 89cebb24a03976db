"""Where every actor of a sentence stands as seen from one verb or noun."""

from __future__ import annotations

from dataclasses import dataclass

from overtures.extract.givers import preposition
from overtures.extract.scene import Scene, Side
from overtures.model import Token

_ADPOSITIONS = frozenset(["to", "with", "from", "of", "on", "upon", "for", "at", "by", "against", "between", "towards"])
_WITHIN_NAMES = frozenset({"conj", "appos", "compound", "nmod:poss", "nmod:desc", "flat", "amod"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "PRON", "NOUN", "PROPN"})
_FIRST = frozenset({"we", "us", "me", "i", "our", "my"})


@dataclass(frozen=True, slots=True)
class Place:
    """An actor near a trigger.

    `how` is a relation (subject, object, iobj, agent, possessor, other) or a preposition, `far` how many tokens off,
    `inside` whether the tree puts it below the trigger.
    """

    token: Token
    side: Side
    how: str
    far: int
    inside: bool


def places(scene: Scene, trigger: Token, *, passive: bool) -> list[Place]:
    """Every actor of the trigger's sentence, in order of the text."""
    found: list[Place] = []
    seen: set[int] = set()
    below = set(scene.tree.subtree(trigger.i))
    for i in scene.sentence(trigger.i):
        token = _actor(scene, i)
        if token is None or token.i in seen:
            continue
        seen.add(token.i)
        side = scene.side(token.i)
        if side:
            how = _how(scene, trigger, token, passive=passive)
            found.append(Place(token, side, how, token.i - trigger.i, token.i in below))
    return found


def _actor(scene: Scene, i: int) -> Token | None:
    """The head of the mention that covers the token; the token itself for "we" and "us"."""
    if scene.tokens[i].text.lower() in _FIRST:
        return scene.tokens[i]
    mention = scene.mention(i)
    return scene.tokens[mention.head] if mention else None


def _how(scene: Scene, trigger: Token, token: Token, *, passive: bool) -> str:
    base = token.dep.split(":")[0]
    if token.head == trigger.i:
        if token.dep == "obl:agent" or (passive and preposition(scene, token.i) == "by"):
            return "agent"
        if base == "nsubj":
            return "object" if passive else "subject"
        if base in ("obj", "iobj"):
            return "object" if base == "obj" else "iobj"
    if token.dep == "nmod:poss":
        return "possessor" if token.head == trigger.i else "of"
    written = _word_before(scene, token)
    if written == "by" and passive:
        return "agent"
    return written or ("subject" if base == "nsubj" else "object" if base in ("obj", "iobj") else "other")


def _word_before(scene: Scene, token: Token) -> str:
    """The preposition of the phrase that the token heads, by the tree or by the words before it."""
    up = token
    while not (told := preposition(scene, up.i)):
        if up.dep not in _WITHIN_NAMES or up.head == up.i:
            break
        up = scene.tokens[up.head]
    return told or _written_before(scene, token)


def _written_before(scene: Scene, token: Token) -> str:
    mention = scene.mention(token.i)
    first = scene.tree.within(mention.span)[0] if mention else token.i
    for back in range(first - 1, max(first - 4, -1), -1):
        word = scene.tokens[back]
        if word.lemma.lower() in _ADPOSITIONS and word.pos in ("ADP", "PART", "SCONJ"):
            return word.lemma.lower()
        if word.pos not in _IN_PHRASE:
            return ""
    return ""
