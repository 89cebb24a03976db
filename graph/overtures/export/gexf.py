"""GEXF 1.3 for Gephi and Gephi Lite.

Our own writer, as networkx's gives an edge no `kind`, without which Gephi sums parallel edges to one, and guesses
`timeformat` from Python types, so that dates kept as text come out as no dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO
from xml.etree import ElementTree as ET

from overtures import __version__
from overtures.export.attributes import Value
from overtures.export.network import kinds

if TYPE_CHECKING:
    from overtures.export.network import Network

_TYPES: dict[type, str] = {str: "string", float: "double", bool: "boolean"}
_OWN_PLACE = frozenset({"label", "weight"})
_DATED = {"mode": "dynamic", "timeformat": "date", "timerepresentation": "interval"}


def write(graph: Network, stream: BinaryIO) -> None:
    """The network as GEXF; dates stand on edges as intervals, and as attributes for readers that know no intervals."""
    root = ET.Element("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = f"Overtures {__version__}"
    ET.SubElement(meta, "description").text = "What parties and people are reported to have said and done"
    dated = any(_interval(data) for *_, data in graph.edges(data=True))
    body = ET.SubElement(root, "graph", {"defaultedgetype": "directed", **(_DATED if dated else {"mode": "static"})})
    of_nodes = _declare(body, "node", [data for _, data in graph.nodes(data=True)])
    of_edges = _declare(body, "edge", [data for *_, data in graph.edges(data=True)])
    _nodes(ET.SubElement(body, "nodes"), graph, of_nodes)
    _edges(ET.SubElement(body, "edges"), graph, of_edges)
    ET.indent(root)
    ET.ElementTree(root).write(stream, encoding="utf-8", xml_declaration=True)


def _declare(body: ET.Element, owner: str, rows: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    """Declare every attribute of nodes or edges with its type; returns name -> id in the file."""
    types = {name: type(value) for row in rows for name, value in row.items() if name not in _OWN_PLACE}
    declared = ET.SubElement(body, "attributes", {"class": owner, "mode": "static"})
    ids = {name: f"{owner}-{name}" for name in types}
    for name, python_type in types.items():
        ET.SubElement(declared, "attribute", {"id": ids[name], "title": name, "type": _TYPES[python_type]})
    return ids


def _nodes(parent: ET.Element, graph: Network, ids: Mapping[str, str]) -> None:
    for iri, data in graph.nodes(data=True):
        _values(ET.SubElement(parent, "node", {"id": iri, "label": data["label"]}), data, ids)


def _edges(parent: ET.Element, graph: Network, ids: Mapping[str, str]) -> None:
    kind = kinds(graph)
    for source, target, key, data in graph.edges(keys=True, data=True):
        ends = {"id": key, "source": source, "target": target, "type": "directed", "kind": kind[key]}
        shown = {"label": data["label"], "weight": str(data["weight"])}
        _values(ET.SubElement(parent, "edge", {**ends, **shown, **_interval(data)}), data, ids)


def _interval(data: Mapping[str, Value]) -> dict[str, str]:
    bounds = {"start": data.get("date_begin"), "end": data.get("date_end")}
    return {name: str(day) for name, day in bounds.items() if day is not None}


def _values(element: ET.Element, data: Mapping[str, Value], ids: Mapping[str, str]) -> None:
    values = ET.SubElement(element, "attvalues")
    for name, value in data.items():
        if name in ids:
            told = str(value).lower() if isinstance(value, bool) else str(value)
            ET.SubElement(values, "attvalue", {"for": ids[name], "value": told})
