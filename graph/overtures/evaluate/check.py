"""Whether a gold annotation fits the text it is of, and itself; every fault is told by key."""

from __future__ import annotations

from collections.abc import Iterator

from overtures.errors import AnnotationError
from overtures.evaluate import dates
from overtures.evaluate.folder import shown
from overtures.evaluate.form import Document
from overtures.evaluate.wording import fold


def check_gold(gold: Document, text: str, where: str) -> None:
    """Raises AnnotationError with everything in the annotation that does not fit its text or itself."""
    faults = [*_mistyped(gold), *_strange(gold), *_ids(gold), *_dates(gold)]
    if faults:
        raise AnnotationError([f"{where}: {fault}" for fault in faults])
    absent = [f"{where}: {key} {_absent(passage, text)}" for key, passage in _passages(gold) if passage not in text]
    if absent:
        raise AnnotationError(absent)


def _mistyped(gold: Document) -> Iterator[str]:
    """A misspelt key would be passed over, and what it says with it."""
    parts = {"": [gold]} | {name: getattr(gold, name) for name in ("people", "moves", "quotes", "seats", "traps")}
    for name, members in parts.items():
        for number, part in enumerate(members):
            for key, meant in part.slips():
                where = f"{name}[{number}]." if name else ""
                yield f"{where}{key} is no key of the form; did you mean {meant}?"


def _strange(gold: Document) -> Iterator[str]:
    for move in gold.moves:
        if not move.quote.strip():
            yield f"{_named(move.id)}.quote is missing or empty; copy the words of the article that show the move"
        if not move.maker and not move.addressed:
            yield f"{_named(move.id)} names no side; fill by, for or to"


def _ids(gold: Document) -> Iterator[str]:
    ids = [move.id for move in gold.moves]
    for double in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"{_named(double)}.id is given to several moves; give each its own"
    for move in gold.moves:
        if move.responds_to is not None and (move.responds_to not in ids or move.responds_to == move.id):
            yield f"{_named(move.id)}.responds_to is {move.responds_to!r}; write the id of another move, or null"


def _dates(gold: Document) -> Iterator[str]:
    for move in gold.moves:
        if move.when is not None and dates.days(move.when) is None:
            yield f"{_named(move.id)}.when is {move.when!r}; write 2023-05-16, 2023-05, 2023 or FROM/TO, or null"


def _passages(gold: Document) -> Iterator[tuple[str, str]]:
    for move in gold.moves:
        yield f"{_named(move.id)}.quote", move.quote
        yield from ((f"{_named(move.id)}.also[{n}]", words) for n, words in enumerate(move.also))
    yield from ((f"quotes[{n}].text", quote.text) for n, quote in enumerate(gold.quotes))
    yield from ((f"traps[{n}].quote", trap.quote) for n, trap in enumerate(gold.traps))


def _absent(passage: str, text: str) -> str:
    told = f"{shown(passage)} does not stand in the text"
    if fold(passage) in fold(text):
        return f"{told} like this, but with other marks, spaces or capitals; copy it from there"
    return f"{told}; copy the words from there, character for character"


def _named(move: str) -> str:
    return f"moves({move})"
