"""A stretch of text that names a body, and the words that stand before a name without being part of it."""

from __future__ import annotations

from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.model import Span
from overtures.model.language import MentionKind

INDEPENDENT = "Independent"
WORD = r"[A-ZÀ-Þ][\w'-]*"


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that names a body, and the body's canonical name."""

    span: Span
    kind: MentionKind
    name: str


def leads_in(word: str) -> bool:
    """Whether the capitalised word stands before a name and is none of it: "But", "Netherfold's"."""
    return word in gazetteer.words("offices", "leading") or (word.endswith("'s") and word != "People's")


def without_lead(start: int, name: str, *more: str) -> tuple[int, str]:
    """A match without the words before the name: (offset, name)."""
    while " " in name and (leads_in(first := name.split(" ", 1)[0]) or first in more):
        start += len(first) + 1
        name = name[len(first) + 1 :]
    return start, name
