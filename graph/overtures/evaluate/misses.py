"""What a reading has wrong, one line each, with the sentence of the text that it is about."""

from __future__ import annotations

from dataclasses import dataclass

from overtures.evaluate.form import Move


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that gold and the reading tell differently; `gold` or `read` is empty where that side has nothing."""

    article: str
    what: str
    gold: str
    read: str
    sentence: str


def told(move: Move) -> str:
    """A move on one line: act, side with its people, and the other side."""
    makers = " and ".join(move.for_) or "nobody named"
    people = f" ({', '.join(move.by)})" if move.by else ""
    addressed = f" -> {' and '.join(move.to)}" if move.to else ""
    return f"{move.act}: {makers}{people}{addressed}"
