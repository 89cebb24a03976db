"""Quotation marks of one stretch of text, told from apostrophes and elisions, and what each of them may do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from overtures.annotate.quotes.lexicon import speech

Level = Literal["double", "single"]
Side = Literal["open", "close", "either"]

MARK = re.compile(r"''|``|[\"“”„‟«»'‘’‚‹›`´]")
_DOUBLE = frozenset('"“”„‟«»') | {"''", "``"}
_OPENING = frozenset("“„‟«‘‚‹`") | {"``"}
_CLOSING = frozenset("”»›’´")
_FIXED = frozenset("«»‹›„‚")
_BEFORE_OPEN = frozenset("([{<—–-/:;=…*_>|")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark from `start` up to `end`.

    A `doubtful` single mark may be an apostrophe (the members' room), a doubtful double one a sign for inches.
    """

    start: int
    end: int
    level: Level
    side: Side
    doubtful: bool = False


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of `text[start:end]` in order; what can only be an apostrophe is left out."""
    for match in MARK.finditer(text, start, end):
        before = text[match.start() - 1] if match.start() > start else " "
        after = text[match.end()] if match.end() < end else " "
        side = _side(match.group(), before, after)
        if match.group() in _DOUBLE:
            doubtful = match.group() in ('"', "''") and before.isdigit() and side != "open"
            yield Mark(match.start(), match.end(), "double", side, doubtful)
        elif not _is_apostrophe(text, match, before, after, side):
            doubtful = side == "close" and _may_be_apostrophe(text, match, after)
            yield Mark(match.start(), match.end(), "single", side, doubtful)


def _side(mark: str, before: str, after: str) -> Side:
    """What the neighbours of a mark show it to do; where they show nothing, its shape."""
    natural: Side = "open" if mark in _OPENING else "close" if mark in _CLOSING else "either"
    if mark in _FIXED:
        return natural
    outside = before.isspace() or before in _BEFORE_OPEN or MARK.match(before) is not None
    opens = outside and not after.isspace()
    closes = not before.isspace() and not after.isalnum()
    if opens == closes:
        return natural
    return "open" if opens else "close"


def _is_apostrophe(text: str, match: re.Match[str], before: str, after: str, side: Side) -> bool:
    """Inside a word, before an elided word ('em, '97) or on its own between spaces."""
    if (before.isalnum() and after.isalnum()) or (before.isspace() and after.isspace()):
        return True
    return side == "open" and (match.group() in _CLOSING or _elided(text, match.end()))


def _elided(text: str, at: int) -> bool:
    word = _WORD.match(text, at)
    if word is None:
        return False
    year = word.group()[0].isdigit() and len(word.group().rstrip("s")) == 2
    return year or word.group().lower() in speech().elided


def _may_be_apostrophe(text: str, match: re.Match[str], after: str) -> bool:
    """After the s of a plural or the n of a clipped -ing, with the sentence going on."""
    at = match.start()
    clipped = text[max(0, at - 2) : at].lower() == "in" and text[max(0, at - 3) : at - 2].isalpha()
    return after.isspace() and (text[max(0, at - 1) : at] in ("s", "S", "x", "z") or clipped)
