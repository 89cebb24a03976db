"""How sure a figure is: intervals of 95 %, for shares and for F1.

A Wilson interval is four lines; neither scipy nor statsmodels is in use here for anything else, and either would be the
largest dependency but one. The bootstrap is numpy's random numbers, which come with the language model.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from overtures.evaluate.counts import Count

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEVEL = 0.95
RESAMPLES = 2000
SEED = 20180501  # any number: the same articles are to give the same interval
Interval = tuple[float, float]


def wilson(hits: int, trials: int, level: float = LEVEL) -> Interval | None:
    """The score interval of a share, from 0 to 1 (Wilson 1927, J. Am. Stat. Assoc. 22, 209-212); None of no trials.

    It keeps its promise for a handful, where the plain normal interval does not (Brown, Cai and DasGupta 2001).
    """
    if not trials:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, spread = hits / trials, z * z / trials
    centre = (share + spread / 2) / (1 + spread)
    half = z / (1 + spread) * math.sqrt(share * (1 - share) / trials + spread / (4 * trials))
    return max(0.0, centre - half), min(1.0, centre + half)


def bootstrap_f1(counts: Sequence[Count]) -> Interval | None:
    """The interval of the F1 of all articles together; `counts` holds those of each article."""
    hits = np.array([count.hit for count in counts], dtype=float)
    both = np.array([count.gold + count.said for count in counts], dtype=float)

    def f1(drawn: NDArray[np.int64]) -> float | None:
        all_ = float(drawn @ both)
        return 2 * float(drawn @ hits) / all_ if all_ else None

    return bootstrap(len(counts), f1)


def bootstrap(articles: int, figure: Callable[[NDArray[np.int64]], float | None]) -> Interval | None:
    """The percentile interval of a figure, articles drawn with replacement (Efron and Tibshirani 1993, ch. 13).

    `figure` gets how often each article is drawn, and gives None where there is nothing to count; such draws are left
    out. None of a single article.
    """
    if articles < 2:
        return None
    draws = np.random.default_rng(SEED).multinomial(articles, [1 / articles] * articles, size=RESAMPLES)
    found = [value for drawn in draws if (value := figure(drawn)) is not None]
    if not found:
        return None
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
