"""Where in an article's text a passage stands, and in which sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from overtures.model import Span


@dataclass(frozen=True, slots=True)
class Place:
    """An article's text and the spans of its sentences, in order."""

    text: str
    sentences: Sequence[Span]

    def find(self, passage: str, start: int | None = None) -> Span | None:
        """The span of a passage: at `start` where it stands there, else its first one; None if it is nowhere."""
        if not passage.strip():
            return None
        told = start is not None and start >= 0 and self.text.startswith(passage, start)
        at = start if told and start is not None else self.text.find(passage)
        return Span(at, at + len(passage)) if at >= 0 else None

    def numbers(self, passage: str, start: int | None = None) -> tuple[int, ...]:
        """The numbers of the sentences that the passage touches; white space and marks alone touch none."""
        span = self.find(passage, start)
        if span is None:
            return ()
        return tuple(n for n, sentence in enumerate(self.sentences) if self._shared(sentence, span))

    def around(self, passage: str, start: int | None = None) -> str:
        """The sentences that the passage touches, as one line; empty where it is not in the text."""
        touched = self.numbers(passage, start)
        if not touched:
            return ""
        first, last = self.sentences[touched[0]], self.sentences[touched[-1]]
        return self._line(Span(first.start, last.end))

    def first(self, pattern: re.Pattern[str]) -> str:
        """The first sentence in which the pattern is found; empty if there is none."""
        found = (self._line(sentence) for sentence in self.sentences if pattern.search(sentence.of(self.text)))
        return next(found, "")

    def _shared(self, sentence: Span, span: Span) -> bool:
        common = self.text[max(sentence.start, span.start) : min(sentence.end, span.end)]
        return any(c.isalnum() for c in common)

    def _line(self, span: Span) -> str:
        return " ".join(span.of(self.text).split())
