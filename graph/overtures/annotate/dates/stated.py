"""Expressions that name a place in the calendar: days, months, seasons and years."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta

from overtures.annotate.dates import stretches as s
from overtures.annotate.dates.forms import Form, Match, Moment
from overtures.annotate.dates.stretches import Stretch
from overtures.annotate.dates.words import words


def _date(m: Match, at: Moment) -> Stretch | None:
    """'May 4', '4th of May 2023', 'Thursday, April 27', 'May 4-6'."""
    g = m.groupdict()
    month, day = words().months[g["month"].lower()], words().day_of_month(g["day"])
    last = int(g["last"]) if g.get("last") else None
    if g.get("year"):
        return _days(int(g["year"]), month, day, last).but(derivation="stated")
    weekday = words().weekdays[g["weekday"].lower().rstrip(".")] if g.get("weekday") else None
    return choose((_days(y, month, day, last) for y in years(at) if _valid(y, month, day, weekday)), at)


def _days(year: int, month: int, day: int, last: int | None) -> Stretch:
    first = dt.date(year, month, day)
    return s.span(first, first.replace(day=last)) if last and last > day else s.day(first)


def _valid(year: int, month: int, day: int, weekday: int | None) -> bool:
    try:
        return weekday in (None, dt.date(year, month, day).weekday())
    except ValueError:
        return False


def _numeric(m: Match, at: Moment) -> Stretch | None:
    """'2023-05-04', '04/05/2023': day before month."""
    return s.day(dt.date(int(m["year"]), int(m["m"]), int(m["d"]))).but(derivation="stated")


def _day_of_month(m: Match, at: Moment) -> Stretch | None:
    """'on the 12th': of the month just told, or of the one that publication and tense point to."""
    day = words().day_of_month(m["day"])
    if not at.published:
        return None
    if (story := _story_month(at)) and (found := _on_from(story[0], day)) and found.begin <= at.published:
        return found.but(anchor=story[1])
    firsts = (at.published.replace(day=1) + relativedelta(months=n) for n in (-1, 0, 1))
    days = (s.day(f.replace(day=day)) for f in firsts if _valid(f.year, f.month, day, None))
    return choose(days, at)


def _story_month(at: Moment) -> tuple[Stretch, str] | None:
    """The month or day just told, where an account of what has passed goes on."""
    anchor = at.told[0] if at.told and at.near and at.tense != "future" else None
    return anchor if anchor and anchor[0].unit in ("day", "month") and not anchor[0].open else None


def _on_from(anchor: Stretch, day: int) -> Stretch | None:
    """The first such day of a month that is not before the anchor."""
    firsts = (anchor.begin.replace(day=1) + relativedelta(months=n) for n in (0, 1))
    days = (f.replace(day=day) for f in firsts if _valid(f.year, f.month, day, None))
    return next((s.day(d) for d in days if d >= anchor.begin), None)


def _last_day(m: Match, at: Moment) -> Stretch | None:
    """'on the last day of the month', 'on the first day of May': of the month just told where it has no name."""
    if m["month"]:
        found = choose((s.month(y, words().months[m["month"].lower()]) for y in years(at)), at)
    else:
        anchor = at.latest()
        found = s.month(anchor[0].begin.year, anchor[0].begin.month).but(anchor=anchor[1]) if anchor else None
    if found is None:
        return None
    return s.day(found.end if m["which"].lower() in ("last", "final") else found.begin).but(anchor=found.anchor)


def _weekday_of_month(m: Match, at: Moment) -> Stretch | None:
    """'the third Friday of March', 'the last Monday in May 2019'."""
    number, which = words().weekdays[m["weekday"].lower().rstrip(".")], m["which"].lower()
    month = words().months[m["month"].lower()]
    if m["year"]:
        found: Stretch | None = s.month(int(m["year"]), month).but(derivation="stated")
    else:
        found = choose((s.month(y, month) for y in years(at)), at)
    if found is None:
        return None
    if which in ("last", "final"):
        return s.day(s.before(found.end, number, same=True)).but(derivation=found.derivation)
    first = s.after(found.begin, number, same=True)
    return s.day(first + 7 * (words().ordinals[which] - 1) * s.DAY).but(derivation=found.derivation)


def _month(m: Match, at: Moment) -> Stretch | None:
    """'in May', 'early March 2019', 'June of that year', 'next September', 'the last week of September'."""
    g = m.groupdict()
    number = words().months[g["month"].lower()]
    if g.get("year"):
        found: Stretch | None = s.month(int(g["year"]), number).but(derivation="stated")
    elif g.get("which"):
        found = _month_of_year(g["which"].lower(), number, at)
    elif g.get("mod"):
        found = _beside(g["mod"].lower(), number, at)
    else:
        found = choose((s.month(y, number) for y in years(at)), at)
    return _cut(found, g) if found else None


def _month_of_year(which: str, number: int, at: Moment) -> Stretch | None:
    anchor = at.latest()
    if which in ("last", "this", "next") or not anchor:
        shift = {"last": -1, "next": 1, "this": 0}.get(which)
        return s.month(at.published.year + shift, number) if at.published and shift is not None else None
    shift = {"following": 1, "previous": -1}.get(which, 0)
    return s.month(anchor[0].begin.year + shift, number).but(anchor=anchor[1])


def _beside(mod: str, number: int, at: Moment) -> Stretch | None:
    """'last May', 'next May': the nearest that is not the month of publication; 'this May'."""
    if not at.published:
        return None
    year, month = at.published.year, at.published.month
    if mod == "this":
        return s.month(year, number)
    if mod == "last":
        return s.month(year - (number >= month), number)
    return s.month(year + (number <= month), number)


def _cut(found: Stretch, g: dict[str, str | None]) -> Stretch:
    """The part of a month that 'early', 'the last week of' and the like leave."""
    if g.get("week"):
        return part_of(found, g["week"] or "")
    edge = " ".join((g.get("edge") or "").lower().split()).rstrip("-")
    return edge_of(found, edge) if edge else found


def part_of(found: Stretch, which: str) -> Stretch:
    """The first, second … or last seven days of a month."""
    if which.lower() in ("last", "final"):
        return s.span(found.end - 6 * s.DAY, found.end).but(derivation=found.derivation)
    begin = found.begin + 7 * (words().ordinals[which.lower()] - 1) * s.DAY
    return s.span(begin, min(begin + 6 * s.DAY, found.end)).but(derivation=found.derivation)


def edge_of(found: Stretch, edge: str) -> Stretch:
    """The share of a stretch that an edge word leaves, approximate."""
    first, last = words().edges[edge]
    days = (found.end - found.begin).days + 1
    begin = found.begin + (days * first // 12) * s.DAY
    end = found.begin + max(days * last // 12 - 1, days * first // 12) * s.DAY
    return s.span(begin, end, "~").but(derivation=found.derivation, anchor=found.anchor)


def _season(m: Match, at: Moment) -> Stretch | None:
    """'last summer', 'in the autumn of 2019', 'this spring'."""
    g, told = m.groupdict(), words().seasons[m["season"].lower()]

    def make(year: int) -> Stretch:
        return s.season(year, told["code"], told["month"])

    if g.get("year"):
        return make(int(g["year"])).but(derivation="stated")
    which = (g.get("which") or "").lower()
    if which and (anchor := at.latest()):
        return make(anchor[0].begin.year).but(anchor=anchor[1])
    if not at.published:
        return None
    mod = (g.get("mod") or "").lower()
    if mod == "last":
        return choose((make(y) for y in years(at) if make(y).end < at.published), at, "past")
    if mod in ("next", "this coming"):
        return choose((make(y) for y in years(at) if make(y).begin > at.published), at, "future")
    return make(at.published.year) if mod == "this" else choose((make(y) for y in years(at)), at)


def _year(m: Match, at: Moment) -> Stretch | None:
    """'in 2019', 'the 2019 elections'."""
    return s.year(int(m["year"])).but(derivation="stated")


def _years_range(m: Match, at: Moment) -> Stretch | None:
    """'2015-19', '1997–2009'."""
    first, last = int(m["year"]), int(m["last"])
    last = last if last > 99 else first // 100 * 100 + last
    return Stretch(dt.date(first, 1, 1), dt.date(last, 12, 31), "span", derivation="stated", ends=f"{first}/{last}")


def _decade(m: Match, at: Moment) -> Stretch | None:
    """'the 1990s'."""
    return s.decade(int(m["year"])).but(derivation="stated")


def years(at: Moment) -> Iterable[int]:
    """Years that a date without one may be of: that of the story told so far, else those around publication."""
    if (story := _story_year(at)) is not None:
        return (story, story + 1)
    if not at.published:
        return ()
    return range(max(at.published.year - 7, 1), min(at.published.year + 7, 9999) + 1)


def _story_year(at: Moment) -> int | None:
    """The year in which an account of past events stands: a month or day of it was named just before."""
    anchor = at.told[0][0] if at.told and at.near else None
    if not anchor or anchor.unit not in ("day", "month") or anchor.open or at.tense == "future":
        return None
    if at.published and (at.published - anchor.end).days < 300:
        return None
    return anchor.begin.year


def choose(found: Iterable[Stretch], at: Moment, tense: str | None = None) -> Stretch | None:
    """The candidate that the story, or publication and tense, point to."""
    candidates = sorted(found, key=lambda c: c.begin)
    if not candidates:
        return None
    if _story_year(at) is not None:
        anchor, told = at.told[0]
        return next((c for c in candidates if c.end >= anchor.begin), candidates[0]).but(anchor=told)
    today, tense = at.published, tense or at.tense
    if today is None:
        return None
    past = [c for c in candidates if c.begin <= today]
    ahead = [c for c in candidates if c.end >= today]
    if goes_on := _going_on(past, at):
        return goes_on
    if tense == "past" and past:
        return past[-1]
    if tense == "future" and ahead:
        return ahead[0]
    return min(candidates, key=lambda c: abs((c.begin - today).days))


def _going_on(past: list[Stretch], at: Moment) -> Stretch | None:
    """The day with which a diary in the present tense goes on: within a month of the day just told."""
    story = at.told[0][0] if at.told and at.near else None
    if story is None or story.unit != "day" or story.open or at.tense != "future":
        return None
    return next((c for c in past if c.unit == "day" and story.begin <= c.begin <= story.begin + 31 * s.DAY), None)


_WHICH = r"(?: (?:of |in )?(?:the )?(?P<which>last|this|next|that|same|following|previous) year)?"
_LAST = r"\s?[-–]\s?(?P<last>\d\d?)"
_CUT = r"(?:{EDGE}[- ]+|(?:the )?(?P<week>first|second|third|fourth|last|final) (?:full )?week (?:of|in) )"
_CONTEST = (
    r" (?:(?:local|general|council|county|city|borough|district|state|assembly|annual) )*"
    r"(?:elections?|polls?|vote|count|contest|referendum|meeting)\b"
)
_NO_NOUN = "at|to|and|in|of|that|when|he|she|it|they|we|you|the|his|her|its|their|by|with|from|but|or"
FORMS: tuple[Form, ...] = (
    Form(rf"(?:{{WEEKDAY}},? )?{{MONTH}} {{DAY}}(?:{_LAST})?(?:,? {{YEAR}})?", _date),
    Form(rf"(?:{{WEEKDAY}},? )?(?:the )?{{DAY}}(?:{_LAST}(?:st|nd|rd|th)?)?(?: of)? {{MONTH}}(?:,? {{YEAR}})?", _date),
    Form(r"(?:{WEEKDAY},? )?the {ORDINAL} of {MONTH}(?:,? {YEAR})?", _date),
    Form(r"the (?P<which>first|last|final) day (?:of|in) (?:the month|{MONTH})", _last_day),
    Form(
        r"the (?P<which>first|second|third|fourth|last|final) {WEEKDAY} (?:of|in) {MONTH}(?:,? {YEAR})?",
        _weekday_of_month,
    ),
    Form(r"{YEAR}-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])", _numeric),
    Form(r"(?P<d>0?[1-9]|[12]\d|3[01])[/.](?P<m>0?[1-9]|1[0-2])[/.]{YEAR}", _numeric),
    Form(
        r"(?:{WEEKDAY},? )?the (?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))"
        rf"(?! (?!(?:{_NO_NOUN})\b)[a-z])",
        _day_of_month, "must",
    ),
    Form(rf"{_CUT}?{{MONTH}},? (?:of )?{{YEAR}}", _month),
    Form(rf"{_CUT}{{MONTH}}{_WHICH}", _month),
    Form(rf"(?:(?P<mod>last|next|this) )?{{MONTH}}{_WHICH}(?! \d)", _month, "must"),
    Form(r"(?P<mod>last|next|this) {MONTH}(?! \d)", _month),
    Form(rf"{{MONTH}}(?='s{_CONTEST})", _month),
    Form(
        r"(?:the )?(?:(?P<mod>last|next|this|this coming) )?{SEASON} (?:of )?(?:{YEAR}|(?P<which>that|the same) year)",
        _season,
    ),
    Form(r"(?:(?P<mod>last|next|this|this coming)|(?P<which>that|the same)) {SEASON}(?P<year>)", _season),
    Form(r"the {SEASON}(?P<year>)", _season, "must"),
    Form(r"{YEAR}(?:\s?[-–/]\s?(?P<last>(?:(?:19|20)\d\d|\d\d)))(?!\s*[-–/]\d)", _years_range),
    Form(r"(?:the year |early |late )?{YEAR}(?!\s?[-–/]\s?\d|s\b|'s\b)", _year, "must"),
    Form(r"(?:(?<=\bto\s)|(?<=\band\s)){YEAR}(?! \w+s\b)", _year, "none"),
    Form(rf"(?:the )?{{YEAR}}{_CONTEST}", _year),
    Form(r"(?:the )?(?:(?:early|late|mid)[- ]+)?(?P<year>(?:1[89]|20)\d0)s", _decade),
)  # fmt: skip
