"""Moves by the confidence that the reader gave them: how many were right, and how sure that share is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from overtures.evaluate.article import Pairing
from overtures.evaluate.intervals import Interval, wilson

_EDGES = (0.0, 0.5, 0.65, 0.8, 1.0)


@dataclass(frozen=True, slots=True)
class Band:
    """Moves with a confidence of `low` or more and under `high` (the last band takes 1 in).

    `right` of the `said` ones are in gold; the interval is Wilson's, None where nothing was said.
    """

    low: float
    high: float
    right: int
    said: int

    @property
    def name(self) -> str:
        """The band in words."""
        if not self.low:
            return f"under {self.high}"
        return f"{self.low} and over" if self.high == _EDGES[-1] else f"{self.low} to under {self.high}"

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of the share that is right."""
        return wilson(self.right, self.said)


def bands(pairings: Sequence[Pairing]) -> tuple[Band, ...]:
    """The moves of all articles by band, as `moves` counts them; none where no move has a confidence."""
    told = [outcome for pairing in pairings for outcome in _outcomes(pairing)]
    if not told:
        return ()
    return tuple(_band(low, high, told) for low, high in pairwise(_EDGES))


def _outcomes(pairing: Pairing) -> list[tuple[float, bool]]:
    moves = pairing.moves
    right = [(said, True) for _, said in moves.pairs]
    wrong = [(said, False) for said in (*moves.extra, *moves.repeats)]
    return [(said.confidence, good) for said, good in (*right, *wrong) if said.confidence is not None]


def _band(low: float, high: float, told: Sequence[tuple[float, bool]]) -> Band:
    last = high == _EDGES[-1]
    within = [good for confidence, good in told if low <= confidence < high or (last and confidence == high)]
    return Band(low, high, sum(within), len(within))
