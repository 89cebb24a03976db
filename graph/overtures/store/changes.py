"""The SPARQL updates that put an article into a store or take it out: one request each, all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from overtures.errors import StoreError
from overtures.link import Relinked
from overtures.store.terms import Term, iri, written
from overtures.vocabulary import OV, PREFIXES, REGISTER, article_graph, derived_graph, links_graph, text_graph

_LABEL = PREFIXES["rdfs"] + "label"
_ALT_LABEL = PREFIXES["skos"] + "altLabel"
_TYPE = PREFIXES["rdf"] + "type"
_KEY = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Change:
    """An article to be stored: its quads by graph, and what tells whether the same is stored already."""

    key: str
    graphs: dict[str, list[ox.Quad]]
    digest: str | None
    has_text: bool

    def quads(self) -> list[ox.Quad]:
        """What is said and derived, without the register and the text."""
        told = own_graphs(self.key)[:2]
        return [quad for graph in told for quad in self.graphs.get(graph, ())]


def own_graphs(key: str) -> tuple[str, str, str]:
    """The graphs that belong to the article alone; raises StoreError for what cannot be a key."""
    if not _KEY.fullmatch(key):
        raise StoreError(f"{key!r} is no article's key; take one from the list of articles")
    return article_graph(key), derived_graph(key), text_graph(key)


def change(key: str, nquads: str) -> Change:
    """The change that N-Quads ask for; raises StoreError if they are none, or in foreign graphs."""
    allowed = {*own_graphs(key), REGISTER}
    graphs: dict[str, list[ox.Quad]] = {}
    digest = None
    try:
        for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
            graph = getattr(quad.graph_name, "value", "the default graph")
            if graph not in allowed:
                raise StoreError(f"article {key}: a quad stands in {graph}, which is none of the article's graphs")
            graphs.setdefault(graph, []).append(quad)
            if quad.predicate.value == OV + "digest" and isinstance(quad.object, ox.Literal):
                digest = quad.object.value
    except SyntaxError as error:
        raise StoreError(f"article {key}: its quads are no N-Quads: {error}") from None
    return Change(key, graphs, digest, text_graph(key) in graphs)


def replacement(new: Change, candidates: Iterable[str], links: Relinked) -> str:
    """One request: what the article said before goes, what nothing needs any more goes with it, the new comes.

    `candidates` are the IRIs of register entries that the stored version may have been the last to need; `links` are
    those that change with the article, its own and those of other articles' answers.
    """
    return " ;\n".join([*_removal(new.key, candidates), *_insertion(new.graphs), *_relinking(links)])


def withdrawal(key: str, candidates: Iterable[str], links: Relinked) -> str:
    """One request that takes the article out, from the register what nothing needs any more, and every link to it."""
    return " ;\n".join([*_removal(key, candidates), *_relinking(links)])


def candidates_query(key: str) -> str:
    """Asks for every register entry (?entry) that the stored article refers to, directly or through another entry."""
    article, derived, _ = own_graphs(key)
    return f"""SELECT DISTINCT ?entry WHERE {{
  {{ SELECT DISTINCT ?named WHERE {{
    VALUES ?g {{ <{article}> <{derived}> }} GRAPH ?g {{ ?s ?p ?named }}
    FILTER(isIRI(?named)) GRAPH <{REGISTER}> {{ ?named ?q ?r }}
  }} }}
  GRAPH <{REGISTER}> {{ ?named (!<{_TYPE}>)* ?entry }} FILTER(isIRI(?entry))
}}"""


def state_query(key: str) -> str:
    """Asks what is stored of the article: rows of ?kind 'digest' (with ?value), 'text', 'article'."""
    article, _, text = own_graphs(key)
    return f"""SELECT DISTINCT ?kind ?value WHERE {{
  {{ GRAPH <{article}> {{ ?reading <{OV}digest> ?value }} BIND("digest" AS ?kind) }}
  UNION {{ GRAPH <{text}> {{ ?a <{OV}text> ?words }} BIND("text" AS ?kind) }}
  UNION {{ GRAPH <{article}> {{ ?s a ?type }} BIND("article" AS ?kind) }}
}}"""


def _removal(key: str, candidates: Iterable[str]) -> list[str]:
    removal = [f"DROP SILENT GRAPH <{graph}>" for graph in (*own_graphs(key), links_graph(key))]
    entries = " ".join(sorted(iri(c).sparql() for c in candidates))
    return [*removal, _pruning(entries)] if entries else removal


def _pruning(entries: str) -> str:
    """Takes out the entries that no graph outside the register reaches, not even through other entries."""
    return f"""DELETE {{ GRAPH <{REGISTER}> {{ ?entry ?p ?o }} }} WHERE {{
  VALUES ?entry {{ {entries} }}
  GRAPH <{REGISTER}> {{ ?entry ?p ?o }}
  FILTER NOT EXISTS {{
    GRAPH <{REGISTER}> {{ ?user (!<{_TYPE}>)* ?entry }}
    GRAPH ?elsewhere {{ ?s ?q ?user }} FILTER(?elsewhere != <{REGISTER}>)
  }}
}}"""


def _relinking(links: Relinked) -> list[str]:
    """The links of these answers go, and those that hold now come."""
    told: dict[str, list[ox.Quad]] = {}
    for quad in links.quads:
        told.setdefault(str(getattr(quad.graph_name, "value", "")), []).append(quad)
    gone = [_unlinking(graph, answer) for graph, answers in sorted(links.answers.items()) for answer in answers]
    return [*gone, *_insertion(told)]


def _unlinking(graph: str, answer: str) -> str:
    told = iri(answer).sparql()
    return f"""DELETE {{ GRAPH <{graph}> {{ ?link ?p ?o }} }} WHERE {{
  GRAPH <{graph}> {{ ?link <{OV}linksAnswer> {told} ; ?p ?o }}
}} ;
DELETE WHERE {{ GRAPH <{graph}> {{ {told} ?p ?o }} }}"""


def _insertion(graphs: dict[str, list[ox.Quad]]) -> list[str]:
    labels = [q for q in graphs.get(REGISTER, []) if q.predicate.value == _LABEL]
    blocks = []
    for graph, quads in sorted(graphs.items()):
        lines = [_triple(q) for q in quads if not (graph == REGISTER and q.predicate.value == _LABEL)]
        if lines:
            blocks.append(f"GRAPH <{graph}> {{\n" + "\n".join(lines) + "\n}")
    insertion = ["INSERT DATA {\n" + "\n".join(blocks) + "\n}"] if blocks else []
    return [*insertion, *_naming(labels)]


def _naming(labels: list[ox.Quad]) -> list[str]:
    """A register entry keeps its first label; what another article calls it becomes one more altLabel."""
    if not labels:
        return []
    pairs = "\n".join(f"({written(q.subject)} {written(q.object)})" for q in labels)
    return [
        f"""INSERT {{ GRAPH <{REGISTER}> {{ ?entry ?naming ?label }} }} WHERE {{
  VALUES (?entry ?label) {{ {pairs} }}
  OPTIONAL {{ GRAPH <{REGISTER}> {{ ?entry <{_LABEL}> ?had }} }}
  BIND(IF(BOUND(?had) && !SAMETERM(?had, ?label), <{_ALT_LABEL}>, <{_LABEL}>) AS ?naming)
}}"""
    ]


def _triple(quad: ox.Quad) -> str:
    return f"{written(quad.subject)} {written(quad.predicate)} {written(quad.object)} ."


def entries(rows: Iterable[tuple[Term | None, ...]]) -> list[str]:
    """The IRIs of a one-column answer."""
    return [row[0].value for row in rows if row[0] is not None]
