"""Reads a question from its file, and says in which line what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from overtures.ask.question import KINDS, Column, Finish, Parameter, Question
from overtures.errors import QuestionError

MARKED = re.compile(r"^([^\S\n]*)VALUES\s+\?(\w+)\s*\{\s*UNDEF\s*\}\s*#\s*parameter\s*$", re.MULTILINE)
_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where it was built
_KEYS = {"summary", "description", "parameters", "columns", "order", "finish", "tags", "example"}
_FINISH_KEYS = {"one for", "joined", "either", "best", "then"}
_PARAMETER_KEYS = {"type", "meaning", "default", "choices"}


def read_question(path: Path) -> Question:
    """The question in a file; raises QuestionError that names the file, and the line where that can be told."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path} cannot be read: {error}") from None
    told = _told(path, text)
    question = Question(
        name=path.stem,
        subject=path.parent.name,
        summary=_text(path, told, "summary"),
        description=_text(path, told, "description"),
        parameters=tuple(_parameter(path, text, *item) for item in _mapping(path, told, "parameters").items()),
        columns=tuple(_column(path, text, *item) for item in _mapping(path, told, "columns").items()),
        sparql=text,
        path=path,
        tags=_names(told.get("tags", ())),
        example=str(told.get("example", "")),
        order=_names(told.get("order", ())),
        finish=_finish(path, told.get("finish", {})),
    )
    _agree(question, text)
    return question


def _told(path: Path, text: str) -> Mapping[str, Any]:
    lines = _HEADER.findall(text)
    if not lines:
        raise QuestionError(f"{path}:1: has no header; begin the file with '#+ summary: …' (see the other questions)")
    try:
        told = yaml.load("\n".join(lines), Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "is no YAML"
        raise QuestionError(f"{path}:{_line_of(text, line)}: the header cannot be read: {problem}") from None
    if not isinstance(told, dict):
        raise QuestionError(f"{path}:1: the header is no list of 'key: value' lines; begin with '#+ summary: …'")
    for key in told:
        if key not in _KEYS:
            raise QuestionError(f"{_place(path, text, str(key))}: {key!r} is no key of a header; use {_listed(_KEYS)}")
    return told


def _text(path: Path, told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    if not isinstance(value, str) or not value.strip():
        raise QuestionError(f"{path}:1: the header has no {key}; add '#+ {key}: …'")
    return " ".join(value.split())


def _mapping(path: Path, told: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = told.get(key) or {}
    if not isinstance(value, dict):
        raise QuestionError(f"{path}:1: {key} of the header must be lines of 'name: …'")
    return value


def _parameter(path: Path, text: str, name: str, told: object) -> Parameter:
    place = _place(path, text, name)
    if not isinstance(told, dict) or not {"type", "meaning"} <= set(told) <= _PARAMETER_KEYS:
        raise QuestionError(
            f"{place}: parameter {name!r} must be {{type: …, meaning: …}}, perhaps with default or choices"
        )
    if told["type"] not in KINDS:
        raise QuestionError(f"{place}: parameter {name!r} has type {told['type']!r}; use {_listed(KINDS)}")
    default = told.get("default")
    meaning = " ".join(str(told["meaning"]).split())
    return Parameter(
        name, told["type"], meaning, None if default is None else str(default), _names(told.get("choices", ()))
    )


def _column(path: Path, text: str, name: str, told: object) -> Column:
    heading, _, meaning = str(told).partition(": ")
    if not meaning:
        raise QuestionError(
            f"{_place(path, text, name)}: column {name!r} must be 'heading: meaning', in quotation marks"
        )
    return Column(name, heading, " ".join(meaning.split()))


def _finish(path: Path, told: object) -> Finish:
    if not isinstance(told, dict) or not set(told) <= _FINISH_KEYS:
        raise QuestionError(f"{path}:1: finish may have {_listed(_FINISH_KEYS)}; see overtures.ask.question")
    names = {key.replace(" ", "_"): _names(told[key]) for key in told if key != "then"}
    return Finish(**names, then=told.get("then"))


def _agree(question: Question, text: str) -> None:
    """Header and query must name the same parameters and columns."""
    marked = {match[2]: text.count("\n", 0, match.start()) + 1 for match in MARKED.finditer(text)}
    for parameter in question.parameters:
        if parameter.variable not in marked:
            place = _place(question.path, text, parameter.name)
            raise QuestionError(f"{place}: no line 'VALUES ?{parameter.variable} {{ UNDEF }} # parameter' in the query")
    known = {parameter.variable for parameter in question.parameters}
    for variable, line in marked.items():
        if variable not in known:
            raise QuestionError(
                f"{question.path}:{line}: parameter ?{variable} is not in the header; describe it there"
            )
    if not question.columns:
        raise QuestionError(f"{question.path}:1: the header has no columns; add '#+ columns:'")


def _names(told: object) -> tuple[str, ...]:
    if isinstance(told, str):
        return tuple(word for word in re.split(r"[,\s]+", told) if word)
    return tuple(str(each) for each in told) if isinstance(told, Iterable) else (str(told),)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _place(path: Path, text: str, key: str) -> str:
    """The file, with the line of the header that begins with the key."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(rf"#\+\s*{re.escape(key)}\s*:", line):
            return f"{path}:{number}"
    return f"{path}:1"


def _line_of(text: str, header_line: int) -> int:
    """The line of the file in which the header's nth line stands."""
    lines = [text.count("\n", 0, match.start()) + 1 for match in _HEADER.finditer(text)]
    return lines[min(header_line, len(lines)) - 1]
