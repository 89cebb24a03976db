"""The lexicon of acts: frames of `acts.toml`, ready to be looked up by lemma."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from overtures import assets
from overtures.extract.forces import Forces, forces
from overtures.model import Act, Arrangement


@dataclass(frozen=True, slots=True)
class Follow:
    """A word that has to come after the verb: one of `words`, within `reach` tokens."""

    words: frozenset[str]
    reach: int


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to word an act: how to recognise it, and where its sides stand (see the head of acts.toml)."""

    act: Act
    rule: str
    maker: str
    target: tuple[str, ...]
    needs: str | None
    symmetric: bool
    excluded: frozenset[str]
    follow: tuple[Follow, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Frames by the lemma of the verb or noun that opens them, longest wording first, and the word lists by name."""

    verbs: dict[str, list[Frame]]
    nouns: dict[str, list[Frame]]
    words: dict[str, frozenset[str]]
    proposals: dict[str, Act]
    arrangements: dict[Arrangement, list[str]]
    forms: dict[str, str]
    conditions: tuple[str, ...]
    forces: Forces
    irony: dict[str, list[str]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that comes with the package."""
    with (assets.root("data") / "acts.toml").open("rb") as stream:
        data = tomllib.load(stream)
    told = forces(data)
    verbs, nouns = _frames(data["frame"])
    lists = data["words"]
    words = {name: frozenset(listed.split()) for name, listed in lists.items() if isinstance(listed, str)}
    words |= {name: frozenset(listed.split()) for name, listed in lists["firmness"].items()}
    proposals = {noun: act for act, listed in lists["proposals"].items() for noun in reversed(listed.split())}
    lemmas = [*verbs, *nouns, *proposals, *words["governors"], *words["leaving"], *words["joining"]]
    return Lexicon(
        verbs,
        nouns,
        words,
        proposals,
        data["arrangements"],
        _forms(sorted(lemmas), data["irregular"]),
        tuple(data["conditions"]),
        told,
        data["irony"],
    )


def _frames(entries: list[dict[str, Any]]) -> tuple[dict[str, list[Frame]], dict[str, list[Frame]]]:
    verbs: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for entry in entries:
        for wording in entry.get("verbs", []):
            lemma, *follow = wording.split()
            verbs[lemma].append(_frame(entry, follow))
        for wording in entry.get("nouns", []):
            nouns[wording.split()[-1]].append(_frame(entry, []))
    for frames in verbs.values():
        frames.sort(key=lambda f: -len(f.follow))
    return dict(verbs), dict(nouns)


def _forms(lemmas: list[str], irregular: dict[str, str]) -> dict[str, str]:
    """Inflected form -> lemma, by the rules of English spelling and the table of exceptions."""
    found: dict[str, str] = {}
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            forms = [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
        elif re.fullmatch(r"[^aeiou]*[aeiou][bdglmnprt]", lemma):
            forms = [lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
        else:
            forms = [lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s"), stem + "ed", stem + "ing"]
        found.update(dict.fromkeys([lemma, *forms, *irregular.get(lemma, "").split()], lemma))
    return found


def _follow(told: str) -> Follow:
    """ "down" within seven words, "+on" within two, "*to" within fifteen."""
    return Follow(frozenset(told.lstrip("+*").split("|")), {"+": 2, "*": 15}.get(told[0], 7))


def _frame(entry: dict[str, Any], follow: list[str]) -> Frame:
    return Frame(
        entry["act"],
        entry["rule"],
        entry.get("maker", "subject"),
        tuple(entry.get("target", ())),
        entry.get("needs"),
        entry.get("symmetric", False),
        frozenset(entry.get("not", ())),
        tuple(_follow(f) for f in follow),
    )
