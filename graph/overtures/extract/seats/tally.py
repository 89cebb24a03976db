"""Add up what the sentences of an article say of seats: one count a party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from overtures.extract.seats.carrying import carried_counts
from overtures.extract.seats.counting import counts_in
from overtures.extract.seats.pieces import filled
from overtures.extract.seats.readings import Count
from overtures.extract.seats.symbols import Line, lines
from overtures.model import Annotation, Evidence, SeatCount

_NEARBY = 2  # sentences after a count in which bare numbers may be counts
_SIZE = re.compile(
    r"\bN(\d+) - (?:seat|member) (?:[a-z]+ ){0,2}?(?:council|authority|chamber|assembly|parliament|house)\b"
)
_REST = re.compile(filled(r"\bma(?:ke|kes|king|de) up the {REST}\b"))


def seat_counts(annotation: Annotation) -> tuple[tuple[SeatCount, ...], tuple[str, ...]]:
    """Seats by party, in order of the text, and the bodies of which the counts cover every seat."""
    every = tuple(lines(annotation))
    told = [(count, line) for line, found in _read(every) for count in found]
    totals = {line.sentence.first: count.total for count, line in reversed(told) if count.total}
    total = next((size for line in every if (size := totals.get(line.sentence.first) or _size(line))), None)
    rest = any(_REST.search(line.text) for line in every)
    seats = _one_each(told)
    body = _body(annotation)
    held = sum(c.seats or 0 for c, _ in seats)
    complete = (body,) if body and held and (held == total or (rest and total is None)) else ()
    return tuple(_seat_count(annotation, c, line, body) for c, line in seats), complete


def _read(every: Sequence[Line]) -> Iterator[tuple[Line, list[Count]]]:
    """Each sentence with its counts; one that names nobody may count the parties named right before it."""
    last, named = -_NEARBY - 1, -_NEARBY - 1
    before: list[str] = []
    for number, line in enumerate(every):
        found = counts_in(line, told=number - last <= _NEARBY)
        if not found and before and number - named <= _NEARBY:
            found = carried_counts(line, before)
        if line.parties:
            named, before = number, list(dict.fromkeys(line.parties[i] for i in sorted(line.parties)))
        if any(c.weight > 1 and c.seats is not None for c in found):
            last = number
        yield line, found


def _size(line: Line) -> int | None:
    """The seats of a '41-seat council'."""
    size = _SIZE.search(line.text)
    return line.numbers[int(size[1])] if size else None


def _rank(entry: tuple[Count, Line]) -> tuple[bool, int, int]:
    count, _ = entry
    return count.seats is None, -count.when, -count.weight


def _one_each(told: Sequence[tuple[Count, Line]]) -> list[tuple[Count, Line]]:
    """What each party has now, or its weightiest and first count, with the change that any other one tells."""
    best: dict[str, tuple[Count, Line]] = {}
    for count, line in sorted(told, key=_rank):
        known = best.get(count.party)
        if known is None:
            best[count.party] = (count, line)
        elif known[0].change is None and count.change is not None and count.seats in (None, known[0].seats):
            best[count.party] = (replace(known[0], change=count.change), known[1])
    return sorted(best.values(), key=lambda entry: entry[0].place)


def _body(annotation: Annotation) -> str | None:
    """The elected body that the article names most."""
    named = Counter(a for m in annotation.mentions if m.kind == "council" for a in m.actors)
    first = next((b.name for b in annotation.bodies if b.kind == "council"), None)
    return named.most_common(1)[0][0] if named else first


def _seat_count(annotation: Annotation, count: Count, line: Line, body: str | None) -> SeatCount:
    span = line.sentence.span
    return SeatCount(count.party, body, count.seats, count.change, Evidence(span, span.of(annotation.article.text)))
