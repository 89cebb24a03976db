"""What the network is made of, as the store tells it: an edge for each statement and pair of sides, and the actors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from overtures import assets
from overtures.errors import ExportError
from overtures.export.attributes import Raw
from overtures.store import Store, Term

Between = Literal["parties", "people", "groups"]
Row = Mapping[str, Term]

# The properties that name the two sides, the most telling pair first: of each statement's pairs only the first that it
# has is drawn. A pair of the same property twice ties the makers of an agreement or talks to each other.
_SIDES: dict[str, tuple[tuple[str, str], ...]] = {
    "parties": (("fromParty", "toParty"), ("fromParty", "fromParty")),
    "people": (
        ("agent", "addressee"),
        ("agent", "counterparty"),
        ("principal", "addressee"),
        ("principal", "counterparty"),
        ("agent", "agent"),
        ("principal", "principal"),
    ),
    "groups": (
        ("principal", "counterparty"),
        ("principal", "toParty"),
        ("fromParty", "counterparty"),
        ("fromParty", "toParty"),
        ("principal", "principal"),
    ),
}
_MARKED = re.compile(r"^.*# between$", re.MULTILINE)


@dataclass(slots=True)
class Tie:
    """A statement between two sides; `values` holds every value of each column of queries/export/edges.rq."""

    statement: str
    source: str
    target: str
    values: dict[str, set[str]] = field(default_factory=dict)
    words: set[tuple[int, str]] = field(default_factory=set)

    def add(self, row: Row) -> None:
        """Take what another row tells about the same statement and sides."""
        for name, term in row.items():
            self.values.setdefault(name, set()).add(term.value)
        if "words" in row:
            self.words.add((int(row["position"].value) if "position" in row else 0, row["words"].value))

    def one(self, name: str) -> str | None:
        """The value of a column, the first in order of the alphabet where there are several; None if there is none."""
        return min(self.values.get(name, ()), default=None)

    def all(self, name: str) -> list[str]:
        """Every value of a column, sorted."""
        return sorted(self.values.get(name, ()))


def ties(store: Store, between: str) -> list[Tie]:
    """Every statement with two sides, in order of date; raises ExportError for an unknown kind of side."""
    if between not in _SIDES:
        raise ExportError(f"between {between!r} is unknown; choose parties, people or groups")
    rows = list(store.select(_query(between)).dicts())
    kept: dict[tuple[str, str, str], Tie] = {}
    for row in _most_telling(rows, _SIDES[between]):
        key = (row["statement"].value, row["from"].value, row["to"].value)
        kept.setdefault(key, Tie(*key)).add(row)
    return sorted(kept.values(), key=lambda t: (t.one("begin") or t.one("end") or "9", t.statement, t.source, t.target))


def actors(store: Store) -> dict[str, dict[str, Raw]]:
    """The attributes of every actor by IRI: label, category, party and council."""
    found: dict[str, dict[str, set[str]]] = {}
    for row in store.select(_file("actors.rq")).dicts():
        actor = found.setdefault(row["actor"].value, {})
        for name, term in row.items():
            actor.setdefault(name, set()).add(term.value)
    return {iri: _actor(values) for iri, values in found.items()}


def count(store: Store) -> int:
    """How many statements could be drawn if each named two sides."""
    return sum(int(row["statements"].value) for row in store.select(_file("statements.rq")).dicts())


_CATEGORIES: tuple[tuple[str, str], ...] = (
    ("Person", "person"),
    ("Party", "party"),
    ("CouncilGroup", "group"),
    ("Council", "council"),
    ("Alliance", "alliance"),
    ("Voice", "voice"),
)


def _actor(values: Mapping[str, set[str]]) -> dict[str, Raw]:
    classes = {name.rpartition("#")[2].rpartition("/")[2] for name in values["class"]}
    return {
        "label": min(values["label"]),
        "category": next((word for name, word in _CATEGORIES if name in classes), "organisation"),
        "party": "; ".join(sorted(values.get("party", ()))),
        "council": "; ".join(sorted(values.get("council", ()))),
    }


def _most_telling(rows: Iterable[Row], sides: tuple[tuple[str, str], ...]) -> list[Row]:
    ranked = [(sides.index((_local(row["made"]), _local(row["received"]))), row) for row in rows]
    best: dict[str, int] = {}
    for rank, row in ranked:
        statement = row["statement"].value
        best[statement] = min(rank, best.get(statement, rank))
    return [row for rank, row in ranked if rank == best[row["statement"].value]]


def _local(term: Term) -> str:
    return term.value.rpartition("#")[2]


def _query(between: str) -> str:
    pairs = " ".join(f"(ov:{made} ov:{received})" for made, received in _SIDES[between])
    return _MARKED.sub(f"  VALUES (?made ?received) {{ {pairs} }}", _file("edges.rq"))


def _file(name: str) -> str:
    return (assets.root("queries") / "export" / name).read_text(encoding="utf-8")
