"""The party of each person: clues weighed stage by stage, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from overtures.annotate.affiliation import story
from overtures.annotate.affiliation.clues import Clue, clues
from overtures.annotate.affiliation.roles import offices
from overtures.annotate.affiliation.scene import Place, Scene
from overtures.annotate.bodies import Named
from overtures.annotate.people import Sighting
from overtures.model import Role

_Tell = Callable[[Scene, Place, Mapping[str, str]], Iterable[Clue]]


def affiliations(
    text: str, sightings: Sequence[Sighting], bodies: Sequence[Named], genders: Mapping[str, str | None]
) -> tuple[dict[str, str], dict[str, tuple[Role, ...]]]:
    """Person -> party or group, and person -> offices; only those that the text tells. `text` is plain_text."""
    scene = Scene(text, sightings, bodies, genders)
    known = {person: clue.party for person, clue in reasons(scene).items()}
    return known, offices(scene, known)


def reasons(scene: Scene) -> dict[str, Clue]:
    """Person -> the weightiest clue for the party that the person is given."""
    found: dict[str, Clue] = {}
    for tell in _stages():
        known = {person: clue.party for person, clue in found.items()}
        fresh = [c for place in scene.people if place.name not in known for c in tell(scene, place, known)]
        found |= _weighed(fresh)
    return found


def _stages() -> Iterator[_Tell]:
    """What is said beside the name, then what hangs on somebody known, after each new source of knowledge again."""
    yield lambda scene, place, known: chain(
        _stage(1)(scene, place, known), *(tell(scene, place, known) for tell in story.BESIDE)
    )
    for sources in ((_stage(2),), *story.STAGES[:1], (_stage(3), _stage(4)), *story.STAGES[1:]):
        yield from sources
        yield _stage(2)
    yield _stage(5)


def _stage(number: int) -> _Tell:
    return lambda scene, place, known: clues(scene, place, number, known)


def _weighed(fresh: Iterable[Clue]) -> dict[str, Clue]:
    """Person -> a clue for the party with the greatest sum of weights, the first told of equals."""
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    first: dict[tuple[str, str], Clue] = {}
    for clue in fresh:
        sums[clue.person][clue.party] += clue.weight
        kept = first.setdefault((clue.person, clue.party), clue)
        if clue.weight > kept.weight:
            first[clue.person, clue.party] = clue
    return {person: first[person, max(votes, key=lambda party: votes[party])] for person, votes in sums.items()}
