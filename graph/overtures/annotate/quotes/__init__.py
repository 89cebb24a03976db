"""Quotations: the words between the marks, and whose they are."""

from overtures.annotate.quotes.attribution import attribute
from overtures.annotate.quotes.find import find_quotes

__all__ = ["attribute", "find_quotes"]
