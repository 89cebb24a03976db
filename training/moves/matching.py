"""Whether a name or date of an annotation and one of a reading mean one party, one person, one time."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from overtures.annotate import gazetteer
from overtures.model import Period

_TITLE = re.compile(
    r"^(?:cllr|councillor|coun|ald|alderman|mr|mrs|ms|dr|sir|dame|lord|lady|baroness)\.?\s+", re.IGNORECASE
)
_KIND = re.compile(r"\b(?:group|party|councillors?|members?|the)\b")


def same_party(one: str, other: str) -> bool:
    """By the gazetteer's names and nicknames, else by the words of the name without 'group' and 'party'."""
    return _party(one) == _party(other)


def _party(name: str) -> str:
    known = gazetteer.parties().aliases
    bare = _KIND.sub(" ", name.lower()).split()
    for told in (name, " ".join(w.capitalize() for w in bare), " ".join(bare)):
        if told in known:
            return known[told].parties[0].lower()
    joined = " ".join(bare)
    return "independent" if joined == "independents" else joined


def same_person(one: str, other: str) -> bool:
    """By surname and first name, titles aside."""
    x, y = (_TITLE.sub("", n).lower().split() for n in (one, other))
    return bool(x and y) and x[-1] == y[-1] and x[0][0] == y[0][0]


def same_period(told: str, period: Period | None) -> bool:
    """Whether a period meets an annotated EDTF date or interval and is hardly longer."""
    if not period or not period.begin or not period.end:
        return False
    first, last = told.partition("/")[0], told.partition("/")[2] or told
    begin, end = _bounds(first)[0], _bounds(last)[1]
    days, length = (end - begin).days, (period.end - period.begin).days
    return begin <= period.end and period.begin <= end and (length <= days + 2 or 2 * length <= 3 * days)


def _bounds(date: str) -> tuple[dt.date, dt.date]:
    year, month, day = (int(n) for n in (date.strip("?~%") + "-0-0").split("-")[:3])
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    last = month or 12
    return dt.date(year, month or 1, 1), dt.date(year, last, calendar.monthrange(year, last)[1])
