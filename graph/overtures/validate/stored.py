"""Checks what a store holds, article by article: pySHACL on everything at once takes gigabytes."""

from __future__ import annotations

from collections.abc import Iterator

import rdflib

from overtures import vocabulary as v
from overtures.store import Store
from overtures.validate.check import check
from overtures.validate.problems import Problem


def check_store(store: Store) -> Iterator[tuple[str, list[Problem]]]:
    """The key of each stored article with its problems; its text, where kept, is looked at too."""
    register = _graph(store, v.REGISTER)
    for article in store.articles():
        own = _graph(store, v.article_graph(article.key), v.derived_graph(article.key), v.text_graph(article.key))
        yield article.key, check(_with_entries(own, register))


def _graph(store: Store, *names: str) -> rdflib.Graph:
    values = " ".join(f"<{name}>" for name in names)
    triples = store.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}")
    return rdflib.Graph().parse(data=triples.ntriples(), format="nt")


def _with_entries(own: rdflib.Graph, register: rdflib.Graph) -> rdflib.Graph:
    """The article's graph with the register's entries that it needs, directly or through another entry."""
    needed = set(own.objects())
    while needed:
        found = [triple for node in needed for triple in register.triples((node, None, None)) if triple not in own]
        for triple in found:
            own.add(triple)
        needed = {triple[2] for triple in found}
    return own
