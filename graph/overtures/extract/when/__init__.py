"""The date of a move: which expression of time of the text belongs to the words that report it."""

from overtures.extract.when.dating import Dating, when_of

__all__ = ["Dating", "when_of"]
