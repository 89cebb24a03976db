"""Texts compared by their words: capitals, accents, kinds of quotation marks and white space do not count."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_MARKS = str.maketrans("‘’“”", "''\"\"")
_WORD = re.compile(r"[a-z0-9']+")
SHORT = 4  # words; a shorter text has to be there whole


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The text in small letters without accents, with straight marks and single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.lower().translate(_MARKS).split())


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in order."""
    return tuple(_WORD.findall(fold(text)))


def overlap(a: str, b: str) -> float:
    """Dice's coefficient of two texts as bags of words, from 0 to 1; 0 where one has no words (Dice 1945)."""
    x, y = words(a), words(b)
    if not x or not y:
        return 0.0
    return 2 * (Counter(x) & Counter(y)).total() / (len(x) + len(y))


def contained(a: str, b: str) -> float:
    """The share of the shorter text's words that the other has, from 0 to 1; all or nothing under four words."""
    shorter, longer = sorted((words(a), words(b)), key=len)
    if len(shorter) < SHORT:
        return float(bool(shorter) and shorter == longer)
    # By way of Dice's coefficient and not from a count of its own: where it falls on a limit, both round alike.
    return overlap(a, b) * (len(shorter) + len(longer)) / (2 * len(shorter))
