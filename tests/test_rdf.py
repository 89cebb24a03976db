"""Readings become quads: the same each time, every quad in one place, every odd character kept."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rdf.northmarch import (
    ACTS,
    ARTICLE,
    BODIES,
    COUNCIL,
    PEOPLE,
    READING,
    REASONS,
    STATEMENTS,
    TOPICS,
    WHEN,
    shown,
)  # fmt: skip

from overtures import vocabulary as v
from overtures.errors import ValidationError
from overtures.model import Body, Contradiction, Occurrence, Period, Person, Reading, Role, Statement
from overtures.rdf import derive, from_trig, to_graph, to_nquads
from overtures.rdf.ontology import role_code

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own reading
GOLDEN = Path(__file__).parent / "rdf" / "northmarch.nq"
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in v.PREFIXES.items())
Ask = Callable[[str], list[tuple[str, ...]]]


def asking(nquads: str) -> Ask:
    """A function that asks the quads; IRIs come back without what they all begin with."""
    store = ox.Store()
    store.load(nquads.encode(), format=ox.RdfFormat.N_QUADS)

    def ask(where: str) -> list[tuple[str, ...]]:
        rows: Any = store.query(f"{PREFIXES} SELECT DISTINCT {where}", use_default_graph_as_union=True)
        return sorted(tuple(value.value.removeprefix(v.BASE) if value else "" for value in row) for row in rows)

    return ask


@cache
def northmarch() -> Ask:
    return asking(to_nquads(READING, when=WHEN))


def told(*acts: Occurrence, **changes: Any) -> Ask:
    """Asks a reading of these acts alone, each told by the article itself."""
    statements = tuple(Statement(each.id, each.id, None, (shown("Labour"),), "test", 0.9) for each in acts)
    kept: dict[str, Any] = {
        "occurrences": acts,
        "statements": statements,
        "seats": (),
        "people": (),
        "bodies": (),
        "topics": (),
        "reasons": (),
        **changes,
    }
    return asking(to_nquads(replace(READING, **kept), when=WHEN))


def test_the_article_reads_as_in_the_golden_file() -> None:
    assert to_nquads(READING, when=WHEN).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_reading_twice_changes_nothing_but_the_time() -> None:
    first, later = to_nquads(READING, when=WHEN), to_nquads(READING, when=WHEN + dt.timedelta(days=1))
    assert first == to_nquads(READING, when=WHEN)
    changed = set(first.splitlines()) ^ set(later.splitlines())
    assert len(changed) == 2
    assert all("endedAtTime" in line for line in changed)


def test_neither_ids_nor_order_matter() -> None:
    """The readers' own numbering must not reach the graph: content alone makes IRIs."""
    acts = [replace(each, id="x" + each.id, responds_to=each.responds_to and "x" + each.responds_to) for each in ACTS]
    said = [replace(each, id="y" + each.id, occurrence="x" + each.occurrence) for each in STATEMENTS]
    said = [replace(each, conveyed_by=each.conveyed_by and "y" + each.conveyed_by) for each in said]
    why = [replace(each, id="z" + each.id, about=_marked(each.about), answer=_marked(each.answer)) for each in REASONS]
    other = replace(
        READING, occurrences=acts[::-1], statements=said[::-1], people=PEOPLE[::-1], bodies=BODIES[::-1],
        reasons=why[::-1], topics=TOPICS[::-1],
    )  # fmt: skip
    assert to_nquads(other, when=WHEN) == to_nquads(READING, when=WHEN)


def _marked(name: str | None) -> str | None:
    return name and "x" + name


def test_a_reason_is_somebodys_and_bears_on_the_plan_or_on_what_answers_it() -> None:
    """An objection to a proposal that is not told favours its rejection."""
    given = "?s ov:givesReason ?r . ?r rdfs:label ?words ; "
    assert asking_words(f"?words {{ {given} ov:disfavours ?x . ?x a ov:AlliancePlan }}") == [("if the tram is kept",)]
    assert asking_words(f"?words ?who {{ {given} ov:favours ?x . ?s ov:speaker/rdfs:label ?who }}") == [
        ("Come and sit with us instead,", "Cara Lloyd")
    ]
    assert asking_words(f"?words {{ {given} ov:favours ?x . ?x a ov:Rejection . ?s ov:possibleSpeaker ?who }}") == [
        ("The party said no other offer had been made",)
    ]


def asking_words(where: str) -> list[tuple[str, ...]]:
    return [tuple(value.removeprefix("ns#") for value in row) for row in northmarch()(where)]


def test_a_topic_stands_at_the_statement_and_at_what_it_tells() -> None:
    assert northmarch()("?t { ?s a ov:Statement ; ov:topic ?t ; ov:reports/ov:topic ?t }") == [
        ("code/topic-council-control",), ("code/topic-rail",),
    ]  # fmt: skip


def test_a_denial_contradicts_the_account_of_another_and_never_its_own() -> None:
    both = [Contradiction("s1", "s5", "denied"), Contradiction("s1", "s8", "denied")]
    ask = asking(to_nquads(replace(READING, contradictions=both), when=WHEN))
    assert ask("?who ?kind { ?a ov:contradicts/ov:reports/a ?kind ; ov:speaker/rdfs:label ?who }")[0][0] == "Dev Malik"
    assert len(ask("?a ?b { ?a ov:contradicts ?b }")) == 1, "both s1 and s8 are the article's own"


def test_other_words_for_a_claim_make_another_statement_of_the_same_occurrence() -> None:
    again = replace(STATEMENTS[0], id="s9", evidence=(shown("Labour"),))
    ask = asking(to_nquads(replace(READING, statements=(*STATEMENTS, again)), when=WHEN))
    assert len(ask("?s { ?s ov:reports ?o . ?o a ov:Offer }")) == 2
    assert len(ask("?o { ?o a ov:Offer }")) == 1


def test_another_content_has_another_digest_and_no_text_is_kept_where_none_may_be() -> None:
    ask, bare = northmarch(), asking(to_nquads(READING, when=WHEN, keep_text=False))
    assert ask("?d { ?r ov:digest ?d }") != bare("?d { ?r ov:digest ?d }")
    assert ask("?t { ?a ov:text ?t }") == [(ARTICLE.text,)]
    assert bare("?t { ?a ov:text ?t }") == []


def test_every_triple_stands_in_one_graph_only() -> None:
    """The union of graphs is a bag on Oxigraph: a triple in two graphs would count twice."""
    counted = Counter(quad.triple for quad in ox.parse(GOLDEN.read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert counted.most_common(1)[0][1] == 1


def test_rdflib_and_pyoxigraph_read_the_same_quads() -> None:
    data = GOLDEN.read_bytes()
    theirs = rdflib.Dataset().parse(data=data, format="nquads")
    assert {_rdflib_line(quad) for quad in theirs.quads()} == {
        _ox_line(quad) for quad in ox.parse(data, format=ox.RdfFormat.N_QUADS)
    }


def _rdflib_line(quad: Any) -> tuple[str, ...]:
    """A quad of rdflib in words; rdflib writes the same instant with +00:00 for Z."""
    datatype = str(getattr(quad[2], "datatype", None) or "")
    object_ = str(quad[2]).replace("+00:00", "Z") if datatype.endswith("#dateTime") else str(quad[2])
    return (str(quad[0]), str(quad[1]), object_, str(quad[3]), datatype)


def _ox_line(quad: ox.Quad) -> tuple[str, ...]:
    datatype = quad.object.datatype.value if isinstance(quad.object, ox.Literal) else ""
    datatype = "" if datatype.endswith("#string") else datatype
    return (*(node.value for node in (quad.subject, quad.predicate, quad.object, quad.graph_name)), datatype)  # type: ignore[union-attr]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=30), st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_odd_characters_survive_in_titles_names_and_quotes(title: str, name: str, party: str) -> None:
    _survives(title, name, party)


@pytest.mark.parametrize(
    "odd", ["\x00\x07\x1b", "a\r\nb\u2028c\x85", '"\\"', "🌳👩‍⚖️", "שלום مرحبا\u202e", "<a> ^^ @en", "é\u0301"]
)
def test_well_known_odd_characters_survive(odd: str) -> None:
    _survives(odd, odd, odd)


def _survives(title: str, name: str, party: str) -> None:
    act = Occurrence("m", "offer", (name,), (party,), ("Green",))
    article = replace(ARTICLE, title=title, text=title + name)
    evidence = replace(shown("Labour"), text=name)
    said = Statement("s", "m", name, (evidence,), title, 0.5)
    reading = Reading(article, READING.reader, (Person(name, party),), (), (act,), (said,))
    nquads = to_nquads(reading, when=WHEN)
    ours = {_ox_line(quad) for quad in ox.parse(nquads.encode(), format=ox.RdfFormat.N_QUADS)}
    assert {title, title + name, name} <= {line[2] for line in ours}
    assert ours == {_rdflib_line(quad) for quad in rdflib.Dataset().parse(data=nquads, format="nquads").quads()}


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    nquads = to_nquads(replace(READING, article=replace(ARTICLE, title="half \ud83c")), when=WHEN)
    assert asking(nquads)("?t { ?a dcterms:title ?t }") == [("half \ufffd",)]


@pytest.mark.parametrize("url", ["post.example/a", "javascript:alert(1)", "https://", "https:// x"])
def test_what_is_no_web_address_is_kept_as_words(url: str) -> None:
    nquads = to_nquads(replace(READING, article=replace(ARTICLE, url=url)), when=WHEN)
    assert f'<https://schema.org/url> "{url}"' in nquads


def test_a_partys_side_on_a_council_is_its_group_there() -> None:
    labour = "id/body/northmarch-city-council/labour"
    assert northmarch()(
        "?g ?l ?c ?p { ?o a ov:Offer ; ov:principal ?g . ?g rdfs:label ?l ; ov:onCouncil ?c ; ov:belongsToParty ?p }"
    ) == [(labour, f"Labour group, {COUNCIL}", "id/body/northmarch-city-council", "id/body/labour")]
    without = told(Occurrence("m", "offer", (), ("Labour",), ("Green",)))
    assert without("?p ?l { ?o ov:principal ?p . ?p rdfs:label ?l }") == [("id/body/labour", "Labour Party")]


@pytest.mark.parametrize("alias", ["Labour", "Labour group", "Labour Party"])
def test_a_side_by_any_of_its_names_is_one_body(alias: str) -> None:
    ask = told(Occurrence("m", "offer", (), (alias,), ("Green",), body=COUNCIL))
    assert ask("?p { ?o ov:principal ?p }") == [("id/body/northmarch-city-council/labour",)]


def test_parties_can_be_found_by_their_nicknames() -> None:
    assert {("Greens",), ("Green",)} <= set(
        northmarch()("?n { <https://w3id.org/overtures/id/body/green> skos:altLabel ?n }")
    )


def test_groups_without_a_party_stand_in_party_networks_as_themselves() -> None:
    place = "id/body/northmarch-city-council/"
    agreement = "?f ?t { ?o a ov:Agreement ; ov:fromParty ?f ; ov:toParty ?t }"
    assert northmarch()(agreement) == [(place + "northmarch-residents", place + "independent")]
    assert northmarch()("?x ?y { ?x ov:agreedWith ?y }") == sorted(
        [
            (place + "northmarch-residents", place + "independent"),
            (place + "independent", place + "northmarch-residents"),
        ]
    )


def test_an_alliance_includes_its_members_and_is_reported() -> None:
    place = "id/body/northmarch-city-council/"
    found = northmarch()("?m { ?a a ov:Alliance ; ov:includes ?m . ?s ov:reports ?a ; ov:speaker/rdfs:label ?l }")
    assert found == [(place + "conservative",), (place + "northmarch-residents",)]
    assert northmarch()("?p { ?a a ov:Alliance ; ov:belongsToParty ?p }") == [("id/body/conservative",)]


def test_members_that_name_each_other_do_no_harm() -> None:
    bodies = (Body("One", "alliance", members=("Two", "One")), Body("Two", "alliance", members=("One",)))
    ask = told(Occurrence("m", "offer", (), ("One",), ("Two",)), bodies=bodies)
    assert ask("?l { ?a a ov:Alliance ; rdfs:label ?l }") == [("One",), ("Two",)]


def test_a_local_branch_is_a_party_of_its_own_that_belongs_to_the_national_one() -> None:
    assert northmarch()("?p { ?b rdfs:label 'Northmarch Liberal Democrats' ; a ov:Party ; ov:belongsToParty ?p }") == [
        ("id/body/liberal-democrats",)
    ]


def test_people_are_told_apart_by_council_else_by_party() -> None:
    assert northmarch()("?p { ?p a foaf:Person }") == [
        ("id/person/liberal-democrats/dev-malik",),
        ("id/person/northmarch-city-council/ada-finch",),
        ("id/person/northmarch-city-council/cara-lloyd",),
    ]


def test_an_address_to_a_person_counts_between_the_parties() -> None:
    found = northmarch()("?a ?c ?t { ?o a ov:Invitation ; ov:addressee ?a ; ov:counterparty ?c ; ov:toParty ?t }")
    place = "northmarch-city-council/"
    assert found == [(f"id/person/{place}ada-finch", f"id/body/{place}labour", "id/body/labour")]


def test_what_is_denied_is_no_occurrence_and_makes_no_edge() -> None:
    assert northmarch()("?k ?f { ?o a ov:Unrealised ; ov:ofKind ?k . ?s ov:reports ?o ; ov:factuality ?f }") == [
        ("ns#Offer", "code/fact-denied")
    ]
    assert northmarch()("?o { ?o a ov:Unrealised , ov:Occurrence }") == []
    assert northmarch()("?to { ?by ov:offeredTo ?to }") == [("id/body/northmarch-city-council/green",)]
    assert northmarch()("?o { ?o a ov:Unrealised ; ov:proposes|ov:fromParty|ov:toParty ?x }") == []


def test_an_answer_to_something_denied_is_not_tied_to_it() -> None:
    offer, refusal = (
        Occurrence("m", "offer", (), ("Labour",), ("Green",)),
        Occurrence("n", "rejection", responds_to="m"),
    )
    said = (
        Statement("s", "m", None, (shown("Labour"),), "test", 0.9, factuality="denied"),
        Statement("t", "n", None, (shown("Labour"),), "test", 0.9),
    )
    assert told(offer, refusal, statements=said)("?x { ?o ov:respondsTo ?x }") == []


def test_a_proposal_that_answers_a_proposal_is_a_counter_offer() -> None:
    assert northmarch()("?l { ?o a ov:CounterOffer , ov:Invitation , ov:Response , ov:Proposal ; rdfs:label ?l }") == [
        ("Green: invitation to Ada Finch, come over",)
    ]


def test_a_chain_of_voices_rests_on_the_outermost() -> None:
    chain = (
        """?sp ?m ?k { ?s ov:conveys/a ov:Support ; ov:speaker/rdfs:label ?sp ; ov:conveyedBy/a ?m ; ov:wordKind ?k }"""
    )
    assert northmarch()(chain) == [
        ("Cara Lloyd", "ns#Statement", "code/word-rival"),
        ("Dev Malik", "ns#Article", "code/word-rival"),
    ]
    assert northmarch()("?w ?p { ?o a ov:Support ; ov:onWordOf/rdfs:label ?w ; ov:onWordOfParty ?p }") == [
        ("Dev Malik", "id/body/liberal-democrats")
    ]


def test_an_ambiguous_speaker_stays_ambiguous() -> None:
    possible = "?p { ?s ov:possibleSpeaker ?p . FILTER NOT EXISTS { ?s ov:speaker ?x } }"
    place = "id/body/northmarch-city-council/"
    assert northmarch()(possible) == [(place + "green",), (place + "labour",)]
    assert northmarch()("?k { ?s ov:possibleSpeaker ?p ; ov:wordKind ?k }") == [("code/word-unclear",)]


def test_two_names_of_one_possible_speaker_are_no_ambiguity() -> None:
    act = Occurrence("m", "offer", (), ("Labour",), ("Green",), body=COUNCIL)
    said = (Statement("s", "m", None, (shown("Labour"),), "test", 0.9, possible=("Labour", "Labour group")),)
    ask = told(act, statements=said)
    assert ask("?p { ?s ov:speaker ?p }") == [("id/body/northmarch-city-council/labour",)]
    assert ask("?p { ?s ov:possibleSpeaker ?p }") == []


def test_a_speaker_whom_the_reading_does_not_know_is_a_voice_and_an_outsider() -> None:
    act = Occurrence("m", "offer", (), ("Labour",), ("Green",))
    said = (Statement("s", "m", "a source", (shown("Labour"),), "test", 0.9),)
    ask = told(act, statements=said)
    assert ask("?l ?k { ?s ov:speaker ?v ; ov:wordKind ?k . ?v a ov:Voice ; rdfs:label ?l }") == [
        ("a source", "code/word-outsider")
    ]


def test_both_sides_of_talks_tell_of_them_on_their_own_word() -> None:
    act = Occurrence("m", "talks", (), ("Labour",), ("Green",))
    said = (Statement("s", "m", "Cara Lloyd", (shown("Labour"),), "test", 0.9, ("Green",)),)
    assert told(act, statements=said, people=PEOPLE)("?k { ?s ov:reports/a ov:Talks ; ov:wordKind ?k }") == [
        ("code/word-own",)
    ]


def test_a_complete_report_of_seats_is_one_statement() -> None:
    report = """?h ?n ?c { ?s ov:completeFor ?council ; ov:reports ?x .
        ?x ov:heldBy/rdfs:label ?h ; ov:seats ?n . OPTIONAL { ?x ov:seatChange ?c } }"""
    assert northmarch()(report) == [
        (f"Green group, {COUNCIL}", "9", ""),
        (f"Independent group, {COUNCIL}", "2", ""),
        (f"Labour group, {COUNCIL}", "12", "1"),
        ("Northmarch Residents", "3", ""),
    ]
    assert len(northmarch()("?s { ?s ov:completeFor ?council }")) == 1


def test_offices_become_memberships_that_a_statement_shows() -> None:
    office = """?p ?r ?o ?l { ?s ov:reports ?m ; ov:evidence ?e .
        ?m org:member/rdfs:label ?p ; org:role ?r ; org:organization/rdfs:label ?o .
        OPTIONAL { ?m rdfs:label ?l } }"""
    assert northmarch()(office) == [
        ("Ada Finch", "code/role-leader", f"Labour group, {COUNCIL}", ""),
        ("Cara Lloyd", "code/role-leader", f"Green group, {COUNCIL}", ""),
        ("Cara Lloyd", "code/role-other", COUNCIL, "honorary alderwoman"),
        ("Dev Malik", "code/role-member", "Liberal Democrats", ""),
    ]


def test_an_office_of_somebody_whom_the_text_does_not_name_is_left_out() -> None:
    """No words show it, and a statement without evidence is none."""
    people = (Person("Nobody Here", "Labour", (Role("leader", "Labour group", COUNCIL),)),)
    assert told(ACTS[0], people=people)("?m { ?m a ov:Membership }") == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("leader", "leader"), ("deputy leader", "deputy-leader"), ("Lord Mayor", "mayor"), ("poet", "other"),
        ("vice-chairman", "deputy-chair"), ("MPs", "parliamentarian"), ("cabinet member for housing", "minister"),
        ("former leader", "other"),
    ],
)  # fmt: skip
def test_offices_are_coded_by_the_words_of_the_ontology(words: str, code: str) -> None:
    assert role_code(words) == f"ovc:role-{code}"


def test_the_same_claim_told_twice_is_one_occurrence_with_one_date() -> None:
    """Else two wordings of one day would break the shape that wants one date, and the article with it."""
    day = dt.date(2023, 5, 8)
    again = replace(ACTS[0], id="n", when=Period(day, day, "2023-05-08", "stated", "8 May"))
    act = replace(ACTS[0], when=Period(day, day, "2023-05-08", "resolved", "on Monday"))
    assert told(act, again)("?e { ?o a ov:Offer ; ov:when/ov:expression ?e }") == [("on Monday",)]


def test_a_count_of_seats_told_twice_is_counted_once() -> None:
    day = dt.date(2023, 5, 8)
    count = replace(READING.seats[0], when=Period(day, day, "2023-05-08", "stated", "8 May"))
    again = replace(count, when=Period(day, day, "2023-05-08", "resolved", "on Monday"), evidence=shown("12 seats"))
    ask = told(ACTS[0], seats=(count, again, replace(count, seats=None, change=None)))
    assert ask("?n ?e { ?x ov:seats ?n ; ov:during/ov:expression ?e }") == [("12", "8 May")]


def test_a_date_hangs_on_what_it_was_counted_from() -> None:
    days = [dt.date(2023, 5, day) for day in (4, 8, 9)]
    vote = Period(days[0], days[0], "2023-05-04", "stated", "on 4 May")
    later = Period(days[1], days[1], "2023-05-08", "resolved", "four days later", "on 4 May")
    monday = Period(days[2], days[2], "2023-05-09", "resolved", "on Tuesday")
    lost = Period(days[2], days[2], "2023-05-09", "resolved", "the day after", "words that are nowhere")
    acts = [replace(ACTS[0], id=str(i), about=str(i), when=when) for i, when in enumerate((vote, later, monday, lost))]
    hanging = told(*acts)(
        "?e ?k ?f { ?p ov:expression ?e ; ov:anchoredTo ?a . ?a a ?k OPTIONAL { ?a ov:expression ?f } }"
    )
    assert hanging == [("four days later", "ns#Period", "on 4 May"), ("on Tuesday", "ns#Article", "")]


def test_what_was_written_comes_back_the_same_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "northmarch.nq").write_text(to_nquads(READING, when=WHEN), encoding="utf-8")
    assert from_trig(tmp_path / "northmarch.nq") == {ARTICLE.key: to_nquads(READING, when=WHEN)}


def test_what_is_derived_repeats_nothing_that_is_told() -> None:
    graph = to_graph(READING, when=WHEN)
    derived = derive(graph)
    assert len(derived) > 50
    assert not set(derived) & set(graph)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("GRAPH <x", "no TriG that can be read"),
        ("<http://a.example> a <http://b.example> .", "no graph <https://w3id.org/overtures/graph/article/KEY>"),
        (f"<{v.article_graph('k')}> {{ <http://a.example> a <http://b.example> }}", "lacks"),
        (f"<{v.article_graph('k')}> {{ <{v.article_iri('k')}> a <{v.OV}Article> }}", "0 prov:Activity"),
    ],
)
def test_a_file_that_holds_no_article_is_refused_with_what_to_do(tmp_path: Path, words: str, complaint: str) -> None:
    (tmp_path / "x.trig").write_text(words, encoding="utf-8")
    with pytest.raises(ValidationError, match=r"x\.trig") as refused:
        from_trig(tmp_path / "x.trig")
    assert complaint in str(refused.value)
