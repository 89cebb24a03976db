"""Graphs that people encoded by hand, in the same N-Quads form as readings."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.errors import ValidationError
from overtures.rdf.build import quads_of
from overtures.rdf.terms import TYPE, Sheet, name


def from_trig(path: str | Path) -> dict[str, str]:
    """Each article of a TriG (or N-Quads) file by its key: what is told, its part of the register, and what follows.

    Derived graphs in the file are computed anew. Raises ValidationError if the file is no RDF, tells of no article, or
    lacks the node of an article or of the activity that encoded it.
    """
    path = Path(path)
    graphs = _graphs(path)
    start = v.article_graph("")
    keys = sorted(home.removeprefix(start) for home in graphs if home.startswith(start))
    if not keys:
        raise ValidationError(f"{path}: no graph <{start}KEY>; name the graph of each article so")
    return {key: _nquads(path, key, graphs) for key in keys}


def _graphs(path: Path) -> dict[str, set[ox.Triple]]:
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in _parse(path):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs[quad.graph_name.value].add(quad.triple)
    return graphs


def _parse(path: Path) -> list[ox.Quad]:
    form = ox.RdfFormat.N_QUADS if path.suffix == ".nq" else ox.RdfFormat.TRIG
    try:
        return list(ox.parse(path=str(path), format=form))
    except (SyntaxError, ValueError) as error:
        raise ValidationError(f"{path}: no {form.name} that can be read ({error}); mend the file") from error


def _nquads(path: Path, key: str, graphs: dict[str, set[ox.Triple]]) -> str:
    article, triples = ox.NamedNode(v.article_iri(key)), graphs[v.article_graph(key)]
    if ox.Triple(article, TYPE, name("ov:Article")) not in triples:
        raise ValidationError(f"{path}: graph <{v.article_graph(key)}> lacks '<{article.value}> a ov:Article'; add it")
    ended = {each for each in triples if each.predicate == name("prov:endedAtTime")}
    sheet = Sheet()
    sheet.article = {each for each in triples - ended if each.predicate != name("ov:digest")}
    sheet.register = _reachable(sheet.article, graphs[v.REGISTER])
    text = next((each.object.value for each in graphs[v.text_graph(key)] if isinstance(each.object, ox.Literal)), None)
    return quads_of(key, sheet, _reading(path, sheet), text=text, ended=ended)


def _reading(path: Path, sheet: Sheet) -> ox.NamedNode:
    """The activity that made the graph."""
    made = [each.subject for each in sheet.article if each.object == name("prov:Activity")]
    if len(made) != 1 or not isinstance(made[0], ox.NamedNode):
        raise ValidationError(f"{path}: {len(made)} prov:Activity in an article's graph; tell of one, its maker")
    return made[0]


def _reachable(told: set[ox.Triple], register: set[ox.Triple]) -> set[ox.Triple]:
    """What the register says of everybody whom the article names, and of whom those name in turn."""
    about: dict[object, set[ox.Triple]] = defaultdict(set)
    for triple in register:
        about[triple.subject].add(triple)
    found: set[ox.Triple] = set()
    seen: set[object] = set()
    ahead: set[object] = {each.object for each in told}
    while ahead:
        node = ahead.pop()
        seen.add(node)
        found |= about.get(node, set())
        ahead |= {each.object for each in about.get(node, ())} - seen
    return found
