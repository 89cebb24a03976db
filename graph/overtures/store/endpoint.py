"""A store behind a SPARQL 1.1 endpoint, spoken to through SPARQLWrapper.

The environment may give: OVERTURES_ENDPOINT_USER and OVERTURES_ENDPOINT_PASSWORD (HTTP basic, or digest where
OVERTURES_ENDPOINT_AUTH is `digest`), OVERTURES_ENDPOINT_UPDATE (the address for updates; without it `…/query` becomes
`…/update` and any other address serves for both), OVERTURES_ENDPOINT_TIMEOUT (seconds, 60).

Queries are written for the union of all named graphs. Oxigraph takes `union-default-graph=true` for that, Virtuoso
needs nothing, others are set up so; an endpoint whose default graph leaves stored articles out is refused at once.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

import pyoxigraph as ox

from overtures.errors import EndpointError
from overtures.store.base import GraphStore, wanted
from overtures.store.exchange import Address, fetch
from overtures.store.protocol import STATED, GraphKind, Outcome
from overtures.store.terms import Result, Solutions, Term, iri, literal, term, triples
from overtures.vocabulary import OV, PREFIXES

if TYPE_CHECKING:
    import rdflib

_PROLOGUE = " ".join(f"PREFIX {name}: <{value}>" for name, value in PREFIXES.items()) + " "
_NOT_UNION = f"ASK {{ GRAPH ?g {{ ?x a <{OV}Article> }} FILTER NOT EXISTS {{ ?y a <{OV}Article> }} }}"
_BATCH = 50


class EndpointStore(GraphStore):
    """Any SPARQL 1.1 endpoint; a change is one update request, which the endpoint carries out whole or not at all."""

    def __init__(self, where: str, *, write: bool) -> None:
        super().__init__(where, write=write)
        self._address = _address(where)
        if self._run(_NOT_UNION, "ask"):
            raise EndpointError(
                f"{where} leaves named graphs out of its default graph; make the union of all graphs its default"
            )

    def nquads(self, kinds: Collection[GraphKind] = STATED) -> Iterator[str]:
        """The graphs of these kinds as sorted lines of N-Quads, fetched some graphs at a time."""
        names = self.select("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        graphs = sorted(row[0].value for row in names if row[0] and wanted(row[0].value, kinds))
        for first in range(0, len(graphs), _BATCH):
            named = " ".join(iri(g).sparql() for g in graphs[first : first + _BATCH])
            rows = self.select(f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?g {{ {named} }} GRAPH ?g {{ ?s ?p ?o }} }}").rows
            lines = [(row[0].value, " ".join(t.sparql() for t in (*row[1:], row[0]) if t)) for row in rows if row[0]]
            yield from (f"{line} .\n" for _, line in sorted(lines))

    def dataset(self) -> rdflib.Dataset:
        """The endpoint as an rdflib Dataset, for reading."""
        import rdflib
        from rdflib.plugins.stores.sparqlstore import SPARQLStore

        given = self._address
        if given.user and given.digest:
            raise EndpointError(f"{self.where}: rdflib cannot do digest authentication; let the endpoint take basic")
        store = SPARQLStore(
            given.query,
            method="POST_FORM",
            auth=(given.user, given.password) if given.user else None,
            params={"union-default-graph": "true"},
        )
        return rdflib.Dataset(store=store, default_union=True)

    def replace(self, key: str, nquads: str) -> Outcome:
        """Puts the article in place of what it said before, and looks whether it is there."""
        outcome = super().replace(key, nquads)
        if outcome != "unchanged":
            self._confirm(key, stored=True)
        return outcome

    def withdraw(self, key: str) -> bool:
        """Takes the article out, and looks whether it is gone; False if it is not stored."""
        withdrawn = super().withdraw(key)
        if withdrawn:
            self._confirm(key, stored=False)
        return withdrawn

    def close(self) -> None:
        """Nothing is held between requests."""

    def _run(self, sparql: str, form: str) -> Result:
        rows = form in {"select", "ask"}
        body, kind = fetch(self._address, _PROLOGUE + sparql, accept="json" if rows else "n3")
        return _result(body, self.where, form) if rows else _graph(body, kind, self.where)

    def _change(self, update: str) -> None:
        fetch(self._address, update, update=True)

    def _confirm(self, key: str, *, stored: bool) -> None:
        """A page that takes anything looks like an endpoint for updates until one looks for what it took."""
        if bool(self._state(key)) != stored:
            raise EndpointError(
                f"{self._address.update} took the change, {self.where} does not show it; set OVERTURES_ENDPOINT_UPDATE"
            )


def _address(where: str) -> Address:
    told = urlsplit(where)
    if told.username or told.password:
        raise EndpointError(
            "an endpoint's address holds no password; set OVERTURES_ENDPOINT_USER and OVERTURES_ENDPOINT_PASSWORD"
        )
    if not told.hostname:
        raise EndpointError(f"{where} is no address of an endpoint; write http://HOST:PORT/query")
    path = told.path.removesuffix("/query") + "/update" if told.path.endswith("/query") else told.path
    env = os.environ
    try:
        timeout = int(env.get("OVERTURES_ENDPOINT_TIMEOUT", "60"))
    except ValueError:
        raise EndpointError("OVERTURES_ENDPOINT_TIMEOUT must be a whole number of seconds") from None
    return Address(
        query=where,
        update=env.get("OVERTURES_ENDPOINT_UPDATE") or urlunsplit(told._replace(path=path)),
        user=env.get("OVERTURES_ENDPOINT_USER"),
        password=env.get("OVERTURES_ENDPOINT_PASSWORD", ""),
        digest=env.get("OVERTURES_ENDPOINT_AUTH", "basic").lower() == "digest",
        timeout=timeout,
    )


def _result(body: bytes, where: str, form: str) -> Solutions | bool:
    """Rows or a truth value from SPARQL 1.1 results JSON."""
    try:
        told = json.loads(body)
        if form == "ask":
            return bool(told["boolean"])
        columns = tuple(told["head"]["vars"])
        rows = told["results"]["bindings"]
        return Solutions(columns, tuple(tuple(_term(row[c]) if c in row else None for c in columns) for row in rows))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise EndpointError(f"{where} does not answer in SPARQL results; is it a query endpoint's address?") from None


def _term(told: dict[str, Any]) -> Term:
    if told["type"] == "uri":
        return iri(told["value"])
    if told["type"] == "bnode":
        return Term("blank", told["value"])
    return literal(told["value"], told.get("datatype"), told.get("xml:lang"))


def _graph(body: bytes, media_type: str, where: str) -> Result:
    kind = ox.RdfFormat.from_media_type(media_type) or ox.RdfFormat.N_TRIPLES
    try:
        quads = list(ox.parse(body, format=kind))
        return triples([(term(q.subject), term(q.predicate), term(q.object)) for q in quads])
    except (SyntaxError, ValueError):
        raise EndpointError(f"{where} does not answer in RDF; is it the address of a query endpoint?") from None
