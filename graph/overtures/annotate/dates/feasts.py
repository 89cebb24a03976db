"""Holidays as dates: 'on Good Friday', 'that Christmas', 'in the week before Easter'."""

from __future__ import annotations

import datetime as dt

from dateutil.easter import easter

from overtures.annotate.dates import stretches as s
from overtures.annotate.dates.forms import Form, Match, Moment
from overtures.annotate.dates.stated import choose, years
from overtures.annotate.dates.stretches import Stretch
from overtures.annotate.dates.words import words


def _holiday(m: Match, at: Moment) -> Stretch | None:
    """'by Christmas', 'on Good Friday', 'Easter 2019', 'last Christmas'."""
    told = words().holidays[" ".join(m["holiday"].lower().split())]
    if m["year"]:
        return _feast(int(m["year"]), told).but(derivation="stated")
    tense = {"last": "past", "next": "future"}.get((m["mod"] or "").lower())
    return choose((_feast(y, told) for y in years(at)), at, tense)


def _before_holiday(m: Match, at: Moment) -> Stretch | None:
    """'in the week before Christmas': the seven days that end on its eve."""
    told = words().holidays[" ".join(m["holiday"].lower().split())]
    feast = choose((_feast(y, told) for y in years(at)), at)
    if feast is None:
        return None
    back = 14 if m["span"].lower() == "fortnight" else 7
    return s.span(feast.begin - back * s.DAY, feast.begin - s.DAY).but(anchor=m["holiday"])


def _that_holiday(m: Match, at: Moment) -> Stretch | None:
    """'that Christmas': of the year just told."""
    anchor = at.latest()
    told = words().holidays[" ".join(m["holiday"].lower().split())]
    return _feast(anchor[0].begin.year, told).but(anchor=anchor[1]) if anchor else None


def _feast(year: int, told: dict[str, int]) -> Stretch:
    begin = easter(year) + told["easter"] * s.DAY if "easter" in told else dt.date(year, told["month"], told["day"])
    return s.span(begin, begin + (told.get("days", 1) - 1) * s.DAY)


FORMS: tuple[Form, ...] = (
    Form(r"in the (?P<span>week|fortnight|days) before {HOLIDAY}", _before_holiday, "none"),
    Form(r"that {HOLIDAY}", _that_holiday),
    Form(r"(?:(?P<mod>last|next|this) )?{HOLIDAY}(?:,? {YEAR})?", _holiday, "must"),
    Form(r"(?P<mod>last|next|this) {HOLIDAY}(?P<year>)", _holiday),
)
