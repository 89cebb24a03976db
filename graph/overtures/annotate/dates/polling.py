"""The day of the election that a report turns on, where 'the Monday after the count' is counted from it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from overtures.annotate.dates.words import words

_RECENT = dt.timedelta(days=70)  # in which a report of what came after an election still speaks of "the" election


@dataclass(frozen=True, slots=True)
class Told:
    """A single day that the text names in a sentence about voting, and how many characters lie between."""

    day: dt.date
    distance: int


def election_day(told: list[Told], text: str, published: dt.date | None) -> tuple[dt.date | None, bool]:
    """The day that the text gives: a known polling day before others, one beside the word before one far from it.

    Where it gives none, the last polling day of the country whose parties it names, if that is recent: then the
    second value is true, since the day is from outside the text.
    """
    days = _polling_days(published) if published else {}
    known = {day for listed in days.values() for day in listed}
    country = _country(text) if published else None
    weekday = words().raw["polling"][country].get("weekday") if country else None
    told = [t for t in told if weekday is None or t.day.weekday() == weekday]
    best = min(told, key=lambda t: (t.day not in known, t.distance > _BESIDE), default=None)
    recent = [d for d in days.get(country or "", ()) if published and d < published <= d + _RECENT]
    if best is not None and (best.day in known or best.distance <= _BESIDE or not recent):
        return best.day, False
    return max(recent, default=None), True


_BESIDE = 40  # characters between a day and the word of voting that it belongs to


@cache
def _voting() -> re.Pattern[str]:
    return re.compile(words().raw["events"]["dated"], re.I)


def distance(sentence: str, begin: int, end: int) -> int | None:
    """Characters between an expression of a sentence and the nearest word about voting, None without one."""
    gaps = (max(m.start() - end, begin - m.end(), 0) for m in _voting().finditer(sentence))
    return min(gaps, default=None)


def _country(text: str) -> str | None:
    """The country whose parties the text names, None where these are of several or of none."""
    named = [c for c, told in words().raw["polling"].items() if re.search(rf"\b(?:{told['parties']})\b", text)]
    return named[0] if len(named) == 1 else None


def _polling_days(published: dt.date) -> dict[str, list[dt.date]]:
    return {country: list(_days(told, published.year)) for country, told in words().raw["polling"].items()}


def _days(told: dict[str, str | int | list[dt.date]], year: int) -> Iterator[dt.date]:
    listed = told["days"]
    if isinstance(listed, list):
        yield from listed
        polled = any(d.year == year and d.month in (5, 6) for d in listed)
        if told.get("may") and year != told.get("postponed") and not polled:
            first = dt.date(year, 5, 1)
            yield first + dt.timedelta(days=(3 - first.weekday()) % 7)
