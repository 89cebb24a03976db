"""Words that tie dates to moves, from the data file `when.toml`."""

from __future__ import annotations

import tomllib
from functools import cache

from overtures import assets


@cache
def lemmas(key: str) -> frozenset[str]:
    """A word list of the file."""
    with (assets.root("data") / "when.toml").open("rb") as stream:
        return frozenset(tomllib.load(stream)[key])
