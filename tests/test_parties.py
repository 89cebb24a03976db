"""The list of parties: what its entries say, which of several of one name is meant, what the graph keeps apart."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pyoxigraph as ox
import pytest

from overtures import rdf, vocabulary
from overtures.annotate import gazetteer
from overtures.annotate.bodies import find_bodies
from overtures.model import Article
from overtures.pipeline import Reader
from overtures.rdf.parties import by_any_name, parties, variants_in

DATA: dict[str, Any] = gazetteer.table("parties")
ENTRIES: list[dict[str, Any]] = DATA["party"]
COUNCIL, IRISH = "northmarch-county-council", "labour-party-ireland"
REGIONS = {"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS", "IE", "IM", "JE", "GG"}


def words_of(entry: dict[str, Any]) -> set[str]:
    keys = ("aliases", "nicknames", "demonyms", "weak", "shared", "weak_if_country")
    return {word for key in keys for word in entry.get(key, [])}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: str(e["name"]))
def test_every_party_says_where_it_stands_and_where_to_look_it_up(entry: dict[str, Any]) -> None:
    assert entry["source"] in DATA["sources"]
    assert entry["region"]
    assert words_of(entry)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if "adjective" in e], ids=lambda e: str(e["name"]))
def test_parties_of_these_islands_have_a_region_and_words_that_are_not_twice_in_the_entry(
    entry: dict[str, Any],
) -> None:
    assert set(entry["region"]) <= REGIONS
    listed = [word for key in ("aliases", "nicknames", "demonyms") for word in entry.get(key, [])]
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("In Scotland the Nationalists won.", "SNP"),
        ("In Wales the Nationalists won.", "Plaid Cymru"),
        ("The MSPs of the Nationalists left.", "SNP"),
        ("In Ireland the National Party lost.", "National Party (Ireland)"),
        ("The National Party lost.", "National"),
        ("Solidarity lost a seat in the Dáil.", "Solidarity"),
        ("The Women's Equality Party stood.", "Women's Equality"),
        ("The Shinners won.", "Sinn Féin"),
    ],
)
def test_a_name_that_several_parties_bear_means_the_one_of_the_place(text: str, party: str) -> None:
    assert party in [n.name for n in find_bodies(text)[0]]


def test_solidarity_is_no_party_where_the_text_does_not_speak_of_ireland() -> None:
    assert find_bodies("Solidarity with the drivers was promised.")[0] == []


@pytest.mark.parametrize(
    ("text", "others", "found"),
    [
        ("Labour and the Greens met in the Dáil.", ["Labour"], ["Labour Party (Ireland)", "Green Party (Ireland)"]),
        ("Labour and the Greens met Fine Gael.", ["Fine Gael"], ["Labour Party (Ireland)", "Green Party (Ireland)"]),
        ("The Scottish Greens met Labour.", ["Green", "Labour"], ["Scottish Green Party"]),
        ("The Greens met the SNP.", ["Green", "SNP"], ["Scottish Green Party"]),
        ("The Greens met the Alliance Party.", ["Green", "Alliance"], ["Green Party Northern Ireland"]),
        ("The Greens met Labour at Northmarch.", ["Green", "Labour"], []),
        ("The Greens of Wales and of Scotland met.", ["Green"], []),
    ],
)
def test_national_parties_of_one_name_are_told_apart(text: str, others: list[str], found: list[str]) -> None:
    assert {each.label for each in variants_in(text, others).values()} == set(found)


def test_the_graph_keeps_national_parties_of_one_name_apart_and_ties_their_groups_to_them() -> None:
    text = "Labour on Northmarch County Council offered Fine Gael a pact. A TD of the Dáil was told."
    reading = Reader().read(Article("case", text, published=dt.date(2024, 6, 10)))
    store = ox.Store()
    nquads = rdf.to_nquads(reading, when=dt.datetime(2024, 6, 11, tzinfo=dt.UTC))
    store.load(nquads.encode(), format=ox.RdfFormat.N_QUADS)
    body = f"{vocabulary.ID}body/"
    group, party = (ox.NamedNode(body + each) for each in (f"{COUNCIL}/{IRISH}", IRISH))
    assert any(store.quads_for_pattern(group, ox.NamedNode(vocabulary.OV + "ofParty"), party))
    assert not any(store.quads_for_pattern(ox.NamedNode(f"{body}labour"), None, None))


def test_the_graph_calls_a_party_by_its_nicknames_too() -> None:
    assert {"Tories", "Tory"} <= set(parties()["Conservative"].others)
    assert "Irish Labour" not in parties()["Labour"].others
    assert by_any_name()["lib dem"].adjective == "Liberal Democrat"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("All quiet.\n\nLABOUR saw a ghost.", {"Labour"}),
        ("All quiet.\n\nTHE LIB DEMS saw themselves.", {"Liberal Democrats"}),
        ("All quiet. LABOUR: none asked, none wanted.", {"Labour"}),
        ("All quiet.\n\nLABOUR REFUSES GREENS\n\nIt was late.", set()),
    ],
)
def test_a_party_in_capitals_is_read_where_a_line_opens_with_it_and_not_in_a_headline(
    text: str, found: set[str]
) -> None:
    assert {n.name for n in find_bodies(text)[0]} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Alliance lost the vote, and Labour cheered.", {"Labour"}),
        ("The DUP and the Alliance met.", {"DUP", "Alliance"}),
        ("Alliance won the vote.", {"Alliance"}),
        ("The Alliance member for Fell left.", {"Alliance"}),
        ("A Labour-Green pact fell.", {"Labour", "Green"}),
        ("Nothing came of the DUP-UUP talks.", {"DUP", "UUP"}),
        ("The Liberal Democrat-run council met the Greens.", {"Green"}),
        ("The Nationalists left the SNP-led executive.", {"SNP"}),
        ("The Nationalists spoke at the Senedd.", {"Plaid Cymru", "Senedd"}),
        ("FF met FG and SF in the Dáil.", {"Fianna Fáil", "Fine Gael", "Sinn Féin", "Dáil"}),
        ("The FF switch and the SD card were lost.", set()),
        ("She told the Democrat that Labour was done.", {"Labour"}),
        ("The Democrats and the Republicans met.", {"Democrat", "Republican"}),
    ],
)
def test_a_name_that_other_things_bear_is_a_party_where_its_place_is_spoken_of(text: str, found: set[str]) -> None:
    assert {n.name for n in find_bodies(text)[0]} == found
