"""A sentence as a string of symbols, over which short patterns can run: parties, numbers, other words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from text_to_num import text2num

from overtures.extract.seats.words import phrases, words
from overtures.model import Annotation, Mention, Sentence, Token, Tree

_POSSESSIVE = frozenset({"PRP$", "WP$"})
_DIGITS = re.compile(r"\d{1,3}")
_SIGNED = re.compile(r"[+−–-]\d{1,3}")
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_BELOW = rf"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES})"
_SPELLED = re.compile(rf"(?:{_ONES}) hundred(?: and {_BELOW})?|{_BELOW}")
_HYPHENS = frozenset("-‐‑–")
_WE = frozenset({"we", "our", "my"})
_LINKING = frozenset({"be", "remain", "become", "stay"})
_EXPLETIVE = frozenset({"it", "there"})
_LONGEST = 6  # tokens of a spelled number


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence in symbols: at token 3 `P3` is a party, `H3` a person, `R3` a possessive before a count, `N3` a
    number, `D3` a signed number.

    `T` is part of a date, everything else is itself in lower case. `parties` (for a person that person's) and
    `numbers` hold what the symbols mean, `places` where each item begins in the symbols and in the article, `pos`
    its part of speech.
    """

    text: str
    parties: dict[int, str]
    numbers: dict[int, int]
    places: tuple[tuple[int, int], ...]
    pos: tuple[str, ...]
    sentence: Sentence

    def item(self, at: int) -> int:
        """Number of the item that stands at a character of the symbols."""
        return max(bisect_right(self.places, (at, 10**9)) - 1, 0)

    def place(self, at: int) -> int:
        """The character of the article at which the item at a character of the symbols begins."""
        return self.places[self.item(at)][1]

    def pos_at(self, at: int) -> str:
        """Part of speech of the item at a character of the symbols."""
        return self.pos[self.item(at)]

    def pos_after(self, at: int) -> str:
        """Part of speech of the item after the one that ends at a character of the symbols, empty at the end."""
        i = self.item(at - 1) + 1
        return self.pos[i] if i < len(self.pos) else ""


def lines(annotation: Annotation) -> Iterator[Line]:
    """The sentences of an article in symbols, in order."""
    tree = Tree(annotation.tokens)
    parties = _parties(annotation, tree)
    dates = {i for t in annotation.times for i in tree.within(t.span)}
    for sentence in annotation.sentences:
        yield _line(annotation.tokens, sentence, parties, dates)


def _parties(annotation: Annotation, tree: Tree) -> dict[int, tuple[str, str, int]]:
    """First token of a mention -> (symbol, party or group it means, token after it), names before descriptions."""
    side = {p.name: p.party for p in annotation.people}
    found: dict[int, tuple[str, str, int]] = {}
    covered: set[int] = set()
    order = {"person": 0, "party": 1, "group": 2, "pronoun": 3}
    for m in sorted((m for m in annotation.mentions if m.kind in order), key=lambda m: (order[m.kind], m.span)):
        inside = tree.within(m.span)
        actor = side.get(m.actors[0], m.actors[0]) if len(m.actors) == 1 else None
        if actor and inside and not covered & set(inside) and _means_body(annotation.tokens, m, inside):
            found[inside[0]] = (_letter(annotation.tokens, m, inside, side), actor, inside[-1] + 1)
            covered |= set(inside)
    for i, actor in _own_side(annotation, tree, side).items():
        if i not in covered:
            found[i] = ("R" if annotation.tokens[i].tag in _POSSESSIVE else "P", actor, i + 1)
    return found


def _own_side(annotation: Annotation, tree: Tree, side: Mapping[str, str | None]) -> dict[int, str]:
    """The words for 'we' inside quotations, each with the party of whoever speaks."""
    meant: dict[int, str] = {}
    bodies = {b.name: b.name for b in annotation.bodies if b.kind != "council"}
    for quote in annotation.quotes:
        actor = side.get(quote.speaker or "") or bodies.get(quote.speaker or "")
        own = [i for i in tree.within(quote.span) if annotation.tokens[i].text.lower() in _WE]
        meant.update((i, actor) for i in own if actor)
    return meant


def _letter(tokens: Sequence[Token], m: Mention, inside: range, side: Mapping[str, str | None]) -> str:
    counted = tokens[inside[0]].text.lower() == "her" and _value(tokens, inside[-1] + 1, len(tokens))[1]
    if m.kind == "pronoun" and (tokens[inside[0]].tag in _POSSESSIVE or counted):
        return "R"
    return "H" if m.actors[0] in side else "P"


def _means_body(tokens: Sequence[Token], m: Mention, inside: range) -> bool:
    """Whether a mention stands for the whole of a party: there is no count within it."""
    if m.kind == "group" and (_cut(tokens, inside[0]) or _predicate(tokens, inside[0])):
        return False
    return m.kind in ("party", "person", "pronoun") or not any(_value(tokens, i, inside[-1] + 1)[1] for i in inside)


def _cut(tokens: Sequence[Token], i: int) -> bool:
    """Whether a description begins inside a compound: 12-|strong group."""
    return i > 0 and tokens[i - 1].text in _HYPHENS and tokens[i - 1].end == tokens[i].start


def _predicate(tokens: Sequence[Token], i: int) -> bool:
    """Whether a description only says what its subject is: 'Labour remain | the biggest party with 33 councillors'."""
    while i > 0 and tokens[i - 1].pos in ("DET", "ADJ", "ADV"):
        i -= 1
    linked = i > 1 and tokens[i - 1].lemma.lower() in _LINKING
    return linked and tokens[i - 1].sentence == tokens[i - 2].sentence and tokens[i - 2].text.lower() not in _EXPLETIVE


def _line(
    tokens: Sequence[Token], sentence: Sentence, parties: dict[int, tuple[str, str, int]], dates: set[int]
) -> Line:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    pos: list[str] = []
    named: dict[int, str] = {}
    numbers: dict[int, int] = {}
    i, length = sentence.first, 0
    while i < sentence.last:
        places.append((length, tokens[i].start))
        pos.append(tokens[i].pos)
        number, width = (0, 0) if i in dates else _value(tokens, i, sentence.last)
        if i in parties and parties[i][2] <= sentence.last and not _before_no_count(tokens, i, parties[i], sentence):
            letter, named[i], end = parties[i]
            symbol, step = f"{letter}{i}", end - i
        elif i in dates:
            symbol, step = "T", 1
        elif _SIGNED.fullmatch(tokens[i].text):
            numbers[i], symbol, step = int(re.sub("[−–]", "-", tokens[i].text)), f"D{i}", 1
        elif width and not _unit_after(tokens, i, width, sentence.last) and not (number == 1 and _stands_for(parts)):
            closed = " )" if tokens[i].text.endswith(")") else ""  # the tokeniser leaves '8)' whole
            numbers[i], symbol, step = number, f"N{i}{closed}", width
        else:
            symbol, step = _folded(tokens[i].text), 1
        parts.append(symbol)
        length += len(symbol) + 1
        i += step
    return Line(" ".join(parts), named, numbers, tuple(places), tuple(pos), sentence)


def _stands_for(parts: list[str]) -> bool:
    """Whether 'one' here only stands for a noun: 'his umbrella, a Labour one'."""
    return len(parts) > 1 and parts[-1].startswith("P") and parts[-2] in ("a", "an")


def _before_no_count(tokens: Sequence[Token], i: int, found: tuple[str, str, int], sentence: Sentence) -> bool:
    """Whether a possessive has no number behind it, so that it counts nothing: it stays a word."""
    letter, _, end = found
    if letter != "R":
        return False
    at = end + (end < sentence.last and tokens[end].text.lower() in words().left)
    return at >= sentence.last or not _value(tokens, at, sentence.last)[1]


def _folded(text: str) -> str:
    return text.lower().replace("’", "'").replace(" ", "_") or "_"


def _value(tokens: Sequence[Token], i: int, last: int) -> tuple[int, int]:
    """The number that begins at a token and how many tokens it takes; 0 tokens where none does."""
    opening = _folded(tokens[i].text)
    first = opening.removesuffix(")")
    if _DIGITS.fullmatch(first) and not (i and tokens[i - 1].text in "£$€"):
        return int(first), 1
    for name, value in phrases():
        if name[0] == opening and [_folded(t.text) for t in tokens[i : i + len(name)]] == name and value:
            return value, len(name)
    if not _SPELLED.match(first):
        return 0, 0
    for width in range(min(_LONGEST, last - i), 0, -1):
        said = " ".join(_folded(t.text) for t in tokens[i : i + width]).replace(" - ", "-")
        if _SPELLED.fullmatch(said):
            return int(text2num(said, "en")), width
    return 0, 0


def _unit_after(tokens: Sequence[Token], i: int, width: int, last: int) -> bool:
    """Whether what follows makes the number a share, a vote or a length of time."""
    after = [_folded(t.text) for t in tokens[i + width : min(i + width + 1, last)]]
    if after and after[0] in words().votes and i and _owns(tokens, i - 1):
        return False
    return bool(after) and after[0] in words().units


def _owns(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token makes what follows somebody's: the votes of a group are its members."""
    if tokens[i].text.lower() in words().left and i:
        i -= 1
    return tokens[i].tag in _POSSESSIVE or tokens[i].tag == "POS" or tokens[i].text.lower() == "her"
