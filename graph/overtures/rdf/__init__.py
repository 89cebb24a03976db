"""A reading as RDF: statements and occurrences with IRIs made from their content, and what rules compute from them."""

from overtures.rdf.build import to_graph, to_nquads
from overtures.rdf.derive import derive
from overtures.rdf.names import iris
from overtures.rdf.trig import from_trig

__all__ = ["derive", "from_trig", "iris", "to_graph", "to_nquads"]
