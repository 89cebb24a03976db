"""Two engines that hold the same quads and answer the same questions: embedded Oxigraph, and rdflib's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import rdflib

from overtures.rdf import from_trig
from overtures.store import Solutions, Store, Term, iri, literal, open_store
from overtures.vocabulary import OV, text_graph

STORIES = Path(__file__).parent / "answers"


def stories(*names: str) -> dict[str, str]:
    """The articles of some stories of answers/ by their keys, each as N-Quads with what the rules derive."""
    return {key: quads for name in names for key, quads in from_trig(STORIES / name).items()}


def oxigraph(folder: Path, articles: dict[str, str]) -> Store:
    """The store of the program, with these articles."""
    with open_store(folder, write=True) as store:
        for key, quads in articles.items():
            store.replace(key, quads)
    return open_store(folder)


class Rdflib:
    """What questions need of a store, answered by rdflib's SPARQL engine over the union of all graphs."""

    def __init__(self, articles: Iterable[str]) -> None:
        self.dataset = rdflib.Dataset(default_union=True)
        self.dataset.parse(data="".join(articles), format="nquads")

    def select(self, sparql: str) -> Solutions:
        """The rows."""
        found = self.dataset.query(sparql)
        columns = tuple(str(v) for v in found.vars or ())
        return Solutions(columns, tuple(tuple(_term(n) for n in row) for row in found))  # type: ignore[union-attr]

    def text(self, key: str) -> str | None:
        """The article's text."""
        graph = self.dataset.graph(rdflib.URIRef(text_graph(key)))
        return next((str(words) for words in graph.objects(None, rdflib.URIRef(OV + "text"))), None)


def _term(node: object) -> Term | None:
    if isinstance(node, rdflib.URIRef):
        return iri(str(node))
    if isinstance(node, rdflib.Literal):
        return literal(str(node), str(node.datatype) if node.datatype else None, node.language)
    return None
