"""Search a sentence in symbols for counts of seats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from overtures.extract.seats.comparing import compared
from overtures.extract.seats.patterns import compiled
from overtures.extract.seats.pieces import filled
from overtures.extract.seats.readings import Count, Pattern, number, party, signed
from overtures.extract.seats.symbols import Line

_LISTED = 3
_PLAIN = 3  # weight of the patterns that speak of seats themselves
_BEFORE = 30  # characters that tell whether a count is singled out of more
_RUN = (
    r"(?:N(?P<n>\d+)|an?(?: {ONLY})?) (?:(?:{PEOPLE} )?(?:of|from|for) (?:the )?)?(?:[a-z]+ )?P(?P<p>\d+)"
    r"(?: (?:{PEOPLE}|man|woman))?(?= |$)"
)


def counts_in(line: Line, told: bool) -> list[Count]:
    """What a sentence says of seats; `told`: the sentences before it gave a count, so that bare numbers may be ones."""
    if not line.parties or not (line.numbers or _compiled_single().search(line.text)):
        return []
    stop = _posts(line)
    strong = [c for p in compiled(3) for c in _found(p, line, stop)]
    strong += [c for c in _runs(line, told or bool(strong) or _speaks(line)) if c.at < stop]
    nearby = told or bool(strong) or _speaks(line)
    clear = _counts_else(line)
    weak = [c for p in compiled(2) for c in _found(p, line, stop) if nearby or c.at <= clear]
    weak += compared(line)
    whole = [c for p in compiled(1) for c in _found(p, line, stop) if not _is_singled_out(c, line)]
    return sorted(_changed([*_full_list(line, clear), *strong, *weak, *whole], line), key=lambda c: (-c.weight, c.at))


def _posts(line: Line) -> int:
    """Where a sentence turns to places on something smaller, its end if nowhere: 'a nine-member cabinet'."""
    smaller = _compiled_posts().search(line.text)
    return smaller.start() if smaller else len(line.text)


@cache
def _compiled_posts() -> re.Pattern[str]:
    return re.compile(filled(r"(?<![^ ])N\d+ - (?:member|seat|strong|person|place) (?:[a-z]+ )?{SMALLER}(?![^ ])"))


def _is_singled_out(count: Count, line: Line) -> bool:
    """'one of the two Greens thought to waver': they may be two among more."""
    before = line.text[max(0, count.at - _BEFORE) : count.at].rstrip()
    if line.text.startswith("R", count.at):  # 'one of her seven' tells how many she has, 'lost one of her seven' not
        return bool(re.search(filled(r"(?<![^ ]){LOSE} [^ ]+ of$"), before))
    return bool(re.search(r"(?<![^ ])(?:one|another|N\d+|some|each|all) of$", before))


def _counts_else(line: Line) -> int:
    """Where a sentence begins to count other things, its end if nowhere: 'promised 400 homes and the Tories 300'."""
    others = _compiled_else().finditer(line.text)
    first = next((m.start() for m in others if line.pos_at(m.start()) != "VERB"), len(line.text))
    numbers = _compiled_number().finditer(line.text, 0, first)
    return next((m.start() for m in numbers if _counts_thing(line, m.end())), first)


def _counts_thing(line: Line, at: int) -> bool:
    """Whether a common noun that names no party follows the number that ends there."""
    return line.pos_after(at) == "NOUN" and not re.match(r" P\d", line.text[at:])


@cache
def _compiled_single() -> re.Pattern[str]:
    return re.compile(filled("(?<![^ ])(?:{ONLY}|{BANDS}|{ORDINALS}|first)(?![^ ])"))


@cache
def _compiled_else() -> re.Pattern[str]:
    return re.compile(filled(r"[£$€%]|(?<![^ ])(?:{UNITS}|N\d+ {OTHER})(?![^ ])"))


@cache
def _compiled_number() -> re.Pattern[str]:
    return re.compile(filled(r"(?<![^ ])N\d+(?![^ ])(?! {SEATS}(?![^ ]))"))


def _full_list(line: Line, clear: int) -> list[Count]:
    """A result set out party by party, three or more: 'Labour 20, Conservatives 14, Greens three'; it ranks first."""
    listed = [m for m in _compiled_entry().finditer(line.text) if m.start() <= clear]
    if len({party(m, line) for m in listed}) < _LISTED:
        return []
    return [
        Count(party(m, line), number(m, line, "n"), None, None, 4, m.start(), line.place(m.start())) for m in listed
    ]


@cache
def _compiled_entry() -> re.Pattern[str]:
    return re.compile(
        filled(r"(?:^|[,;:(] |\band )(?:the )?P(?P<p>\d+)(?: {BODIES})?(?: [:–(-])? N(?P<n>\d+)(?= [,;.)(]|$| and )")
    )


def _speaks(line: Line) -> bool:
    return bool(
        re.search(r"(?<![^ ])(?:seats?|councillors|tally|representation|chamber|council|majority)(?![^ ])", line.text)
    )


def _found(entry: tuple[Pattern, re.Pattern[str]], line: Line, stop: int) -> Iterator[Count]:
    """The counts of one pattern that end before `stop`; 'they took one' may be one of anything."""
    pattern, compiled = entry
    at = 0
    while m := compiled.search(line.text, at, stop):
        total = number(m, line, "m") or number(m, line, "t")
        for who, seats, change in pattern.read(m, line):
            if not (seats == 1 and pattern.weight < _PLAIN and _is_pronoun(m, line)):
                yield Count(who, seats, change, total, pattern.weight, m.start(), line.place(m.start()), _when(m, line))
        at = m.start() + 1


def _when(m: re.Match[str], line: Line) -> int:
    """Whether the words at a count say that it holds now (1) or that it held before (-1); 0 where they say neither."""
    start = max(0, m.start() - _BEFORE)
    if _compiled_before().search(line.text[start : m.start()] + m[0] + line.text[m.end() :][:8]):
        return -1
    return int(bool(_compiled_now().search(m[0])) and not _is_pronoun(m, line))


@cache
def _compiled_before() -> re.Pattern[str]:
    return re.compile(filled(r"(?<![^ ]){BEFORE}(?![^ ])(?! T)(?![^N]*$)|(?<![^ ])before(?= |$)"))


@cache
def _compiled_now() -> re.Pattern[str]:
    return re.compile(filled(r"(?<![^ ]){NOW}(?![^ ])"))


def _is_pronoun(m: re.Match[str], line: Line) -> bool:
    """Whether what is counted is 'they', which may have taken one of anything; 'their one Green' is no such word."""
    at = m.start("p") - 1 if "p" in m.re.groupindex else -1
    return at >= 0 and line.text[at] != "R" and line.pos_at(at) == "PRON"


def _changed(counts: list[Count], line: Line) -> list[Count]:
    """The counts with a change that follows its count: '17 seats, six fewer than before', '12, up two', '9 (+2)'."""
    after = {}
    for m in _compiled_after().finditer(line.text):
        change = number(m, line, "d") or signed(m, line, m["less"] or m["way"] or "")
        after[number(m, line, "n")] = change
    return [replace(c, change=after[c.seats]) if c.change is None and c.seats in after else c for c in counts]


@cache
def _compiled_after() -> re.Pattern[str]:
    seats = r"N(?P<n>\d+)(?: (?:{SEATS}))?(?: (?:out )?of (?:the |its )?N\d+(?: (?:{SEATS}))?)?"
    after = (
        r"(?: [,–-])? (?:N(?P<k>\d+) (?P<less>{MORE}|{FEWER}) than(?! (?:the )?P\d)"
        r"|(?P<way>up|down|a gain of|a loss of) (?:by )?N(?P<j>\d+)|\( D(?P<d>\d+) \))"
    )
    return re.compile(filled(seats + after))


def _runs(line: Line, told: bool) -> list[Count]:
    """Lists such as '18 Conservatives and 17 Labour members' after words that open one."""
    found = []
    for m in _opened(told).finditer(line.text):
        start, run = next((m.start(name), m[name]) for name in ("run", "all", "long") if m[name])
        described = _counts_thing(line, start + len(run))  # 'between a Labour and a Green administration'
        for one in _item().finditer(run):
            if one["n"] or not described:
                at = start + one.start()
                found.append(Count(party(one, line), number(one, line, "n") or 1, None, None, 3, at, line.place(at)))
    return found + _handed_out(line)


def _handed_out(line: Line) -> list[Count]:
    """'gave 14 seats to Labour, 13 to the Greens and eight to the Tories': the later ones, in a row."""
    found: list[Count] = []
    opening = _compiled_handed(first=True).search(line.text)
    following = _compiled_handed(first=False)
    m = following.match(line.text, opening.end()) if opening else None
    while m:
        found.append(Count(party(m, line), number(m, line, "n"), None, None, 3, m.start(), line.place(m.start())))
        m = following.match(line.text, m.end())
    return found


@cache
def _compiled_handed(first: bool) -> re.Pattern[str]:
    to = r"(?:to|for|from) (?:the )?P(?P<p>\d+)(?: {BODIES})?(?: \([^)]*\))?"
    opening = rf"(?<![^ ])N\d+ (?:of (?:the )?N\d+ )?{{SEATS}}(?: {to})?"
    return re.compile(filled(opening if first else rf"(?: ,)?(?: and)? N(?P<n>\d+) {to}"))


@cache
def _item() -> re.Pattern[str]:
    return re.compile(filled(_RUN))


@cache
def _opened(told: bool) -> re.Pattern[str]:
    """A list of two counts or more behind the words that may open it, more of them where seats are spoken of."""
    item = re.sub(r"\?P<\w+>", "?:", filled(_RUN))
    opening = filled("(?:{LIST}|{TOLD})" if told else "{LIST}")
    joint = "(?: ,| and| , and)?(?: plus| alongside| with| now)? (?:the )?"
    run = rf"{item}(?:{joint}{item})+"
    behind = rf"(?<![^ ]){opening}(?: [^ PN][^ ]*){{0,4}}? (?P<run>{run})"
    long = rf"(?P<long>(?<![^ ])(?=N){run}(?:{joint}{item})+)"
    before = filled(rf"^(?P<all>{run})<SIT>")
    return re.compile(f"{behind}|{before}|{long}")
