"""From readings to the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from overtures.errors import OverturesError, ValidationError
from overtures.model import Doubt, Reading

if TYPE_CHECKING:
    from overtures.pipeline.reading import Progress, Reader
    from overtures.store import Store


@dataclass(slots=True)
class Summary:
    """What became of each file: `outcomes` are added, replaced or unchanged; `failed` holds the reasons.

    `warnings` are those of the shapes of the ontology, `doubts` what is wrong with the text.
    """

    outcomes: dict[Path, str] = field(default_factory=dict)
    failed: dict[Path, str] = field(default_factory=dict)
    warnings: dict[Path, list[str]] = field(default_factory=dict)
    doubts: dict[Path, list[Doubt]] = field(default_factory=dict)
    moves: int = 0

    def count(self, outcome: str) -> int:
        """How many files had that outcome."""
        return sum(1 for o in self.outcomes.values() if o == outcome)


def add(
    paths: Iterable[Path],
    store: Store,
    reader: Reader,
    *,
    published: dt.date | None = None,
    keep_text: bool = True,
    progress: Progress | None = None,
) -> Summary:
    """Read, validate and store files in order; one that fails is reported in the summary and the rest go on.

    Only this process writes to the store, article by article. Raises WorkerError as `Reader.reading`.
    """
    summary = Summary()
    with reader.reading(paths, partial(_prepared, keep_text=keep_text), published=published) as made:
        for path, ready in made:
            try:
                _store(path, ready, store, summary)
            except OverturesError as error:
                summary.failed[path] = str(error)
            if progress:
                progress(path, summary.failed.get(path) or summary.outcomes[path])
    return summary


def _store(path: Path, ready: _Prepared | OverturesError, store: Store, summary: Summary) -> None:
    if isinstance(ready, OverturesError):
        raise ready
    summary.outcomes[path] = store.replace(ready.key, ready.nquads)
    summary.warnings[path], summary.doubts[path] = ready.warnings, ready.doubts
    summary.moves += ready.moves


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A valid reading in the form that is stored."""

    key: str
    nquads: str
    warnings: list[str]
    doubts: list[Doubt]
    moves: int


def store_reading(reading: Reading, store: Store, *, keep_text: bool = True) -> tuple[str, list[str]]:
    """Validate one reading and store it whole; (outcome, warnings). Raises ValidationError where a shape is broken."""
    ready = _prepared(reading, keep_text=keep_text)
    return store.replace(ready.key, ready.nquads), ready.warnings


def _prepared(reading: Reading, *, keep_text: bool) -> _Prepared:
    from overtures import rdf, validate

    when = dt.datetime.now(dt.UTC).replace(microsecond=0)
    problems = validate.check(rdf.to_graph(reading, when=when), reading.article.text)
    broken = [p for p in problems if p.blocking]
    if broken:
        raise ValidationError(f"{reading.article.id}: not stored: " + "; ".join(str(p) for p in broken))
    nquads = rdf.to_nquads(reading, when=when, keep_text=keep_text)
    doubts = [doubt for doubt in reading.warnings if doubt.of_text]
    return _Prepared(reading.article.key, nquads, [str(p) for p in problems], doubts, len(reading.realised()))
