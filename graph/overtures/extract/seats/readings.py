"""What a match of a pattern says: which parties, how many seats, how many more or fewer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from overtures.extract.seats.symbols import Line
from overtures.extract.seats.words import words

Told = tuple[str, int | None, int | None]  # party, seats, change


_SHARED = re.compile(r"\b(?:together|between(?: P\d+)?) $")
_NEAR = 20  # characters before a count that tell whether it is shared
_SMALLEST = 7  # seats of the smallest council that "so many of so many" is said of
_JOINT = re.compile(r"\b(?:together|combined|jointly|between (?:them|us|P\d+))\b")


@dataclass(frozen=True, slots=True)
class Count:
    """What one pattern says of one party: seats, change, the size of the body; `weight` ranks conflicting ones.

    `at` is the place in the symbols, `place` the character of the article, `when` 1 where the words say that it holds
    now, -1 where they say that it held before.
    """

    party: str
    seats: int | None
    change: int | None
    total: int | None
    weight: int
    at: int
    place: int
    when: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with `<PIECES>`; `weight` 3 speaks of seats itself, 2 needs a count told nearby, 1 is the weakest."""

    text: str
    weight: int
    read: Callable[[re.Match[str], Line], list[Told]]


def number(m: re.Match[str], line: Line, name: str) -> int | None:
    """The number that a named group of the match stands for, None where it took no part."""
    said = m.groupdict().get(name)
    return line.numbers[int(said)] if said else None


def party(m: re.Match[str], line: Line, name: str = "p") -> str:
    """The party that a named group of the match stands for."""
    return line.parties[int(m[name])]


def plain(m: re.Match[str], line: Line) -> list[Told]:
    """So many seats; what two have together is neither's."""
    shared = _SHARED.search(line.text, max(0, m.start() - _NEAR), m.start())
    if shared or _JOINT.search(m[0]) or _JOINT.match(line.text, m.end() + 1) or _is_part(m, line):
        return []
    return [(party(m, line), number(m, line, "n"), None)]


def _is_part(m: re.Match[str], line: Line) -> bool:
    """Whether a count is one out of too few for a council: 'two of the three in his pocket'."""
    return (number(m, line, "t") or _SMALLEST) < _SMALLEST


def bare(m: re.Match[str], line: Line) -> list[Told]:
    """So many, where no noun behind the number tells of what: 'Labour’s nine abstained', not 'its nine pledges'."""
    return [] if _goes_on(m, line, ("NOUN", "PROPN", "ADJ", "NUM")) else plain(m, line)


def _goes_on(m: re.Match[str], line: Line, kinds: tuple[str, ...]) -> bool:
    """Whether a word of one of these parts of speech follows that is no part of a date."""
    return line.pos_after(m.end()) in kinds and not line.text.startswith(" T", m.end())


def owned(m: re.Match[str], line: Line) -> list[Told]:
    """So many of a possessor: 'Mr Ashby’s four', not 'he’s 70', where the mark stands for a verb."""
    return [] if line.pos_at(m.start("s")) in ("AUX", "VERB") else bare(m, line)


def either(m: re.Match[str], line: Line) -> list[Told]:
    """So many seats, by the one or the other of two ways to end."""
    return [(party(m, line), number(m, line, "n") or number(m, line, "k"), None)]


def two(m: re.Match[str], line: Line) -> list[Told]:
    """Two parties and two numbers, each to each."""
    return [(party(m, line), number(m, line, "k"), None), (party(m, line, "q"), number(m, line, "n"), None)]


def whole(m: re.Match[str], line: Line) -> list[Told]:
    """'its five Labour members': not 'the two Labour women' nor 'the two Greens that left'."""
    relative = line.text.startswith(" that ", m.end())
    return [] if relative or _goes_on(m, line, ("NOUN", "PROPN", "ADJ")) else plain(m, line)


def carried(m: re.Match[str], line: Line) -> list[Told]:
    """A second verb of the party named last: 'lost seven and now hold 14'."""
    return [(_last_party(m, line), number(m, line, "n"), None)]


def carried_change(m: re.Match[str], line: Line) -> list[Told]:
    """A second verb of the party named last, of gain or loss."""
    return [(_last_party(m, line), None, signed(m, line, m[0]))]


def _last_party(m: re.Match[str], line: Line) -> str:
    return line.parties[int(re.findall(r"[PH](\d+)", m[0])[-1])]


def one(m: re.Match[str], line: Line) -> list[Told]:
    """One seat."""
    return [(party(m, line), 1, None)]


def one_of(m: re.Match[str], line: Line) -> list[Told]:
    """As many as there are of which one is named: 'Cllr Lund, one of seven'."""
    return [(party(m, line), number(m, line, "n"), None)] if number(m, line, "k") == 1 else []


def one_bare(m: re.Match[str], line: Line) -> list[Told]:
    """One seat, where no noun behind tells of what: 'a lone Green holds the key'."""
    return [(party(m, line), 1, None)] if bare(m, line) else []


def following(m: re.Match[str], line: Line) -> list[Told]:
    """So many, after another that rose or fell: 'Labour slipped to 15, the Greens to ten'."""
    return plain(m, line) if _moved().search(line.text, 0, m.start()) else []


@cache
def _moved() -> re.Pattern[str]:
    w = words().alternations
    return re.compile(rf"\b(?:{w['UP']}|{w['DOWN']})\b[^;]* to N\d+")


def band(m: re.Match[str], line: Line) -> list[Told]:
    """As many as the word for a company of them tells."""
    return [(party(m, line), words().bands[m["band"]], None)] if line.pos_at(m.start("band")) == "NOUN" else []


def ordinal(m: re.Match[str], line: Line) -> list[Told]:
    """As many as the place in a row that the newest one takes."""
    return [(party(m, line), words().ordinals[m["ordinal"]], None)]


def both(m: re.Match[str], line: Line) -> list[Told]:
    """So many seats for each of two parties."""
    seats = number(m, line, "n")
    return [(party(m, line, p), seats, None) for p in ("p", "q")]


def and_colleagues(m: re.Match[str], line: Line) -> list[Told]:
    """A person and so many colleagues."""
    return [(party(m, line), (number(m, line, "n") or 0) + 1, None)]


def from_to(m: re.Match[str], line: Line) -> list[Told]:
    """From so many seats to so many."""
    before, now = number(m, line, "k"), number(m, line, "n")
    return [(party(m, line), now, (now or 0) - (before or 0))]


def by_to(m: re.Match[str], line: Line) -> list[Told]:
    """By so many seats to so many."""
    return [(party(m, line), number(m, line, "n"), signed(m, line, line.text[: m.end()]))]


def change(m: re.Match[str], line: Line) -> list[Told]:
    """So many more or fewer; seats only where the pattern gives them too."""
    return [(party(m, line), number(m, line, "n"), signed(m, line, m[0]))]


def signed(m: re.Match[str], line: Line, said: str) -> int | None:
    """The change with the sign of the last verb or adverb of rising or falling."""
    difference = number(m, line, "k") or number(m, line, "j")
    ways = list(_ways().finditer(said))
    if difference is None or not ways:
        return None
    return -abs(difference) if ways[-1].lastgroup == "less" else difference


@cache
def _ways() -> re.Pattern[str]:
    w = words().alternations
    return re.compile(
        rf"\b(?:(?P<less>{w['DOWN']}|{w['LOSE']}|{w['FEWER']}|loss)|(?P<gain>{w['UP']}|{w['GAIN']}|more|gain))\b"
    )
