"""Dates as news reports give them: bounds, an EDTF string, the words, and how the one came from the other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from overtures.model.article import Span

Derivation = Literal["stated", "resolved", "external", "bounded"]


@dataclass(frozen=True, slots=True)
class Period:
    """A day or stretch of days known within bounds, both inclusive; a bound that is None is unknown.

    `edtf` is EDTF level 1; `derivation` says whether the text gives the date, or it was counted from
    an anchor, or taken from outside the text, or is only known to lie before or after something.
    """

    begin: dt.date | None
    end: dt.date | None
    edtf: str
    derivation: Derivation
    expression: str | None = None
    anchor: str | None = None

    def __post_init__(self) -> None:
        if self.begin and self.end and self.begin > self.end:
            raise ValueError(f"a period runs forward, not from {self.begin} to {self.end}")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of the text that say when, with the period they mean; None where nothing anchors them."""

    span: Span
    period: Period | None
