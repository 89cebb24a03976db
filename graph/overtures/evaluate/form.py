"""The annotation form (docs/evaluating.md) as frozen types, checked by pydantic; a reading is in the same form.

Keys that no figure rests on (title, roles, arrangement …) may stand in a file and are not looked at.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Act = Literal[
    "offer", "appeal", "invitation", "motion", "talks", "acceptance", "agreement", "rejection", "withdrawal",
    "defection", "criticism", "support",
]  # fmt: skip
Names = tuple[str, ...]


def _passage(value: Any) -> Any:
    """The words of a passage: gold gives them bare, a reading with their place."""
    return value.get("quote", value) if isinstance(value, dict) else value


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="allow")

    def slips(self) -> Iterator[tuple[str, str]]:
        """Keys that the form has not, each with the key of the form that it looks like."""
        known = [field.alias or name for name, field in type(self).model_fields.items()]
        for key in self.model_extra or {}:
            for meant in difflib.get_close_matches(key, known, n=1, cutoff=0.8):
                yield key, meant


class Person(_Part):
    """A person by full name, with the party where the text tells it."""

    name: str
    party: str | None = None
    roles: Any = None


class Move(_Part):
    """A move, or criticism or support: who did what to whom, the words that show it, and how gold takes it."""

    id: str
    act: Act
    by: Names = ()
    for_: Names = Field(default=(), alias="for")
    to: Names = ()
    about: str | None = None
    arrangement: str | None = None
    body: str | None = None
    when: str | None = None
    responds_to: str | None = None
    reported_by: str | None = None
    quote: str = ""
    start: int | None = None
    end: int | None = None
    also: tuple[Annotated[str, BeforeValidator(_passage)], ...] = ()
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    alt: tuple[Act, ...] = ()
    optional: bool = False
    symmetric: bool = False

    @property
    def maker(self) -> Names:
        """The side that made it: its parties or groups, else its people."""
        return tuple(filter(None, self.for_)) or tuple(filter(None, self.by))

    @property
    def addressed(self) -> Names:
        """The side that it is addressed to."""
        return tuple(filter(None, self.to))

    @property
    def allowed(self) -> frozenset[Act]:
        """The acts that are right for it."""
        return frozenset({self.act, *self.alt})

    @property
    def passages(self) -> Names:
        """Every passage that shows it, the main one first."""
        return (self.quote, *self.also)


class Quotation(_Part):
    """Words between quotation marks, and whose they are."""

    text: str
    speaker: str | None = None
    form: str | None = None
    start: int | None = None
    end: int | None = None


class Seats(_Part):
    """Seats that a party or group is said to hold."""

    party: str
    seats: int | None = None
    body: str | None = None
    change: int | None = None


class Trap(_Part):
    """A passage that looks like a move and is none."""

    quote: str
    why: str | None = None


class Document(_Part):
    """What one article says, as a person annotated it or a reader read it."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: dt.date | None = None
    style: str | None = None
    people: tuple[Person, ...] = ()
    parties: Any = None
    bodies: Any = None
    moves: tuple[Move, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    seats: tuple[Seats, ...] = ()
    traps: tuple[Trap, ...] = ()
    phenomena: Any = None
