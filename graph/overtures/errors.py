"""The errors that a user can meet; each message names what is wrong and what to do.

OverturesError
├── InputError            an article, a folder or an option that cannot be used
│   ├── ReadingError      a file that could not be read as an article
│   ├── RegisterError     a register of councils that is not in the form
│   └── AnnotationError   an annotation or reading that is not in the form, or does not fit its text
├── ModelError            the language model is missing or does not fit
├── WorkerError           a process that reads articles was killed
├── ValidationError       a graph breaks a shape
├── StoreError            the store cannot be opened, read or written
│   ├── StoreLockedError  another process holds it
│   └── EndpointError     a SPARQL endpoint is down or answers nonsense
├── QuestionError         an unknown question or parameter, or an ambiguous name
└── ExportError           a format or view that cannot be written
"""

from __future__ import annotations

from collections.abc import Sequence


class OverturesError(Exception):
    """Base of every error that the program raises on purpose."""


class InputError(OverturesError):
    """An article, a folder or an option cannot be used."""


class ReadingError(InputError):
    """A file could not be read as an article."""


class RegisterError(InputError):
    """A file is no register of councils."""


class AnnotationError(InputError):
    """An annotation or reading is not in the form, or does not fit its text; `problems` holds a line for each fault."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


class ModelError(OverturesError):
    """The language model is missing or does not fit."""


class WorkerError(OverturesError):
    """A process that reads articles beside others was killed."""


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
