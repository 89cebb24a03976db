"""What a person should know before trusting a reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from overtures.model.article import Span

DoubtCode = Literal[
    "no-date", "no-speaker",
    "other-language", "capitals", "no-paragraphs", "noise", "broken-words", "markup", "hidden-characters",
    "unbalanced-quotes",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a reading, or part of it, may be wrong; `span` is where, None where it is about the whole article."""

    code: DoubtCode
    message: str
    span: Span | None = None

    @property
    def of_text(self) -> bool:
        """Whether the text itself is at fault, and a better copy of it would help."""
        return self.code not in ("no-date", "no-speaker")
