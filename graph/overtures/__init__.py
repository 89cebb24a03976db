"""Overtures: who proposed an alliance to whom, how it was answered, and on whose word we know it."""

__version__ = "0.1.0"
