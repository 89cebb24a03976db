"""RDF terms by short names, and the two graphs that a reading fills."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache
from urllib.parse import quote

import pyoxigraph as ox

from overtures import vocabulary

Object = ox.NamedNode | ox.Literal
UNPAIRED = re.compile("[\ud800-\udfff]")
TYPE = ox.NamedNode(vocabulary.PREFIXES["rdf"] + "type")


@cache
def name(curie: str) -> ox.NamedNode:
    """The IRI of a prefixed name such as 'ov:Offer'; raises KeyError for a prefix that the vocabulary lacks."""
    prefix, local = curie.split(":", 1)
    return ox.NamedNode(vocabulary.PREFIXES[prefix] + local)


def literal(value: str | int | Decimal | dt.date) -> ox.Literal:
    """A literal of the fitting XSD type; half of a surrogate pair, which no RDF can hold, becomes U+FFFD."""
    if isinstance(value, str):
        return ox.Literal(UNPAIRED.sub("\ufffd", value))
    if isinstance(value, dt.date):
        return ox.Literal(value.isoformat(), datatype=name("xsd:date"))
    if isinstance(value, Decimal):
        return ox.Literal(str(value), datatype=name("xsd:decimal"))
    return ox.Literal(str(value), datatype=name("xsd:integer"))


def share(value: float) -> Decimal:
    """A number from 0 to 1 as a decimal in canonical form: the engines compare 0.9 and 0.90 differently."""
    digits = f"{value:.3f}".rstrip("0")
    return Decimal(digits + "0" if digits.endswith(".") else digits)


def link(address: str) -> Object:
    """A web address as an IRI, what no IRI may hold percent-encoded; as a literal where it is no web address."""
    if not re.match(r"https?://[^/\s]", address):
        return literal(address)
    return ox.NamedNode(quote(UNPAIRED.sub("\ufffd", address), safe="!#$%&'()*+,/:;=?@[]~-._"))


class Sheet:
    """What a reading becomes: triples of the article, and of the register of people and bodies."""

    def __init__(self) -> None:
        self.article: set[ox.Triple] = set()
        self.register: set[ox.Triple] = set()

    def say(self, subject: ox.NamedNode, predicate: str, *objects: Object) -> None:
        """Put triples into the article's graph; `predicate` is a prefixed name, 'a' is rdf:type."""
        self._put(self.article, subject, predicate, objects)

    def enrol(self, subject: ox.NamedNode, predicate: str, *objects: Object) -> None:
        """Put triples into the register."""
        self._put(self.register, subject, predicate, objects)

    def _put(self, graph: set[ox.Triple], subject: ox.NamedNode, predicate: str, objects: tuple[Object, ...]) -> None:
        verb = TYPE if predicate == "a" else name(predicate)
        graph.update(ox.Triple(subject, verb, each) for each in objects)
