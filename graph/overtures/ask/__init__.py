"""Questions as files, asked of a store.

>>> from overtures.store import open_store
>>> with open_store("overtures.store") as store:  # doctest: +SKIP
...     for row in answer(store, "who-proposed-what", {"to": "greens", "since": "2015"}).dicts():
...         print(row["by"], row["words"])
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from overtures import assets
from overtures.ask.finish import finished
from overtures.ask.header import read_question
from overtures.ask.naming import Directory, near
from overtures.ask.question import Answer, Column, Finish, Kind, Parameter, Question
from overtures.ask.values import fill, terms
from overtures.errors import QuestionError
from overtures.store import Solutions

__all__ = [
    "Answer",
    "Column",
    "Finish",
    "Kind",
    "Parameter",
    "Question",
    "Store",
    "answer",
    "fill",
    "question",
    "questions",
]

_OTHER_USES = {"export"}  # folders of queries that are no questions


class Store(Protocol):
    """What is needed of a store: the rows of a query, and the text of an article."""

    def select(self, sparql: str) -> Solutions:
        """The rows of a SELECT query."""
        ...

    def text(self, key: str) -> str | None:
        """The article's text, None where it is not kept."""
        ...


def questions(folder: str | Path | None = None) -> list[Question]:
    """The questions of a folder and the folders in it, by default those that come along, sorted by subject and name.

    Raises QuestionError, naming file and line, for a file that is no question.
    """
    return sorted((read_question(path) for path in _files(folder)), key=lambda q: (q.subject, q.name))


def question(name: str, folder: str | Path | None = None) -> Question:
    """The question of that name; raises QuestionError with the names that are like it."""
    paths = {path.stem: path for path in _files(folder)}
    if name not in paths:
        hint = near(name, paths) or f"there are {', '.join(sorted(paths))}"
        raise QuestionError(f"there is no question {name!r}; {hint}")
    return read_question(paths[name])


def answer(store: Store, asked: Question | str, params: Mapping[str, str] | None = None) -> Answer:
    """The answer to a question; `params` are in plain words: {"to": "greens", "since": "2015"}.

    Raises QuestionError for an unknown question or parameter, what is no date, and a name that fits nobody or several.
    """
    told = question(asked) if isinstance(asked, str) else asked
    values = terms(told, params or {}, Directory(store))
    return finished(told, store.select(fill(told, values)), store)


def _files(folder: str | Path | None) -> list[Path]:
    root = Path(folder) if folder else assets.root("queries")
    found = [path for path in sorted(root.rglob("*.rq")) if path.relative_to(root).parts[0] not in _OTHER_USES]
    if not found:
        raise QuestionError(f"there are no questions (.rq files) in {root}; name a folder that has some")
    return found
