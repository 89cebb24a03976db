"""What both backends do the same way: everything but running a query and an update."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Self

from overtures.errors import StoreError
from overtures.link import relink
from overtures.store import changes
from overtures.store.guard import form
from overtures.store.protocol import STATED, ArticleRecord, Counts, GraphKind, Outcome
from overtures.store.terms import Result, Solutions, Triples
from overtures.vocabulary import GRAPH, ID, OV, PREFIXES, REGISTER

if TYPE_CHECKING:
    import rdflib

_DCTERMS, _SCHEMA, _FOAF = PREFIXES["dcterms"], PREFIXES["schema"], PREFIXES["foaf"]
_DC = PREFIXES["dc"]

_ARTICLES = f"""SELECT ?article ?identifier ?title ?publisher ?published ?url WHERE {{
  ?article a <{OV}Article> .
  OPTIONAL {{ ?article <{_DCTERMS}identifier> ?identifier }} OPTIONAL {{ ?article <{_DCTERMS}title> ?title }}
  OPTIONAL {{ ?article <{_DC}publisher> ?publisher }} OPTIONAL {{ ?article <{_DCTERMS}issued> ?published }}
  OPTIONAL {{ ?article <{_SCHEMA}url> ?url }}
}}"""

_COUNTS = {
    "articles": f"?x a <{OV}Article>",
    "statements": f"?x a <{OV}Statement>",
    "moves": f"?x a <{OV}Occurrence>",
    "people": f"GRAPH <{REGISTER}> {{ ?x a <{_FOAF}Person> }}",
    "entries": f"GRAPH <{REGISTER}> {{ ?x a ?type }}",
}


class GraphStore(ABC):
    """The part of the Store protocol that needs no more than `_run` and `_change`."""

    def __init__(self, where: str, *, write: bool) -> None:
        self.where = where
        self._write = write

    @abstractmethod
    def _run(self, sparql: str, form: str) -> Result:
        """The answer to a query of that form that has been found harmless."""

    @abstractmethod
    def _change(self, update: str) -> None:
        """Runs an update of several operations as one transaction."""

    @abstractmethod
    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset whose default graph is the union of all graphs."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the store."""

    @abstractmethod
    def nquads(self, kinds: Collection[GraphKind] = STATED) -> Iterator[str]:
        """The graphs of these kinds as sorted lines of N-Quads."""

    def replace(self, key: str, nquads: str) -> Outcome:
        """Puts the article in place of what it said before; 'unchanged' if the same reading is stored already."""
        self._writable()
        new = changes.change(key, nquads)
        state = self._state(key)
        there = "article" in state
        if there and new.digest and state.get("digest") == {new.digest} and new.has_text == ("text" in state):
            return "unchanged"
        links = relink(key, new.quads(), self._triples, stored=there)
        self._change(changes.replacement(new, self._candidates(key) if there else (), links))
        return "replaced" if there else "added"

    def withdraw(self, key: str) -> bool:
        """Takes the article out; False if it is not stored."""
        self._writable()
        if not self._state(key):
            return False
        links = relink(key, (), self._triples, stored=True)
        self._change(changes.withdrawal(key, self._candidates(key), links))
        return True

    def query(self, sparql: str) -> Result:
        """The answer to any query that stays inside the store and changes nothing."""
        return self._run(sparql, form(sparql))

    def select(self, sparql: str) -> Solutions:
        """The rows of a SELECT query."""
        found = self.query(sparql)
        if isinstance(found, Solutions):
            return found
        raise StoreError("rows were asked for, but this is no SELECT query")

    def construct(self, sparql: str) -> Triples:
        """The triples of a CONSTRUCT or DESCRIBE query."""
        found = self.query(sparql)
        if isinstance(found, Triples):
            return found
        raise StoreError("triples were asked for, but this is no CONSTRUCT or DESCRIBE query")

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        found = self.query(sparql)
        if isinstance(found, bool):
            return found
        raise StoreError("yes or no was asked for, but this is no ASK query")

    def text(self, key: str) -> str | None:
        """The article's text, None where it is not kept."""
        rows = self.select(
            f"SELECT ?text WHERE {{ GRAPH <{changes.own_graphs(key)[2]}> {{ ?a <{OV}text> ?text }} }}"
        ).rows
        return rows[0][0].value if rows and rows[0][0] else None

    def articles(self) -> list[ArticleRecord]:
        """The stored articles in order of publication; those of unknown date first."""
        prefix = f"{ID}article/"
        records = {}
        for row in self.select(_ARTICLES).dicts():
            told = {name: term.value for name, term in row.items() if name != "article"}
            key = row["article"].value.removeprefix(prefix)
            records[key] = ArticleRecord(key, told.pop("identifier", key), **told)
        return sorted(records.values(), key=lambda r: (r.published or "", r.identifier, r.key))

    def counts(self) -> Counts:
        """How much the store holds."""
        found = {name: self._count(f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {p} }}") for name, p in _COUNTS.items()}
        quads = self._count("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
        bodies = found.pop("entries") - found["people"]
        return Counts(**found, bodies=bodies, quads=quads)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _count(self, sparql: str) -> int:
        term = self.select(sparql).rows[0][0]
        return int(term.value) if term else 0

    def _state(self, key: str) -> dict[str, set[str]]:
        state: dict[str, set[str]] = {}
        for row in self.select(changes.state_query(key)).dicts():
            state.setdefault(row["kind"].value, set()).update([row["value"].value] if "value" in row else [])
        return state

    def _candidates(self, key: str) -> list[str]:
        return changes.entries(self.select(changes.candidates_query(key)).rows)

    def _triples(self, sparql: str) -> list[tuple[str, str, str]]:
        """The rows of a SELECT of three columns that are all bound, as plain strings."""
        rows = ([term.value for term in row if term] for row in self.select(sparql))
        return [(first, second, third) for first, second, third in rows]

    def _writable(self) -> None:
        if not self._write:
            raise StoreError(f"{self.where} is open for reading only; open it for writing")


def wanted(graph: str, kinds: Collection[GraphKind]) -> bool:
    """Whether a graph is of one of these kinds."""
    if graph == REGISTER:
        return "register" in kinds
    kind = graph.removeprefix(GRAPH).partition("/")[0] if graph.startswith(GRAPH) else ""
    return kind in kinds
