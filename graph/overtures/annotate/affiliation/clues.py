"""What the constructions say about one sighting of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from overtures.annotate.affiliation.constructions import Construction, constructions
from overtures.annotate.affiliation.rulers import house, ruler
from overtures.annotate.affiliation.scene import PARTY, Place, Scene
from overtures.annotate.affiliation.topic import topic

_POINTER = re.compile(
    r"\b(its|their)\b|\b[Tt]he (group|association|alliance|residents|independents|network)\b"
    r"|\bthe (two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.I,
)
# points by which a party must lead the others for "its" to mean it: right 92 times in 100 above, half the time below
_CLEAR = 1.25


@dataclass(frozen=True, slots=True)
class Clue:
    """A reason to give a person a party, with its weight and the rule that found it."""

    person: str
    party: str
    weight: float
    rule: str


@dataclass(frozen=True, slots=True)
class _Met:
    """A construction that is met, and the offset at which the matched stretch of the masked text begins."""

    construction: Construction
    match: re.Match[str]
    offset: int


def clues(scene: Scene, place: Place, stage: int, known: Mapping[str, str]) -> Iterator[Clue]:
    """The clues of one stage at one place; `known` are the parties found so far."""
    (left, begin), (right, behind) = scene.left(place.at), scene.right(place.at)
    for c in constructions()[stage]:
        if c.needs and c.needs not in left and c.needs not in right:
            continue
        met = c.match(left, right)
        party = _party(scene, place, _Met(c, met[0], begin if met[1] else behind), known) if met else None
        if party:
            yield Clue(place.name, party, c.weight, c.name)


def told_of(scene: Scene, person: str, at: int) -> Iterator[Clue]:
    """What the words behind a pronoun at an offset say of the person whom it means, as they would behind the name."""
    right, behind = scene.right(at)
    for c in constructions()[1]:
        if c.after and not c.before and c.whose == "party" and PARTY in right and (match := c.after.match(right)):
            yield Clue(person, scene.named_at(behind + match.start("party")).name, c.weight, c.name)


def _party(scene: Scene, place: Place, met: _Met, known: Mapping[str, str]) -> str | None:
    c, match, offset = met.construction, met.match, met.offset
    if c.whose == "party":
        return scene.named_at(offset + match.start("party")).name
    if c.whose == "owner":
        owner = scene.named_at(offset + match.start("owner")).name
        return known.get(owner) if owner != place.name else None
    at = min(place.at, offset + match.start())
    if c.whose == "topic":
        pointer = _POINTER.search(match[0])
        word = pointer[pointer.lastindex or 1] if pointer else ""
        return (None if pointer else house(scene)) or topic(scene, at, word, lead=_CLEAR)
    if c.whose == "before":
        return _before(scene, place, at, match.groupdict().get("pronoun") or "", known)
    if c.whose in ("house", "ruler"):
        return house(scene) if c.whose == "house" else ruler(scene, known)
    return c.whose


def _before(scene: Scene, place: Place, at: int, pronoun: str, known: Mapping[str, str]) -> str | None:
    """The party of the person last named before an offset whom the pronoun may mean."""
    other = {"his": "f", "him": "f", "her": "m"}.get(pronoun.lower())
    for p in scene.people_before(at):
        if p.name != place.name and (other is None or scene.genders.get(p.name) != other):
            return known.get(p.name)
    return None
