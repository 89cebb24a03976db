"""Words of time from the data file `time.toml`, and what they count for."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from text_to_num import text2num

from overtures import assets

_SMALL = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTED = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[:9])}))?|{'|'.join(reversed(_SMALL))})"


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `time.toml`, keyed by lower-case words."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, dict[str, int]]
    seasons: dict[str, dict[str, int]]
    holidays: dict[str, dict[str, int]]
    edges: dict[str, tuple[int, int]]
    numbers: dict[str, int]
    vague: frozenset[str]
    ordinals: dict[str, int]
    about: frozenset[str]
    raw: dict[str, Any]

    def number(self, words: str) -> int:
        """The value of a cardinal in digits or words, 'a couple of' and the like included; ValueError for others."""
        folded = " ".join(words.lower().split())
        if folded in self.numbers:
            return self.numbers[folded]
        return int(folded) if folded.isdigit() else int(text2num(folded, "en"))

    def day_of_month(self, words: str) -> int:
        """The value of an ordinal or cardinal day ('4', '4th', 'fourth')."""
        folded = words.lower()
        return self.ordinals.get(folded) or int(re.sub(r"\D", "", folded))


@lru_cache(maxsize=1)
def words() -> Words:
    """The tables, read once."""
    with (assets.root("data") / "time.toml").open("rb") as stream:
        raw = tomllib.load(stream)
    numbers = raw["numbers"]
    return Words(
        months={name.lower(): int(n) for n, names in raw["months"].items() for name in names},
        weekdays=_weekdays(raw["weekdays"]),
        units=raw["units"],
        seasons=raw["seasons"],
        holidays={name.lower(): told for name, told in raw["holidays"].items()},
        edges={name: (first, last) for name, (first, last) in raw["edges"].items()},
        numbers={**numbers["exact"], **numbers["vague"]},
        vague=frozenset(numbers["vague"]),
        ordinals={word: n for n, word in enumerate(numbers["ordinals"], 1)},
        about=frozenset(numbers["about"]),
        raw=raw,
    )


def _weekdays(table: dict[str, list[str]]) -> dict[str, int]:
    long = {name.lower(): n for n, name in enumerate(table["names"])}
    return long | {short.lower(): n for n, names in enumerate(table["short"]) for short in names.split("|")}
