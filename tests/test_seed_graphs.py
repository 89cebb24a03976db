"""The two stories encoded by hand: they conform, say what the articles say, and repeat none of their words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from overtures import assets
from overtures import vocabulary as v
from overtures.rdf import from_trig
from overtures.validate import check, check_file

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own reading
FOLDER = assets.root("ontology") / "examples" / "valid"
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in v.PREFIXES.items())
YEARS = ("2022", "2015")


def file(year: str) -> Path:
    return FOLDER / f"seed-{year}.trig"


@cache
def quads(year: str) -> str:
    """The story with what is derived from it, as N-Quads."""
    return from_trig(file(year))[f"seed-{year}"]


@cache
def store() -> ox.Store:
    both = ox.Store()
    for year in YEARS:
        both.load(quads(year).encode(), format=ox.RdfFormat.N_QUADS)
    return both


def ask(where: str) -> list[tuple[str, ...]]:
    """Rows of labels and numbers over both stories."""
    rows: Any = store().query(f"{PREFIXES} SELECT DISTINCT {where}", use_default_graph_as_union=True)
    return sorted(tuple(value.value.removeprefix(v.BASE) if value else "" for value in row) for row in rows)


def moves(kind: str, year: str) -> list[tuple[str, ...]]:
    """Makers' and addressees' parties of the moves of one kind, once each."""
    return ask(
        f"""?from ?to {{ ?o a ov:{kind} ; ov:fromParty/rdfs:label ?from ; ov:toParty/rdfs:label ?to .
            FILTER(CONTAINS(STR(?o), "seed-{year}")) }}"""
    )


@pytest.mark.parametrize("year", YEARS)
def test_the_story_conforms_but_for_what_is_not_known(year: str) -> None:
    """The report of 2022 does not say on whose side the motion is put."""
    found = [(problem.blocking, problem.rule, problem.what) for problem in check_file(file(year))]
    motion = (False, "NamedSide", "the motion “Motion on how the leaders of the council are chosen”")
    assert found == ([motion] if year == "2022" else [])


@pytest.mark.parametrize("year", YEARS)
def test_the_story_holds_no_words_and_its_evidence_lies_in_the_article(year: str, seeds: Path) -> None:
    (text,) = (each.read_text(encoding="utf-8") for each in seeds.glob("*.txt") if each.stem in quads(year))
    graph = rdflib.Dataset().parse(data=quads(year), format="nquads")
    assert [each for each in check(graph, text) if each.blocking] == []
    assert not list(graph.quads((None, rdflib.URIRef(v.PREFIXES["oa"] + "exact"), None, None)))
    assert _runs(file(year).read_text(encoding="utf-8"), 5) & _runs(text, 5) == set()


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    """All runs of so many words."""
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_no_triple_of_the_two_stories_counts_twice() -> None:
    counted = Counter(quad.triple for quad in store())
    repeated = {triple for triple, times in counted.items() if times > 1}
    edges = {ox.NamedNode(v.OV + each) for each in ("criticised", "appealedTo", "rejected")}
    assert {triple.predicate for triple in repeated} <= edges, "only direct edges may follow from two articles"


def test_the_register_says_the_same_of_a_body_in_both_stories() -> None:
    told = [_register(quads(year)) for year in YEARS]
    shared = set(told[0]) & set(told[1])
    assert f"{v.ID}body/labour" in shared
    assert {body: told[0][body] for body in shared} == {body: told[1][body] for body in shared}


def _register(nquads: str) -> dict[str, set[str]]:
    told: dict[str, set[str]] = {}
    for quad in ox.parse(nquads.encode(), format=ox.RdfFormat.N_QUADS):
        if quad.graph_name == ox.NamedNode(v.REGISTER) and isinstance(quad.subject, ox.NamedNode):
            told.setdefault(quad.subject.value, set()).add(str(quad.triple))
    return told


def test_2022_labour_offers_and_the_greens_turn_it_down_on_three_accounts() -> None:
    assert ask("?who { ?o a ov:Offer ; ov:agent/rdfs:label ?who }") == [("Jabba Riaz",), ("Lynn Denham",)]
    assert moves("Offer", "2022") == [("Labour Party", "Green Party")]
    assert moves("Rejection", "2022") == [("Green Party", "Labour Party")]
    told = ask(
        """?who { ?r a ov:Rejection ; ov:respondsTo/a ov:Offer . ?s ov:conveys ?r .
            ?s (ov:speaker|ov:possibleSpeaker)/rdfs:label ?who }"""
    )
    assert [who for (who,) in told] == [
        "Green group, Worcester City Council",
        "Labour group, Worcester City Council",
        "Lynn Denham",
        "the article's own voice",
    ]


def test_2022_the_greens_want_all_four_in_under_labour_and_the_conservatives() -> None:
    plan = """?o a ov:CounterOffer ; ov:proposes ?plan .
        ?plan ov:arrangement ovc:arrangement-joint-leadership"""
    led = ask(f"?who {{ {plan} ; ov:wouldBeLedBy/ov:belongsToParty/rdfs:label ?who }}")
    assert led == [("Conservative Party",), ("Labour Party",)]
    assert len(ask(f"?who {{ {plan} ; ov:wouldInclude ?who }}")) == 4


def test_2022_only_a_rival_tells_of_the_invitation() -> None:
    found = ask(
        """?from ?to ?word ?kind { ?o a ov:Invitation ; ov:fromParty/rdfs:label ?from ; ov:toParty/rdfs:label ?to .
            ?o ov:onWordOf/rdfs:label ?word . ?s ov:conveys ?o; ov:wordKind ?kind .
            FILTER(CONTAINS(STR(?o), "-2022")) }"""
    )
    assert found == [("Green Party", "Conservative Party", "Lynn Denham", "code/word-rival")]


def test_2022_denham_appeals_criticises_and_puts_a_motion_for_next_week() -> None:
    kinds = {kind for (kind,) in ask("?kind { ?o ov:agent/rdfs:label 'Lynn Denham' ; a ?kind }")}
    assert {"ns#Appeal", "ns#Criticism", "ns#Motion", "ns#Talks", "ns#Offer"} <= kinds
    found = ask(
        """?from ?until ?how { ?o a ov:Motion ; ov:when ?w . ?w ov:begin ?from ; ov:end ?until .
            ?s ov:reports ?o ; ov:factuality ?how }"""
    )
    assert found == [("2022-05-16", "2022-05-22", "code/fact-planned")]


def test_2022_seats_and_their_changes() -> None:
    seats = """?n ?c { ?s ov:completeFor ?council ; ov:reports ?x . ?x ov:seats ?n .
        OPTIONAL { ?x ov:seatChange ?c } }"""
    assert ask(seats) == [("12", "1"), ("15", "-3"), ("2", ""), ("6", "2")]


def test_2015_udall_chairs_the_labour_group_and_sits_on_two_councils() -> None:
    assert ask("""?r ?b { ?m org:member/rdfs:label 'Richard Udall' ; org:role ?r ;
        org:organization/rdfs:label ?b }""") == [
        ("code/role-chair", "Labour group, Worcestershire"),
        ("code/role-councillor", "Worcester City Council"),
        ("code/role-councillor", "Worcestershire County Council"),
    ]


def test_2015_both_parties_refuse_and_invite_him_back() -> None:
    refusing = "?party ?who { ?o a ov:Rejection ; ov:fromParty/rdfs:label ?party ; ov:agent/rdfs:label ?who }"
    assert ask(refusing) == [("Green Party", "John Raine"), ("Liberal Democrats", "Fran Oborski")]
    both = [("Green Party", "Labour Party"), ("Liberal Democrats", "Labour Party")]
    assert [moves(kind, "2015") for kind in ("Rejection", "Invitation", "CounterOffer")] == [both, both, both]
    own_voice = ask(
        """?party { ?s ov:reports ?o ; ov:wordKind ovc:word-narrator .
            ?o a ov:Rejection ; ov:agent ?who ; ov:fromParty/rdfs:label ?party }"""
    )
    assert own_voice == [("Green Party",), ("Liberal Democrats",)]


def test_2015_oborski_and_jenkins_criticise_and_an_earlier_appeal_came_to_nothing() -> None:
    critics = ask("?who { ?o a ov:Criticism ; ov:agent/rdfs:label ?who ; ov:toParty/rdfs:label 'Labour Party' }")
    assert critics == [("Fran Oborski",), ("Matthew Jenkins",)]
    lapsed = ask(
        """?from ?to ?word { ?e a ov:Lapse ; ov:ends ?o . ?o a ov:Appeal ; ov:onWordOf/rdfs:label ?word .
            ?o ov:fromParty/rdfs:label ?from ; ov:toParty/rdfs:label ?to }"""
    )
    assert lapsed == [("Green Party", "Labour Party", "John Raine")]


def test_2015_the_2013_group_is_an_alliance_in_being_with_six_seats() -> None:
    found = ask(
        """?member ?seats { ?a a ov:Alliance ; rdfs:label "2013 group" ; ov:includes/rdfs:label ?member .
            ?s ov:reports ?a , ?c . ?c ov:heldBy ?a ; ov:seats ?seats }"""
    )
    assert found == [("Green Party", "6"), ("Liberal Democrats", "6")]


def test_dates_from_outside_are_marked_and_no_publication_date_is_invented() -> None:
    outside = ask("?begin { ?p ov:dateDerivation ovc:date-external ; ov:begin ?begin }")
    assert outside == [("2015-09-12",), ("2022-05-05",)]
    assert ask("?x { ?a a ov:Article ; dcterms:issued|dcterms:title|schema:url|dc:publisher ?x }") == []
    within = ask("?e { ?a ov:publishedWithin/ov:edtf ?e }")
    assert within == [("2015-09-12?/",), ("2022-05-09?/2022-05-15?",)]
