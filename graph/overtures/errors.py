"""The errors that a user can meet; each message names what is wrong and what to do.

OverturesError
├── InputError            an article, a folder or an option that cannot be used
│   └── ReadingError      a file that could not be read as an article
├── ModelError            the language model is missing or does not fit
├── ValidationError       a graph breaks a shape
├── StoreError            the store cannot be opened, read or written
│   ├── StoreLockedError  another process holds it
│   └── EndpointError     a SPARQL endpoint is down or answers nonsense
├── QuestionError         an unknown question or parameter, or an ambiguous name
└── ExportError           a format or view that cannot be written
"""

from __future__ import annotations


class OverturesError(Exception):
    """Base of every error that the program raises on purpose."""


class InputError(OverturesError):
    """An article, a folder or an option cannot be used."""


class ReadingError(InputError):
    """A file could not be read as an article."""


class ModelError(OverturesError):
    """The language model is missing or does not fit."""


class ValidationError(OverturesError):
    """A graph breaks a shape and is not stored."""


class StoreError(OverturesError):
    """The store cannot be opened, read or written."""


class StoreLockedError(StoreError):
    """Another process holds the store."""


class EndpointError(StoreError):
    """A SPARQL endpoint is down or answers nonsense."""


class QuestionError(OverturesError):
    """An unknown question or parameter, or a name that fits several."""


class ExportError(OverturesError):
    """A format or view that cannot be written."""
