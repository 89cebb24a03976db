"""Expressions counted from the day of publication: weekdays, 'yesterday', 'last week', 'two years ago'."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

from overtures.annotate.dates import stretches as s
from overtures.annotate.dates.forms import Form, Match, Moment
from overtures.annotate.dates.stated import edge_of, part_of
from overtures.annotate.dates.stretches import Stretch
from overtures.annotate.dates.words import words

_SHIFT = {"last": -1, "previous": -1, "this": 0, "next": 1, "following": 1, "coming": 1}


def _weekday(m: Match, at: Moment) -> Stretch | None:
    """'on Wednesday night', 'last Thursday', 'next Monday', 'this Friday'."""
    if not at.published:
        return None
    number, mod = _number(m), " ".join((m["mod"] or "").lower().split())
    if mod in ("last", "next"):
        return _pointed(at.published, number, 1 if mod == "next" else -1)
    if mod in ("this coming", "coming", "the coming"):
        return s.day(s.after(at.published, number))
    if mod in ("this past", "the past"):
        return s.day(s.before(at.published, number))
    forward = at.tense == "future" or (m["lead"] or "").lower() == "for"
    if at.published.weekday() == number:
        # an agency calls its day by name; a paper says "today", and by the name means the day of its last number
        return s.day(at.published - (0 if forward or at.wired else 7) * s.DAY, "?")
    return s.day((s.after if forward else s.before)(at.published, number))


def _pointed(today: dt.date, number: int, way: int) -> Stretch:
    """The last or next such day; one so near in the same week would go without the word, so that of the week beyond."""
    near = s.after(today, number) if way > 0 else s.before(today, number)
    distance = abs((near - today).days)
    if distance <= 2 and near.isocalendar()[:2] == today.isocalendar()[:2]:
        return s.day(near + 7 * way * s.DAY, "" if distance == 1 else "?")
    return s.day(near)


def _weekday_of_week(m: Match, at: Moment) -> Stretch | None:
    """'Monday of last week', 'Tuesday next week'."""
    shift = _SHIFT[m["week"].lower()]
    return s.day(s.weekday(at.published, _number(m), shift)) if at.published else None


def _weekday_beyond(m: Match, at: Moment) -> Stretch | None:
    """'Thursday week', 'a week on Monday', 'a week last Friday', 'the Monday before last'."""
    if not at.published:
        return None
    told = m[0].lower()
    if "last" in told or "ago" in told:
        return s.day(s.before(at.published, _number(m)) - 7 * s.DAY)
    return s.day(s.after(at.published, _number(m)) + 7 * s.DAY)


def _weekday_past(m: Match, at: Moment) -> Stretch | None:
    """'a week past on Thursday'."""
    return s.day(s.before(at.published, _number(m)) - 7 * s.DAY) if at.published else None


def _weekday_last(m: Match, at: Moment) -> Stretch | None:
    """'on Monday last'."""
    return s.day(s.before(at.published, _number(m))) if at.published else None


def _number(m: Match) -> int:
    return words().weekdays[m["weekday"].lower().rstrip(".")]


def _day_word(m: Match, at: Moment) -> Stretch | None:
    """'today', 'yesterday morning', 'last night', 'tonight', 'the day before yesterday'."""
    told = " ".join(m["word"].lower().split())
    shift = next(n for start, n in _DAY_WORDS if told.startswith(start))
    return s.day(at.published + shift * s.DAY) if at.published else None


_DAY_WORDS = (
    ("the day before yesterday", -2), ("the day after tomorrow", 2), ("the night before last", -2),
    ("yesterday", -1), ("tomorrow", 1), ("last night", -1), ("last evening", -1), ("today", 0), ("tonight", 0),
    ("this", 0),
)  # fmt: skip


def _unit(m: Match, at: Moment) -> Stretch | None:
    """'last week', 'next month', 'this year', 'earlier this month', 'late last year', 'the coming fortnight'."""
    if not at.published:
        return None
    found = _calendar_unit(m["unit"].lower(), _SHIFT[m["mod"].lower()], at.published)
    if found is None:
        return None
    edge = " ".join((m["edge"] or "").lower().split())
    if edge in ("earlier", "later"):
        return _side(found, edge, at.published) if m["mod"].lower() == "this" else found
    if edge in words().edges:
        return edge_of(found, edge)
    if edge:
        return part_of(found, edge.split()[1]) if found.unit == "month" else found
    return _so_far(found, at) if m["unit"].lower() == "week" and m["mod"].lower() == "this" else found


def _calendar_unit(unit: str, shift: int, today: dt.date) -> Stretch | None:
    match unit:
        case "week":
            return s.week(today, shift)
        case "weekend":
            return s.weekend(today, shift) if shift else None
        case "fortnight":
            ends = (today + 14 * shift * s.DAY, today)
            return s.span(min(ends), max(ends), "~")
        case "month":
            return s.month(today.year, today.month + shift)
        case "year":
            return s.year(today.year + shift)
        case _:
            return None


def _side(found: Stretch, side: str, today: dt.date) -> Stretch:
    """What has passed of a stretch before today, or what is to come of it."""
    if side == "earlier":
        return s.span(found.begin, max(found.begin, today - s.DAY))
    return s.span(min(found.end, today + s.DAY), found.end)


def _so_far(found: Stretch, at: Moment) -> Stretch:
    if not at.published or at.tense == "unknown":
        return found
    return s.span(found.begin, at.published) if at.tense == "past" else s.span(at.published, found.end)


def _edge_of_unit(m: Match, at: Moment) -> Stretch | None:
    """'the end of the month', 'at the start of last week', 'by the end of the year'."""
    if not at.published:
        return None
    found = _calendar_unit(m["unit"].lower(), _SHIFT.get((m["mod"] or "this").lower(), 0), at.published)
    return edge_of(found, " ".join(m["edge"].lower().split())) if found else None


def _weekend(m: Match, at: Moment) -> Stretch | None:
    """'over the weekend', 'at the weekend', 'this weekend', 'last weekend', 'the weekend before last'."""
    if not at.published:
        return None
    mod, today = (m["mod"] or "").lower(), at.published
    if m["beyond"]:
        return s.weekend(today, -2 if today.weekday() < 6 else -1)
    if mod in ("next", "coming", "this coming"):
        return s.weekend(today, 1 if mod == "next" and today.weekday() > 4 else 0)
    if mod == "last" or (mod != "this" and at.tense != "future"):
        return s.weekend(today, 0 if today.weekday() == 6 and mod != "last" else -1)
    if mod == "this" and at.tense == "past" and today.weekday() < 5:
        return s.weekend(today, -1)
    return s.weekend(today)


def _ago(m: Match, at: Moment) -> Stretch | None:
    """'two years ago', 'a fortnight ago', 'just over a week ago', 'three weeks ago on Monday'."""
    if not at.published:
        return None
    count = words().number(m["count"])
    found = back(at.published, -count, m["unit"].lower())
    if m["weekday"]:
        return s.day(s.before(found.end + 4 * s.DAY, _number(m)))
    return found.but(doubt="~") if m["about"] or m["count"].lower() in words().vague or _rounded(m) else found


def _rounded(m: Match) -> bool:
    """Whether the count is of units so long that the day is only about right."""
    return m["unit"].lower() not in ("day", "night", "hour", "minute") and not m["exact"]


def back(of: dt.date, count: int, unit: str) -> Stretch:
    """The day, month or year so many units from a day; negative counts go back."""
    step = words().units[unit]
    if "days" in step:
        return s.day(of + count * step["days"] * s.DAY)
    there = of + relativedelta(months=count * step["months"])
    if unit == "month":
        return s.month(there.year, there.month)
    return s.year(there.year) if unit == "year" else s.decade(there.year // 10 * 10)


def _ahead(m: Match, at: Moment) -> Stretch | None:
    """'in two weeks' time', 'three days from now'."""
    if not at.published:
        return None
    found = back(at.published, words().number(m["count"]), m["unit"].lower())
    return found.but(doubt="~") if m["about"] or m["unit"].lower() in ("week", "fortnight") else found


def _past_units(m: Match, at: Moment) -> Stretch | None:
    """'over the past fortnight', 'in the last two weeks', 'the next three months'."""
    if not at.published:
        return None
    count = words().number(m["count"]) if m["count"] else 1
    if "days" not in (step := words().units[m["unit"].lower()]):
        reach = relativedelta(months=count * step["months"])
    else:
        reach = relativedelta(days=count * max(step["days"], 1))
    ahead = m["mod"].lower() in ("next", "coming")
    ends = (at.published, at.published + reach) if ahead else (at.published - reach, at.published)
    return s.span(*ends, "~")


_PART = r"(?: {PART})?"
_UNITS = r"(?P<unit>week|fortnight|month|year)(?!end)"
_BEYOND = r"weekend(?P<beyond> before last)?"
_MOD = r"(?:(?P<mod>last|next|this coming|this past|this|(?:the )?coming) )"
FORMS: tuple[Form, ...] = (
    Form(
        rf"{_MOD}?{{WEEKDAY}}{_PART}(?! (?:week|last|before last|of (?:last|next|this)|(?:last|next|this) week))",
        _weekday,
    ),
    Form(rf"(?:the )?{{WEEKDAY}}{_PART} (?:of |in )?(?P<week>last|next|this) week", _weekday_of_week),
    Form(rf"(?P<week>last|next|this) week,? on {{WEEKDAY}}{_PART}", _weekday_of_week),
    Form(r"{WEEKDAY} week(?P<last> last)?(?!end)", _weekday_beyond),
    Form(r"a week past(?: on)? {WEEKDAY}(?P<last>)", _weekday_past),
    Form(r"a week (?:ago )?(?:last|on|ago|from|next) (?:last |next )?{WEEKDAY}", _weekday_beyond),
    Form(rf"the {{WEEKDAY}}{_PART} before last", _weekday_beyond),
    Form(r"{WEEKDAY} last(?! (?:week|month|year|night))", _weekday_last),
    Form(r"(?P<word>the day before yesterday|the day after tomorrow|the night before last)", _day_word),
    Form(rf"(?P<word>yesterday|tomorrow|today){_PART}", _day_word),
    Form(r"(?P<word>tonight|last night|last evening|this (?:morning|lunchtime|afternoon|evening))", _day_word),
    Form(rf"(?:(?P<edge>earlier|later|early|late|mid)[- ]+)?(?P<mod>last|this|next) {_UNITS}", _unit),
    Form(rf"the (?P<edge>)(?P<mod>coming) {_UNITS}", _unit),
    Form(r"(?:the )?{EDGE} (?:(?P<mod>last|this|next) |the )(?P<unit>week|month|year)(?!end)", _edge_of_unit),
    Form(
        rf"(?:all |the )?(?:(?P<mod>last|next|this|coming|this coming) )?{_BEYOND}(?! (?:of|before|after)\b)",
        _weekend, "must",
    ),
    Form(rf"(?:all |(?P<mod>last|next|this|this coming) |the coming |the (?=weekend before last)){_BEYOND}", _weekend),
    Form(r"{COUNT} {UNIT} ago(?P<exact> (?:today|to the day))?(?: (?:on |last ){WEEKDAY})?", _ago),
    Form(r"in (?:the )?{COUNT} {UNIT}'? time", _ahead, "none"),
    Form(r"{COUNT} {UNIT} from (?:now|today)", _ahead),
    Form(
        r"(?:over|in|during|within|throughout|for) the (?P<mod>last|past|next|coming) (?:{COUNT} )?{UNIT}(?! of)",
        _past_units, "none",
    ),
)  # fmt: skip
