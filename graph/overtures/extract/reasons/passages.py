"""An article cut into passages of one voice each: the part of a sentence within a quotation, and the part outside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from overtures.extract.reasons.wordings import Words
from overtures.extract.scene import Scene
from overtures.extract.voice import Voice, voice_of
from overtures.model import Quote, Span, TopicMention

_LETTER = re.compile(r"\w")
_BEFORE, _AFTER = "\"'“”‘’,;:-–—)", "\"'“”‘’,;:-–—("


@dataclass(frozen=True)
class Passage:
    """Words of one sentence that stand within one quotation (`quote`), or outside of any but a partial one.

    `topics` are the mentions of topics in it, `words` its words as wordings are written.
    """

    scene: Scene
    span: Span
    quote: Quote | None
    topics: tuple[TopicMention, ...]
    plain: str

    @cached_property
    def words(self) -> Words:
        """The words as wordings are written."""
        return Words(self.plain, self.span)

    def voice(self, at: Span) -> Voice:
        """Whose words those in the span are."""
        if self.quote:
            return Voice(self.quote.speaker, "direct", self.quote.possible)
        told = [voice_of(self.scene, i) for i in self.scene.tree.within(at)]
        return next((v for v in told if v.speaker or v.possible), Voice(None, "narration"))


def passages(scene: Scene, topics: Sequence[TopicMention], plain: str) -> Iterator[Passage]:
    """The passages in order of the text; `topics` are in that order, `plain` is the text with plain marks."""
    quotes = [q for q in scene.annotation.quotes if q.form not in ("partial", "nested")]
    begins, ends = [q.span.start for q in quotes], [q.span.end for q in quotes]
    places = [m.evidence.span.start for m in topics]
    for sentence in scene.annotation.sentences:
        within = sentence.span
        inside = quotes[bisect_right(ends, within.start) : bisect_left(begins, within.end)]
        for span, quote in _cut(within, inside):
            if told := trimmed(plain, span):
                near = topics[bisect_left(places, told.start) : bisect_left(places, told.end)]
                here = tuple(m for m in near if m.evidence.span in told)
                yield Passage(scene, told, quote, here, plain)


def _cut(sentence: Span, quotes: Sequence[Quote]) -> Iterator[tuple[Span, Quote | None]]:
    """The sentence cut at the edges of the quotations."""
    at = sentence.start
    for quote in quotes:
        start, end = max(quote.span.start, at), min(quote.span.end, sentence.end)
        if start > at:
            yield Span(at, start), None
        if end > start:
            yield Span(start, end), quote
        at = max(at, end)
    if at < sentence.end:
        yield Span(at, sentence.end), None


def trimmed(text: str, span: Span) -> Span | None:
    """The span without marks and spaces at its ends; None where no letter is left."""
    if not _LETTER.search(text, span.start, span.end):
        return None
    start, end = span.start, span.end
    while text[start] in _BEFORE or text[start].isspace():
        start += 1
    while text[end - 1] in _AFTER or text[end - 1].isspace():
        end -= 1
    return Span(start, end)
