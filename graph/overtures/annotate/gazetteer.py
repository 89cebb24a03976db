"""Parties and their nicknames, given names, titles and offices: the data files, compiled."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from overtures import assets


@dataclass(frozen=True, slots=True)
class Alias:
    """One way to name a party; a weak one needs its surroundings, a shared one may mean several parties.

    A text has to speak of one of the `countries`, where there are any, and behind "the" of one of the `regions`.
    """

    words: str
    parties: tuple[str, ...]
    weak: bool
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All party aliases, a pattern that finds them, longest first, and those for "Labour-run" and "SNP-Labour"."""

    aliases: dict[str, Alias]
    pattern: re.Pattern[str]
    countries: dict[str, tuple[str, ...]]
    compounds: re.Pattern[str]
    regions: dict[str, tuple[str, ...]]
    pairs: re.Pattern[str]


@lru_cache(maxsize=1)
def parties() -> Gazetteer:
    """The parties of the data file `parties.toml`."""
    listed = table("parties")["party"]
    aliases: dict[str, Alias] = {}
    for entry in listed:
        for words, weak, only in _named(entry):
            known = aliases.get(words)
            names = (*known.parties, entry["name"]) if known else (entry["name"],)
            if entry.get("default"):
                names = (entry["name"], *[n for n in names if n != entry["name"]])
            only_in = tuple(entry["region"]) if words in entry.get("named_bare", []) else ()
            aliases[words] = Alias(words, names, weak, tuple(entry["country"]) if only else (), only_in)
    longest = sorted(aliases, key=len, reverse=True)
    any_of = "(?:" + "|".join(map(re.escape, longest)) + ")"
    pattern = re.compile(rf"(?<![\w-]){any_of}(?![\w-])")
    compounds = re.compile(
        rf"(?<![\w-]){any_of}(?=-(?:run|led|controlled|held|dominated|turned)\b)|(?<=-turned-){any_of}\b"
    )
    pairs = re.compile(rf"(?<![\w-])(?=[^\W\d_])({any_of})-({any_of})(?![\w-])")
    countries, regions = ({p["name"]: tuple(p[key]) for p in listed} for key in ("country", "region"))
    return Gazetteer(aliases, pattern, countries, compounds, regions, pairs)


def _named(entry: dict[str, Any]) -> list[tuple[str, bool, bool]]:
    """(words, weak, only in its country) of one party."""
    shared, only = (entry.get(key, []) for key in ("shared", "weak_if_country"))
    weak = [*entry.get("weak", []), *entry.get("named_bare", [])]
    names = [w for key in ("aliases", "nicknames", "demonyms") for w in entry.get(key, [])]
    held = {*weak, *shared, *only}
    return [
        *((w, False, False) for w in names if w not in held),
        *((w, True, False) for w in weak),
        *((w, False, False) for w in shared),
        *((w, True, True) for w in only),
    ]


def places_spoken_of(text: str) -> set[str]:
    """The codes of the countries and regions of which a text speaks, by the words of the table [places]."""
    return {code for code, pattern in _places().items() if pattern.search(text)}


@lru_cache(maxsize=1)
def _places() -> dict[str, re.Pattern[str]]:
    """Code -> a pattern of its words; "Northern Ireland" is not "Ireland"."""
    return {
        code: re.compile(r"(?<!\bNorthern )\b(?:" + "|".join(map(re.escape, told)) + r")\b")
        for code, told in table("parties")["places"].items()
    }


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Given name -> 'f' or 'm'; a name of both is left out of the values that tell (empty string)."""
    names = table("names")
    found = dict.fromkeys(names["m"].split(), "m")
    for name in names["f"].split():
        found[name] = "" if name in found else "f"
    return found


@lru_cache(maxsize=1)
def short_names() -> dict[str, str]:
    """Short form of a given name -> the name in full: 'Gaz' -> 'Gary'."""
    return {short: name for name, shorts in table("names")["short"].items() for short in shorts.split()}


@lru_cache(maxsize=32)
def words(file: str, key: str) -> frozenset[str]:
    """A word list of a data file."""
    listed = table(file)[key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@lru_cache(maxsize=8)
def table(file: str) -> dict[str, Any]:
    """A data file of the package, by its name without the ending."""
    with (assets.root("data") / f"{file}.toml").open("rb") as stream:
        return tomllib.load(stream)
