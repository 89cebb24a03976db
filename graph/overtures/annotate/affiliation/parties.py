"""The party of each person: clues weighed stage by stage, the surest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from overtures.annotate.affiliation.announced import announced, moved, signed, signed_together
from overtures.annotate.affiliation.around import after_topic, other_side, speaks_as_we
from overtures.annotate.affiliation.clues import Clue, clues
from overtures.annotate.affiliation.described import described
from overtures.annotate.affiliation.likely import chances
from overtures.annotate.affiliation.nearness import is_bystander
from overtures.annotate.affiliation.pointed import pointed
from overtures.annotate.affiliation.roles import offices
from overtures.annotate.affiliation.scene import Place, Scene
from overtures.annotate.bodies import Named
from overtures.annotate.people import Sighting
from overtures.model import Role

_Tell = Callable[[Scene, Place, Mapping[str, str]], Iterable[Clue]]


class Affiliations:
    """The parties of the people of one text, which is plain_text: what it tells, and what it leaves to be guessed."""

    def __init__(
        self, text: str, sightings: Sequence[Sighting], bodies: Sequence[Named], genders: Mapping[str, str | None]
    ) -> None:
        self.scene = Scene(text, sightings, bodies, genders)
        self.told = {person: clue.party for person, clue in told(self.scene).items()}
        self.guessed = guesses(self.scene, self.told)

    def offices(self, parties: Mapping[str, str]) -> dict[str, tuple[Role, ...]]:
        """Person -> offices, those of a party as `parties` tell it."""
        return offices(self.scene, parties)


def guesses(scene: Scene, known: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Person -> party -> probability, of those of whom no party is known and who are not said to be something else."""
    unknown = [p for p in dict.fromkeys(p.name for p in scene.people) if p not in known]
    return {p: chances(scene, p, known) for p in unknown if not is_bystander(scene, p)}


def told(scene: Scene) -> dict[str, Clue]:
    """Person -> the weightiest clue of those that the text tells outright."""
    found: dict[str, Clue] = {}
    for tell in _stages():
        known = {person: clue.party for person, clue in found.items()}
        fresh = [c for place in scene.people if place.name not in known for c in tell(scene, place, known)]
        found |= _weighed(fresh)
    return found


def _stages() -> Iterator[_Tell]:
    """What is said beside the name, then what hangs on somebody known, after each new source of knowledge again."""
    related = _stage(2)
    yield _together(_stage(1), pointed, moved)
    described_so = (signed, signed_together, described, announced)
    around = (other_side, after_topic, speaks_as_we)
    for source in ((), described_so, (_stage(3), _stage(4)), around):
        yield from (*source, related)
    yield _stage(5)


def _stage(number: int) -> _Tell:
    return lambda scene, place, known: clues(scene, place, number, known)


def _together(*tellers: _Tell) -> _Tell:
    """The clues of several sources, to be weighed against each other."""
    return lambda scene, place, known: (clue for tell in tellers for clue in tell(scene, place, known))


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
