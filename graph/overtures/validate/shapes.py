"""The shapes and what they need of the ontology, read once and kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import rdflib
from rdflib.namespace import RDFS, SH, SKOS
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from overtures import assets, vocabulary

OURS = (vocabulary.OV, vocabulary.OVC)


@dataclass(frozen=True, slots=True)
class Asked:
    """A shape that is a SPARQL query, prepared: it finds the nodes that break `rule`, and what of them."""

    rule: str
    message: str
    blocking: bool
    query: Query


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes of SHACL Core for pySHACL, and those in SPARQL prepared: pySHACL would parse them anew for each node."""

    core: rdflib.Graph
    asked: tuple[Asked, ...]


@cache
def shapes() -> Shapes:
    """The shapes of `ontology/shapes`."""
    core = rdflib.Graph()
    for file in sorted((assets.root("ontology") / "shapes").glob("*.ttl")):
        core.parse(file)
    found = sorted(set(core.subjects(SH.sparql)), key=str)
    asked = tuple(_asked(core, shape) for shape in found)
    for shape in found:
        core.remove((shape, None, None))
    return Shapes(core, asked)


@cache
def ontology() -> rdflib.Graph:
    """The whole ontology, with the list of topics."""
    graph = rdflib.Graph()
    for file in ("overtures.ttl", "topics.ttl"):
        graph.parse(assets.root("ontology") / file)
    return graph


@cache
def schema() -> tuple[tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node], ...]:
    """What shapes ask of the ontology: which class is below which, which code stands in which list."""
    return tuple(each for each in ontology() if each[1] in (RDFS.subClassOf, SKOS.inScheme))


@cache
def terms() -> frozenset[str]:
    """The IRIs that the ontology defines in the project's own namespaces."""
    return frozenset(str(each) for each in ontology().subjects() if str(each).startswith(OURS))


def _asked(graph: rdflib.Graph, shape: rdflib.term.Node) -> Asked:
    query = graph.value(graph.value(shape, SH.sparql), SH.select)
    blocking = graph.value(shape, SH.severity) != SH.Warning
    return Asked(rule_name(shape), str(graph.value(shape, SH.message)), blocking, prepareQuery(str(query)))


def rule_name(shape: rdflib.term.Node | None) -> str:
    """The name of a shape: what follows the # of its IRI."""
    return str(shape).rpartition("#")[2]
