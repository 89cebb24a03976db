"""Parties, local groups and councils where a text names them."""

from overtures.annotate.bodies.find import find_bodies
from overtures.annotate.bodies.named import INDEPENDENT, Named, leads_in

__all__ = ["INDEPENDENT", "Named", "find_bodies", "leads_in"]
