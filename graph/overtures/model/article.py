"""The text that is read, and stretches of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

# one character for one, so that every offset of the tools is an offset of the text
_PLAIN_MARKS = str.maketrans("“”„‟«»‘’‚‛–—\u00a0\u2007\u202f\n\r\t", '""""""\'\'\'\'--      ')


def plain_marks(text: str) -> str:
    """The text with straight quotation marks, hyphens and spaces for their printed forms, character for character."""
    return text.translate(_PLAIN_MARKS)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span runs forward from 0 or later, not from {self.start} to {self.end}")

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Article:
    """A published text; `text` is the decoded file without byte order mark and front matter."""

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    url: str | None = None

    @property
    def key(self) -> str:
        """Sixteen hex digits that name the article: from its address, else publisher, title and date, else its text."""
        if self.url:
            told = self.url
        elif self.title and self.publisher:
            told = f"{self.publisher}\n{self.title}\n{self.published or ''}"
        else:
            told = self.text
        return hashlib.sha256(told.encode()).hexdigest()[:16]
