"""The date of a move: which expression of time of the text belongs to the words that report it."""

from overtures.extract.when.dating import when_of

__all__ = ["when_of"]
