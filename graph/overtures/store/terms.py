"""What a store answers with: terms, solutions, triples; and how a term is written into SPARQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import pyoxigraph as ox

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
# Some engines expand \uXXXX before they read strings, others inside: an escaped backslash before a u must not look so.
_ESCAPE = re.compile(r"\\\\([uU])|\\.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Term:
    """An IRI, literal or blank node; `datatype` is None for plain strings, `lang` for what has no language."""

    kind: Literal["iri", "literal", "blank"]
    value: str
    datatype: str | None = None
    lang: str | None = None

    def __str__(self) -> str:
        return self.value

    def sparql(self) -> str:
        """The term as SPARQL and N-Triples write it; raises ValueError for what is no IRI, or no language tag."""
        node: ox.NamedNode | ox.BlankNode | ox.Literal
        if self.kind == "iri":
            node = ox.NamedNode(self.value)
        elif self.kind == "blank":
            node = ox.BlankNode(self.value)
        else:
            node = ox.Literal(
                self.value, datatype=ox.NamedNode(self.datatype) if self.datatype else None, language=self.lang
            )
        return written(node)


Row: TypeAlias = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The rows of a SELECT; each row has one term, or None where unbound, for each of `columns`."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> Iterator[dict[str, Term]]:
        """Each row as a mapping from column to term, unbound columns left out."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.columns, row, strict=True) if term is not None}


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, without repetition, sorted."""

    rows: tuple[tuple[Term, Term, Term], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def ntriples(self) -> str:
        """The triples as N-Triples, a line each."""
        return "".join(f"{s.sparql()} {p.sparql()} {o.sparql()} .\n" for s, p, o in self.rows)


Result: TypeAlias = Solutions | Triples | bool


def iri(value: str) -> Term:
    """The IRI as a term."""
    return Term("iri", value)


def literal(value: str, datatype: str | None = None, lang: str | None = None) -> Term:
    """A literal as a term; xsd:string is the same as no datatype."""
    return Term("literal", value, None if datatype == XSD_STRING or lang else datatype, lang)


def term(node: Any) -> Term:
    """The term for a node of pyoxigraph; raises ValueError for a quoted triple, which Overtures does not write."""
    if isinstance(node, ox.NamedNode):
        return Term("iri", node.value)
    if isinstance(node, ox.Literal):
        return literal(node.value, node.datatype.value, node.language)
    if isinstance(node, ox.BlankNode):
        return Term("blank", node.value)
    raise ValueError(f"a {type(node).__name__} is no term of RDF 1.1")


def written(node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """A node of pyoxigraph as text that means the same in every SPARQL engine."""
    return _ESCAPE.sub(lambda m: rf"\\\u{ord(m[1]):04X}" if m[1] else m[0], str(node))


def triples(found: list[tuple[Term, Term, Term]]) -> Triples:
    """The triples without repetition, in an order that no engine decides."""

    def order(triple: tuple[Term, Term, Term]) -> list[tuple[str, ...]]:
        return [(t.kind, t.value, t.datatype or "", t.lang or "") for t in triple]

    return Triples(tuple(sorted(set(found), key=order)))
