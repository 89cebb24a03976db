"""The lists of `reasons.toml`, made ready to be looked for in a sentence."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from overtures import assets
from overtures.model import Polarity, Span

Who = Literal["maker", "addressee", "either"]
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FULL = {"ca": "can", "wo": "will", "sha": "shall"}
_GAP = r"(?:\S+ ){0,4}"


class Words:
    """The words of a stretch of text as wordings are written: small letters, contractions written out.

    `plain` is the text with plain marks, `span` the stretch of it.
    """

    def __init__(self, plain: str, span: Span) -> None:
        told = [part for match in _WORD.finditer(plain, span.start, span.end) for part in _parts(match)]
        self.line = " " + "".join(word + " " for word, _ in told)
        self._places = [place for _, place in told]
        self._starts = [1]
        for word, _ in told:
            self._starts.append(self._starts[-1] + len(word) + 1)

    def find(self, wordings: re.Pattern[str]) -> Iterator[Span]:
        """Where the wordings stand in the text."""
        for match in wordings.finditer(self.line):
            first = bisect_left(self._starts, match.start())
            last = bisect_left(self._starts, match.end()) - 1
            yield Span(self._places[first].start, self._places[last].end)


def _parts(match: re.Match[str]) -> Iterator[tuple[str, Span]]:
    word, start, end = match.group().casefold(), match.start(), match.end()
    if word == "cannot" or word.endswith("n't"):
        cut = end - 3
        yield _FULL.get(word[:-3], word[:-3]), Span(start, cut)
        yield "not", Span(cut, end)
    elif "'" in word:
        stem, _, rest = word.rpartition("'")
        cut = start + match.group().rindex("'")
        yield stem, Span(start, cut)
        yield "'" + rest, Span(cut, end)
    else:
        yield word, Span(start, end)


@dataclass(frozen=True, slots=True)
class Connective:
    """Words that bring a reason in; `polarity` None where other words tell, `topical` where a topic must follow."""

    wordings: re.Pattern[str]
    polarity: Polarity | None
    topical: bool


@dataclass(frozen=True, slots=True)
class Denial:
    """Ways to deny one of some acts (any, where there are none), by whoever stands on the side `who` of it."""

    rule: str
    acts: frozenset[str]
    who: Who
    wordings: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lists:
    """All of `reasons.toml`; `strong` and `needing` (a topic) are the wordings of each polarity, `weak` of either,
    `none` those that give no reason."""

    connectives: tuple[Connective, ...]
    strong: dict[Polarity, re.Pattern[str]]
    needing: dict[Polarity, re.Pattern[str]]
    weak: re.Pattern[str]
    none: re.Pattern[str]
    refusing: frozenset[str]
    agreeing: frozenset[str]
    denials: tuple[Denial, ...]


@cache
def lists() -> Lists:
    """The lists that come with the package."""
    with (assets.root("data") / "reasons.toml").open("rb") as stream:
        data = tomllib.load(stream)
    polarities: tuple[Polarity, ...] = ("objection", "ground")
    return Lists(
        connectives=tuple(_connectives(data["connectives"])),
        strong={p: compiled(data[p]["strong"]) for p in polarities},
        needing={p: compiled(data[p]["topical"]) for p in polarities},
        weak=compiled(data["argument"]["weak"]),
        none=compiled(data["not"]["wordings"]),
        refusing=frozenset(data["acts"]["refusing"].split()),
        agreeing=frozenset(data["acts"]["agreeing"].split()),
        denials=tuple(
            Denial(d["rule"], frozenset(d["acts"]), d["who"], compiled(d["wordings"])) for d in data["denial"]
        ),
    )


def _connectives(listed: dict[str, Any]) -> Iterator[Connective]:
    yield Connective(compiled(listed["objection"]), "objection", topical=False)
    yield Connective(compiled(listed["ground"]), "ground", topical=False)
    yield Connective(compiled(listed["either"]), None, topical=False)
    yield Connective(compiled(listed["topical"]), None, topical=True)


def compiled(wordings: Sequence[str]) -> re.Pattern[str]:
    """One pattern for wordings of the form that the head of `reasons.toml` tells, for the line of `Words`."""
    return re.compile("(?<= )(?:" + "|".join(map(_pattern, wordings)) + ")")


def _pattern(wording: str) -> str:
    return "".join(_GAP if slot == ".." else _slot(slot) for slot in wording.split())


def _slot(slot: str) -> str:
    one = "(?:" + "|".join(map(re.escape, slot.strip("!?").split("|"))) + ") "
    if slot.startswith("!"):
        return f"(?!{one})"
    return f"(?:{one})?" if slot.endswith("?") else one
