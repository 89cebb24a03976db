"""Folders of annotations: which files, and each one read and checked; whatever is wrong is told by file and key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from overtures.errors import AnnotationError, InputError
from overtures.evaluate.form import Document

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_EXPECTED: tuple[tuple[str, str], ...] = (  # by the beginning of pydantic's own name of the fault
    ("string", "text in double quotation marks"),
    ("tuple", "a list in square brackets"),
    ("bool", "true or false"),
    ("int", "a whole number"),
    ("float", "a number"),
    ("greater_than", "a number from 0 to 1"),
    ("less_than", "a number from 0 to 1"),
    ("date", 'a day like "2023-05-16", or null'),
    ("model", "an object in braces"),
)
_SHOWN = 40  # characters of a wrong value


def find_annotations(folder: Path) -> list[Path]:
    """The NAME.json files in a folder, sorted; raises InputError where the folder or any such file is missing."""
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "no such folder"
        raise InputError(f"{folder}: {what}; name the folder that holds the annotations as NAME.json")
    found = sorted(path for path in folder.glob("*.json") if not path.name.startswith("."))
    if not found:
        raise InputError(f"{folder}: holds no NAME.json; put the annotations there, or name another folder")
    return found


def load_annotation(path: Path) -> Document:
    """The annotation or reading in a JSON file; raises AnnotationError with every key that does not fit the form."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnnotationError([f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8"]) from None
    except OSError as error:
        raise AnnotationError([f"{path}: could not be read ({error.strerror}); check its permissions"]) from None
    return parse_annotation(text, str(path))


def parse_annotation(text: str, where: str) -> Document:
    """As `load_annotation`, from the JSON itself; `where` opens each message."""
    try:
        raw = json.loads(text)
    except json.JSONDecodeError as error:
        told = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise AnnotationError([f"{where}: is no JSON ({told}); correct it there"]) from None
    except RecursionError:
        raise AnnotationError([f"{where}: nests too deeply; write it in the form of docs/evaluating.md"]) from None
    try:
        return Document.model_validate_json(text)
    except ValidationError as error:
        faults = [f"{where}: {_fault(fault, raw)}" for fault in error.errors(include_url=False)]
        raise AnnotationError(faults) from None


def _fault(fault: ErrorDetails, raw: Any) -> str:
    key, kind = _key(fault["loc"], raw), fault["type"]
    if kind == "missing":
        return f"{key} is missing; the form wants it"
    if kind == "literal_error":
        return f"{key} is {shown(fault['input'])}; write one of {fault['ctx']['expected'].replace(chr(39), '')}"
    expected = next((words for start, words in _EXPECTED if kind.startswith(start)), None)
    return f"{key} is {shown(fault['input'])}; write {expected}" if expected else f"{key}: {fault['msg']}"


def _key(place: tuple[int | str, ...], raw: Any) -> str:
    """Where in the file: `moves[3].act (m4)`, counted from 0 as programs count, with the id where there is one."""
    told, named = "", ""
    for step in place:
        told += f"[{step}]" if isinstance(step, int) else f".{step}"
        raw = _member(raw, step)
        named = raw["id"] if isinstance(raw, dict) and isinstance(raw.get("id"), str) else named
    return (told.removeprefix(".") or "the whole") + (f" ({named})" if named else "")


def _member(raw: Any, step: int | str) -> Any:
    if isinstance(raw, list) and isinstance(step, int):
        return raw[step]
    return raw.get(step) if isinstance(raw, dict) else None


def shown(value: Any) -> str:
    """A wrong value as JSON, cut short."""
    told = json.dumps(value, ensure_ascii=False)
    return told if len(told) <= _SHOWN else told[:_SHOWN] + "…"
