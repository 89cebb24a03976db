"""The grid of constructions: its cases as files, and what each says has to be read. See tests/cases/grid/README.md."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from overtures.model import Act

GRID = Path(__file__).parent / "cases" / "grid"
ACTS: tuple[str, ...] = get_args(Act)
CONSTRUCTIONS = (
    "active", "passive", "light verb", "noun as subject", "noun as object", "first person in a quotation",
    "reported by a third person", "reported by a rival", "negated", "denied", "hypothetical", "conditional",
    "question", "headline", "list", "split over sentences",
)  # fmt: skip
KINDS = (
    "person", "party", "group", "role description", "pronoun", "both parties", "all of several", "list of parties",
)  # fmt: skip
PUBLISHED = dt.date(2024, 5, 17)
_VALUES = {"act": ACTS, "construction": CONSTRUCTIONS, "maker": KINDS, "addressee": KINDS}
_MANY = ("expect", "unrealised", "optional")
_MOVE = re.compile(
    r"(?:(?P<factuality>denied|negated|hypothetical) )?(?P<acts>[a-z/]+) (?P<maker>[^>]+) > (?P<to>.+?)"
    r'(?: if "(?P<condition>[^"]+)")?(?: told by (?P<voice>[^>"]+))?'
)
_MEMBER = re.compile(r"(?P<party>[^,()]+?)(?: \((?P<person>[^()]+)\))?")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a move: its parties or groups, and the people named with them, as (person, party)."""

    parties: frozenset[str]
    people: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A move as a case tells it: any of `acts` is right; what is None is left open (`voice` is on whose word)."""

    acts: tuple[str, ...]
    maker: Side
    to: Side
    condition: str | None = None
    voice: str | None = None
    factuality: str | None = None
    line: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One text of the grid. `name` is ACT/CONSTRUCTION-NUMBER, where its file is."""

    name: str
    act: str
    construction: str
    maker: str
    addressee: str
    text: str
    expect: tuple[Wanted, ...] = ()
    unrealised: tuple[Wanted, ...] = ()
    optional: tuple[Wanted, ...] = ()
    published: dt.date = PUBLISHED


def cases(folder: Path = GRID) -> list[Case]:
    """Every case, in the order of the names; ValueError names a file that is not in the form and says why."""
    return [case(path) for path in sorted(folder.glob("*/*.txt"))]


def case(path: Path) -> Case:
    """The case of one file."""
    try:
        return parse(f"{path.parent.name}/{path.stem}", path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error


def parse(name: str, content: str) -> Case:
    """The case of a file's content; ValueError says what is wrong and what is allowed."""
    head, mark, text = content.partition("\n---\n")
    if not mark or not text.strip():
        raise ValueError("a line --- has to part the head from the text")
    one: dict[str, str] = {}
    moves: dict[str, list[Wanted]] = {key: [] for key in _MANY}
    for key, value in _entries(head):
        if key in one:
            raise ValueError(f"{key} has to be said once")
        if key not in _MANY:
            one[key] = value
        elif (key, value) != ("expect", "none"):
            moves[key].append(move(value))
    if ("expect: none" in head.splitlines()) == bool(moves["expect"]):
        raise ValueError("say either `expect: none` or the moves to be read, as `expect: offer Labour > Green`")
    act, construction, maker, addressee = (_value(one, key) for key in _VALUES)
    expect, unrealised, optional = (tuple(moves[key]) for key in _MANY)
    published = dt.date.fromisoformat(one["published"]) if "published" in one else PUBLISHED
    return Case(
        name, act, construction, maker, addressee, text.strip(), expect, unrealised, optional, published
    )  # fmt: skip


def _entries(head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        key, colon, value = line.partition(": ")
        if not colon or key not in {*_VALUES, *_MANY, "published"}:
            raise ValueError(f"{line!r} is none of {', '.join([*_VALUES, *_MANY, 'published'])}")
        yield key, value.strip()


def _value(one: dict[str, str], key: str) -> str:
    value, allowed = one.get(key), _VALUES[key]
    if value not in allowed:
        raise ValueError(f"{key} is {value!r}; it has to be one of {', '.join(allowed)}")
    return value


def move(line: str) -> Wanted:
    """The move of a line such as `denied offer Labour (Ann Pole) > Green`; ValueError where it is none."""
    match = _MOVE.fullmatch(line)
    acts = tuple(match["acts"].split("/")) if match else ()
    if not match or not set(acts) <= set(ACTS):
        raise ValueError(f"{line!r} is no move; write ACT MAKERS > ADDRESSEES, `-` for a side that cannot be told")
    sides = side(match["maker"]), side(match["to"])
    return Wanted(acts, *sides, match["condition"], match["voice"], match["factuality"], line)


def side(words: str) -> Side:
    """The side of `Labour (Ann Pole), Green`, nobody for `-`; ValueError where it is none."""
    if words == "-":
        return Side(frozenset())
    members = [_MEMBER.fullmatch(each) for each in words.split(", ")]
    found = [each for each in members if each]
    if len(found) < len(members):
        raise ValueError(f"{words!r} is no side; write PARTY or PARTY (PERSON), with commas between")
    people = tuple((each["person"], each["party"]) for each in found if each["person"])
    return Side(frozenset(each["party"] for each in found), people)
