"""Characters that nobody sees, or that stand for others: they would hide a name from whoever looks for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from overtures.model import Doubt, Span
from overtures.read.preparing.edits import Edit, Edited

# Zero-width and direction marks, soft hyphens, fillers, variation selectors, control characters
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\U000e0000-\U000e0fff]+"
)
_BREAK_AFTER = re.compile(r"[ \t]*[\r\n]")
_PAGE = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_APART = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def clear_characters(edited: Edited) -> Iterator[Doubt]:
    """Take hidden characters out, compose letters with their accents and take ligatures apart."""
    text = edited.text
    found = list(_HIDDEN.finditer(text))
    if found:
        inside = sum(_is_inside_word(text, m.start(), m.end()) for m in found)
        told = f"{len(found)} hidden characters, {inside} of them inside words, were passed over"
        yield Doubt("hidden-characters", told, Span(found[0].start(), found[0].end()))
    edits = [Edit(m.start(), m.end(), _instead(text, m)) for m in found]
    edits += [Edit(m.start(), m.end(), "\n") for m in _PAGE.finditer(text)]
    edits += [Edit(m.start(), m.end(), unicodedata.normalize("NFC", m[0])) for m in _APART.finditer(text)]
    edits += [Edit(m.start(), m.end(), unicodedata.normalize("NFKC", m[0])) for m in _LIGATURE.finditer(text)]
    edited.apply(edits)


def _instead(text: str, match: re.Match[str]) -> str:
    """A soft hyphen at the end of a line is one that shows."""
    return "-" if "\u00ad" in match[0] and _BREAK_AFTER.match(text, match.end()) else ""


def _is_inside_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
