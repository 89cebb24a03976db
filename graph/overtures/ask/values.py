"""What is given for a parameter, in plain words, as terms that a query can be filled with."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping

from overtures.ask.header import MARKED
from overtures.ask.naming import Directory, near
from overtures.ask.question import Parameter, Question
from overtures.errors import QuestionError
from overtures.store import Term, iri, literal
from overtures.vocabulary import ACT_CLASS, OV, PREFIXES

_DATE = PREFIXES["xsd"] + "date"
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def terms(question: Question, given: Mapping[str, str], directory: Directory) -> dict[str, Term]:
    """The term for each variable that is given, or has a default; raises QuestionError for what cannot be meant."""
    told = {name.replace("_", "-"): value for name, value in given.items()}
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in told:
        if name not in known:
            hint = near(name, known) or f"it has {', '.join(f'--{each}' for each in known) or 'none'}"
            raise QuestionError(f"{question.name} has no parameter --{name}; {hint}")
    values = {p: told.get(p.name, p.default) for p in question.parameters}
    return {p.variable: _term(p, value.strip(), directory) for p, value in values.items() if value and value.strip()}


def fill(question: Question, values: Mapping[str, Term]) -> str:
    """The query with the marked VALUES lines filled; all else is left as the file has it."""
    return MARKED.sub(
        lambda m: f"{m[1]}VALUES ?{m[2]} {{ {values[m[2]].sparql()} }} # parameter" if m[2] in values else m[0],
        question.sparql,
    )


def _term(parameter: Parameter, value: str, directory: Directory) -> Term:
    if parameter.kind in ("side", "council", "person"):
        return iri(directory.find(value, parameter.kind, f"--{parameter.name}"))
    if parameter.kind == "act":
        return iri(OV + _act(parameter, value))
    if parameter.kind in ("first-day", "last-day"):
        return literal(_day(parameter, value).isoformat(), _DATE)
    return literal(value)


def _act(parameter: Parameter, value: str) -> str:
    told = value.casefold()
    if told not in parameter.choices:
        hint = near(told, parameter.choices) or f"choose {', '.join(parameter.choices)}"
        raise QuestionError(f"--{parameter.name} cannot be {value!r}; {hint}")
    return ACT_CLASS.get(told) or told.title().replace(" ", "")


def _day(parameter: Parameter, value: str) -> dt.date:
    """A day; of a year or month its first or last one."""
    if value.casefold() == "today":
        return dt.date.today()
    match = _DAY.fullmatch(value)
    try:
        if match:
            year, month, day = (int(part) if part else None for part in match.groups())
            return _bound(year or 0, month, day, last=parameter.kind == "last-day")
    except ValueError:
        raise QuestionError(f"--{parameter.name}: there is no day {value}; look at the calendar") from None
    raise QuestionError(f"--{parameter.name}: {value!r} is no date; write YYYY, YYYY-MM, YYYY-MM-DD or 'today'")


def _bound(year: int, month: int | None, day: int | None, *, last: bool) -> dt.date:
    month = month or (12 if last else 1)
    dt.date(year, month, 1)  # calendar would take any month's number for another fault
    return dt.date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
