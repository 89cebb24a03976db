"""The day of a move: by what the encoder finds likely, where what the rules have found counts beforehand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from overtures.encoder.network import settings
from overtures.model import Annotation, Period

_Days = tuple[dt.date | None, dt.date | None] | None


def likeliest(
    annotation: Annotation, by_rule: Period | None, dated: Sequence[tuple[int, float]] | None
) -> Period | None:
    """The period, None where no expression tells the day.

    `dated` are expressions of time by their index in the annotation, each with how likely it tells the day, the
    likeliest first; None where the encoder was not asked.
    """
    if dated is None:
        return by_rule
    likely: dict[_Days, float] = defaultdict(float)
    periods: dict[_Days, Period | None] = {_days(by_rule): by_rule}
    likely[_days(by_rule)] += float(settings()["dated_by_rule"])
    likely[None] += 1 - sum(share for _, share in dated)
    for n, share in dated:
        period = annotation.times[n].period
        likely[_days(period)] += share
        periods.setdefault(_days(period), period)
    return periods.get(max(likely, key=lambda days: likely[days]))


def _days(period: Period | None) -> _Days:
    return (period.begin, period.end) if period else None
