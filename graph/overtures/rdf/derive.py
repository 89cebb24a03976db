"""What is computed from an article's graph: the rules of `ontology/rules`, run in memory on pyoxigraph."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox
import rdflib

from overtures import assets
from overtures.rdf.ontology import schema


def derive(graph: rdflib.Graph) -> rdflib.Graph:
    """What the rules compute from the triples of an article and of the register; none of these is repeated."""
    told = graph.serialize(format="nt", encoding="utf-8")
    given = (each.triple for each in ox.parse(told, format=ox.RdfFormat.N_TRIPLES))
    made = ox.serialize(derive_triples(given), format=ox.RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=made, format="nt")


def derive_triples(given: Iterable[ox.Triple]) -> set[ox.Triple]:
    """The same on pyoxigraph's own terms; the rules run once each, in order of their names."""
    store = ox.Store()
    store.extend(_quad(each) for each in given)
    told = {each.triple for each in store}
    store.extend(_quad(each) for each in schema())
    known = {each.triple for each in store}
    made: set[ox.Triple] = set()
    for rule in rules().values():
        found = _constructed(store, rule) - known - made
        store.extend(_quad(each) for each in found)
        made |= found
    return made - told


def _constructed(store: ox.Store, rule: str) -> set[ox.Triple]:
    triples = store.query(rule)
    assert isinstance(triples, ox.QueryTriples), "a rule is a CONSTRUCT query"
    return set(triples)


@cache
def rules() -> dict[str, str]:
    """The rules by the names of their files, in order."""
    files = sorted((assets.root("ontology") / "rules").glob("*.rq"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def _quad(triple: ox.Triple | ox.Quad) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object)
