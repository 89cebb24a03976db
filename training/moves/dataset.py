"""Annotated articles as what the move encoder is trained on: arrays of windows, with the acts that gold gives them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from matching import same_party, same_person

from overtures.annotate import annotate
from overtures.extract.candidates import find_candidates
from overtures.extract.pairing import pair
from overtures.extract.scene import Scene
from overtures.extract.weigh.features import ACTS, Arrays, arrays
from overtures.extract.weigh.units import Unit, Units
from overtures.extract.weigh.windows import windows
from overtures.read import load

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TURNED = frozenset({"agreement", "talks"})


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """One window with its truth: 1 for told, 0 for not, -1 where either is right.

    `wanted` is (S, U, U + 1, acts), `worded` (S, acts): whether the sentence tells the act, whoever its sides are.
    """

    article: str
    arrays: Arrays
    scored: int
    wanted: NDArray[np.int8]
    worded: NDArray[np.int8]


def examples(folder: Path) -> Iterator[Example]:
    """The windows of every annotated article of a folder."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield from _of_article(path, gold)


def _of_article(path: Path, gold: dict[str, Any]) -> Iterator[Example]:
    published = dt.date.fromisoformat(gold["published"]) if gold.get("published") else None
    article = load(path.with_suffix(".txt"), published=published)
    scene = Scene(annotate(dataclasses.replace(article, title=None, publisher=None, url=None)))
    found = [p.candidate for p in pair(scene, find_candidates(scene))]
    units = Units(scene)
    told = [_Told(units, gold, m) for m in gold["moves"]]
    for window in windows(scene):
        a = arrays(units, window, found)
        wanted = np.zeros((*a.pairs.shape[:3], len(ACTS)), np.int8)
        worded = np.zeros((len(wanted), len(ACTS)), np.int8)
        for move in told:
            move.mark(a, window.first, wanted)
            move.word(window.first, wanted, worded)
        yield Example(path.stem, a, window.scored - window.first, wanted, worded)


class _Told:
    """A move of gold with the units of its sides and the sentences that tell it."""

    def __init__(self, units: Units, gold: dict[str, Any], move: dict[str, Any]) -> None:
        party = {p["name"]: p.get("party") for p in gold["people"]}
        self.move = move
        self.makers = _units(units.every, move["for"] or move["by"], party)
        self.targets = _units(units.every, move["to"], party)
        text = units.scene.annotation.article.text
        spans = [s for words in [move["quote"], *move.get("also", [])] for s in _places(text, words)]
        self.sentences = [
            n for n, s in enumerate(units.scene.annotation.sentences)
            if any(min(s.span.end, e) - max(s.span.start, b) > min(12, (e - b) // 2) for b, e in spans)
        ]  # fmt: skip

    def mark(self, a: Arrays, first: int, wanted: NDArray[np.int8]) -> None:
        """Mark the move in one window."""
        makers = [a.units.index(n) for n in self.makers if n in a.units]
        targets = [a.units.index(n) for n in self.targets if n in a.units]
        if self.move["act"] == "motion":
            targets = [*targets, len(a.units)]
        value = -1 if self.move.get("optional") else 1
        turned = self.move["act"] in _TURNED or self.move.get("symmetric")
        for s in (n - first for n in self.sentences if 0 <= n - first < len(wanted)):
            for x in makers:
                for y in targets:
                    self._cell(wanted[s], x, y, value)
                    if turned and y < len(a.units):
                        self._cell(wanted[s], y, x, value)

    def word(self, first: int, wanted: NDArray[np.int8], worded: NDArray[np.int8]) -> None:
        """Mark where the act is told; where the sides are not among those of the window, any may be right."""
        act = ACTS.index(self.move["act"])
        for s in (n - first for n in self.sentences if 0 <= n - first < len(worded)):
            worded[s, act] = -1 if self.move.get("optional") else 1
            for other in self.move.get("alt", []):
                worded[s, ACTS.index(other)] = worded[s, ACTS.index(other)] or -1
            if not (wanted[s, :, :, act] != 0).any():
                wanted[s, :, :, act] = -1

    def _cell(self, row: NDArray[np.int8], x: int, y: int, value: int) -> None:
        if x == y:
            return
        row[x, y, ACTS.index(self.move["act"])] = value
        for other in self.move.get("alt", []):
            if not row[x, y, ACTS.index(other)]:
                row[x, y, ACTS.index(other)] = -1


def _units(every: Sequence[Unit], names: Sequence[str], party: dict[str, str | None]) -> list[int]:
    found = []
    for name in names:
        for n, unit in enumerate(every):
            own = party.get(name)
            if same_person(name, unit.name) if unit.is_person else same_party(own or name, unit.name):
                found.append(n)
                break
    return found


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while words and at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)
