"""A reading as quads: the article's graph, what is computed from it, the register, and the text."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from overtures import vocabulary as v
from overtures.model import Article, Reading
from overtures.rdf.accounts import Accounts, write_statements
from overtures.rdf.arguments import Arguments
from overtures.rdf.cast import Cast
from overtures.rdf.derive import derive_triples
from overtures.rdf.facts import Facts
from overtures.rdf.moves import Moves
from overtures.rdf.terms import Sheet, link, literal, name
from overtures.rdf.times import Calendar

REGISTER = ox.NamedNode(v.REGISTER)


def to_nquads(reading: Reading, *, when: dt.datetime, keep_text: bool = True) -> str:
    """The reading as sorted N-Quads: the same bytes each time, but for the time of reading (`when`, aware)."""
    sheet = fill(reading)
    node = reading_iri(reading)
    text = reading.article.text if keep_text else None
    return quads_of(reading.article.key, sheet, node, text=text, ended={_ended(node, when)})


def to_graph(reading: Reading, *, when: dt.datetime) -> rdflib.Graph:
    """The triples of the article and of the register in one rdflib graph, for validation."""
    sheet = fill(reading)
    triples = {*sheet.article, *sheet.register, _ended(reading_iri(reading), when)}
    graph = rdflib.Graph()
    graph.addN((_rdflib(s), _rdflib(p), _rdflib(o), graph) for s, p, o in triples)
    return graph


def quads_of(key: str, sheet: Sheet, reading: ox.NamedNode, *, text: str | None, ended: set[ox.Triple]) -> str:
    """Article, derived, register and text graphs as sorted N-Quads, with the digest of all but `ended` put in."""
    told = sheet.article
    quads = [
        *_in(v.article_graph(key), told),
        *_in(v.REGISTER, sheet.register),
        *_in(v.derived_graph(key), derive_triples({*told, *sheet.register})),
    ]
    if text is not None:
        told_text = ox.Triple(ox.NamedNode(v.article_iri(key)), name("ov:text"), literal(text))
        quads += _in(v.text_graph(key), [told_text])
    digest = hashlib.sha256("".join(_lines(quads)).encode()).hexdigest()
    made = {ox.Triple(reading, name("ov:digest"), literal(digest)), *ended}
    return "".join(_lines([*quads, *_in(v.article_graph(key), made)]))


def reading_iri(reading: Reading) -> ox.NamedNode:
    """The IRI of the activity of reading: by article and by what read it."""
    reader = reading.reader
    made_by = v.digest(reader.program, reader.version, reader.model)
    return ox.NamedNode(f"{v.article_iri(reading.article.key)}/reading/{made_by}")


def fill(reading: Reading) -> Sheet:
    """The triples of the article and of the register, without digest and time of reading."""
    sheet = Sheet()
    article = ox.NamedNode(v.article_iri(reading.article.key))
    cast = Cast(reading, article, sheet)
    calendar = Calendar(reading, article, sheet)
    accounts = Accounts(article, _reading(reading, article, sheet), sheet, cast)
    _article(reading, article, sheet)
    moves = Moves(reading, article, sheet, cast, calendar)
    Arguments(reading, accounts, moves, write_statements(reading, accounts, moves)).write()
    Facts(reading, sheet, cast, calendar, accounts).write()
    return sheet


def _article(reading: Reading, article: ox.NamedNode, sheet: Sheet) -> None:
    told: Article = reading.article
    sheet.say(article, "a", name("ov:Article"))
    sheet.say(article, "dcterms:identifier", literal(told.id))
    sheet.say(article, "dcterms:language", literal("en"))
    for predicate, value in (("dcterms:title", told.title), ("dc:publisher", told.publisher)):
        if value:
            sheet.say(article, predicate, literal(value))
    if told.published:
        sheet.say(article, "dcterms:issued", literal(told.published))
    if told.url:
        sheet.say(article, "schema:url", link(told.url))
    sheet.say(article, "ov:warning", *(literal(doubt.message) for doubt in reading.warnings))


def _reading(reading: Reading, article: ox.NamedNode, sheet: Sheet) -> ox.NamedNode:
    node, reader = reading_iri(reading), reading.reader
    software = ox.NamedNode(v.software_iri(reader.program, reader.version))
    sheet.say(node, "a", name("prov:Activity"))
    sheet.say(node, "prov:used", article)
    sheet.say(node, "prov:wasAssociatedWith", software)
    sheet.say(node, "ov:languageModel", literal(reader.model))
    sheet.enrol(software, "a", name("prov:SoftwareAgent"))
    sheet.enrol(software, "rdfs:label", literal(f"{reader.program} {reader.version}"))
    return node


def _ended(node: ox.NamedNode, when: dt.datetime) -> ox.Triple:
    stamp = when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ox.Triple(node, name("prov:endedAtTime"), ox.Literal(stamp, datatype=name("xsd:dateTime")))


def _rdflib(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> rdflib.term.Node:
    """A term of pyoxigraph as rdflib has it; writing and parsing N-Triples would take five times as long."""
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, ox.Literal), "a reading makes neither blank nodes nor triples about triples"
    plain = term.datatype == name("xsd:string")
    return rdflib.Literal(term.value, datatype=None if plain else rdflib.URIRef(term.datatype.value))


def _in(graph: str, triples: Iterable[ox.Triple]) -> list[ox.Quad]:
    home = ox.NamedNode(graph)
    return [ox.Quad(each.subject, each.predicate, each.object, home) for each in triples]


def _lines(quads: Iterable[ox.Quad]) -> list[str]:
    """N-Quads, one quad a line, sorted."""
    told = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return sorted(each + "\n" for each in told.decode().split("\n") if each)
