"""A text changed for reading, that knows of each character where it stands in the text as it was."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from overtures.model import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`put` in place of the characters from `start` up to `end`."""

    start: int
    end: int
    put: str = ""


class Edited:
    """`text`, with the way back to the text that it was made of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: Sequence[int] = range(len(text))
        self._ends: Sequence[int] = range(1, len(text) + 1)

    @property
    def changed(self) -> bool:
        """Whether anything was changed."""
        return not isinstance(self._starts, range)

    def apply(self, edits: Iterable[Edit]) -> int:
        """Change the text, and say how many edits were made.

        Of edits that overlap the first counts, of two from one place the longer.
        """
        at, made = 0, 0
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
            if edit.start < at or edit.start == edit.end:
                continue
            parts += [self.text[at : edit.start], edit.put]
            starts += [*self._starts[at : edit.start], *[self._starts[edit.start]] * len(edit.put)]
            ends += [*self._ends[at : edit.start], *[self._ends[edit.end - 1]] * len(edit.put)]
            at, made = edit.end, made + 1
        if made:
            self.text = "".join([*parts, self.text[at:]])
            self._starts, self._ends = [*starts, *self._starts[at:]], [*ends, *self._ends[at:]]
        return made

    def original(self, span: Span) -> Span:
        """Where the characters of a span of `text` stand in the text as it was."""
        if span.start == span.end:
            at = self._starts[span.start] if span.start < len(self._starts) else (self._ends[-1] if self._ends else 0)
            return Span(at, at)
        return Span(self._starts[span.start], self._ends[span.end - 1])
