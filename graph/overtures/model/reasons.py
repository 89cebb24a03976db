"""What is argued in an article: its topics, reasons for and against what was proposed, accounts that contradict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from overtures.model.statements import Evidence, Mode

Polarity = Literal["ground", "objection"]


@dataclass(frozen=True, slots=True)
class TopicMention:
    """Words that speak of a topic; `topic` is a code of the scheme without its prefix, such as 'council-tax'."""

    topic: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reason:
    """A ground for what was proposed, or an objection to it, as one voice gives it.

    `about` is the id of the proposal, talks, agreement or withdrawal that it bears on and `answer` that of the response
    that it explains; one of them at least is known. `speaker` is None for the article's own voice and where `possible`
    holds candidates; `speaks_for` are the parties or groups of the speaker. `topics` are codes in order of the text.
    `confidence` is between 0 and 1, and not fitted to anything.
    """

    id: str
    polarity: Polarity
    evidence: Evidence
    rule: str
    confidence: float
    about: str | None = None
    answer: str | None = None
    speaker: str | None = None
    speaks_for: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    mode: Mode = "narration"
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements, by their ids, that give accounts of one matter which cannot both be true.

    `told` says that something was done, `denied` that it was not.
    """

    told: str
    denied: str
    rule: str
