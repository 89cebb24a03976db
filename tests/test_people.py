"""People, their parties and offices: golden cases, one file a kind of text, and the example of every construction."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from overtures.annotate import annotate, gazetteer
from overtures.annotate.bodies import find_bodies
from overtures.annotate.people.names import Name, same_person
from overtures.model import Article, Person, Span

CASES = sorted((Path(__file__).parent / "people").glob("*.toml"))


def people_of(text: str) -> dict[str, Person]:
    return {p.name: p for p in annotate(Article("case", text.strip())).people}


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_reads_people_with_their_parties(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    found = people_of(case["text"])
    assert {name: (found[name].party or "" if name in found else "not seen") for name in case["people"]} == case[
        "people"
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_gives_nobody_else_a_party(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    found = people_of(case["text"])
    assert {p.name: p.party for p in found.values() if p.party and p.name not in case["people"]} == {}


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_reads_their_offices(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    found = people_of(case["text"])
    told = {name: sorted({r.role for r in found[name].roles}) for name in case.get("roles", {})}
    assert told == case.get("roles", {})


CONSTRUCTIONS: list[dict[str, Any]] = gazetteer.table("affiliation")["construction"]


@pytest.mark.parametrize("entry", CONSTRUCTIONS, ids=lambda e: str(e["name"]))
def test_every_construction_holds_in_its_example(entry: dict[str, Any]) -> None:
    text, person, party = entry["example"]
    found = people_of(text)
    assert person in found
    assert found[person].party == party


def test_construction_names_are_unique() -> None:
    names = [entry["name"] for entry in CONSTRUCTIONS]
    assert len(names) == len(set(names))


def test_a_title_tells_two_people_of_one_surname_apart() -> None:
    text = "Mr Ian Vale and Mrs Una Vale spoke.\n\nMrs Vale left first. Mr Vale stayed."
    named = [m for m in annotate(Article("case", text)).mentions if m.kind == "person"]
    assert [m.actors[0] for m in named] == ["Ian Vale", "Una Vale", "Una Vale", "Ian Vale"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bob Ash", "Robert Ash", True),
        ("B. Ash", "Bea Ash", True),
        ("Bea Ash", "Bea Oak", False),
        ("Al Ash", "Bea Ash", False),
    ],
)
def test_short_names_and_initials_are_their_bearers(one: str, other: str, same: bool) -> None:
    a, b = (Name(Span(0, len(n)), tuple(n.split()), ()) for n in (one, other))
    assert same_person(a, b) is same


def test_places_and_days_are_no_people() -> None:
    text = "On Lady Day the Rotary Club met at Mill Lane, near Quarry Bank and the Town Hall, about the Custom House."
    assert people_of(text) == {}


def test_every_alias_is_found_alone_and_means_its_party() -> None:
    known = gazetteer.parties()
    for words, alias in known.aliases.items():
        match = known.pattern.fullmatch(words)
        assert match, words
        assert alias.parties, words


def test_party_names_are_unique() -> None:
    names = [p["name"] for p in gazetteer.table("parties")["party"]]
    assert sorted(names) == sorted(set(names))


def test_the_codes_in_brackets_mean_listed_parties() -> None:
    names = {p["name"] for p in gazetteer.table("parties")["party"]}
    assert set(gazetteer.table("parties")["codes"].values()) <= names


def test_strong_aliases_are_read_in_a_sentence() -> None:
    for words, alias in gazetteer.parties().aliases.items():
        if not (alias.weak or alias.countries or words[0].islower()):
            named, _ = find_bodies(f"Last week {words} said no.")
            assert [n.name for n in named][:1] and named[0].name in alias.parties, words
