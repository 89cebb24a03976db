"""Counts the seats of the sides of an alliance by the seat report in force at the time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from overtures.ask.words import listed
from overtures.store import Term, literal
from overtures.vocabulary import PREFIXES

Known: TypeAlias = Mapping[str, Term]
_INTEGER = PREFIXES["xsd"] + "integer"


def majority(rows: list[Known]) -> list[Known]:
    """Adds to each alliance its ?sides and, by the full seat report in force, what these hold and would need.

    Rows are of two kinds: a ?member of the alliance of a ?move (?on a council), and a ?holder of ?seats in a full
    ?report (of the council that is ?seated). Kept are the former.
    """
    seats: dict[str, list[Known]] = defaultdict(list)
    moves: dict[str, list[Known]] = defaultdict(list)
    for row in rows:
        if "move" in row:
            moves[row["move"].value].append(row)
        elif {"holder", "seats"} <= row.keys():
            seats[row["seated"].value].append(row)
    told: list[Known] = []
    for group in moves.values():
        counted = _counted(group, seats.get(_told(group[0], "on"), []))
        told += [{**row, **counted} for row in group]
    return told


def _counted(rows: list[Known], counts: list[Known]) -> dict[str, Term]:
    members = {row["member"].value for row in rows if "member" in row}
    parties = members | {row["memberParty"].value for row in rows if "memberParty" in row}
    names = sorted({row["memberName"].value for row in rows if "memberName" in row})
    told = {"sides": literal(listed(names)), "majority": literal("not known")}
    report = _in_force(counts, rows)
    if report is None:
        return told
    seats = _seats([row for row in counts if row["report"] == report])
    held = [s for s in seats if s.holder in members or (s.parties and s.parties <= parties)]
    together, total = sum(s.seats for s in held), sum(s.seats for s in seats)
    needed = total // 2 + 1
    one = min((row for row in counts if row["report"] == report), key=lambda row: row["holder"].value)
    return told | {
        "held": literal(", ".join(f"{s.name} {s.seats}" for s in held)),
        "together": literal(str(together), _INTEGER),
        "total": literal(str(total), _INTEGER),
        "needed": literal(str(needed), _INTEGER),
        "majority": literal("yes" if together >= needed else "no"),
        **({"counted": literal(one["reported"].value)} if "reported" in one else {}),
        **({"counter": one["reportName"]} if "reportName" in one else {}),
    }


def _in_force(counts: list[Known], rows: list[Known]) -> Term | None:
    """The latest report no later than the proposal, else the first one after it, else one of unknown date."""
    day = max(map(_day, rows))
    own = {row["article"] for row in rows if "article" in row}
    reports = {(_told(row, "reported"), row.get("reportArticle") in own, row["report"]) for row in counts}
    dated = sorted(reports, key=lambda r: (r[0], r[1], r[2].value))
    before = [r for r in dated if r[0] and (not day or r[0] <= day)]
    after = [r for r in dated if r[0] and r not in before]
    if before:
        return before[-1][2]
    return min(after, key=lambda r: (r[0], not r[1], r[2].value))[2] if after else dated[-1][2] if dated else None


def _day(row: Known) -> str:
    """The last day on which the proposal may have been made; '' if unknown."""
    return _told(row, "finish") or _told(row, "published")[:10] or _told(row, "begin")


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
