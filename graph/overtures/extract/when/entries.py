"""Headings of dated entries, to which what stands under them belongs: 'May 9: …', 'A Lund, Tuesday 9.14pm: …'."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from overtures.model import Annotation, Period, Span, TimeExpression

_CLOCK = r"\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b\.?|hrs|noon|midnight)|\d{1,2}[.:]\d\d"
# what may stand behind the date of a heading: the time of day, a bracket, then the mark that ends it
_BEHIND = re.compile(
    rf"(?:\s\([^()\n]{{1,30}}\))?(?:,?\s*(?:at\s+)?(?:{_CLOCK}))?\s?(?:\s?[:|–—]|\s-\s|\.(?=\s|$)|\s*\n|\s*$)"
)
# what may stand before it: bullets, or the name of who posts, without a verb and closed by a comma or dash
_NAMED = re.compile(r"[\W_]*(?:@?[A-Z][^.:;!?“”\"\n]{0,70}(?:,|\s[-–—|])\s+)?")
_TIMED = re.compile(rf"{_NAMED.pattern}(?:{_CLOCK})(?=\s|[:.,–—-]|$)")
_SEVERAL = 3  # headings with which a text is a diary, and each reaches to the next


# the place and agency before the date of a dateline, and the dash behind it: 'HEXLEY, May 16 (Agency) - '
_PLACE = re.compile(r"\s*[A-Z][A-Z'’./ -]{2,40}(?:\([^()\n]{1,40}\)\s?)?,\s*\Z")
_DASH = re.compile(r"(?:\s?\([^()\n]{1,40}\))?,?\s*[–—-]{1,2}\s")
_TOP = 300  # characters in which a dateline stands, under a headline or none


def dateline(text: str, span: Span) -> bool:
    """Whether a date stands in the dateline of a report: the day on which it is sent, not that of what it tells."""
    if span.start > _TOP or not _DASH.match(text, span.end):
        return False
    return bool(_PLACE.match(text[text.rfind("\n", 0, span.start) + 1 : span.start]))


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading from the character `start`, good to `end`."""

    start: int
    end: int
    period: Period


class Entries:
    """The dated headings of an article, in order."""

    def __init__(self, annotation: Annotation) -> None:
        self._text, self._paragraphs = annotation.article.text, annotation.paragraphs
        self._verbs = sorted(t.start for t in annotation.tokens if t.pos == "VERB")
        self._opened = [p.start for p in annotation.paragraphs]
        self._breaks = sorted({*(s.span.start for s in annotation.sentences), *self._opened})
        told = (t for t in annotation.times if not dateline(self._text, t.span))
        heads = [(t.span, t.period) for t in told if t.period and self._heads(t)]
        heads = sorted(heads, key=lambda h: h[0])
        heads = sorted([*heads, *self._clocked(annotation, heads)], key=lambda h: h[0])
        self._entries = list(self._reaching(heads))
        self._starts = [e.start for e in self._entries]

    def at(self, offset: int) -> Period | None:
        """The day of the entry in which a character stands."""
        i = bisect_right(self._starts, offset) - 1
        return self._entries[i].period if i >= 0 and offset < self._entries[i].end else None

    def _heads(self, time: TimeExpression) -> bool:
        period = time.period
        if not period or not period.begin or not period.end:
            return False
        begin = self._breaks[max(bisect_right(self._breaks, time.span.start) - 1, 0)]
        before = self._text[begin : time.span.start]
        spoken = bisect_right(self._verbs, time.span.start) > bisect_right(self._verbs, begin - 1)
        return bool(_NAMED.fullmatch(before)) and not spoken and bool(_BEHIND.match(self._text, time.span.end))

    def _clocked(self, annotation: Annotation, dated: list[tuple[Span, Period]]) -> Iterator[tuple[Span, Period]]:
        """The paragraphs of a running report that open with the time: of the day told above, or of publication."""
        day, starts = annotation.article.published, [span.start for span, _ in dated]
        timed = [m for p in self._paragraphs if (m := _TIMED.match(self._text, p.start, p.end))]
        if len(timed) < _SEVERAL:
            return
        for m in timed:
            above = bisect_right(starts, m.start())
            if above:
                yield Span(m.start(), m.end()), dated[above - 1][1]
            elif day:
                yield Span(m.start(), m.end()), Period(day, day, day.isoformat(), "resolved", m[0].strip())

    def _reaching(self, heads: list[tuple[Span, Period]]) -> Iterator[Entry]:
        """Entries of a diary reach to the next, a lone one to the end of its paragraph."""
        diary = len(heads) >= _SEVERAL
        for i, (span, period) in enumerate(heads):
            after = heads[i + 1][0].start if i + 1 < len(heads) else len(self._text)
            paragraph = self._paragraphs[max(bisect_right(self._opened, span.start) - 1, 0)]
            yield Entry(span.start, after if diary else min(after, paragraph.end), period)
