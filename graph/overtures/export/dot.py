"""DOT for Graphviz. Written here, as networkx needs pydot or Graphviz itself installed to write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO

from overtures.export.attributes import Value

if TYPE_CHECKING:
    from overtures.export.network import Network

_SHAPES = {"person": "ellipse", "party": "box", "group": "box"}
# A rival's word about the other side is never drawn like a side's own word.
_STYLES = {"own": "solid", "rival": "dashed", "outsider": "dotted", "narrator": "solid"}
# Graphviz reads entities in these, and puts a link's bare ampersand into an SVG as it is, which no browser opens.
_DRAWN = frozenset({"label", "tooltip", "URL"})
# Graphviz 2 refuses a string of more than 16,384 bytes; an ampersand, the longest to escape, takes five.
_LONGEST = 3_000


def write(graph: Network, stream: BinaryIO) -> None:
    """The network as a UTF-8 digraph: acts as labels, words as tooltips, articles as links, all else as attributes."""
    stream.write(b'digraph "Overtures" {\n  charset="UTF-8";\n')
    for iri, data in graph.nodes(data=True):
        shape = _SHAPES.get(str(data.get("category")), "plaintext")
        others = {name: value for name, value in data.items() if name != "name"}  # the name of a node is its IRI here
        stream.write(f"  {_quoted(iri)} [{_listed({**others, 'shape': shape})}];\n".encode())
    for source, target, key, data in graph.edges(keys=True, data=True):
        stream.write(f"  {_quoted(source)} -> {_quoted(target)} [{_listed(_edge(key, data))}];\n".encode())
    stream.write(b"}\n")


def _edge(key: str, data: Mapping[str, Value]) -> dict[str, Value]:
    told = {"tooltip": data.get("words"), "URL": data.get("link"), "style": _STYLES.get(str(data.get("word_kind")))}
    if data.get("symmetric"):
        told["dir"] = "both"
    return {"id": key, **data, **{name: value for name, value in told.items() if value is not None}}


def _listed(attributes: Mapping[str, Value]) -> str:
    return ", ".join(f"{name}={_quoted(value, drawn=name in _DRAWN)}" for name, value in attributes.items())


def _quoted(value: Value, *, drawn: bool = False) -> str:
    """A DOT string: quotes and backslashes escaped, on one line, as line ends are controls to some readers, and cut."""
    told = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    if len(told) > _LONGEST:
        told = told[: _LONGEST - 1] + "…"
    if drawn:
        told = told.replace("&", "&amp;")
    return '"' + told.replace("\\", "\\\\").replace('"', '\\"') + '"'
