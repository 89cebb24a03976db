"""Forms of time expressions: a pattern over the text and the reading of what it matches."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from overtures.annotate.dates.stretches import Stretch
from overtures.annotate.dates.words import COUNTED, words

Tense = Literal["past", "future", "unknown"]
Lead = Literal["may", "must", "none"]
# a word that stands before an expression and says how the matter lies to it
LEADS = (
    "on|in|at|by|since|until|till|before|after|during|from|over|of|for|throughout|between|within|around|about|dated|"
    "ahead of|following|prior to|early on|late on|earlier on|later on|as of"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """What an expression is read against: the day of publication, the tense of its clause, the earlier
    expressions of the text with their words, latest first (`near`: the latest is at most a paragraph or two away),
    the day of the election the text tells of (`outside`: known from the calendar alone), and whether the text is
    a report of its day (`wired`: under a dateline or a time of day)."""

    published: dt.date | None
    tense: Tense = "unknown"
    told: Sequence[tuple[Stretch, str]] = field(default=())
    near: bool = False
    election: dt.date | None = None
    outside: bool = False
    wired: bool = False

    def day(self) -> tuple[Stretch, str] | None:
        """The latest earlier expression that names a single day which has passed, else one after or before it."""
        days = [t for t in self.told if t[0].begin == t[0].end]
        return next((t for t in days if not t[0].open), None) or next(iter(days), None)

    def latest(self) -> tuple[Stretch, str] | None:
        """The latest earlier expression."""
        return next((t for t in self.told if not t[0].open), None)


Match = re.Match[str]
Reading = Callable[[Match, Moment], Stretch | None]


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern, what it means, and whether a leading preposition may or must stand before it.

    In the pattern `{NAMED}` pieces are filled in, and a blank matches any white space.
    """

    pattern: str
    read: Reading
    lead: Lead = "may"

    def compiled(self) -> re.Pattern[str]:
        """The pattern over text with straight apostrophes."""
        told = re.sub(r"\{([A-Z]+)\}", lambda m: pieces()[m[1]], re.sub(r"(?<!\[-) ", r"\\s+", self.pattern))
        lead = {"none": "", "must": rf"(?P<lead>{LEADS})\s+", "may": rf"(?:(?P<lead>{LEADS})\s+)?"}[self.lead]
        return re.compile(rf"(?<![\w'£$€-])(?:{lead}{told})(?![\w])", re.I)


@cache
def pieces() -> dict[str, str]:
    """The named pieces of patterns; months that are words of their own want their capital."""
    w = words()
    raw = w.raw["weekdays"]
    short = "|".join(s for names in raw["short"] for s in names.split("|"))
    events = w.raw["events"]
    return {
        "MONTH": rf"(?P<month>(?-i:{_names([*map(str.title, w.months), *map(str.upper, w.months)])}))\b(?:\.(?=\s\d))?",
        "WEEKDAY": rf"(?P<weekday>{_names(raw['names'])}|(?-i:{short})\b(?:\.(?=\s[A-Z\d]))?)",
        "YEAR": r"(?P<year>(?:1[89]|20)\d\d)(?![\d,]\d|%|-strong|-seat)",
        "DAY": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.:,]\d|%|\d)",
        "ORDINAL": rf"(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)|{_names(w.ordinals)})",
        "PART": rf"(?:early\s+|late\s+)?(?P<part>{_names(w.raw['parts']['day'])})",
        "UNIT": rf"(?P<unit>{_names(w.units)})s?",
        "SEASON": rf"(?P<season>{_names(w.seasons)})",
        "HOLIDAY": rf"(?P<holiday>{_names(w.holidays)})",
        "COUNT": (
            rf"(?:(?P<about>{_names(w.about)})\s+|(?:{_names(w.raw['numbers']['exactly'])})\s+)?"
            rf"(?P<count>{_names(w.numbers)}|{COUNTED})"
        ),
        "EDGE": rf"(?P<edge>{_names(w.edges)})",
        "EVENT": rf"(?:(?:{_names(events['kinds'])})\s+)*(?P<event>{_names(events['election'])})",
    }


@cache
def triggers() -> re.Pattern[str]:
    """Words one of which stands in every expression, in groups named as the pieces they belong to."""
    w = words()
    groups = {
        "HOLIDAY": _names(w.holidays),
        "MONTH": f"(?-i:{_names([*map(str.title, w.months), *map(str.upper, w.months)])})",
        "WEEKDAY": _names(w.weekdays),
        "SEASON": _names(w.seasons),
        "EVENT": _names(w.raw["events"]["election"]),
        "UNIT": rf"(?:{_names([*w.units, 'weekend', *w.raw['parts']['day']])})s?",
        "YEAR": r"(?:1[89]|20)\d\d",
    }
    others = _names(["today", "yesterday", "tomorrow", "tonight", "this time"])
    named = "|".join(f"(?P<{name}>{told})" for name, told in groups.items())
    return re.compile(rf"\b(?:{named}|{others})(?:\b|s\b|[-–/])|\d(?:st|nd|rd|th)\b", re.I)


_GROUP = re.compile(r"\((\?P<\w+>|\?<?[=!]|\?:)?([^()]*)\)([?*]|\{0)?")


def required(pattern: str) -> str:
    """The piece without which a form matches nothing, empty where there is none: forms run only where theirs stands."""
    pattern = re.sub(r"\(\?P<unit>(?:[^()]|\([^()]*\))*\)", "{UNIT}", pattern).replace("weekend", "{UNIT}")
    while group := _GROUP.search(pattern):
        ignored = group[3] or "|" in group[2] or (group[1] or "")[-1:] in ("=", "!")
        pattern = pattern[: group.start()] + ("" if ignored else group[2]) + pattern[group.end() :]
    pieces_of = ("HOLIDAY", "MONTH", "WEEKDAY", "SEASON", "EVENT", "YEAR", "UNIT")
    return next((name for name in pieces_of if f"{{{name}}}" in pattern), "")


def _names(listed: Iterable[object]) -> str:
    """An alternation of words, the longest first; blanks match any white space."""
    ordered = sorted({str(name) for name in listed}, key=lambda n: (-len(n), n))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
