"""What parties are called: from `data/parties.toml`, by the names that readings use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from overtures import assets

INDEPENDENT = "Independent"


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party's name in readings, its full name for people, other words for it, and its name before a noun.

    `regions` are the ISO 3166 codes of where it stands.
    """

    name: str
    label: str
    others: tuple[str, ...] = ()
    adjective: str = ""
    regions: frozenset[str] = frozenset()


@cache
def parties() -> Mapping[str, PartyName]:
    """The known parties by the name that readings use."""
    apart = {alias for each in _data()["variant"] for alias in each["aliases"]}
    return {each["name"]: _party(each["name"], each, apart) for each in _data()["party"]}


@cache
def by_any_name() -> Mapping[str, PartyName]:
    """The known parties by each of their names in lower case; the first listed keeps a name that several share."""
    found: dict[str, PartyName] = {}
    for party in parties().values():
        for each in (party.name, party.label, *party.others):
            found.setdefault(each.casefold(), party)
    return found


def party_name(name: str) -> PartyName:
    """How the party of that name is called; a party that is not listed is called as it is."""
    return parties().get(name) or PartyName(name, name, adjective=name)


def variants_in(text: str, others: Iterable[str]) -> Mapping[str, PartyName]:
    """Of parties whose name several national parties bear: which of them a text speaks of, by the name in readings.

    `others` are the names of the parties that the text names. One that the text calls by an alias of its own counts,
    else the one of the only region of which the text speaks; a text that speaks of several gives none.
    """
    spoken = _regions_of(text, others)
    found: dict[str, PartyName] = {}
    for name, each in _variants().items():
        named = [v for v, own in each if re.search(rf"\b(?:{'|'.join(map(re.escape, own))})\b", text)]
        local = [v for v, _ in each if v.regions & spoken]
        abroad = spoken - {region for v in local for region in v.regions}
        fits = named or ([] if abroad & parties()[name].regions else local)
        if len(fits) == 1:
            found[name] = fits[0]
    return found


def _regions_of(text: str, others: Iterable[str]) -> set[str]:
    """The regions of which a text speaks, by words for them and by parties that stand in one region alone."""
    places: Mapping[str, Sequence[str]] = _data()["places"]
    told = {
        code
        for code, words in places.items()
        if re.search(rf"(?<!\bNorthern )\b(?:{'|'.join(map(re.escape, words))})\b", text)
    }
    return told.union(*(p.regions for n in others if (p := parties().get(n)) and len(p.regions) == 1))


@cache
def _variants() -> Mapping[str, Sequence[tuple[PartyName, Sequence[str]]]]:
    """By the name in readings the national parties, each with the aliases that are its own."""
    common = {each["name"]: each for each in _data()["party"]}
    found: dict[str, list[tuple[PartyName, Sequence[str]]]] = {}
    for each in _data()["variant"]:
        known = common[each["of"]]
        called = {"nicknames": [each["of"], *known.get("nicknames", ())], "demonyms": known.get("demonyms", ())}
        variant = _party(each["label"], {"adjective": known["adjective"], **called, **each})
        found.setdefault(each["of"], []).append((variant, each["aliases"]))
    return found


@cache
def _data() -> dict[str, Any]:
    with (assets.root("data") / "parties.toml").open("rb") as file:
        return tomllib.load(file)


def _party(name: str, told: Mapping[str, Any], apart: Collection[str] = ()) -> PartyName:
    """The party of an entry, by all its words but those that are another's."""
    others = dict.fromkeys(
        [name, *(word for key in ("aliases", "nicknames", "demonyms") for word in told.get(key, ()))]
    )
    alone = tuple(each for each in others if each != told["label"] and each not in apart)
    return PartyName(name, told["label"], alone, told.get("adjective", name), frozenset(told["region"]))
