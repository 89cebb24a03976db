"""Arithmetic on days: a stretch of the calendar at some precision, and its EDTF form."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from overtures.model import Period
from overtures.model.time import Derivation

Unit = Literal["day", "month", "season", "year", "decade", "span"]
Open = Literal["", "begin", "end"]
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `begin` to `end`, both included, as one `unit` of the calendar or a span of days.

    `doubt` is an EDTF qualifier ('~' approximate, '?' uncertain), `open` names the bound that is unknown,
    `season` an EDTF season code, `anchor` what the stretch was counted from, `ends` the EDTF of an interval
    whose ends have a precision of their own.
    """

    begin: dt.date
    end: dt.date
    unit: Unit = "day"
    doubt: str = ""
    open: Open = ""
    season: int = 0
    derivation: Derivation = "resolved"
    anchor: str | None = None
    ends: str = ""

    def edtf(self) -> str:
        """The stretch as EDTF level 1."""
        if self.open == "end":
            return f"{self.point(self.begin)}/.."
        if self.open == "begin":
            return f"../{self.point(self.end)}"
        if self.unit == "span":
            return self.ends or f"{self.point(self.begin)}/{self.point(self.end)}"
        return self.point(self.begin)

    def point(self, day: dt.date) -> str:
        """The unit of the stretch that holds the day, as EDTF."""
        year, month = f"{day.year:04d}", f"{day.month:02d}"
        match self.unit:
            case "decade":
                return f"{year[:3]}X"
            case "year":
                return year + self.doubt
            case "season":
                return f"{year}-{self.season}{self.doubt}"
            case "month":
                return f"{year}-{month}{self.doubt}"
            case _:
                return f"{year}-{month}-{day.day:02d}{self.doubt}"

    def period(self, expression: str) -> Period:
        """The stretch as a Period of the model."""
        return Period(
            None if self.open == "begin" else self.begin,
            None if self.open == "end" else self.end,
            self.edtf(), self.derivation, expression, self.anchor,
        )  # fmt: skip

    def but(self, **changes: Any) -> Stretch:
        """The stretch with some of its fields changed."""
        return replace(self, **changes)


def day(when: dt.date, doubt: str = "") -> Stretch:
    """One day."""
    return Stretch(when, when, doubt=doubt)


def span(begin: dt.date, end: dt.date, doubt: str = "") -> Stretch:
    """Days from `begin` to `end`; one day where they are the same."""
    return Stretch(begin, end, "day" if begin == end else "span", doubt)


def month(year: int, number: int, doubt: str = "") -> Stretch:
    """A calendar month; numbers below 1 and above 12 count into the years beside."""
    first = dt.date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)
    return Stretch(first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month", doubt)


def year(number: int, doubt: str = "") -> Stretch:
    """A calendar year."""
    return Stretch(dt.date(number, 1, 1), dt.date(number, 12, 31), "year", doubt)


def decade(number: int) -> Stretch:
    """The ten years from `number`."""
    return Stretch(dt.date(number, 1, 1), dt.date(number + 9, 12, 31), "decade")


def season(year_: int, code: int, first_month: int) -> Stretch:
    """A season of three months under its EDTF code."""
    begin = dt.date(year_, first_month, 1)
    return Stretch(begin, begin + relativedelta(months=3) - DAY, "season", season=code)


def week(of: dt.date, shift: int = 0) -> Stretch:
    """Monday to Sunday of the week that holds the day, or of one some weeks away."""
    monday = of + dt.timedelta(days=7 * shift - of.weekday())
    return span(monday, monday + 6 * DAY)


def weekend(of: dt.date, shift: int = 0) -> Stretch:
    """Saturday and Sunday of the week that holds the day, or of one some weeks away."""
    days = week(of, shift)
    return span(days.begin + 5 * DAY, days.end)


def weekday(of: dt.date, number: int, shift: int = 0) -> dt.date:
    """The weekday (Monday 0) in the week that holds the day, or in one some weeks away."""
    return week(of, shift).begin + number * DAY


def before(of: dt.date, number: int, *, same: bool = False) -> dt.date:
    """The last such weekday before the day; the day itself counts if `same`."""
    back = (of.weekday() - number) % 7
    return of - (back or (0 if same else 7)) * DAY


def after(of: dt.date, number: int, *, same: bool = False) -> dt.date:
    """The first such weekday after the day; the day itself counts if `same`."""
    ahead = (number - of.weekday()) % 7
    return of + (ahead or (0 if same else 7)) * DAY
