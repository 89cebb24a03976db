"""Words that a printer broke at the end of a line: "coali-" and, on the next line, "tion"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import pairwise

from overtures.model import Doubt, Span
from overtures.read.preparing.blocks import BLOCK, LINE
from overtures.read.preparing.edits import Edit, Edited

_BROKEN = re.compile(
    r"(?<![^\W_])(?P<first>[^\W\d_]{2,})(?P<hyphen>[-\u2010])(?P<line>[ \t]*(?:\r\n|\r|\n)[ \t]*)"
    r"(?P<second>[^\W\d_]{2,})"
)
_ENTRY = re.compile(r"\s*(?:[A-Z][^\n:]{0,40}:\s|[-*•–]\s|\(?\w{1,3}[.)]\s)")
_FULL = 0.7  # of the longest line; a shorter one ends a paragraph


def join_words(edited: Edited, is_word: Callable[[str], bool]) -> Iterator[Doubt]:
    """Put each broken word together, and the lines of its paragraph, which is set in a column.

    The hyphen stays where both parts are words and the whole is none ("by-election"), and before a capital.
    """
    found = list(_BROKEN.finditer(edited.text))
    if not found:
        return
    message = f"{len(found)} words broken at the end of a line were read as one"
    yield Doubt("broken-words", message, edited.original(Span(found[0].start("first"), found[0].end("second"))))
    edits = [_edit(match, is_word) for match in found]
    edited.apply([*edits, *_line_ends(edited.text, [edit.start for edit in edits])])


def _edit(match: re.Match[str], is_word: Callable[[str], bool]) -> Edit:
    keeps = _keeps_hyphen(match["first"], match["second"], is_word)
    return Edit(match.start("line" if keeps else "hyphen"), match.end("line"))


def _keeps_hyphen(first: str, second: str, is_word: Callable[[str], bool]) -> bool:
    if second[0].isupper():
        return not first.isupper()
    whole = (first + second).lower()
    return not is_word(whole) and is_word(first.lower()) and is_word(second.lower())


def _line_ends(text: str, broken: list[int]) -> Iterator[Edit]:
    """Spaces for the ends of the lines of those paragraphs; entries, turns and what follows a short line stay apart."""
    for block in BLOCK.finditer(text):
        if bisect_left(broken, block.start()) == bisect_left(broken, block.end()):
            continue
        lines = list(LINE.finditer(text, block.start(), block.end()))
        width = max(len(line[0]) for line in lines)
        for line, after in pairwise(lines):
            if len(line[0]) >= _FULL * width and not _ENTRY.match(after[0]):
                yield Edit(line.end(), after.start(), " ")
