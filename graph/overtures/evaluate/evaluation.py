"""All articles together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from overtures.evaluate.agreement import Agreement, agreement
from overtures.evaluate.article import Article, pair
from overtures.evaluate.bands import Band, bands
from overtures.evaluate.confusion import Cell, confusion
from overtures.evaluate.counts import Count
from overtures.evaluate.figures import COUNTED_ONLY, FIGURES, compare
from overtures.evaluate.intervals import Interval, bootstrap_f1
from overtures.evaluate.misses import Miss


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over all articles; `interval` is that of its F1, None of a single article."""

    name: str
    count: Count
    interval: Interval | None

    @property
    def meaning(self) -> str:
        """What it counts, in a few words."""
        return FIGURES[self.name]

    @property
    def rated(self) -> bool:
        """Whether precision, recall and F1 mean anything: repeats and traps are only counted."""
        return self.name not in COUNTED_ONLY


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How far the readings of some articles agree with gold."""

    articles: int
    figures: tuple[Figure, ...]
    alpha: tuple[Agreement, ...]
    bands: tuple[Band, ...]
    confusion: Counter[Cell]
    misses: tuple[Miss, ...]


def evaluate(articles: Sequence[Article]) -> Evaluation:
    """Compare the reading of each article with its gold annotation, and count over all of them."""
    pairings = [pair(article) for article in articles]
    ledgers = [compare(pairing) for pairing in pairings]
    return Evaluation(
        len(articles),
        tuple(_figure(name, [ledger.counts.get(name, Count()) for ledger in ledgers]) for name in FIGURES),
        agreement(articles) if articles else (),
        bands(pairings),
        sum((confusion(pairing) for pairing in pairings), Counter()),
        tuple(miss for ledger in ledgers for miss in ledger.misses),
    )


def _figure(name: str, counts: Sequence[Count]) -> Figure:
    return Figure(name, sum(counts, Count()), None if name in COUNTED_ONLY else bootstrap_f1(counts))


def as_dict(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation for JSON: numbers rounded to three places, what is not defined as null."""
    cells: dict[str, dict[str, int]] = {}
    for (gold, read), number in sorted(evaluation.confusion.items()):
        cells.setdefault(gold, {})[read] = number
    return {
        "articles": evaluation.articles,
        "figures": {figure.name: _figure_dict(figure) for figure in evaluation.figures},
        "alpha": {found.name: _alpha_dict(found) for found in evaluation.alpha},
        "bands": [_band_dict(band) for band in evaluation.bands],
        "confusion": cells,
        "misses": [
            {"article": m.article, "what": m.what, "gold": m.gold, "read": m.read, "sentence": m.sentence}
            for m in evaluation.misses
        ],
    }


def _figure_dict(figure: Figure) -> dict[str, Any]:
    count = figure.count
    rates = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    return {
        **{name: round(rate, 3) for name, rate in rates.items()},
        **{"hit": count.hit, "gold": count.gold, "said": count.said},
        **_bounds("f1", figure.interval),
    }


def _alpha_dict(found: Agreement) -> dict[str, Any]:
    return {
        "alpha": None if found.alpha is None else round(found.alpha, 3),
        **_bounds("alpha", found.interval),
        **{"units": found.units, "gold": found.gold, "read": found.read, "both": found.both},
    }


def _band_dict(band: Band) -> dict[str, Any]:
    edges = {"band": band.name, "from": band.low, "to": band.high}
    return {**edges, "right": band.right, "said": band.said, **_bounds("right", band.interval)}


def _bounds(name: str, interval: Interval | None) -> dict[str, float | None]:
    low, high = (round(bound, 3) for bound in interval) if interval else (None, None)
    return {f"{name}_low": low, f"{name}_high": high}
