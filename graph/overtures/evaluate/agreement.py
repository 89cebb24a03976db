"""Krippendorff's alpha of two coders, gold and reading: which acts does each sentence tell of?

Nominal level. A unit is a sentence of the text together with one act; its value is 1 where the coder has a move of
that act with words of evidence (`quote` or `also`) in the sentence, and 0 elsewhere. A value is missing, and with it
the unit, where a coder leaves it open: by `optional`, or by `alt` for each act that is as right as another. "moves"
takes all acts but criticism and support, for which gold need not be exhaustive; "any move" asks of each sentence only
whether it tells of one. Source: K. Krippendorff, Content Analysis: An Introduction to Its Methodology, 4th ed., Sage
2018; on units ch. 5, on alpha ch. 12.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, get_args

import numpy as np

from overtures.evaluate.article import Article
from overtures.evaluate.form import Act, Document, Move
from overtures.evaluate.intervals import Interval, bootstrap
from overtures.evaluate.matching import GROUPS
from overtures.evaluate.places import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

Code = bool | None  # None: left open
Codes = list[Code]
AVAILABLE = importlib.util.find_spec("krippendorff") is not None  # an extra: the library is under the GPL, we are not
_ACTS: tuple[Act, ...] = get_args(Act)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha over some units: 1 is agreement throughout, 0 what chance would give; None where it is not defined.

    Of the `units` that both coders decided, `gold` and `read` are those that each marked, `both` those that both did.
    """

    name: str
    alpha: float | None
    interval: Interval | None
    units: int
    gold: int
    read: int
    both: int


@dataclass(frozen=True, slots=True)
class _Units:
    """The units that both coders decided, a row each: the two codes, and the number of the article."""

    codes: NDArray[np.int64]
    articles: NDArray[np.int64]

    def alpha(self, drawn: NDArray[np.int64] | None = None) -> float | None:
        """Alpha by the library krippendorff, each article as often as `drawn` says; None without variation."""
        import krippendorff

        codes = self.codes if drawn is None else np.repeat(self.codes, drawn[self.articles], axis=0)
        marks = codes.sum(axis=1)
        if not 0 < marks.sum() < 2 * len(marks):
            return None
        counts = np.column_stack([2 - marks, marks])
        return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def agreement(articles: Sequence[Article]) -> tuple[Agreement, ...]:
    """Alpha of whether a sentence tells of a move, of all acts of moves together, and of each act that is told of."""
    any_move = _measure("any move", [_pooled(articles, _any_move)], len(articles))
    by_act = {act: _pooled(articles, partial(_of_act, act=act)) for act in _ACTS}
    moves = _measure("moves", [units for act, units in by_act.items() if act in GROUPS], len(articles))
    single = [_measure(act, [units], len(articles)) for act, units in by_act.items()]
    return (any_move, moves, *(found for found in single if found.gold or found.read))


def _measure(name: str, parts: Sequence[_Units], articles: int) -> Agreement:
    units = _Units(np.concatenate([p.codes for p in parts]), np.concatenate([p.articles for p in parts]))
    gold, read = (int(n) for n in units.codes.sum(axis=0))
    return Agreement(
        name,
        units.alpha() if AVAILABLE else None,
        bootstrap(articles, units.alpha) if AVAILABLE else None,
        len(units.codes),
        gold,
        read,
        int(units.codes.all(axis=1).sum()),
    )


def _pooled(articles: Sequence[Article], coded: Callable[[Move], Code]) -> _Units:
    """Every sentence of every article as a unit, coded by what `coded` says of the moves whose evidence it holds."""
    rows: list[tuple[bool, bool]] = []
    numbers: list[int] = []
    for number, article in enumerate(articles):
        for gold, read in zip(*(_codes(d, article.place, coded) for d in (article.gold, article.read)), strict=True):
            if gold is not None and read is not None:
                rows.append((gold, read))
                numbers.append(number)
    return _Units(np.array(rows, dtype=int).reshape(-1, 2), np.array(numbers, dtype=int))


def _codes(document: Document, place: Place, coded: Callable[[Move], Code]) -> Codes:
    """A code for each sentence; a move that is sure counts before one that is left open."""
    codes: Codes = [False] * len(place.sentences)
    for move in document.moves:
        code = coded(move)
        for n in _touched(move, place) if code is not False else ():
            codes[n] = code or codes[n] or None
    return codes


def _touched(move: Move, place: Place) -> set[int]:
    also = (n for passage in move.also for n in place.numbers(passage))
    return {*place.numbers(move.quote, move.start), *also}


def _of_act(move: Move, act: str) -> Code:
    if act not in move.allowed:
        return False
    return None if move.optional or len(move.allowed) > 1 else True


def _any_move(move: Move) -> Code:
    among = [act in GROUPS for act in move.allowed]
    if not any(among):
        return False
    return None if move.optional or not all(among) else True
