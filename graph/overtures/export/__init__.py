"""The store for other tools: networks of statements for visualisers, and the graph itself in the formats of RDF."""

from overtures.export.formats import Format, Written, formats, write
from overtures.export.network import network
from overtures.export.statements import Between

__all__ = ["Between", "Format", "Written", "formats", "network", "write"]
