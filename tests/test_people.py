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


def actors_of(text: str, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of each mention of a kind, and whom they mean or may mean."""
    found = annotate(Article("case", text))
    return [(m.span.of(text), m.actors or m.possible) for m in found.mentions if m.kind == kind]


def test_a_bare_surname_of_two_who_were_named_together_stays_open() -> None:
    text = 'Cllr Ann Vale and Cllr Guy Vale met.\n\n"I will not," Vale said. "Nor I," said Ms Vale.'
    found = annotate(Article("case", text))
    assert [(q.speaker, set(q.possible)) for q in found.quotes] == [
        (None, {"Ann Vale", "Guy Vale"}),
        ("Ann Vale", set()),
    ]


def test_a_bare_surname_is_the_one_who_was_named_last_where_the_text_speaks_of_one_at_a_time() -> None:
    text = "Ann Vale spoke first. Vale was brief.\n\nThen Guy Vale had his turn. Vale was not."
    assert [m[1] for m in actors_of(text, "person")] == [("Ann Vale",), ("Ann Vale",), ("Guy Vale",), ("Guy Vale",)]


@pytest.mark.parametrize(
    ("text", "role", "person"),
    [
        ("Provost Morag Hay, of the SNP, opened. The Provost sat down.", "The Provost", "Morag Hay"),
        ("Ian Dale MP, of Labour, spoke. The MP left.", "The MP", "Ian Dale"),
        ("The Lord Mayor, Cllr Jean Moss (Lab), sat. Later the Lord Mayor stood.", "the Lord Mayor", "Jean Moss"),
        ("Mayor Gwen Tull and deputy mayor Sam Orde met. The deputy mayor left.", "The deputy mayor", "Sam Orde"),
        ("Baroness Frith, a Lib Dem peer, spoke. The baroness left.", "The baroness", "Baroness Frith"),
        ("The Labour leader spoke.\n\nCllr Tom Vane, who leads Labour, has a cold.", "The Labour leader", "Tom Vane"),
    ],
)
def test_a_title_or_an_office_alone_means_its_bearer(text: str, role: str, person: str) -> None:
    assert (role, (person,)) in actors_of(text, "role")


def test_the_mayor_of_another_town_is_not_ours() -> None:
    text = "Mayor Gwen Tull (Labour) spoke. The mayor of Easthaven was there."
    assert actors_of(text, "role") == []


A, B, C = "Northmarch City Council", "Brayle County Council", "Hedley Parish Council"


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        (f"Cllr Dan Wray (Con), who sits on both {A} and {B}, spoke.", {A, B}),
        (f"Cllr Dan Wray is a Conservative member of {A} and of {B}.", {A, B}),
        (f"Cllr Dan Wray serves on {A}, {B} and {C}.", {A, B, C}),
        (f"Cllr Dan Wray was elected to {B} in May; he has sat on {A} since 2019.", {A, B}),
        (f"Cllr Dan Wray of {A} represents Quarry on {B}. The county councillor is a member of {C} too.", {A, B, C}),
        (f"Dan Wray is the Green group's deputy leader on {A} and a Brayle county councillor.", {A, B}),
        (f"Tory county councillor Dan Wray met {A}. {B} was told.", {B}),
        (f"Cllr Dan Wray serves on {A}. He is not a member of {B}.", {A}),
    ],
)
def test_somebody_may_sit_on_several_councils(text: str, councils: set[str]) -> None:
    assert {r.body for r in people_of(text)["Dan Wray"].roles} == councils


def test_a_member_of_parliament_does_not_sit_on_the_council_that_the_text_is_about() -> None:
    roles = people_of(f"Ian Dale MP, of Labour, wrote to {A}. In the Senedd, Huw Prys MS (Labour) spoke.")
    assert [r.body for r in roles["Ian Dale"].roles] != [A]
    assert [(r.role, r.body) for r in roles["Huw Prys"].roles] == [("MS", "Senedd")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Deputy Anne Renouf, of Reform Jersey, spoke.", "deputy"),
        ("Deputy Anne Renouf, of Fine Gael, spoke.", "TD"),
    ],
)
def test_not_every_deputy_sits_in_the_dail(text: str, role: str) -> None:
    assert [r.role for r in people_of(text)["Anne Renouf"].roles] == [role]


def test_surnames_that_are_words_for_places_are_read_where_an_office_or_a_party_stands_beside_them() -> None:
    text = "Labour councillor Fay West met Ruth Park (Con) at Ann Hall, near Victoria Park and in Joy Street."
    assert set(people_of(text)) == {"Fay West", "Ruth Park"}


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


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("ANN MCBRIDE: We shall see.\n\nAnn McBride of Labour left.", {"Ann McBride"}),
        ("DREW HALE (Green): No.\n\nLabour's Drew Hale had hoped.", {"Drew Hale"}),
        ("LABOUR COLD SHOULDER FOR GREENS\n\nDrew Hale was sorry.", {"Drew Hale"}),
        ("Sinn Féin's Ann Mac Bride wrote. Labour told Mac Bride that it was late.", {"Ann Mac Bride"}),
        ("Labour told Fell FM and Radio Fell. It met at the Corn Exchange.", set()),
        ("Dear Ann, I shall not. Yours, Drew Hale", {"Drew Hale"}),
    ],
)
def test_one_person_in_capitals_or_by_half_a_surname_and_no_person_in_a_headline(text: str, people: set[str]) -> None:
    assert set(people_of(text)) == people
