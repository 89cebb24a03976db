"""Dates of annotations compared: EDTF days, months, seasons, years and intervals, as bounds in days.

Not by the library edtf: it takes other bounds for seasons and open ends than the figures were defined with, and costs
a parser at run time for a form that one expression reads.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_SEASON = dt.timedelta(days=91)
_OPEN = dt.timedelta(days=3650)  # how far an open or unknown end reaches
_SLACK = 2  # days that a date may be longer than gold's
_DOUBT = "?~%"


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a stretch, both inclusive."""

    first: dt.date
    last: dt.date

    @property
    def length(self) -> int:
        """How many days they are; negative where they run backwards."""
        return (self.last - self.first).days + 1


def days(when: str | None) -> Days | None:
    """The days of an EDTF date or interval; an open end reaches ten years; None where nothing can be read."""
    if not when:
        return None
    left, slash, right = when.partition("/")
    begin, end = _covered(left), _covered(right if slash else left)
    if begin and end:
        return Days(begin.first, end.last)
    if begin:
        return Days(begin.first, _far(begin.first, 1))
    return Days(_far(end.last, -1), end.last) if end else None


def fit(gold: Days, said: Days) -> bool:
    """Whether the dates meet, over a third of the shorter one, and `said` is not much longer than `gold`."""
    common = (min(gold.last, said.last) - max(gold.first, said.first)).days + 1
    close = said.length <= max(gold.length + _SLACK, 1.5 * gold.length)
    return common > 0 and close and common * 3 >= min(said.length, gold.length)


def _far(day: dt.date, sign: int) -> dt.date:
    try:
        return day + sign * _OPEN
    except OverflowError:
        return dt.date.max if sign > 0 else dt.date.min


def _covered(date: str) -> Days | None:
    """What one date of day, month, season or year precision covers; a doubtful one as if it were certain."""
    match = _DATE.fullmatch(date.strip().rstrip(_DOUBT))
    if not match:
        return None
    year = int(match[1])
    month, day = (None if part in (None, "XX") else int(part) for part in match.groups()[1:])
    try:
        return _period(year, month, day)
    except (ValueError, OverflowError):  # no such month or day
        return None


def _period(year: int, month: int | None, day: int | None) -> Days:
    if month is None:
        return Days(dt.date(year, 1, 1), dt.date(year, 12, 31))
    if day is not None:
        return Days(dt.date(year, month, day), dt.date(year, month, day))
    if 21 <= month <= 24:
        start = dt.date(year, 3 * (month - 20), 1)
        return Days(start, start + _SEASON)
    return Days(dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1))
