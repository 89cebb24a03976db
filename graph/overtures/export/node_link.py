"""Node-link JSON for D3, for scripts, and for networkx's own `node_link_graph`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from overtures.export.network import Network


def write(graph: Network, stream: BinaryIO) -> None:
    """The network as JSON with `nodes` (by `id`) and `edges` (`source`, `target`, and `key`, which is unique)."""
    import networkx as nx

    told = nx.node_link_data(graph, edges="edges")
    stream.write(json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n")
