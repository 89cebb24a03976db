"""Offices that a description gives to somebody: 'the chairman of the Labour group', 'who sits on A and B'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from overtures.model import Mention, Person, Role, Span, Token, Tree

_OFFICES = frozenset(
    {"leader", "chairman", "chairwoman", "chair", "president", "whip", "convener", "secretary", "treasurer"}
)
_SITTING = frozenset({"sit", "serve", "represent"})
_CHOSEN = frozenset({"elect", "re-elect", "return", "co-opt"})
_MEMBERS = frozenset({"member", "councillor"})
_KIND = r"(?P<kind>county|city|borough|district|town|parish|community)"
_COUNCIL = re.compile(rf"\b{_KIND} council\b")
_COUNCILLOR = re.compile(rf"\b[Aa]n? (?:(?P<place>[A-Z][\w'-]+) )?{_KIND} councillor\b")
_COUNTY = re.compile(r"\b[A-Z]\w+shire\b")
# what stands before the first council of a row, and between two
_ON = re.compile(r"\b(?:on|of|to)(?: both)?(?: the)? $")
_AND = re.compile(r"(?:,|,? and|,? as well as|,? and also)(?: (?:on|of|to))?(?: the)? ")


def with_offices(people: Sequence[Person], mentions: Sequence[Mention], tree: Tree, text: str) -> list[Person]:
    """The people with what descriptions of them add; offices that are known already are not told twice."""
    told: dict[str, list[Role]] = defaultdict(list)
    parties = {p.name: p.party for p in people}
    for m in mentions:
        if m.kind in ("person", "role", "pronoun") and len(m.actors) == 1 and m.actors[0] in parties:
            name = m.actors[0]
            councils = [*_sits_on(m, mentions, tree, text), *_serves_on(m, mentions, tree, text)]
            told[name] += [Role("councillor", parties[name], council) for council in councils]
            told[name] += _holds(m, parties[name], mentions, tree)
            if m.kind == "role" and (office := _office(m, mentions, tree)):
                told[name].append(office)
    return [replace(p, roles=_together(p.roles, told[p.name])) for p in people]


def _together(known: Sequence[Role], told: Sequence[Role]) -> tuple[Role, ...]:
    """All roles once; a councillor of no council told is one of a council that is told."""
    placed = {r.role for r in told if r.body}
    kept = [r for r in known if r.body or r.role not in placed]
    return tuple(dict.fromkeys([*kept, *told]))


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


def _serves_on(m: Mention, mentions: Sequence[Mention], tree: Tree, text: str) -> Iterator[str]:
    """'represents the ward on A', 'was elected to A and B', 'is a member of A', 'is an Anytown county councillor'."""
    for verb in _predicates(m, tree):
        end = _end(verb, m, mentions, tree)
        row = [n for n in mentions if n.kind == "council" and verb.end <= n.span.start < end]
        row = [] if verb.lemma in _OFFICES else row
        last = None
        for n in row:
            if (last is None and _ON.search(text[verb.end - 1 : n.span.start])) or (
                last is not None and _AND.fullmatch(text[last : n.span.start])
            ):
                yield n.actors[0]
                last = n.span.end
        for match in _COUNCILLOR.finditer(text, m.span.end, end):
            yield from _of_the_kind(match, mentions)


def _predicates(m: Mention, tree: Tree) -> Iterator[Token]:
    """The verbs and nouns that say of somebody that they sit on a council."""
    head = tree.tokens[m.head]
    if not head.dep.startswith("nsubj"):
        return
    said = tree.tokens[head.head]
    for word in (said, *tree.children(said.i, "conj")):
        negated = any(c.text.lower() in ("not", "n't", "n’t", "never") for c in tree.children(word.i))
        sits = word.lemma in _SITTING and word.pos == "VERB"
        chosen = word.lemma in _CHOSEN and head.dep == "nsubj:pass"
        noun = word.lemma in _MEMBERS | _OFFICES and bool(tree.children(said.i, "cop"))
        if not negated and (sits or chosen or noun):
            yield word


def _holds(m: Mention, party: str | None, mentions: Sequence[Mention], tree: Tree) -> Iterator[Role]:
    """'is the deputy leader of the group', 'is leader of A': an office that the sentence says somebody holds."""
    for noun in _predicates(m, tree):
        before = [t.text.lower() for t in tree.children(noun.i, "amod", "compound", "advmod")]
        if noun.lemma not in _OFFICES or {"former", "ex", "no", "longer"} & {*before, *_determiners(noun, tree)}:
            continue
        council = _council_below(noun, mentions, tree)
        office = f"deputy {noun.lemma}" if {"deputy", "depute"} & {*before} else noun.lemma
        yield Role(office, "council" if council and noun.lemma == "leader" and office == "leader" else party, council)


def _determiners(noun: Token, tree: Tree) -> set[str]:
    return {t.text.lower() for t in tree.children(noun.i, "det")}


def _council_below(noun: Token, mentions: Sequence[Mention], tree: Tree) -> str | None:
    """The council of 'leader of A'."""
    span = _span_of(tree, noun.i)
    return next((n.actors[0] for n in mentions if n.kind == "council" and n.span in span), None)


def _end(verb: Token, m: Mention, mentions: Sequence[Mention], tree: Tree) -> int:
    """Where what is said of the person ends: with the sentence, or where another person is named."""
    sentence = [t for t in tree.tokens[verb.i :] if t.sentence == verb.sentence]
    others = [
        n.span.start for n in mentions if n.kind == "person" and n.span.start > verb.start and n.actors != m.actors
    ]
    return min([sentence[-1].end, *others])


def _of_the_kind(match: re.Match[str], mentions: Sequence[Mention]) -> Iterator[str]:
    """The council of 'a county councillor', 'an Anytown county councillor'; none where it could be one of several."""
    suffix = f"{match['kind'].title()} Council"
    if match["place"]:
        yield f"{match['place']} {suffix}"
        return
    named = {n.actors[0] for n in mentions if n.kind == "council" and n.actors[0].endswith(suffix)}
    if len(named) == 1:
        yield named.pop()


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
