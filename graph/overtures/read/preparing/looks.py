"""What makes a reading doubtful though every word is read: capitals, one paragraph, noise, marks without partners."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from overtures.model import Doubt, Span
from overtures.read.preparing.blocks import blocks
from overtures.read.preparing.edits import Edited

_LONGEST_PARAGRAPH = 4_000  # characters
_CAPITALS = 0.7  # of the letters that have a capital
_FEWEST_LETTERS = 200  # a headline alone may be in capitals
_FEWEST_WORDS = 40
_NOISE = 0.04  # of words; 0.003 at most in 600 articles
_MARK = re.compile(r"[“”„‟\"«»]|(?<!\d)''|``")
_INCHES = re.compile(r'\d"')
_OPENING = re.compile(r"[\s>*_–—-]*(?:[“„‟\"«]|``|'')")
_WORD = re.compile(r"\S+")
_EDGES = "\"'“”‘’.,;:!?()[]{}<>«»…–—-*_/#|•"
_ODD = re.compile(
    r"[a-z][0-9]+[a-z]|[a-z][A-Z]{2,}[a-z]|[^\W\d_][|~^\\{}=<>¢¬¦§¤°][^\W\d_]|(?i:[bcdfghjklmnpqrstvwxz]{7})|\ufffd|(?:â€|Ã.)"
)
_ADDRESS = re.compile(r"://|www\.|@|\.\w{2,4}$|^#")


def look_at(edited: Edited) -> Iterator[Doubt]:
    """The doubts that the look of the text gives rise to."""
    spans = blocks(edited.text)
    for look in (_in_capitals, _without_paragraphs, _noisy, _unbalanced):
        yield from look(edited, spans)


def _in_capitals(edited: Edited, _: Sequence[Span]) -> Iterator[Doubt]:
    upper = sum(map(str.isupper, edited.text))
    cased = upper + sum(map(str.islower, edited.text))
    if cased >= _FEWEST_LETTERS and upper > _CAPITALS * cased:
        yield Doubt("capitals", "the text is in capitals: names cannot be told from other words, and much is missed")


def _without_paragraphs(edited: Edited, spans: Sequence[Span]) -> Iterator[Doubt]:
    longest = max(spans, key=lambda span: span.end - span.start, default=Span(0, 0))
    if longest.end - longest.start > _LONGEST_PARAGRAPH:
        told = "a paragraph of over 4,000 characters: line ends seem lost, and who speaks may be misread"
        yield Doubt("no-paragraphs", told, edited.original(longest))


def _noisy(edited: Edited, _: Sequence[Span]) -> Iterator[Doubt]:
    """A scan that was read badly, or text in a wrong encoding."""
    words = _WORD.findall(edited.text)
    odd = [w for w in words if _ODD.search(w.strip(_EDGES)) and not _ADDRESS.search(w)]
    if len(words) >= _FEWEST_WORDS and len(odd) > _NOISE * len(words):
        told = f"{len(odd)} of {len(words)} words look misread by a scanner, such as '{odd[0][:40]}'; correct the text"
        yield Doubt("noise", told)


def _unbalanced(edited: Edited, spans: Sequence[Span]) -> Iterator[Doubt]:
    """Paragraphs with an odd number of double marks, but for speech that the next paragraph goes on with.

    A mark behind a digit may be one of inches.
    """
    odd = []
    for span, after in zip_longest(spans, spans[1:], fillvalue=Span(0, 0)):
        marks = len(_MARK.findall(edited.text, span.start, span.end))
        goes_on = _OPENING.match(edited.text, after.start, after.end)
        if marks % 2 and not goes_on and not _INCHES.search(edited.text, span.start, span.end):
            odd.append(span)
    if odd:
        told = f"{_paragraphs(len(odd))} a quotation mark without a partner: where the quotation ends is a guess"
        yield Doubt("unbalanced-quotes", told, edited.original(odd[0]))


def _paragraphs(number: int) -> str:
    return "a paragraph has" if number == 1 else f"{number} paragraphs have"
