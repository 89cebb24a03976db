"""What is done to rows after the query: words from the text, one row of several, order. The one place for it.

Rows are mappings from column to term here, unbound columns left out. Everything is decided by the values alone, so that
every engine, whatever order it answers in, ends in the same rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

from overtures.ask.question import Answer, Finish, Question
from overtures.ask.steps import STEPS
from overtures.ask.words import listed
from overtures.errors import QuestionError
from overtures.store import Solutions, Term, literal

Known: TypeAlias = Mapping[str, Term]
Place: TypeAlias = tuple[int, float, str, str]
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


class Texts(Protocol):
    """Whatever keeps the texts of articles."""

    def text(self, key: str) -> str | None:
        """The article's text, None where it is not kept."""
        ...


def finished(question: Question, found: Solutions, texts: Texts) -> Answer:
    """The answer that the query's rows come to; raises QuestionError if the header names a column that they lack."""
    _check(question, found.columns)
    rows: list[Known] = list(found.dicts())
    rows = [row for row in rows if row]
    if question.finish.then:
        rows = STEPS[question.finish.then](rows)
    rows = _one_each(rows, question)
    names = tuple(column.name for column in question.columns)
    rows = _worded(rows, texts) if "words" in names else rows
    shown = {tuple(row.get(name) for name in names) for row in rows}
    order = [names.index(name) for name in question.order] + list(range(len(names)))
    return Answer(names, tuple(sorted(shown, key=lambda row: [_place(row[i]) for i in order])), question)


def _check(question: Question, columns: Sequence[str]) -> None:
    finish = question.finish
    if finish.then and finish.then not in STEPS:
        raise QuestionError(f"{question.path}: finish: no step {finish.then!r}; use {', '.join(sorted(STEPS))}")
    shown = [column.name for column in question.columns]
    made = STEPS[finish.then].makes if finish.then else ()
    asked = [*shown, *finish.one_for, *finish.joined, *finish.either, *(name.lstrip("-") for name in finish.best)]
    for name in asked:
        if name not in (*columns, *made):
            raise QuestionError(f"{question.path}: the query has no ?{name}, which the header names; select it")
    for name in question.order:
        if name not in shown:
            raise QuestionError(f"{question.path}: order: {name!r} is no column; use {', '.join(shown)}")


def _one_each(rows: list[Known], question: Question) -> list[Known]:
    finish = question.finish
    if not finish.one_for:
        return rows
    groups: dict[tuple[Term | None, ...], list[Known]] = {}
    for row in rows:
        groups.setdefault(tuple(row.get(name) for name in finish.one_for), []).append(row)
    return [_one(group, finish) for group in groups.values()]


def _one(group: list[Known], finish: Finish) -> Known:
    known = sorted({name for row in group for name in row})
    first = min(group, key=lambda row: _rank(row, finish.best, known))
    best = dict(first)
    for names, last in ((finish.joined, "and"), (finish.either, "or")):
        for name in names:
            values = sorted({row[name].value for row in group if name in row})
            if len(values) > 1:
                best[name] = literal(listed(values, last))
    return best


def _rank(row: Known, best: Iterable[str], known: Iterable[str]) -> list[Place]:
    """By the columns named, then by all, so that what comes first does not hang on the engine's order."""
    first = [_place(row.get(name.lstrip("-")), turned=name.startswith("-")) for name in best]
    return first + [_place(row.get(name)) for name in known]


def _place(term: Term | None, *, turned: bool = False) -> Place:
    """Where a term comes in a column: numbers by size, then all else by letters, what is unknown last."""
    if term is None:
        return (2, 0.0, "", "")
    if term.kind == "literal" and _NUMBER.fullmatch(term.value):
        return (0, -float(term.value) if turned else float(term.value), term.value, "")
    told = "".join(chr(0x10FFFF - ord(c)) for c in term.value) if turned else term.value
    return (1, 0.0, told.casefold(), f"{told}\x00{term.kind}{term.datatype}{term.lang}")


def _worded(rows: list[Known], texts: Texts) -> list[Known]:
    """Rows without words get those of the stored text, where ?article, ?start and ?end tell which."""
    kept: dict[str, str | None] = {}

    def words(row: Known) -> str:
        if "words" in row or not {"article", "start", "end"} <= row.keys():
            return ""
        key = row["article"].value.rpartition("/")[2]
        text = kept[key] if key in kept else kept.setdefault(key, texts.text(key))
        return (text or "")[int(row["start"].value) : int(row["end"].value)]

    return [{**row, "words": literal(told)} if (told := words(row)) else row for row in rows]
