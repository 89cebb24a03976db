"""Checks what a store holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import rdflib
from rdflib.term import Node

from overtures import vocabulary as v
from overtures.store import Store, iri
from overtures.validate.check import check
from overtures.validate.problems import Problem


def check_store(store: Store) -> Iterator[tuple[str, list[Problem]]]:
    """Every stored article with its problems, as (the name of its file, problems); one article at a time in memory."""
    about: dict[Node, list[tuple[Node, Node, Node]]] = defaultdict(list)
    for triple in _graph(store, v.REGISTER):
        about[triple[0]].append(triple)
    for article in store.articles():
        graph = _graph(store, v.article_graph(article.key)) + _graph(store, v.links_graph(article.key))
        _add_register(graph, about)
        yield article.identifier, check(graph, store.text(article.key))


def _graph(store: Store, name: str) -> rdflib.Graph:
    told = store.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {iri(name).sparql()} {{ ?s ?p ?o }} }}")
    return rdflib.Graph().parse(data=told.ntriples(), format="nt")


def _add_register(graph: rdflib.Graph, about: dict[Node, list[tuple[Node, Node, Node]]]) -> None:
    """Put what the register says of everybody whom the article names, and of whom those name, into the graph."""
    ahead, seen = set(graph.objects()), set[Node]()
    while ahead:
        node = ahead.pop()
        seen.add(node)
        for triple in about.get(node, ()):
            graph.add(triple)
            ahead |= {triple[2]} - seen
