"""GraphML for Gephi, Cytoscape, visone, igraph and networkx itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from overtures.export.network import Network


def write(graph: Network, stream: BinaryIO) -> None:
    """The network as GraphML, by networkx's writer; the one without lxml, so that every machine writes the same."""
    import networkx as nx

    nx.write_graphml_xml(graph, stream, encoding="utf-8", prettyprint=True)
