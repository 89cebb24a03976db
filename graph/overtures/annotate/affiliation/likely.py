"""The likeliest party of somebody of whom nothing is said outright, by weights learnt from annotated articles."""

from __future__ import annotations

import math
from collections.abc import Mapping

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.clues import Clue
from overtures.annotate.affiliation.nearness import of_nobody, of_party
from overtures.annotate.affiliation.scene import Scene


def likely(scene: Scene, known: Mapping[str, str]) -> dict[str, Clue]:
    """Person -> clue, for those of whom no party is known where one is likely enough; its weight is the probability."""
    least = float(gazetteer.table("likely")["least"])
    found = {}
    for person in dict.fromkeys(p.name for p in scene.people if p.name not in known):
        chances = _chances(scene, person, known)
        party = max(chances, key=chances.__getitem__, default="")
        if party and chances[party] >= least:
            found[person] = Clue(person, party, chances[party], "the likeliest by what stands near")
    return found


def _chances(scene: Scene, person: str, known: Mapping[str, str]) -> dict[str, float]:
    """Party -> probability; what is left to 1 is that of no party at all."""
    weights: dict[str, dict[str, float]] = gazetteer.table("likely")
    points = {party: _sum(weights["party"], told) for party, told in of_party(scene, person, known).items()}
    nobody = _sum(weights["nobody"], of_nobody(scene, person))
    most = max([nobody, *points.values()])
    total = sum(math.exp(p - most) for p in (nobody, *points.values()))
    return {party: math.exp(p - most) / total for party, p in points.items()}


def _sum(weights: Mapping[str, float], told: Mapping[str, float]) -> float:
    return sum(weights.get(feature, 0.0) * value for feature, value in told.items())
