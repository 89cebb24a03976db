"""A query cannot change the store, nor reach out of it, however it is written."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overtures.errors import StoreError
from overtures.store.guard import form
from overtures.vocabulary import GRAPH

HARMLESS = {
    "select": "SELECT ?service WHERE { ?service a <https://example.org/service/x> }",
    "ask": "# which SERVICE is it? FROM where?\nASK { ?s ?p 'the health service, from now on; insert coin' }",
    "construct": 'CONSTRUCT WHERE { ?s ?p """LOAD "SERVICE" <x>""" }',
    "describe": "PREFIX s: <https://example.org/#> DESCRIBE s:service s:load",
}

REACHING_OUT = [
    "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { sErViCe SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { FILTER(1<2)SERVICE#>\n<http://127.0.0.1:1/> {} }",
    "SELECT * { BIND(1 AS ?b) FILTER(1<?b#>'''\n) SERVICE <http://127.0.0.1:1/> {} FILTER('''' != '''a''') }",
    "SELECT * { BIND(1 AS ?b) FILTER(?b<?b#'\n) SERVICE <http://127.0.0.1:1/> {} FILTER('>' != '') }",
    "PREFIX : <http://127.0.0.1:> SELECT * { SERVICE:1 { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "SELECT * { FILTER('\\u0027) SERVICE <http://127.0.0.1:1/> {} FILTER(\\u0027' = 1) }",
    "SELECT * { ?s ?p ?o.SERVICE <http://127.0.0.1:1/> {} }",
    "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
    "SELECT * FROM NAMED <https://example.org/data.ttl> { GRAPH ?g { ?s ?p ?o } }",
    "PREFIX f: <file:///etc/> SELECT * FROM f:hostname { ?s ?p ?o }",
    "LOAD <file:///etc/hostname>",
]

CHANGES = [
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "DELETE WHERE { ?s ?p ?o }",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "PREFIX select: <urn:x> CREATE GRAPH <urn:g>",
]


@pytest.mark.parametrize("kind", HARMLESS)
def test_names_and_words_that_only_look_like_keywords_are_let_through(kind: str) -> None:
    assert form(HARMLESS[kind]) == kind


@pytest.mark.parametrize("query", REACHING_OUT)
def test_reaching_out_is_refused(query: str) -> None:
    with pytest.raises(StoreError):
        form(query)


@pytest.mark.parametrize("query", CHANGES)
def test_changes_are_refused(query: str) -> None:
    with pytest.raises(StoreError):
        form(query)


def test_graphs_of_the_store_may_be_named() -> None:
    assert form(f"SELECT * FROM <{GRAPH}article/1> FROM NAMED # one\n <{GRAPH}register> {{ ?s ?p ?o }}") == "select"


def test_what_is_no_query_is_refused_as_such() -> None:
    with pytest.raises(StoreError, match="no SPARQL query"):
        form("which offers are open?")


PIECES = [
    "SERVICE",
    "service:",
    "<http://127.0.0.1:1/>",
    "{",
    "}",
    "{}",
    "(",
    ")",
    "FILTER",
    "FILTER(1<",
    "?a",
    "?a<?b",
    "<",
]
PIECES += [
    ">",
    "'",
    '"',
    "'''",
    '"""',
    "#",
    "\n",
    " ",
    ".",
    "a",
    ":x",
    "<b#>",
    "<?b#>",
    "=",
    "1",
    "//",
    "\\u0027",
    "?s ?p ?o",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_whatever_makes_the_engine_call_a_service_is_refused(pieces: list[str]) -> None:
    query = f"PREFIX : <http://127.0.0.1:> SELECT * {{ {''.join(pieces)} }}"
    if _calls(query):
        with pytest.raises(StoreError):
            form(query)


def _calls(query: str) -> bool:
    """Whether the engine tries to call the service; port 1 is one that it refuses to open a connection to."""
    try:
        for _ in ox.Store().query(query):  # type: ignore[union-attr]
            pass
    except (OSError, RuntimeError):  # the latter where the service is a variable without a value
        return True
    except SyntaxError:
        return False
    return False


def test_the_engine_does_call_services_when_it_is_let() -> None:
    assert _calls("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
