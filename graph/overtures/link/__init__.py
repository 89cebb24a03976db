"""Answers tied to proposals across articles: which links hold for what is stored, as quads; the store puts them in."""

from overtures.link.relinking import Relinked, relink

__all__ = ["Relinked", "relink"]
