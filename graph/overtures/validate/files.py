"""Checks files of RDF: Turtle, TriG, N-Quads, N-Triples."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import rdflib

from overtures import vocabulary as v
from overtures.errors import InputError, ValidationError
from overtures.validate.check import check
from overtures.validate.problems import Problem

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE, ".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS, ".nt": ox.RdfFormat.N_TRIPLES,
}  # fmt: skip


def check_file(path: str | Path) -> list[Problem]:
    """Every problem of a file, article by article where each has its own graph.

    Raises InputError for a file that is missing, empty or of another format, ValidationError for what is no RDF.
    """
    path = Path(path)
    graphs = _graphs(path)
    if not graphs:
        raise InputError(f"{path}: holds no triples; give a file that `overtures export` or another program has filled")
    start = v.article_graph("")
    keys = sorted(home.removeprefix(start) for home in graphs if home.startswith(start))
    if not keys:
        return check(_rdflib(path, set().union(*graphs.values())))
    common = graphs[""] | graphs[v.REGISTER]
    return [each for key in keys for each in check(_rdflib(path, common.union(*_own(graphs, key))))]


def _own(graphs: dict[str, set[ox.Triple]], key: str) -> tuple[set[ox.Triple], ...]:
    return tuple(graphs[home(key)] for home in (v.article_graph, v.derived_graph, v.links_graph, v.text_graph))


def _graphs(path: Path) -> dict[str, set[ox.Triple]]:
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in _parse(path):
        graphs[quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""].add(quad.triple)
    return graphs


def _parse(path: Path) -> list[ox.Quad]:
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise InputError(f"{path}: no RDF by its name; give a file ending in {', '.join(FORMATS)}")
    try:
        return list(ox.parse(path=str(path), format=form))
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        wrong = error.msg.removeprefix("Parser error at ").partition(": ")[2] or error.msg
        raise ValidationError(f"{path}{line}: {wrong}; mend it so that it is {form.name}") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be read ({error}); give a file that exists and is text in UTF-8") from error


def _rdflib(path: Path, triples: set[ox.Triple]) -> rdflib.Graph:
    told = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    try:
        return rdflib.Graph().parse(data=told, format="nt")
    except Exception as error:
        raise ValidationError(f"{path}: holds RDF 1.2, which cannot be checked ({error}); use RDF 1.1") from error
