"""The noun phrase that ends at a token, and the parties named in it and below it."""

from __future__ import annotations

from overtures.annotate.coreference.scene import Scene
from overtures.model import Token

_INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON", "PART"})
_BESIDE = frozenset({",", "-", "Cllr", "Coun"})
_NEXT = 15  # characters between an office and the name that it introduces


def phrase_start(scene: Scene, token: Token) -> int:
    """The first token of the phrase: 'the Labour and Green groups' begins at "the"."""
    first, tokens = token.i, scene.tree.tokens
    while first > 0:
        before = tokens[first - 1]
        if before.sentence != token.sentence or not (_continues(before) or _joins(scene, token, first)):
            break
        first -= 1
    return first


def _continues(before: Token) -> bool:
    return before.pos in _INSIDE and before.dep != "nsubj" and (before.pos != "PRON" or before.dep == "nmod:poss")


def _joins(scene: Scene, token: Token, first: int) -> bool:
    """Whether "and" stands before, between two parties of a plural: 'Labour and Green councillors'."""
    if scene.tree.tokens[first - 1].pos != "CCONJ" or first < 2 or not token.text.lower().endswith("s"):
        return False
    return scene.is_of_party(first - 2) and scene.is_of_party(first)


def sides_within(scene: Scene, first: int, token: Token) -> tuple[str, ...]:
    """The parties, or the sides of people, that are named or meant in a phrase."""
    met = (scene.mentions.get(i) for i in range(first, token.i))
    return tuple(dict.fromkeys(s for m in met if m for a in m.actors if (s := scene.cast.side(a))))


def sides_below(scene: Scene, token: Token) -> tuple[str, ...]:
    """The parties in an 'of' or 'for' phrase below the noun."""
    found: list[str] = []
    for c in scene.tree.children(token.i, "nmod"):
        for i in (c.i, *(x.i for x in scene.tree.children(c.i, "compound", "nmod", "amod", "flat", "conj"))):
            m = scene.mentions.get(i)
            found += [s for a in (m.actors if m else ()) if (s := scene.cast.side(a))]
    return tuple(dict.fromkeys(found))


def introduces_name(scene: Scene, token: Token) -> bool:
    """Whether the office only introduces a name beside it: 'leader Ann Example', 'the leader, Ann Example,'."""
    tokens = scene.tree.tokens
    after = (scene.mentions.get(i) for i in range(token.i + 1, min(token.i + 4, len(tokens))))
    people = [m for m in after if m and m.kind == "person"]
    if any(m.span.start - token.end <= _NEXT for m in people):
        between = tokens[token.i + 1 : scene.tree.within(people[0].span)[0]]
        return all(t.text in _BESIDE for t in between)
    governor = scene.mentions.get(token.head)
    return token.i > 0 and governor is not None and governor.kind == "person" and governor.head == token.head
