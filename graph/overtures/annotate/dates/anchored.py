"""Expressions counted from an earlier date of the text: 'the next day', 'the Monday after the count'."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

from overtures.annotate.dates import stretches as s
from overtures.annotate.dates.forms import Form, Match, Moment
from overtures.annotate.dates.spoken import back
from overtures.annotate.dates.stretches import Stretch
from overtures.annotate.dates.words import words

_NEXT = ("next", "following", "after")
_SAME = ("same", "that", "very", "very same")
_RECENT = 31 * s.DAY  # in which a story without a day of its own still tells of the days before publication


def _unit(m: Match, at: Moment) -> Stretch | None:
    """'the next day', 'the following week', 'that evening', 'the same afternoon', 'the previous month'."""
    unit, mod = m["unit"].lower(), " ".join(m["mod"].lower().split())
    anchor = at.day() if unit not in ("month", "year") else at.latest()
    if anchor is None:
        return None
    way = 1 if mod in _NEXT else 0 if mod in _SAME else -1
    return _beside(anchor, unit, way)


def _beside(anchor: tuple[Stretch, str], unit: str, way: int) -> Stretch | None:
    there, told = anchor
    match unit:
        case "week":
            found = s.week(there.begin, way)
        case "weekend":
            found = s.weekend(there.begin, way - (way > 0 and there.begin.weekday() < 5))
        case "month":
            found = s.month(there.begin.year, there.begin.month + way)
        case "year":
            found = s.year(there.begin.year + way)
        case _:
            found = s.day(there.begin + way * s.DAY)
    return found.but(anchor=told)


def _day_beside(m: Match, at: Moment) -> Stretch | None:
    """'the day before', 'the night after', 'the week before' without more."""
    anchor = at.day()
    return _beside(anchor, m["unit"].lower(), 1 if m["way"].lower() == "after" else -1) if anchor else None


def _weekday(m: Match, at: Moment) -> Stretch | None:
    """'on the Friday', 'the following Monday', 'that Thursday': from the latest day told, else the last that passed."""
    number = words().weekdays[m["weekday"].lower().rstrip(".")]
    mod = " ".join((m["mod"] or m["that"] or "").lower().split())
    anchor = at.day()
    if anchor is None:
        return None if mod in ("following", "next") else _just_passed(number, at)
    there, told = anchor
    if mod in ("previous", "before"):
        return s.day(s.before(there.begin, number)).but(anchor=told)
    found = s.after(there.begin, number, same=mod in ("same", "that", "very"))
    if not mod and at.published and found >= at.published:  # told as past: 'had asked on the Sunday'
        found = s.before(min(there.begin, at.published), number, same=True)
    return s.day(found).but(anchor=told)


def _just_passed(number: int, at: Moment) -> Stretch | None:
    """The last such weekday before publication, unless the text tells of times that are further back."""
    latest = at.latest()
    if at.published is None or (latest and at.published - latest[0].end > _RECENT):
        return None
    return s.day(s.before(at.published, number))


def _weekday_of_week(m: Match, at: Moment) -> Stretch | None:
    """'the Tuesday of that week', 'Monday of the following week'."""
    anchor = at.day()
    if anchor is None:
        return None
    shift = {"following": 1, "next": 1, "previous": -1}.get(m["week"].lower(), 0)
    number = words().weekdays[m["weekday"].lower().rstrip(".")]
    return s.day(s.weekday(anchor[0].begin, number, shift)).but(anchor=anchor[1])


def _later(m: Match, at: Moment) -> Stretch | None:
    """'two days later', 'a week earlier', 'three months after that', 'waited a week'."""
    unit, sign = m["unit"].lower(), -1 if (m["way"] or "").lower() in ("earlier", "before") else 1
    anchor = at.day() if "days" in words().units[unit] else at.latest()
    if anchor is None:
        return None
    return _counted(anchor, sign * words().number(m["count"]), unit, m["about"])


def _counted(anchor: tuple[Stretch, str], count: int, unit: str, about: str | None) -> Stretch | None:
    there, told = anchor
    if unit in ("month", "year") and there.unit == "year":
        return s.year(there.begin.year + count).but(anchor=told) if unit == "year" else None
    return back(there.begin, count, unit).but(anchor=told, doubt="~" if about else "")


def _eve(m: Match, at: Moment) -> Stretch | None:
    """'on the eve of poll': the day before the election."""
    return _of_event(s.day(at.election - s.DAY), m, at) if at.election else None


def _soon(m: Match, at: Moment) -> Stretch | None:
    """'within the hour', 'hours later', 'within hours', 'later that day': the same day."""
    anchor = at.day()
    return anchor[0].but(derivation="resolved", anchor=anchor[1], doubt="") if anchor else None


def _then(m: Match, at: Moment) -> Stretch | None:
    """'this time he offered more': when the text just told."""
    anchor = at.latest() if at.near else None
    return anchor[0].but(derivation="resolved", anchor=anchor[1]) if anchor else None


def _within(m: Match, at: Moment) -> Stretch | None:
    """'within a week', 'within days': some day of those that follow."""
    anchor = at.day()
    if anchor is None:
        return None
    unit = m["unit"].lower()
    count = words().number(m["count"]) if m["count"] else 3 if unit in ("day", "night") else 1
    step = words().units[unit]
    reach = relativedelta(days=count * step["days"]) if "days" in step else relativedelta(months=count * step["months"])
    return s.span(anchor[0].begin, anchor[0].begin + reach).but(derivation="bounded", anchor=anchor[1])


def _weekday_event(m: Match, at: Moment) -> Stretch | None:
    """'the Monday after the count': from the day of the election, where the text gives it."""
    if at.election is None:
        return None
    number = words().weekdays[m["weekday"].lower().rstrip(".")]
    step = s.before if m["way"].lower() in ("before", "ahead of") else s.after
    return _of_event(s.day(step(at.election, number)), m, at)


def _unit_event(m: Match, at: Moment) -> Stretch | None:
    """'two days after the election', 'a week before polling day', 'the day after the vote'."""
    if at.election is None:
        return None
    count = words().number(m["count"]) if m["count"] else 1
    sign = -1 if m["way"].lower() in ("before", "ahead of") else 1
    return _of_event(back(at.election, sign * count, m["unit"].lower()), m, at)


def _event(m: Match, at: Moment) -> Stretch | None:
    """'on polling day', 'at the count', 'after the elections'."""
    return _of_event(s.day(at.election), m, at) if at.election else None


def _of_event(found: Stretch, m: Match, at: Moment) -> Stretch:
    return found.but(anchor=m["event"], derivation="external" if at.outside else "resolved")


def _by(published: dt.date | None, told: tuple[Stretch, str] | None, found: Stretch) -> Stretch:
    """'by Tuesday night': up to then, from the day told before if that is near."""
    if told and dt.timedelta() < found.end - told[0].begin <= 3 * s.DAY and (not published or found.end <= published):
        return s.span(told[0].begin, found.end).but(derivation="bounded", anchor=found.anchor)
    return found.but(derivation="bounded")


def led(lead: str, found: Stretch, at: Moment, dated: bool) -> Stretch:
    """The stretch as the word before it opens or bounds it: 'since 2019', 'until May', 'by Friday'."""
    if lead in ("since", "as of", "from"):
        return found.but(open="end", derivation="bounded")
    if lead in ("until", "till"):
        return found.but(open="begin", derivation="bounded")
    if lead in ("before", "ahead of", "prior to"):
        return _earlier(found)
    if lead in ("after", "following"):
        return found.but(derivation="bounded") if dated else found.but(open="end", derivation="bounded")
    return _by(at.published, at.day(), found) if lead == "by" else found


def _earlier(found: Stretch) -> Stretch:
    """Up to the beginning of the stretch."""
    if found.unit in ("day", "span"):
        return Stretch(found.begin, found.begin, "day", found.doubt, "begin", 0, "bounded", found.anchor)
    return found.but(open="begin", derivation="bounded")


_PARTS = r"morning|lunchtime|afternoon|evening|night"
_UNITS = rf"(?P<unit>day|week(?:end)?|month|year|{_PARTS})"
_EVENT_WAY = r"(?P<way>before|after|following|ahead of|since) (?:the |last |this )*{EVENT}"
FORMS: tuple[Form, ...] = (
    Form(rf"the (?P<mod>next|following|previous|very same|very|same) {_UNITS}", _unit),
    Form(rf"(?:later |earlier |late |early )?(?P<mod>that)(?: same| very)? {_UNITS}", _unit),
    Form(rf"the {_UNITS} (?P<way>before|after)(?=\s*[,.;:!?)]|\s*$| (?:and|but)\b)", _day_beside),
    Form(
        r"(?:the (?:(?P<mod>following|next|previous|very|same) )?|(?P<that>that) ){WEEKDAY}(?: {PART})?"
        r"(?! (?:after|before|of|following)\b)",
        _weekday, "must",
    ),
    Form(r"the (?P<mod>following|next|previous|same) {WEEKDAY}(?: {PART})?(?P<that>)", _weekday),
    Form(r"(?:the )?{WEEKDAY}(?: {PART})? of (?:the )?(?P<week>that|same|following|previous) week", _weekday_of_week),
    Form(r"{COUNT} {UNIT} (?P<way>later|earlier|afterwards|after that|before(?=\s*[,.;]))", _later),
    Form(r"{COUNT} {UNIT} on(?P<way>)(?=,| (?:he|she|it|they|we|the)\b)", _later, "none"),
    Form(r"(?:on )?the eve of (?:the |this |last )?{EVENT}", _eve, "none"),
    Form(r"the (?P<that>){WEEKDAY}(?: {PART})? (?P<mod>following)", _weekday),
    Form(r"the (?P<that>){WEEKDAY}(?: {PART})? (?P<mod>before)(?=\s*[,.;:!?)]|\s*$)", _weekday),
    Form(r"wait(?:ed|ing) {COUNT} {UNIT}(?P<way>)", _later, "none"),
    Form(r"within (?:(?:the|an|{COUNT}) )?(?:hours?|minutes?)", _soon, "none"),
    Form(r"within the day", _soon, "none"),
    Form(r"this time(?! (?:last|next|round))", _then, "none"),
    Form(r"(?:(?:{COUNT}|some|the same) )?(?:hours?|minutes?) (?:later|afterwards|earlier)", _soon),
    Form(r"(?:later|earlier) (?:in the|the same) (?:day|morning|afternoon|evening)", _soon),
    Form(r"within (?:{COUNT} )?{UNIT}", _within, "none"),
    Form(rf"the {{WEEKDAY}}(?: {{PART}})? {_EVENT_WAY}", _weekday_event),
    Form(rf"(?:the )?(?:{{COUNT}} )?{{UNIT}} {_EVENT_WAY}", _unit_event),
    Form(
        r"(?P<lead>on|at|before|after|since|following|ahead of|until|prior to) (?:the |this |last )?{EVENT}",
        _event, "none",
    ),
)  # fmt: skip
