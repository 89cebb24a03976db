"""Counts of seats in a sentence that names no party, for those that the sentences before it name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from overtures.extract.seats.patterns import filled
from overtures.extract.seats.readings import Count, number
from overtures.extract.seats.symbols import Line


def carried_counts(line: Line, before: Sequence[str]) -> list[Count]:
    """What a sentence without a party says of those of the sentence before it, in the order of their names."""
    if line.parties or not line.numbers:
        return []
    return _single(line, before[0]) if len(before) == 1 else _in_turn(line, before)


def _single(line: Line, party: str) -> list[Count]:
    """A count for the only party before: 'She has 30 seats', '26 of 57'."""
    m = _compiled_single().search(line.text)
    if m is None:
        return []
    total = number(m, line, "m") or number(m, line, "t")
    return [Count(party, number(m, line, "n"), None, total, 1, m.start(), line.place(m.start()))]


def _in_turn(line: Line, before: Sequence[str]) -> list[Count]:
    """A count for each of several: 'The parties hold ten, nine and four seats respectively'."""
    m = _compiled_turns().search(line.text)
    if m is None:
        return []
    told = list(re.finditer(r"N(\d+)", m["list"]))
    at = m.start("list")
    return [
        Count(party, line.numbers[int(n[1])], None, None, 2, at + n.start(), line.place(at + n.start()))
        for party, n in zip(before, told, strict=False)
    ]


@cache
def _compiled_single() -> re.Pattern[str]:
    subject = r"(?:(?:he|she|they|it|(?:his|her|their|its|the) (?:{BODIES}|{TALLY})) (?:{ADVERBS} )*<HAVE> )?"
    return re.compile(filled(rf"^(?:and |but |with )?{subject}(?:just |only )?<COUNT>"))


@cache
def _compiled_turns() -> re.Pattern[str]:
    several = r"(?<![^ ])(?:the|both) (?:N\d+ )?(?:parties|groups|partners|sides)(?![^ ])"
    return re.compile(filled(rf"{several}.*? (?P<list>N\d+(?: , N\d+)*(?: ,)? and N\d+) (?:{{SEATS}} )?respectively"))
