"""What parties are called: from `data/parties.toml`, by the names that readings use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from overtures import assets

INDEPENDENT = "Independent"


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party's name in readings, its full name for people, and other words for it."""

    name: str
    label: str
    others: tuple[str, ...] = ()


@cache
def parties() -> Mapping[str, PartyName]:
    """The known parties by the name that readings use."""
    with (assets.root("data") / "parties.toml").open("rb") as file:
        listed = tomllib.load(file)["party"]
    return {each["name"]: _party(each["name"], each["label"], each.get("aliases", ())) for each in listed}


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
    return parties().get(name) or PartyName(name, name)


def _party(name: str, label: str, aliases: tuple[str, ...]) -> PartyName:
    others = dict.fromkeys((name, *aliases))
    return PartyName(name, label, tuple(each for each in others if each != label))
