"""The formats, and the one function that writes any of them."""

from __future__ import annotations

import difflib
import io
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from overtures.errors import ExportError
from overtures.export import cytoscape, dot, gexf, graphml, node_link, quads, tables, target
from overtures.export.network import network
from overtures.export.statements import Between, count
from overtures.store import STATED, Store

if TYPE_CHECKING:
    from overtures.export.network import Network


@dataclass(frozen=True, slots=True)
class Format:
    """A format by name, the ending of its files (none for a folder), and what it is for."""

    name: str
    suffix: str
    summary: str


@dataclass(frozen=True, slots=True)
class Written:
    """What an export holds: nodes and edges of a network, or quads of the graph (triples for Turtle); else None.

    `undrawn` counts the statements that are no edge because they do not name two sides.
    """

    nodes: int | None = None
    edges: int | None = None
    quads: int | None = None
    undrawn: int = 0


Target: TypeAlias = str | Path | BinaryIO
_FORMATS = (
    Format("graphml", ".graphml", "network for Gephi, Cytoscape, visone, igraph and networkx"),
    Format("gexf", ".gexf", "network with dates for Gephi and Gephi Lite"),
    Format("cytoscape", ".cyjs", "network as JSON for cytoscape.js and the Cytoscape desktop"),
    Format("dot", ".dot", "network for Graphviz"),
    Format("node-link", ".json", "network as JSON for D3 and networkx"),
    Format("csv", "", "network as a folder with nodes.csv and edges.csv, for Gephi and spreadsheets"),
    Format("turtle", ".ttl", "the graph as RDF, all articles laid together"),
    Format("trig", ".trig", "the graph as RDF, with a named graph for each article"),
    Format("nquads", ".nq", "the graph as RDF, a quad a line"),
    Format("jsonld", ".jsonld", "the graph as JSON-LD, with a named graph for each article"),
)
_NETWORKS: dict[str, Callable[[Network, BinaryIO], None]] = {
    "graphml": graphml.write,
    "gexf": gexf.write,
    "cytoscape": cytoscape.write,
    "dot": dot.write,
    "node-link": node_link.write,
}
_TABLES: dict[str, Callable[[Network, BinaryIO], None]] = {
    "nodes.csv": tables.write_nodes,
    "edges.csv": tables.write_edges,
}
_ALIASES = {"cyjs": "cytoscape", "gv": "dot", "ttl": "turtle", "nq": "nquads", "n-quads": "nquads", "json-ld": "jsonld"}


def formats() -> tuple[Format, ...]:
    """Every format that `write` knows."""
    return _FORMATS


def write(
    store: Store,
    form: str,
    to: Target,
    *,
    between: Between | str = "parties",
    with_text: bool = False,
) -> Written:
    """Write what the store holds, to a file (a folder for CSV) or to a binary stream.

    A file is replaced once the new one is whole; a folder never is. `between` says whose network it is: of parties,
    people or groups. `with_text` takes the articles' texts along in the formats of RDF. Raises ExportError for an
    unknown format, a place that cannot be written, or where there is nothing to write, as in an empty store.
    """
    name = _named(form)
    if name in quads.WRITERS:
        return _write_graph(store, name, to, with_text=with_text)
    graph = network(store, between)
    if name == "csv":
        _write_tables(graph, to)
    else:
        with target.opened(to) as stream:
            _NETWORKS[name](graph, stream)
    drawn = {data["statement_id"] for *_, data in graph.edges(data=True)}
    return Written(graph.number_of_nodes(), graph.number_of_edges(), undrawn=count(store) - len(drawn))


def _named(form: str) -> str:
    known = [f.name for f in _FORMATS]
    told = form.casefold().lstrip(".")
    name = _ALIASES.get(told, told)
    if name in known:
        return name
    near = difflib.get_close_matches(name, [*known, *_ALIASES], n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else f"choose one of {', '.join(known)}"
    raise ExportError(f"format {form!r} is unknown; {hint}")


def _write_graph(store: Store, name: str, to: Target, *, with_text: bool) -> Written:
    lines = store.nquads([*STATED, "text"] if with_text else STATED)
    first = next(lines, None)
    if first is None:
        raise ExportError("the store holds no articles: add articles first, or check --store")
    with target.opened(to) as stream:
        return Written(quads=quads.WRITERS[name](itertools.chain([first], lines), stream))


def _write_tables(graph: Network, to: Target) -> None:
    """Both tables are made before either is written, so that they fit each other."""
    if not isinstance(to, str | Path):
        raise ExportError("CSV is two files, nodes.csv and edges.csv; name a folder for them with -o")
    folder = target.folder(Path(to))
    made = {name: io.BytesIO() for name in _TABLES}
    for name, table in made.items():
        _TABLES[name](graph, table)
    for name, table in made.items():
        with target.opened(folder / name) as stream:
            stream.write(table.getvalue())
