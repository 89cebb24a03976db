"""Words of seats from the data file `seats.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from overtures import assets


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `seats.toml` as alternations for patterns; `units` follow a number that is no count.

    `bands` and `ordinals` are the numbers that words for a company ('trio') and for a place in a row stand for.
    """

    alternations: dict[str, str]
    units: frozenset[str]
    numbers: dict[str, int]
    bands: dict[str, int]
    ordinals: dict[str, int]
    left: frozenset[str]
    votes: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The lists, read once."""
    with (assets.root("data") / "seats.toml").open("rb") as stream:
        raw = tomllib.load(stream)
    lists = {name.upper(): _any(listed) for name, listed in raw.items() if isinstance(listed, list)}
    lists["UNITS"] = _any(raw["not"]["units"])
    values = {name: raw[name]["values"] for name in ("numbers", "bands", "ordinals")}
    lists |= {name.upper(): _any(list(values[name])) for name in ("bands", "ordinals")}
    units, left, votes = (frozenset(listed) for listed in (raw["not"]["units"], raw["left"], raw["votes"]))
    return Words(lists, units=units, left=left, votes=votes, **values)


@lru_cache(maxsize=1)
def phrases() -> tuple[tuple[list[str], int], ...]:
    """Counts of several words ('a pair of'), the longest first."""
    listed = [(name.split(), value) for name, value in words().numbers.items()]
    return tuple(sorted(listed, key=lambda entry: -len(entry[0])))


def _any(listed: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda w: (-len(w), w)))
