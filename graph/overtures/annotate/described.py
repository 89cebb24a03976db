"""Offices that a description gives to somebody: 'the chairman of the Labour group', 'who sits on A and B'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from overtures.model import Mention, Person, Role, Span, Tree

_OFFICES = frozenset(
    {"leader", "chairman", "chairwoman", "chair", "president", "whip", "convener", "secretary", "treasurer"}
)
_COUNCIL = re.compile(r"\b(?P<kind>county|city|borough|district|town) council\b")
_COUNTY = re.compile(r"\b[A-Z]\w+shire\b")


def with_offices(people: Sequence[Person], mentions: Sequence[Mention], tree: Tree, text: str) -> list[Person]:
    """The people with what descriptions of them add; offices that are known already are not told twice."""
    told: dict[str, list[Role]] = defaultdict(list)
    parties = {p.name: p.party for p in people}
    for m in mentions:
        if m.kind in ("person", "role") and len(m.actors) == 1 and m.actors[0] in parties:
            name = m.actors[0]
            told[name] += [Role("councillor", parties[name], council) for council in _sits_on(m, mentions, tree, text)]
            if m.kind == "role" and (office := _office(m, mentions, tree)):
                told[name].append(office)
    return [replace(p, roles=tuple(dict.fromkeys([*p.roles, *told[p.name]]))) for p in people]


def _office(m: Mention, mentions: Sequence[Mention], tree: Tree) -> Role | None:
    """'the chairman of the county's Labour group': the office and the party it is held in."""
    lemma = tree.tokens[m.head].lemma.lower()
    below = [c for c in tree.children(m.head, "nmod") if c.i > m.head]
    if lemma not in _OFFICES or not below:
        return None
    span = _span_of(tree, below[0].i)
    party = next((n.actors[0] for n in mentions if n.kind in ("party", "group") and n.actors and n.span in span), None)
    return Role(lemma, party) if party else None


def _sits_on(m: Mention, mentions: Sequence[Mention], tree: Tree, text: str) -> Iterator[str]:
    """The councils of a clause 'who sits on A and the county council'."""
    for clause in tree.children(m.head, "acl"):
        if clause.lemma.lower() != "sit":
            continue
        span = _span_of(tree, clause.i)
        named = [n for n in mentions if n.kind == "council" and n.span in span]
        yield from (n.actors[0] for n in named)
        for match in _COUNCIL.finditer(text, span.start, span.end):
            if not any(n.span.overlaps(Span(*match.span())) for n in named):
                yield _full_name(match, mentions, text)


def _full_name(match: re.Match[str], mentions: Sequence[Mention], text: str) -> str:
    """'the county council' by the name that the article gives it, or by the county it speaks of."""
    suffix = f"{match['kind'].title()} Council"
    named = next((n.actors[0] for n in mentions if n.kind == "council" and n.actors[0].endswith(suffix)), None)
    counties = set(_COUNTY.findall(text))
    if named or match["kind"] != "county" or len(counties) != 1:
        return named or match[0]
    return f"{counties.pop()} {suffix}"


def _span_of(tree: Tree, i: int) -> Span:
    below = tree.subtree(i)
    return tree.span(below[0], below[-1])
