"""The day of a sitting that a text minutes or reports: what is moved and answered there has no other date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from overtures.extract.when.words import lemmas
from overtures.model import Annotation, Period, Sentence, TimeExpression, Token

_HEAD = 12  # sentences at the top in which minutes tell their day
_MANY = 3  # sentences of procedure with which a text is the report of a sitting as a whole


class Sittings:
    """Where an article tells of sittings, and on what day."""

    def __init__(self, annotation: Annotation, sentences: Sequence[Sentence]) -> None:
        self._tokens = annotation.tokens
        published = annotation.article.published
        starts = [s.span.start for s in sentences]
        self._held: list[tuple[int, Period]] = []
        for time in annotation.times:
            number = max(bisect_right(starts, time.span.start) - 1, 0)
            period = time.period
            if period and _one_day(time) and not (published and period.begin and period.begin > published):
                sentence = sentences[number]
                if self._has(sentence, "sittings"):
                    self._held.append((number, period))
        procedure = [n for n, s in enumerate(sentences) if self._has(s, "procedure")]
        top = [(n, p) for n, p in self._held if n < _HEAD]
        self._whole = top[0][1] if top and len(procedure) >= _MANY else None

    def at(self, number: int, sentence: Sentence) -> Period | None:
        """The day of the sitting in which the sentence with that number tells that something was moved."""
        if self._has(sentence, "procedure"):
            before = [p for n, p in self._held if n < number]
            return self._whole or (before[-1] if before else None)
        return self._whole if self._past(sentence) else None

    def _has(self, sentence: Sentence, key: str) -> bool:
        return any(t.lemma.lower() in lemmas(key) for t in self._of(sentence))

    def _past(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on to tell, and looks not further back."""
        words = self._of(sentence)
        return any(t.tag == "VBD" for t in words) and not any(
            t.text.lower() in ("had", "been", "’d", "'d") for t in words
        )

    def _of(self, sentence: Sentence) -> Sequence[Token]:
        return self._tokens[sentence.first : sentence.last]


def _one_day(time: TimeExpression) -> bool:
    return bool(time.period and time.period.begin and time.period.begin == time.period.end)
