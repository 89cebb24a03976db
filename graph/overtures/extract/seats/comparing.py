"""What a count tells of another party's: 'ten seats, one more than Labour', '14 seats, the same as the Tories'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from overtures.extract.seats.pieces import filled
from overtures.extract.seats.readings import Count, number, party
from overtures.extract.seats.symbols import Line


def compared(line: Line) -> Iterator[Count]:
    """The counts of those that another is measured against; they rank below what is said of them outright."""
    for m in _compiled().finditer(line.text):
        seats = (number(m, line, "n") or 0) + (number(m, line, "k") or 0) * (1 if m["fewer"] else -1)
        if seats > 0:
            yield Count(party(m, line), seats, None, None, 2, m.start(), line.place(m.start()))


@cache
def _compiled() -> re.Pattern[str]:
    seats = r"\bN(?P<n>\d+)(?! -)(?: {SEATS})?(?: (?:out )?of (?:the |its )?N\d+(?: {SEATS})?)?"
    aside = r"(?: (?:[^ PHRN,;][^ ]*|N\d+ -)){0,7}?(?: [,–—-])? "
    level = r"(?:N(?P<k>\d+) (?:(?P<fewer>{FEWER})|{MORE}) than|{LEVEL})"
    return re.compile(filled(seats + aside + level + r" (?:the )?P(?P<p>\d+)(?= (?:[,.;)]|and|who|which)(?: |$)|$)"))
