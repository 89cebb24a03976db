"""Parties told of a person by way of a pronoun: "her Labour group", "She leads the Greens"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from overtures.annotate.affiliation.clues import Clue, told_of
from overtures.annotate.affiliation.scene import PARTY, Place, Scene

_FAR = 600  # characters
_SIDE = r"(?:group|colleagues|councillors|team|members|party|side|lot|troops|ranks|cabinet|MPs|TDs)"
_TAKES = r"(?:hoists|takes|took|lifts|lifted|brings|brought|gives|gave|hands|means|makes|puts|swells|swelled)"
_HIS = r"\b(?P<who>[Hh]is|[Hh]er)"
_GOES_ON = r"(?=,|\.| (?:have|had|are|were|will|would|hold|took|lost|won|no|now|could|can)\b)"
_OWN = (
    (
        re.compile(
            rf"{_HIS} (?:switch|defection|move|arrival|recruitment|conversion) (?:\w+ )?{_TAKES}"
            rf" (?:the )?(?P<party>{PARTY})"
        ),
        "where the move takes the seat",
        20,
    ),
    (re.compile(rf"{_HIS} (?:own |fellow |(?:\w+|\d+) )?(?P<party>{PARTY}) {_SIDE}\b"), "his own group", 1),
    (re.compile(rf"{_HIS} (?:own )?(?:party|group), (?:the )?(?P<party>{PARTY})(?=[,.])"), "his party, by name", 2),
    (re.compile(rf"{_HIS} (?:own )?(?P<party>{PARTY}){_GOES_ON}"), "his own party", 1),
)
_SUBJECT = re.compile(
    r"(?:(?<=[.!?\n])|(?<=[.!?\"] ))(?P<who>He|She)(?= (?:is|was|leads?|led|has|had|sits|sat|stood"
    r"|represents?|represented|quit|left|joined|defected|became|resigned|chairs|heads)\b)"
)


_FELLOW = re.compile(rf"(?<![\w'])(?:[Aa]|[Aa]nother|[Tt]wo|[Tt]hree) fellow (?P<party>{PARTY})")


def pointed(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'her Labour group', 'his defection gives the Greens …', 'She leads the Greens', 'A fellow Green agreed'."""
    end = min(place.at + _FAR, len(scene.masked))
    fellow = _FELLOW.search(scene.masked, place.at + 1, end)
    if fellow and scene.people_before(fellow.start())[0].name == place.name:
        yield Clue(place.name, scene.named_at(fellow.start("party")).name, 1, "a fellow of the party")
    for pattern, rule, weight in _OWN:
        for match in pattern.finditer(scene.masked, place.at + 1, end):
            if _meant(scene, match.start("who"), match["who"]) == place.name:
                yield Clue(place.name, scene.named_at(match.start("party")).name, weight, rule)
                return
    for match in _SUBJECT.finditer(scene.masked, place.at + 1, end):
        if _meant(scene, match.start("who"), match["who"]) == place.name:
            yield from told_of(scene, place.name, match.end() - 1)


def _meant(scene: Scene, at: int, pronoun: str) -> str | None:
    """The person last named before a pronoun whose gender fits it."""
    other = {"he": "f", "his": "f", "she": "m", "her": "m"}[pronoun.lower()]
    return next((p.name for p in scene.people_before(at) if scene.genders.get(p.name) != other), None)
