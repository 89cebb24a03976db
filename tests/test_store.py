"""Both backends do the same: a folder with Oxigraph in it, and a real Oxigraph server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.stores import ALT_LABEL, BODY, LABEL, article, quad

from overtures.errors import StoreError
from overtures.store import GraphKind, Store, Term, open_store
from overtures.vocabulary import OV, PREFIXES, article_graph, article_iri, text_graph

TEXT: tuple[GraphKind, ...] = ("text",)
DERIVED: tuple[GraphKind, ...] = ("derived",)
PEACE = {"rowan/aldermere": "Rowan group, Aldermere"}


@pytest.fixture(params=["folder", "endpoint"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where = str(tmp_path / "store") if request.param == "folder" else request.getfixturevalue("endpoint")
    with open_store(where, write=True) as opened:
        for record in opened.articles():
            opened.withdraw(record.key)
        yield opened
        for record in opened.articles():
            opened.withdraw(record.key)
        assert not list(opened.nquads(("article", "derived", "register", "text"))), "something outlived its article"


def labels(store: Store) -> set[tuple[str, str]]:
    rows = store.select(f"SELECT ?x ?label WHERE {{ ?x <{LABEL}> ?label }}")
    return {(row["x"].value.removeprefix(BODY), row["label"].value) for row in rows.dicts()}


def test_an_article_is_added_then_unchanged_then_replaced(store: Store) -> None:
    assert store.replace("a1", article("a1", names=PEACE)) == "added"
    assert store.replace("a1", article("a1", names=PEACE)) == "unchanged"
    assert store.replace("a1", article("a1", "2", names=PEACE)) == "replaced"
    occurrences = store.select(f"SELECT ?o WHERE {{ ?o a <{OV}Occurrence> }}")
    assert [str(row[0]) for row in occurrences] == [f"{article_iri('a1')}/occurrence/2"]


def test_the_same_reading_without_its_text_takes_the_text_away(store: Store) -> None:
    store.replace("a1", article("a1", names=PEACE, text="Rowan group offers peace."))
    assert store.text("a1") == "Rowan group offers peace."
    assert store.replace("a1", article("a1", names=PEACE)) == "replaced"
    assert store.text("a1") is None


def test_a_withdrawn_article_leaves_nothing(store: Store) -> None:
    store.replace("a1", article("a1", names=PEACE, text="Words."))
    assert store.withdraw("a1")
    assert not list(store.nquads(("article", "derived", "register", "text")))
    assert not store.withdraw("a1")


def test_a_group_that_another_article_names_keeps_its_party_and_council(store: Store) -> None:
    store.replace("a1", article("a1", names={**PEACE, "thrift": "Thrift"}))
    store.replace("a2", article("a2", names=PEACE))
    store.withdraw("a1")
    assert {name for name, _ in labels(store)} == {"rowan/aldermere", "rowan", "aldermere"}


def test_a_replaced_article_leaves_no_one_behind_whom_only_it_named(store: Store) -> None:
    store.replace("a1", article("a1", names={"thrift": "Thrift"}))
    store.replace("a1", article("a1", "2", names={"rowan": "Rowan"}))
    assert labels(store) == {("rowan", "Rowan")}


def test_a_corrected_label_replaces_the_old_one_where_no_other_article_uses_it(store: Store) -> None:
    store.replace("a1", article("a1", names={"rowan": "Rowann"}))
    store.replace("a1", article("a1", "2", names={"rowan": "Rowan"}))
    assert labels(store) == {("rowan", "Rowan")}


def test_another_articles_name_for_a_body_becomes_a_second_name(store: Store) -> None:
    store.replace("a1", article("a1", names={"rowan": "Rowan"}))
    store.replace("a2", article("a2", names={"rowan": "Rowan Party"}))
    assert labels(store) == {("rowan", "Rowan")}
    others = store.select(f"SELECT ?x WHERE {{ <{BODY}rowan> <{ALT_LABEL}> ?x }}")
    assert [row[0] for row in others] == [Term("literal", "Rowan Party")]


@pytest.mark.parametrize(
    "text", ['He said "no"; DROP ALL\n\tand \\u0022 left \\', "naïve ☕ 𝔘 \u2028 } }", "\\\\u0041 \\U0001F600 \u0001"]
)
def test_every_text_comes_back_as_it_was(store: Store, text: str) -> None:
    given = article("a1", names=PEACE) + ox_text("a1", text)
    store.replace("a1", given)
    assert store.text("a1") == text
    assert any(line.startswith(f"<{article_iri('a1')}>") for line in store.nquads(TEXT))


def ox_text(key: str, text: str) -> str:
    told = Term("literal", text).sparql()
    return f"<{article_iri(key)}> <{OV}text> {told} <{text_graph(key)}> .\n"


def test_quads_outside_the_articles_own_graphs_are_refused_and_change_nothing(store: Store) -> None:
    store.replace("a1", article("a1", names=PEACE))
    before = list(store.nquads())
    foreign = quad(article_iri("a1"), OV + "warning", "x", article_graph("a2"))
    with pytest.raises(StoreError, match="none of the article's graphs"):
        store.replace("a1", article("a1", "2", names=PEACE) + foreign)
    with pytest.raises(StoreError, match="no N-Quads"):
        store.replace("a1", "<a> <b> .")
    with pytest.raises(StoreError, match="no article's key"):
        store.withdraw("a1> ; DROP ALL #")
    assert list(store.nquads()) == before


def test_queries_see_the_union_of_all_graphs_and_know_the_prefixes(store: Store) -> None:
    store.replace("a1", article("a1", names=PEACE))
    found = store.select("SELECT ?label WHERE { ?o a ov:Offer, ov:Occurrence ; ov:principal/rdfs:label ?label }")
    assert found.columns == ("label",)
    assert [row[0] for row in found] == [Term("literal", "Rowan group, Aldermere")]
    assert store.ask("ASK { ?o a ov:Offer }") is True
    assert store.construct("CONSTRUCT { ?o a ov:Seen } WHERE { ?o a ov:Offer }").ntriples() == (
        f"<{article_iri('a1')}/occurrence/1> <{PREFIXES['rdf']}type> <{OV}Seen> .\n"
    )


def test_terms_come_back_with_kind_datatype_and_language(store: Store) -> None:
    found = store.select('SELECT ?a ?b ?c ?d WHERE { BIND("x"@en AS ?a) BIND(<urn:x> AS ?b) BIND(2 AS ?c) }')
    assert found.rows == (
        (
            Term("literal", "x", lang="en"),
            Term("iri", "urn:x"),
            Term("literal", "2", PREFIXES["xsd"] + "integer"),
            None,
        ),
    )


def test_the_wrong_form_of_query_is_told_apart(store: Store) -> None:
    for ask, query in [
        (store.select, "ASK {}"),
        (store.construct, "SELECT * {}"),
        (store.ask, "SELECT * {}"),
        (store.query, "SELECT * { ?s ?p }"),
        (store.query, "INSERT DATA { <urn:a> <urn:b> <urn:c> }"),
        (store.query, "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"),
    ]:
        with pytest.raises(StoreError):
            ask(query)


def test_summaries_tell_what_is_stored(store: Store) -> None:
    store.replace("a1", article("a1", names=PEACE))
    assert [(r.key, r.identifier, r.published) for r in store.articles()] == [("a1", "file-a1", None)]
    counts = store.counts()
    assert (counts.articles, counts.moves, counts.people, counts.bodies) == (1, 1, 0, 3)
    assert counts.quads == len(list(store.nquads()))


def test_nquads_are_sorted_and_hold_only_the_kinds_asked_for(store: Store) -> None:
    store.replace("a1", article("a1", names=PEACE, text="Words."))
    told = list(store.nquads(DERIVED))
    assert told == [quad(f"{article_iri('a1')}/occurrence/1", PREFIXES["rdf"] + "type", OV + "Occurrence", GRAPH_D)]
    assert not any("Words." in line for line in store.nquads())


GRAPH_D = article_graph("a1").replace("/article/", "/derived/")


def test_rdflib_users_get_a_dataset(store: Store) -> None:
    store.replace("a1", article("a1", names=PEACE))
    query = f"SELECT ?label WHERE {{ ?o a <{OV}Offer>, <{OV}Occurrence> ; <{OV}principal>/<{LABEL}> ?label }}"
    rows = [tuple(map(str, row)) for row in store.dataset().query(query)]  # type: ignore[arg-type]
    assert rows == [("Rowan group, Aldermere",)]
