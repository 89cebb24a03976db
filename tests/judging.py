"""Whether a reading says what a case of the grid says, and nothing else of the kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tests.constructions import ACTS, Case, Side, Wanted

from overtures.model import Article
from overtures.pipeline import Reader, reading_dict

SYMMETRIC = frozenset({"agreement", "talks"})
STANCES = frozenset({"criticism", "support"})
Read = dict[str, Any]


def read(reader: Reader, case: Case) -> Read:
    """The reading of a case in its JSON form."""
    return reading_dict(reader.read(Article(case.name, case.text, published=case.published)))


def problems(case: Case, reading: Read) -> list[str]:
    """What was expected and not read, and what was read and not expected; empty where the reading is right.

    Praise and criticism beside another act are left out of account: they are everywhere.
    """
    counted = set(ACTS) - (STANCES - {case.act})
    moves = [m for m in reading["moves"] if m["act"] in counted]
    missed, left = _matched(case.expect, moves)
    unkept, _ = _matched(case.unrealised, reading["unrealised"])
    extra = [m for m in left if not any(_allows(each, m) for each in case.optional)]
    return [
        *(f"not read: {each.line}" for each in missed),
        *(f"not kept as unrealised: {each.line}" for each in unkept),
        *(f"read and not expected: {shown(each)}" for each in extra),
    ]


def report(case: Case, reading: Read, found: Sequence[str]) -> str:
    """What a person needs to see why a case is missed."""
    told = [shown(m) for m in reading["moves"]] + [f"unrealised: {shown(m)}" for m in reading["unrealised"]]
    wanted = [each.line for each in case.expect] or ["none"]
    return "\n".join(
        [
            f"tests/cases/grid/{case.name}.txt ({case.construction}, {case.maker} to {case.addressee})",
            *found,
            f"expected: {'; '.join(wanted + [f'unrealised: {each.line}' for each in case.unrealised])}",
            f"read: {'; '.join(told) or 'nothing'}",
        ]
    )


def fits(wanted: Wanted, move: Read) -> bool:
    """The act, both sides, and where the case tells them the people, condition, voice and factuality."""
    return (
        move["act"] in wanted.acts
        and _sides_fit(wanted, move)
        and wanted.condition in (None, move["condition"])
        and wanted.voice in (None, move["reported_by"])
        and wanted.factuality in (None, move["factuality"])
    )


def _allows(optional: Wanted, move: Read) -> bool:
    """The act, and no side but those of what may be read: a part of it is no mistake about the cell."""
    to = _parties(optional.to, move["to"])
    return move["act"] in optional.acts and set(move["for"]) <= optional.maker.parties and to <= optional.to.parties


def shown(move: Read) -> str:
    """A move that was read, in the form of a case's head."""
    people = f" ({', '.join(move['by'])})" if move["by"] else ""
    line = f"{move['act']} {', '.join(move['for']) or '-'}{people} > {', '.join(move['to']) or '-'}"
    line += f' if "{move["condition"]}"' if move["condition"] else ""
    line += f" told by {move['reported_by']}" if move["reported_by"] else ""
    return line if move["factuality"] == "asserted" else f"{move['factuality']} {line}"


def _matched(wanted: Sequence[Wanted], moves: Sequence[Read]) -> tuple[list[Wanted], list[Read]]:
    """What is missed and what is left over, each move being taken once."""
    missed, left = [], list(moves)
    for each in wanted:
        found = next((m for m in left if fits(each, m)), None)
        if found is None:
            missed.append(each)
        else:
            left.remove(found)
    return missed, left


def _sides_fit(wanted: Wanted, move: Read) -> bool:
    if wanted.acts[0] in SYMMETRIC:
        return _side_by_side(wanted, move)
    named = {person for person, _ in wanted.maker.people}
    # a motion may be read without those against whom it is put
    towards = _parties(wanted.to, move["to"]) == wanted.to.parties or (move["act"] == "motion" and not move["to"])
    return frozenset(move["for"]) == wanted.maker.parties and towards and (not named or named == set(move["by"]))


def _side_by_side(wanted: Wanted, move: Read) -> bool:
    """Sides of talks and deals stand in either order, and their people are named on either."""
    both = Side(wanted.maker.parties | wanted.to.parties, wanted.maker.people + wanted.to.people)
    ends = (_parties(both, move["for"]), _parties(both, move["to"]))
    named = {person for person, _ in both.people}
    return all(ends) and ends[0] | ends[1] == both.parties and set(move["by"]) <= named


def _parties(side: Side, read: Sequence[str]) -> frozenset[str]:
    """The parties read, a person of the side standing for the party."""
    stands = dict(side.people)
    return frozenset(stands.get(each, each) for each in read)
