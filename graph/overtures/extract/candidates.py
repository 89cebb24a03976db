"""Moves as single sentences tell them, before mentions of one move are brought together."""

from __future__ import annotations

from collections.abc import Iterator

from overtures.extract.addresses import deontic, evaluations, imperatives, rhetorical
from overtures.extract.candidate import Candidate
from overtures.extract.defection import defection
from overtures.extract.framed import framed
from overtures.extract.refusals import plain_noes, refusal
from overtures.extract.scene import Scene


def find_candidates(scene: Scene) -> list[Candidate]:
    """Every move that some sentence tells, in order of the text."""
    found = [*plain_noes(scene), *rhetorical(scene), *imperatives(scene), *evaluations(scene), *_by_token(scene)]
    return sorted(found, key=lambda c: c.trigger)


def _by_token(scene: Scene) -> Iterator[Candidate]:
    """For each token the first reading that fits: a negated will is a refusal before it is anything else."""
    for token in scene.tokens:
        for reads in (refusal, defection, framed, deontic):
            found = list(reads(scene, token))
            if found:
                yield from found
                break
