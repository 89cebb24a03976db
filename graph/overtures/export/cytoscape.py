"""Cytoscape JSON for cytoscape.js and the Cytoscape desktop."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from overtures import __version__

if TYPE_CHECKING:
    from overtures.export.network import Network


def write(graph: Network, stream: BinaryIO) -> None:
    """The network as Cytoscape JSON; no two elements share an `id`, as cytoscape.js drops the second."""
    import networkx as nx

    data = nx.cytoscape_data(graph)
    for edge in data["elements"]["edges"]:
        edge["data"]["id"] = edge["data"]["key"]  # networkx gives edges a key alone
    told = {"format_version": "1.0", "generated_by": f"overtures-{__version__}", **data, "data": {"name": "Overtures"}}
    stream.write(json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n")
