"""The party of those of whom nothing is said outright, by the trained encoder, which reads all that is near."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from overtures.encoder.arrays import Arrays, arrays
from overtures.encoder.network import members as weighed
from overtures.encoder.network import settings
from overtures.encoder.units import Meant
from overtures.encoder.windows import windows
from overtures.model import Annotation, Mention, Tree

Chances = Mapping[str, Mapping[str, float]]  # person -> party, or "" for none -> probability
_RARE = 0.005  # probability of a party that was not thought of


@dataclass(frozen=True, slots=True)
class Asked:
    """One window: who is asked about there, as rows of `arrays.units`, and the parties, as columns."""

    arrays: Arrays
    people: dict[str, int]
    parties: dict[str, int]


def members(windows_asked: Iterable[Asked]) -> dict[str, str]:
    """Person -> party of those who are likely enough of one, by all windows of an article."""
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for window in windows_asked:
        found = weighed(window.arrays)
        for person, row in window.people.items():
            weight = float(window.arrays.unit[:, row].sum())
            for party, column in {**window.parties, "": len(window.arrays.units)}.items():
                sums[person][party] += weight * float(found[row, column])
    likeliest = {person: max(shares, key=lambda party: shares[party]) for person, shares in sums.items()}
    least = float(settings()["member"])
    return {p: party for p, party in likeliest.items() if party and sums[p][party] >= least * sum(sums[p].values())}


def asked(draft: Annotation, tree: Tree, told: Mapping[str, str], guessed: Chances) -> Iterator[Asked]:
    """The windows of an article in which a party is named and somebody whose party is asked for, the keys of `guessed`.

    `told` are the parties of the others.
    """
    parties = [b.name for b in draft.bodies if b.kind != "council"]
    numbers = {name: n for n, name in enumerate(dict.fromkeys([*parties, *told.values(), *guessed]))}
    if not guessed or len(numbers) == len(guessed):
        return
    known = numbers | {person: numbers[party] for person, party in told.items() if person not in guessed}
    meant = Meant(replace(draft, mentions=_certain(draft.mentions, guessed)), tree, known)
    for window in windows(draft, tree):
        a = arrays(meant, window, draft, tree)
        place = {n: k for k, n in enumerate(a.units)}
        people = {p: place[numbers[p]] for p in guessed if numbers[p] in place}
        named = {p: place[n] for p, n in numbers.items() if p not in guessed and n in place}
        if people and named:
            _tell(a, people, named, guessed)
            yield Asked(a, people, named)


def _certain(mentions: Sequence[Mention], guessed: Chances) -> list[Mention]:
    """Without descriptions of those who are asked about: "the Labour leader" is one of them only by a guess."""
    return [m for m in mentions if m.kind != "role" or not set(m.actors) & set(guessed)]


def _tell(a: Arrays, people: Mapping[str, int], parties: Mapping[str, int], guessed: Chances) -> None:
    for person, row in people.items():
        for party, column in {**parties, "": len(a.units)}.items():
            a.guessed[row, column] = math.log(max(guessed[person].get(party, 0.0), _RARE)) - math.log(_RARE)
