"""What every store can do, whatever holds the graph."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from overtures.store.terms import Result, Solutions, Triples

if TYPE_CHECKING:
    import rdflib

GraphKind: TypeAlias = Literal["article", "derived", "links", "register", "text"]
Outcome: TypeAlias = Literal["added", "replaced", "unchanged"]
STATED: tuple[GraphKind, ...] = ("register", "article", "derived", "links")  # all but the texts


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """A stored article; `identifier` is the name of its file, `published` an ISO date, None where unknown."""

    key: str
    identifier: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each kind the store holds; `moves` are occurrences of every kind, denied ones left out."""

    articles: int
    statements: int
    moves: int
    people: int
    bodies: int
    quads: int


class Store(Protocol):
    """A place that holds articles whole and answers SPARQL over the union of all its graphs.

    It also ties answers to proposals of other articles: those links are always the ones that follow from the articles
    it holds, in whatever order they came.

    Every method raises StoreError when the store cannot do what it is asked, and leaves it as it was.
    """

    def replace(self, key: str, nquads: str) -> Outcome:
        """Puts the article's graphs and register entries in place of what it said before, in one step."""
        ...

    def withdraw(self, key: str) -> bool:
        """Takes the article out with all that only it needed, in one step; False if it is not stored."""
        ...

    def query(self, sparql: str) -> Result:
        """The answer to any query: Solutions, Triples, or a bool."""
        ...

    def select(self, sparql: str) -> Solutions:
        """The rows of a SELECT query."""
        ...

    def construct(self, sparql: str) -> Triples:
        """The triples of a CONSTRUCT or DESCRIBE query."""
        ...

    def ask(self, sparql: str) -> bool:
        """The answer to an ASK query."""
        ...

    def nquads(self, kinds: Collection[GraphKind] = STATED) -> Iterator[str]:
        """The graphs of these kinds as lines of N-Quads, sorted by graph and triple."""
        ...

    def text(self, key: str) -> str | None:
        """The article's text, None where it is not kept."""
        ...

    def articles(self) -> list[ArticleRecord]:
        """The stored articles in order of publication; those of unknown date first."""
        ...

    def counts(self) -> Counts:
        """How much the store holds."""
        ...

    def dataset(self) -> rdflib.Dataset:
        """The store as an rdflib Dataset whose default graph is the union of all graphs."""
        ...

    def close(self) -> None:
        """Makes all written changes quick to open and lets go of the store; a second call does nothing."""
        ...

    def __enter__(self) -> Store: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
