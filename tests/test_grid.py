"""Every act in every construction with every kind of side: what the reader makes of each, and what it still misses."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.constructions import ACTS, CONSTRUCTIONS, GRID, KINDS, Case, Side, cases, move, parse
from tests.judging import problems, read, report

import overtures
from overtures.pipeline import Reader

CASES = cases()
MISSES = [line for line in (GRID / "misses.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
# a person changes to one party or group, or to some: not to a person, nor to both or all sides at once
NO_SENSE = {("defection", kind) for kind in ("person", "both parties", "all of several")}
PARTIES = Path(overtures.__file__).parent / "data" / "parties.toml"
SAME = Case("offer/active-1", "offer", "active", "party", "party", "Labour offered the Greens a pact.")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_a_cell_is_read_as_its_head_says(reader: Reader, case: Case) -> None:
    reading = read(reader, case)
    found = problems(case, reading)
    if case.name in MISSES:
        assert found, f"{case.name} is read rightly now: take it off tests/cases/grid/misses.txt (make grid WRITE=1)"
    else:
        assert not found, report(case, reading, found)


def test_the_list_of_misses_is_sorted_and_names_cases_only() -> None:
    assert sorted(set(MISSES)) == MISSES
    assert set(MISSES) <= {case.name for case in CASES}


def test_every_act_stands_in_every_construction_twice() -> None:
    cells = Counter((case.act, case.construction) for case in CASES)
    assert {cell: cells[cell] for cell in product(ACTS, CONSTRUCTIONS) if cells[cell] < 2} == {}


def test_every_two_properties_of_a_case_occur_together() -> None:
    wanted: set[tuple[str, ...]] = {("maker and addressee", *pair) for pair in product(KINDS, KINDS)}
    for values, kind in [*product(CONSTRUCTIONS, KINDS), *product(ACTS, KINDS)]:
        wanted |= {("maker", values, kind)}
        wanted |= {("addressee", values, kind)} if (values, kind) not in NO_SENSE else set()
    there: set[tuple[str, ...]] = set()
    for case in CASES:
        there.add(("maker and addressee", case.maker, case.addressee))
        for value in (case.act, case.construction):
            there |= {("maker", value, case.maker), ("addressee", value, case.addressee)}
    assert sorted(wanted - there) == []


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_the_head_of_a_case_fits_its_file_and_its_text(case: Case) -> None:
    assert case.name.split("/")[0] == case.act
    parties = tomllib.loads(PARTIES.read_text(encoding="utf-8"))
    national = {party["name"] for party in parties["party"]}
    for each in (*case.expect, *case.unrealised, *case.optional):
        groups = (each.maker.parties | each.to.parties) - national
        people = {person for person, _ in each.maker.people + each.to.people}
        named = {*groups, *people, each.condition or "", each.voice or ""}
        assert [name for name in named if name.casefold() not in case.text.casefold()] == []


def test_every_text_is_told_once() -> None:
    assert [text for text, times in Counter(case.text for case in CASES).items() if times > 1] == []


SIDES = st.lists(st.sampled_from(["Labour", "Green (Tom Vane)", "Wexcombe First"]), min_size=1, unique=True)
MOVES = st.tuples(
    st.sampled_from(ACTS), SIDES, SIDES, st.sampled_from([None, "if they pay"]), st.sampled_from([None, "Ann Pole"])
)  # fmt: skip


@given(MOVES)
def test_a_move_is_parsed_into_the_parts_it_is_written_of(parts: tuple[Any, ...]) -> None:
    act, maker, to, condition, voice = parts
    line = f"{act} {', '.join(maker)} > {', '.join(to)}"
    line += f' if "{condition}"' if condition else ""
    line += f" told by {voice}" if voice else ""
    found = move(line)
    assert (found.acts, found.condition, found.voice) == ((act,), condition, voice)
    for words, got in ((maker, found.maker), (to, found.to)):
        people = tuple(("Tom Vane", "Green") for each in words if "Tom" in each)
        assert got == Side(frozenset(each.split(" (")[0] for each in words), people)


@given(st.text(alphabet=st.sampled_from("act: offer\nexpect none-> ()"), max_size=80))
def test_a_file_in_no_form_is_refused_with_a_reason(content: str) -> None:
    with pytest.raises(ValueError, match=r"has to|say either|is none of|is no"):
        parse("offer/active-1", content)


def told(act: str, by: list[str], makers: list[str], to: list[str], **more: str) -> dict[str, Any]:
    plain = {"condition": None, "reported_by": None, "factuality": "asserted"}
    return {"act": act, "by": by, "for": makers, "to": to, **plain, **more}


@pytest.mark.parametrize(
    ("expect", "moves", "right"),
    [
        ("offer Labour > Green", [told("offer", [], ["Labour"], ["Green"])], True),
        ("offer Labour > Green", [told("offer", [], ["Green"], ["Labour"])], False),
        ("offer Labour > Green", [told("appeal", [], ["Labour"], ["Green"])], False),
        ("offer/appeal Labour > Green", [told("appeal", [], ["Labour"], ["Green"])], True),
        ("offer Labour > Green", [told("offer", [], ["Labour"], ["Green"])] * 2, False),
        ("offer Labour (Ann Pole) > Green", [told("offer", [], ["Labour"], ["Green"])], False),
        ("offer Labour > Green (Tom Vane)", [told("offer", [], ["Labour"], ["Tom Vane"])], True),
        ("talks Labour > Green, SNP", [told("talks", [], ["SNP"], ["Labour", "Green"])], True),
        ("talks Labour > Green, SNP", [told("talks", [], ["SNP"], ["Green"])], False),
        ("motion Labour > Green", [told("motion", [], ["Labour"], [])], True),
        ("offer Labour > Green told by Ann Pole", [told("offer", [], ["Labour"], ["Green"])], False),
        ('offer Labour > Green if "if asked"', [told("offer", [], ["Labour"], ["Green"])], False),
        ("none", [told("offer", [], ["Labour"], ["Green"])], False),
        ("none", [told("criticism", [], ["Labour"], ["Green"])], True),
    ],
)
def test_a_reading_is_judged_by_act_sides_people_voice_and_condition(
    expect: str, moves: list[dict[str, Any]], right: bool
) -> None:
    head = f"act: {SAME.act}\nconstruction: active\nmaker: party\naddressee: party\nexpect: {expect}"
    case = parse(SAME.name, f"{head}\n---\n{SAME.text}")
    assert (problems(case, {"moves": moves, "unrealised": []}) == []) is right
