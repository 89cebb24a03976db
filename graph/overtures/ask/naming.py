"""Finds who or what a reporter means by a name: parties, groups, people and councils by their labels in the store."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

from overtures.errors import QuestionError
from overtures.store import Solutions
from overtures.vocabulary import PREFIXES, REGISTER

Wanted = Literal["side", "council", "person"]
_NOUN = {"side": "party, group or person", "council": "council", "person": "person"}
_SHOWN = 8

_ENTRIES = f"""PREFIX foaf: <{PREFIXES["foaf"]}>
PREFIX ov: <{PREFIXES["ov"]}>
PREFIX rdfs: <{PREFIXES["rdfs"]}>
PREFIX skos: <{PREFIXES["skos"]}>
SELECT DISTINCT ?entry ?label ?other ?type ?over WHERE {{ GRAPH <{REGISTER}> {{
  ?entry rdfs:label ?label ; a ?type .
  OPTIONAL {{ ?entry skos:altLabel ?other }}
  OPTIONAL {{ ?entry ov:belongsToParty|ov:ofParty ?over }}
}} }}"""


class Asked(Protocol):
    """Whatever answers a SELECT query."""

    def select(self, sparql: str) -> Solutions:
        """The rows."""
        ...


@dataclass(slots=True)
class Entry:
    """A person or body of the register, with all its names and the parties that it belongs to."""

    iri: str
    label: str
    types: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    over: set[str] = field(default_factory=set)

    def is_a(self, wanted: Wanted) -> bool:
        """Whether it can be meant where that is wanted."""
        kind = "person" if "Person" in self.types else "council" if "Council" in self.types else "body"
        return kind == wanted or (wanted == "side" and kind != "council")


class Directory:
    """The register of a store, asked for once and only when a name is to be found."""

    def __init__(self, store: Asked) -> None:
        self._store = store

    @cached_property
    def entries(self) -> list[Entry]:
        """Everybody and every body, sorted by label."""
        found: dict[str, Entry] = {}
        for row in self._store.select(_ENTRIES).dicts():
            iri, label = row["entry"].value, row["label"].value
            entry = found.setdefault(iri, Entry(iri, label))
            entry.label = min(entry.label, label)
            entry.types.add(re.split(r"[#/]", row["type"].value)[-1])
            entry.names |= {label, *([row["other"].value] if "other" in row else [])}
            entry.over |= {row["over"].value} - {iri} if "over" in row else set()
        return sorted(found.values(), key=lambda e: (e.label, e.iri))

    def find(self, name: str, wanted: Wanted, option: str) -> str:
        """The IRI of the one that is meant; raises QuestionError that lists candidates if it is none or several.

        A party is meant rather than its groups, for a question about a party takes its groups in.
        """
        able = [entry for entry in self.entries if entry.is_a(wanted)]
        if name in {entry.iri for entry in able}:
            return name
        for match in (_is, _holds):
            found = _uppermost([e for e in able if any(match(_folded(name), _folded(n)) for n in e.names)])
            if len(found) == 1:
                return found[0].iri
            if found:
                raise QuestionError(f"{option} {name!r} may mean {_listed(found)}; write more of the name, or its IRI")
        raise QuestionError(f"no {_NOUN[wanted]} is called {name!r} ({option}); {self._hint(name, able, wanted)}")

    def _hint(self, name: str, able: list[Entry], wanted: Wanted) -> str:
        if hint := near(name, {n for entry in able for n in entry.names}):
            return hint
        if not able:
            return f"the store knows no {_NOUN[wanted]} yet"
        more = "" if len(able) <= _SHOWN else f" and {len(able) - _SHOWN} more"
        return f"there are {', '.join(e.label for e in able[:_SHOWN])}{more}"


def near(name: str, names: Iterable[str]) -> str:
    """'did you mean …?' with the names that are like it, empty if none is."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, sorted(names), scorer=fuzz.WRatio, processor=_plain, limit=3, score_cutoff=72)
    return f"did you mean {' or '.join(match for match, _, _ in found)}?" if found else ""


def _listed(found: list[Entry]) -> str:
    labels = [entry.label for entry in found]
    shown = [e.label if labels.count(e.label) == 1 else f"{e.label} <{e.iri}>" for e in found[:_SHOWN]]
    more = f", or {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return ", or ".join(shown) + more


def _uppermost(found: list[Entry]) -> list[Entry]:
    """Without those that belong to another of them."""
    iris = {entry.iri for entry in found}
    return [entry for entry in found if not entry.over & iris]


def _plain(name: str) -> str:
    """Without case, accents and punctuation."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c))))


def _folded(name: str) -> tuple[str, ...]:
    """The words of a name; 'the' left out, and the plural of a party's people made its singular."""
    words = [word for word in _plain(name).split() if word != "the"]
    return tuple(
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


def _is(asked: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return asked == name


def _holds(asked: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """All the words, each in full: 'worcester' is no Worcestershire."""
    return bool(asked) and set(asked) <= set(name)
