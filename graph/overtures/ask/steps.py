"""The steps that a question's header may name (finish: then): what SPARQL cannot say, or engines say differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from overtures.store import Term, literal
from overtures.vocabulary import PREFIXES

Known: TypeAlias = Mapping[str, Term]
_INTEGER = PREFIXES["xsd"] + "integer"


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to the rows of a query, and the columns that it adds."""

    run: Callable[[list[Known]], list[Known]]
    makes: tuple[str, ...]

    def __call__(self, rows: list[Known]) -> list[Known]:
        """The rows with what the step adds."""
        return self.run(rows)


def listed(values: Sequence[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    return f" {last} ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)


def chains(rows: list[Known]) -> list[Known]:
    """Adds ?speaker, ?through and ?mouths to each statement.

    Rows hold a ?statement and one link of the chain from it to its article: ?mouth (a statement), the ?outer one that
    conveys it, and a ?voice that speaks there, or may.
    """
    outer: dict[str, str] = {}
    voices: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        mouth = row["mouth"].value
        outer[mouth] = row["outer"].value
        voices[mouth] |= {row["voice"].value} if "voice" in row else set()
    told: list[Known] = []
    for row in rows:
        names = [listed(sorted(voices[mouth]), "or") for mouth in _links(row["statement"].value, outer)]
        added = {"speaker": literal(names[0]), "mouths": literal(str(len(names)), _INTEGER)}
        added |= {"through": literal(", ".join(names[1:]))} if names[1:] else {}
        told.append({**row, **added})
    return told


def _links(statement: str, outer: Mapping[str, str]) -> Iterable[str]:
    """The statement, the one that conveys it, and so on; a chain that bites its tail ends there."""
    seen: list[str] = []
    while statement in outer and statement not in seen:
        seen.append(statement)
        statement = outer[statement]
    return seen


def majority(rows: list[Known]) -> list[Known]:
    """Adds to each alliance its ?sides and, by the full seat report in force, what these hold and would need.

    Rows hold a ?move, a ?member of the alliance, and a ?holder with its ?seats in one ?report of the council.
    """
    moves: dict[str, list[Known]] = defaultdict(list)
    for row in rows:
        moves[row["move"].value].append(row)
    counted = {move: _counted(told) for move, told in moves.items()}
    return [{**row, **counted[row["move"].value]} for row in rows]


def _counted(rows: list[Known]) -> dict[str, Term]:
    members = {row["member"].value for row in rows}
    parties = members | {row["memberParty"].value for row in rows if "memberParty" in row}
    names = sorted({row["memberName"].value for row in rows if "memberName" in row})
    told = {"sides": literal(listed(names)), "majority": literal("not known")}
    report = _in_force(rows)
    if report is None:
        return told
    seats = _seats([row for row in rows if row.get("report") == report])
    held = [s for s in seats if s.holder in members or (s.parties and s.parties <= parties)]
    together, total = sum(s.seats for s in held), sum(s.seats for s in seats)
    needed = total // 2 + 1
    one = min((row for row in rows if row.get("report") == report), key=lambda row: row["holder"].value)
    return told | {
        "held": literal(", ".join(f"{s.name} {s.seats}" for s in held)),
        "together": literal(str(together), _INTEGER),
        "total": literal(str(total), _INTEGER),
        "needed": literal(str(needed), _INTEGER),
        "majority": literal("yes" if together >= needed else "no"),
        **({"counted": literal(one["reported"].value)} if "reported" in one else {}),
        "counter": one["reportName"],
    }


def _in_force(rows: list[Known]) -> Term | None:
    """The latest report no later than the proposal, else the first one after it, else one of unknown date."""
    day = _day(rows)
    reports = {
        (_told(row, "reported"), row["article"] == row["reportArticle"], row["report"])
        for row in rows
        if "report" in row
    }
    dated = sorted(reports, key=lambda r: (r[0], r[1], r[2].value))
    before = [r for r in dated if r[0] and (not day or r[0] <= day)]
    after = [r for r in dated if r[0] and r not in before]
    if before:
        return before[-1][2]
    return min(after, key=lambda r: (r[0], not r[1], r[2].value))[2] if after else dated[-1][2] if dated else None


def _day(rows: list[Known]) -> str:
    """The last day on which the proposal may have been made; '' if unknown."""
    first = rows[0]
    return _told(first, "finish") or _told(first, "published")[:10] or _told(first, "begin")


def _told(row: Known, name: str) -> str:
    return row[name].value if name in row else ""


@dataclass(frozen=True, slots=True)
class _Held:
    name: str
    holder: str
    parties: frozenset[str]
    seats: int


def _seats(rows: list[Known]) -> list[_Held]:
    """What each group holds in one report, the most seats first."""
    parties: dict[str, set[str]] = defaultdict(set)
    told: dict[str, tuple[str, int]] = {}
    for row in rows:
        holder = row["holder"].value
        parties[holder] |= {row["holderParty"].value} if "holderParty" in row else set()
        name, seats = _told(row, "holderName") or holder, int(row["seats"].value)
        told[holder] = min(told.get(holder, (name, seats)), (name, seats))
    found = [_Held(name, holder, frozenset(parties[holder]), seats) for holder, (name, seats) in told.items()]
    return sorted(found, key=lambda s: (-s.seats, s.name, s.holder))


STEPS: Mapping[str, Step] = {
    "chains": Step(chains, ("speaker", "through", "mouths")),
    "majority": Step(majority, ("sides", "held", "together", "total", "needed", "majority", "counted", "counter")),
}
