"""A question: a query in a file, with a header of `#+` lines that says what it answers and what it may be given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from overtures.store import Row, Term

Kind: TypeAlias = Literal["side", "council", "person", "act", "first-day", "last-day", "text"]
KINDS: tuple[Kind, ...] = ("side", "council", "person", "act", "first-day", "last-day", "text")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be given; `name` is as typed after `--`, `choices` the only values where there are some."""

    name: str
    kind: Kind
    meaning: str
    default: str | None = None
    choices: tuple[str, ...] = ()

    @property
    def variable(self) -> str:
        """The variable of the query that it fills: `as-of` fills ?asOf."""
        first, *rest = self.name.split("-")
        return first + "".join(word.capitalize() for word in rest)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: `name` is the query's variable, `heading` what people read, with the unit if any."""

    name: str
    heading: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Finish:
    """What is done to the rows after the query, where SPARQL engines would differ or cannot do it.

    One row is kept for each combination of the columns `one_for`; in the columns `joined` and `either` it has all
    values of its rows ('a and b', 'a or b'), in the others those of the row that comes first by the columns `best`
    (a leading '-' turns a column's order round; what is unbound comes last). `then` names a step of
    `overtures.ask.steps` that comes before.
    """

    one_for: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    then: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as its file tells it; `order` names the columns by which the answer is sorted before all others."""

    name: str
    subject: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str
    path: Path
    tags: tuple[str, ...] = ()
    example: str = ""
    order: tuple[str, ...] = ()
    finish: Finish = field(default=Finish())


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, in an order that no engine decides; `columns` are names, `headings` what people read."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    question: Question

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns as people read them."""
        return tuple(column.heading for column in self.question.columns)

    def dicts(self) -> Iterator[dict[str, Term | None]]:
        """Each row as a mapping from column to term, None where nothing is known."""
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))
