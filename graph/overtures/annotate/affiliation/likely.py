"""The likeliest party of somebody of whom nothing is said outright, by weights learnt from annotated articles."""

from __future__ import annotations

import math
from collections.abc import Mapping

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.nearness import of_nobody, of_party
from overtures.annotate.affiliation.scene import Scene


def likeliest(chances_of: Mapping[str, float]) -> str | None:
    """The party that is likely enough to be guessed from its chances alone."""
    party = max((p for p in chances_of if p), key=chances_of.__getitem__, default=None)
    return party if party and chances_of[party] >= float(gazetteer.table("likely")["least"]) else None


def chances(scene: Scene, person: str, known: Mapping[str, str]) -> dict[str, float]:
    """Party -> probability, "" meaning no party at all."""
    weights: dict[str, dict[str, float]] = gazetteer.table("likely")
    points = {party: _sum(weights["party"], told) for party, told in of_party(scene, person, known).items()}
    nobody = _sum(weights["nobody"], of_nobody(scene, person))
    most = max([nobody, *points.values()])
    total = sum(math.exp(p - most) for p in (nobody, *points.values()))
    return {party: math.exp(p - most) / total for party, p in [*points.items(), ("", nobody)]}


def _sum(weights: Mapping[str, float], told: Mapping[str, float]) -> float:
    return sum(weights.get(feature, 0.0) * value for feature, value in told.items())
