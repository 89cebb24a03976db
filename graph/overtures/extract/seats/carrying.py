"""Counts of seats in a sentence that names no party, for those that the sentences before it name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from overtures.extract.seats.pieces import filled
from overtures.extract.seats.readings import Count, number
from overtures.extract.seats.symbols import Line

_SEVERAL = r"(?<![^ ])(?:the|both) (?:N\d+ )?(?:[a-z]+ )?(?:parties|groups|partners|sides)(?![^ ])"


def carried_counts(line: Line, before: Sequence[str]) -> list[Count]:
    """What a sentence without a party says of those of the sentence before it, in the order of their names."""
    if not line.numbers:
        return []
    if line.parties:
        return _in_turn(line, before) if line.text.startswith("between ") else []
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
        return _alike(line, before)
    name = next(name for name in ("list", "all", "parts") if m[name])
    told = list(re.finditer(r"N(\d+)", m[name]))
    at = m.start(name)
    return [
        Count(party, line.numbers[int(n[1])], None, None, 2, at + n.start(), line.place(at + n.start()))
        for party, n in zip(before, told, strict=False)
    ]


def _alike(line: Line, before: Sequence[str]) -> list[Count]:
    """One count for all that are named: 'The two groups have 12 seats each'."""
    m = _compiled_alike().search(line.text)
    if m is None:
        return []
    seats, at = number(m, line, "n"), m.start()
    return [Count(party, seats, None, None, 2, at, line.place(at)) for party in before]


@cache
def _compiled_alike() -> re.Pattern[str]:
    return re.compile(filled(rf"{_SEVERAL} (?:{{ADVERBS}} )*{{HAVE}} <N>(?: {{SEATS}})? (?:each|apiece)"))


@cache
def _compiled_single() -> re.Pattern[str]:
    subject = r"(?:(?:he|she|they|it|(?:his|her|their|its|the) (?:{BODIES}|{TALLY})) (?:{ADVERBS} )*<HAVE> )?"
    return re.compile(filled(rf"^(?:and |but |with )?{subject}(?:just |only )?<COUNT>"))


@cache
def _compiled_turns() -> re.Pattern[str]:
    listed = r"(?P<{}>N\d+(?: , N\d+)*(?: ,)? and N\d+)"
    respectively = rf"{_SEVERAL}.*? {listed.format('list')} (?:{{SEATS}} )?respectively"
    of_all = rf"{_SEVERAL} (?:{{ADVERBS}} )*{{HAVE}} {listed.format('all')} of (?:the |its )?N\d+"
    sum_first = rf"^between (?:them|P\d+)(?: they| P\d+)? {{HAVE}} N\d+[^:,]* [:,] {listed.format('parts')}(?= [.,;])"
    return re.compile(filled(f"{respectively}|{of_all}|{sum_first}"))
