"""Find the expressions of time in a text and read them in the order in which the text tells them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from overtures.annotate.dates import anchored, feasts, spoken, stated
from overtures.annotate.dates.anchored import led
from overtures.annotate.dates.forms import Form, Moment, Tense, required, triggers
from overtures.annotate.dates.polling import Told, distance, election_day
from overtures.annotate.dates.ranges import joined
from overtures.annotate.dates.stretches import Stretch
from overtures.annotate.dates.tense import tense_of
from overtures.annotate.dates.words import words
from overtures.model import Article, Sentence, Span, TimeExpression, Token, Tree

_MARKS = str.maketrans("‘’‛\u00a0\u2007\u202f", "'''   ")
_PLAIN_LEADS = frozenset(("on", "in", "at", "over", "of", "for", "about", "around"))
_REACH = 60  # characters of an expression on either side of its telling word
_REMEMBERED = 20  # dates told that later ones may be counted from
_LONG = 2000  # characters in which a sentence or a quotation begins
_NEAR = 2  # paragraphs between a date and one that goes on with its year


# the head of an agency's report or of one by the hour: 'HEXLEY, May 16 - ', 'LISBURN (Reuters) - ', '… AT 5PM TUESDAY'
_WIRED = re.compile(
    r"\s*(?:[A-Z][A-Z'. /-]{2,40}(?:,[^\n–—-]{1,30})?(?:\s\([^()\n]{1,40}\))?\s*[–—-]{1,2}\s"
    r"|[^\n]{0,80}\b\d{1,2}(?:[.:]\d\d)?\s?(?i:[ap]\.?m)\b)"
)
_HEAD = 800  # characters in which minutes give the day of their meeting
_MINUTES = re.compile(r"\b(?:minutes|apologies|present:|in the chair|in attendance|resolved)\b", re.I)
_SOME_DAY = re.compile(r"\b(?:on|of|for) an?\s+(?:\w+\s+)?\Z", re.I)  # 'on a Thursday', 'on a wet Tuesday'
_HELD = re.compile(r"\b(?:held|meeting)\b", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a form in the text."""

    span: Span
    match: re.Match[str]
    form: Form


@dataclass(slots=True)
class Story:
    """What the text has told so far: dates of its own voice, with their words and paragraphs."""

    told: list[tuple[Stretch, str, int]] = field(default_factory=list)
    election: dt.date | None = None
    outside: bool = False
    wired: bool = False

    def moment(self, published: dt.date | None, tense: Tense, paragraph: int, quoted: bool) -> Moment:
        """What an expression in that paragraph is read against."""
        near = bool(self.told) and paragraph - self.told[-1][2] <= _NEAR and not quoted
        latest = [(stretch, said) for stretch, said, _ in reversed(self.told[-_REMEMBERED:])]
        return Moment(published, tense, latest, near, self.election, self.outside, self.wired)

    def add(self, stretch: Stretch, said: str, paragraph: int, published: dt.date | None) -> None:
        """Remember a date that later ones may be counted from: none that lies ahead."""
        if not (published and stretch.begin > published):
            self.told.append((stretch, said, paragraph))


def find_times(
    article: Article, sentences: Sequence[Sentence] = (), tokens: Sequence[Token] = (), paragraphs: Sequence[Span] = ()
) -> tuple[TimeExpression, ...]:
    """The expressions of time of an article, in order, each with its period, None where nothing anchors it.

    Tokens tell the tense; without them the words of the sentence do. Never raises for odd text.
    """
    tree = Tree(tokens) if tokens else None
    text = article.text.translate(_MARKS)
    starts = [p.start for p in paragraphs] or [0, *(m.end() for m in re.finditer(r"\n\s*\n", text))]
    story, expressions = Story(wired=bool(_WIRED.match(text))), []
    candidates = _candidates(text)
    story.election, story.outside = _election(text, candidates, article.published, tree)
    today = _minuted(text, candidates) or article.published
    for found in candidates:
        paragraph = max(0, bisect_right(starts, found.span.start) - 1)
        quoted = _quoted(text, starts[paragraph], found.span.start)
        moment = story.moment(today, tense_of(tree, text, found.span), paragraph, quoted)
        stretch = _read(found, moment)
        expressions.append((found, stretch))
        if stretch and not quoted:
            story.add(stretch, found.span.of(article.text), paragraph, article.published)
    return tuple(_expressions(article.text, expressions, article.published))


def _expressions(
    text: str, read: list[tuple[Found, Stretch | None]], published: dt.date | None
) -> Iterator[TimeExpression]:
    """Ranges joined, words and periods put together."""
    pairs = [(found.span, _lead(found), stretch) for found, stretch in read]
    for span, stretch in joined(text, pairs):
        yield TimeExpression(span, stretch.period(span.of(text)) if stretch else None)


def _read(found: Found, moment: Moment) -> Stretch | None:
    """What a match means; None where nothing anchors it or it names no day of the calendar."""
    try:
        stretch = found.form.read(found.match, moment)
    except (ValueError, OverflowError):  # the 31st of a shorter month, a year before 1 or after 9999
        return None
    if stretch is None:
        return None
    dated = stretch.unit == "year" and stretch.derivation == "stated"
    return led(_lead(found), stretch, moment, dated)


def _lead(found: Found) -> str:
    return " ".join((found.match.groupdict().get("lead") or "").lower().split())


def _candidates(text: str) -> list[Found]:
    """Matches that do not overlap, the longest of those that would, in order."""
    matches = [m for begin, end, kinds in _windows(text) for m in _matches(text, begin, end, kinds)]
    taken: list[Found] = []
    for _, _, found in sorted(matches, key=lambda m: m[:2]):
        i = bisect_left(taken, found.span, key=lambda t: t.span)
        beside = taken[max(i - 1, 0) : i + 1]
        if not any(found.span.overlaps(other.span) for other in beside):
            taken.insert(i, found)
    return taken


def _windows(text: str) -> Iterator[tuple[int, int, set[str]]]:
    """The surroundings of the words without which no form matches, and of what kinds these are: such words are few."""
    begin = end = 0
    kinds: set[str] = {""}
    for trigger in triggers().finditer(text):
        if trigger.start() - _REACH > end:
            if end:
                yield begin, end, kinds
            begin, kinds = max(0, trigger.start() - _REACH), {""}
        kinds.add(trigger.lastgroup or "")
        end = trigger.end() + _REACH
    if end:
        yield begin, end, kinds


def _matches(text: str, begin: int, end: int, kinds: set[str]) -> Iterator[tuple[int, int, Found]]:
    """(minus its length, order of the form, match) of the forms that may match between two places."""
    for order, (form, pattern, kind) in enumerate(_compiled()):
        if kind not in kinds:
            continue
        for match in pattern.finditer(text, begin, end):
            if _proper(text, match):
                span = Span(_beginning(text, match), match.end())
                yield span.start - span.end, order, Found(span, match, form)


def _beginning(text: str, match: re.Match[str]) -> int:
    """Where the expression begins: after a preposition that belongs to more ('at | today's meeting')."""
    lead = match.groupdict().get("lead")
    if lead and lead.lower() in _PLAIN_LEADS and text.startswith("'s", match.end()):
        return next(i for i in range(match.end("lead"), match.end()) if not text[i].isspace())
    return match.start()


def _proper(text: str, match: re.Match[str]) -> bool:
    """Whether a name of a day is part of no other name ('Sunday Times'), nor of a habit or of any such day."""
    if "weekday" not in match.re.groupindex or not match["weekday"]:
        return True
    if _SOME_DAY.search(text, max(0, match.start("weekday") - 30), match.start("weekday")):
        return False
    before = re.search(r"([\w']+)\s+$", text[max(0, match.start("weekday") - 20) : match.start("weekday")])
    after = re.match(r"\s+([A-Z]\w*)", text[match.end("weekday") : match.end("weekday") + 20])
    table = words().raw["weekdays"]
    named = before and {before[1], before[1].lower()} & {*table["before"]}
    return not named and not (after and after[1] in table["after"])


def _quoted(text: str, start: int, at: int) -> bool:
    """Whether the place is inside quotation marks opened in its paragraph."""
    before = text[max(start, at - _LONG) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


@cache
def _compiled() -> tuple[tuple[Form, re.Pattern[str], str], ...]:
    return tuple(
        (form, form.compiled(), required(form.pattern))
        for form in (*anchored.FORMS, *stated.FORMS, *feasts.FORMS, *spoken.FORMS)
    )


def _election(
    text: str, candidates: Sequence[Found], published: dt.date | None, tree: Tree | None
) -> tuple[dt.date | None, bool]:
    """The day of the election that the text tells of: a single day beside a word about voting; is it from outside?"""
    told: list[Told] = []
    for found in candidates:
        if found.form not in _DAYS:
            continue
        begin, sentence = _sentence(text, found.span)
        at = found.span.start - begin
        beside = _BESIDE.sub(lambda m: " " * len(m[0]), sentence)
        gap = distance(beside, at, at + found.span.end - found.span.start)
        stretch = _read(found, Moment(published, tense_of(tree, text, found.span))) if gap is not None else None
        if stretch and gap is not None and stretch.unit == "day" and stretch.begin == stretch.end and not stretch.open:
            told.append(Told(stretch.begin, gap))
    return election_day(told, text, published)


def _minuted(text: str, candidates: Sequence[Found]) -> dt.date | None:
    """The day of the meeting whose minutes the text is: from it they count 'on Tuesday' and 'last week'."""
    if not _MINUTES.search(text, 0, _HEAD):
        return None
    for found in candidates:
        if found.span.start > _HEAD:
            return None
        stretch = _read(found, Moment(None)) if found.form in stated.FORMS else None
        if (
            stretch
            and stretch.begin == stretch.end
            and _HELD.search(text, max(0, found.span.start - 200), found.span.start)
        ):
            return stretch.begin
    return None


# an election that is itself only a landmark in the sentence
_BESIDE = re.compile(
    r"\b(?:before|after|since|following|until)\s+(?:the\s+)?(?:\w+\s+)?(?:elections?|polls?|polling)\b", re.I
)
_DAYS = (*stated.FORMS[:5], *spoken.FORMS[:3])


def _sentence(text: str, span: Span) -> tuple[int, str]:
    """Where the sentence of an expression begins, and its words."""
    low, high = max(0, span.start - _LONG), min(len(text), span.end + _LONG)
    begin = max(low - 1, *(text.rfind(mark, low, span.start) for mark in (". ", "! ", "? ", "\n"))) + 1
    stop = re.search(r"[.!?](?:[\s\"”]|$)|\n", text[span.end : high])
    return begin, text[begin : span.end + stop.start() if stop else high]
