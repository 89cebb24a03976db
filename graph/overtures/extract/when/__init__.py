"""The date of a move: which expression of time of the text belongs to the words that report it."""

from overtures.extract.when.dating import Dating, when_of
from overtures.extract.when.likely import likeliest

__all__ = ["Dating", "likeliest", "when_of"]
