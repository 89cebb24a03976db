"""Short made-up articles on councils that do not exist, as readings in quads: what the tests of links store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from overtures.model import Act, Arrangement, Article, Evidence, Occurrence, Period, Person, Reader, Reading, Span
from overtures.model import Statement as Said
from overtures.rdf import to_nquads

WHEN = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
COUNCIL = "Aldermere Borough Council"
LABOUR, GREEN, TORY = "Labour", "Green", "Conservative"


class Told(NamedTuple):
    """An article's key and quads, as a store takes them."""

    key: str
    quads: str


def day(told: str | None) -> dt.date | None:
    """A day of ISO 8601."""
    return dt.date.fromisoformat(told) if told else None


def act(
    kind: Act,
    maker: str,
    *asked: str,
    on: str | None = None,
    until: str | None = None,
    council: str | None = COUNCIL,
    arrangement: Arrangement = "coalition",
    by: tuple[str, ...] = (),
    answers: str | None = None,
    name: str = "",
) -> Occurrence:
    """A move between sides on a council, on a day (or from that day until another) where one is given."""
    begin, end = day(on), day(until or on)
    period = Period(begin, end, on if on == (until or on) else f"{on}/{until}", "stated") if on else None
    return Occurrence(
        name or f"{kind} {maker} {on}", kind, by, (maker,), asked, None, arrangement, council, period, answers
    )


def article(
    name: str, published: str | None, *acts: Occurrence, sure: float = 0.9, people: Mapping[str, str] | None = None
) -> Told:
    """An article with these moves, each told in its own words, and people with their parties."""
    words = (Evidence(Span(0, len(name)), name),)
    told = [Said(f"s{i}", each.id, None, words, "made up", sure) for i, each in enumerate(acts)]
    cast = [Person(who, party) for who, party in (people or {}).items()]
    source = Article(name, f"{name} tells.", name.capitalize(), "Aldermere Star", day(published))
    reading = Reading(source, Reader("none", "0", "none"), cast, (), acts, told)
    return Told(source.key, to_nquads(reading, when=WHEN))
