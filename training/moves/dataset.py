"""Annotated articles as what the move encoder is trained on: arrays of windows, with the acts that gold gives them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from matching import same_party, same_period, same_person
from membership import Membership, memberships, settled

from overtures.annotate.draft import Draft
from overtures.encoder.arrays import ACTS, Arrays
from overtures.encoder.windows import windows
from overtures.extract.candidates import find_candidates
from overtures.extract.pairing import pair
from overtures.extract.scene import Scene
from overtures.extract.weigh.features import arrays
from overtures.extract.weigh.units import Unit, Units
from overtures.read import load

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TURNED = frozenset({"agreement", "talks"})


@dataclasses.dataclass(frozen=True, slots=True)
class Example:
    """One window with its truth: 1 for told, 0 for not, -1 where either is right.

    `wanted` is (S, U, U + 1, acts), `worded` (S, acts): whether the sentence tells the act, whoever its sides are;
    `dated` (S, acts, T + 1): the expressions of time that tell its day, the last that
    none does, all false where unknown.
    """

    article: str
    arrays: Arrays
    scored: int
    wanted: NDArray[np.int8]
    worded: NDArray[np.int8]
    dated: NDArray[np.bool_]


def examples(folder: Path) -> Iterator[Example | Membership]:
    """The windows of every annotated article of a folder: of its moves, and of who belongs to whom."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        published = dt.date.fromisoformat(gold["published"]) if gold.get("published") else None
        article = load(path.with_suffix(".txt"), published=published)
        draft = Draft(dataclasses.replace(article, title=None, publisher=None, url=None))
        yield from _moves(Scene(draft.settled(settled(draft, gold))), path.stem, gold)
        yield from memberships(draft, path.stem, gold)


def _moves(scene: Scene, name: str, gold: dict[str, Any]) -> Iterator[Example]:
    found = [p.candidate for p in pair(scene, find_candidates(scene))]
    units = Units(scene)
    told = [_Told(units, gold, m) for m in gold["moves"]]
    for window in windows(scene.annotation, scene.tree):
        a = arrays(units, window, found)
        wanted = np.zeros((*a.pairs.shape[:3], len(ACTS)), np.int8)
        worded = np.zeros((len(wanted), len(ACTS)), np.int8)
        dated = np.zeros((*worded.shape, len(a.time_flags) + 1), np.bool_)
        for move in told:
            move.date(a, window.first, dated)
            move.mark(a, window.first, wanted)
            move.word(window.first, wanted, worded)
        if a.units:
            yield Example(name, a, window.scored - window.first, wanted, worded, dated)


class _Told:
    """A move of gold with the units of its sides and the sentences that tell it."""

    def __init__(self, units: Units, gold: dict[str, Any], move: dict[str, Any]) -> None:
        party = {p["name"]: p.get("party") for p in gold["people"]}
        self.move = move
        self.makers = _units(units.every, move["for"] or move["by"], party)
        self.targets = _units(units.every, move["to"], party)
        text = units.scene.annotation.article.text
        self.times = units.scene.annotation.times
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

    def date(self, a: Arrays, first: int, dated: NDArray[np.bool_]) -> None:
        """Mark the expressions of time that tell the day; nothing where those of the window cannot tell it."""
        act, when = ACTS.index(self.move["act"]), self.move.get("when")
        good = [k for k, n in enumerate(a.times) if when and same_period(when, self.times[n].period)]
        for s in (n - first for n in self.sentences if 0 <= n - first < len(dated)):
            dated[s, act, good if when else [-1]] = True

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
