"""Annotated articles as what the encoder learns of parties from: who is asked about, and whose they are."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from matching import same_party, same_person

from overtures.annotate.affiliation import Asked, asked, likeliest
from overtures.annotate.affiliation.parties import guesses
from overtures.annotate.draft import Draft
from overtures.encoder.arrays import Arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

HIDDEN = 5  # of ten whose party is told: their party is asked for as if it were not


@dataclasses.dataclass(frozen=True, slots=True)
class Membership:
    """One window with its truth: for each unit the column of its party, that of none, or -1 where nothing is asked."""

    article: str
    arrays: Arrays
    wanted: NDArray[np.int64]
    told: bool


def memberships(draft: Draft, name: str, gold: Mapping[str, Any]) -> Iterator[Membership]:
    """The windows of an article as the reader asks about them, and once more with half of what is told hidden."""
    hidden = {p for p in draft.told if zlib.crc32(f"{name} {p}".encode()) % 10 < HIDDEN}
    told = {p: party for p, party in draft.told.items() if p not in hidden}
    for window in draft.asked():
        yield from _of_window(window, name, gold, told=False)
    if hidden:
        guessed = guesses(draft.affiliations.scene, told)
        for window in asked(draft.annotation, draft.tree, told, guessed):
            yield from _of_window(window, name, gold, told=True)


def _of_window(window: Asked, name: str, gold: Mapping[str, Any], *, told: bool) -> Iterator[Membership]:
    wanted = np.full(len(window.arrays.units), -1, np.int64)
    for person, row in window.people.items():
        known = next((p for p in gold["people"] if same_person(p["name"], person)), None)
        if known and not known.get("party"):
            wanted[row] = len(wanted)
        elif known:
            party = next((c for q, c in window.parties.items() if same_party(known["party"], q)), -1)
            wanted[row] = party
    if (wanted >= 0).any():
        yield Membership(name, window.arrays, wanted, told)


def settled(draft: Draft, gold: Mapping[str, Any]) -> dict[str, str]:
    """Person -> party of most of those whose party is not told, as annotated; of every fifth as it is guessed."""
    found = {}
    for person, chances in draft.guessed.items():
        known = next((p for p in gold["people"] if same_person(p["name"], person)), None)
        if zlib.crc32(person.encode()) % 5 == 0 or not known:
            if likely := likeliest(chances):
                found[person] = likely
        elif known.get("party"):
            match = next((p for p in chances if p and same_party(known["party"], p)), None)
            if match:
                found[person] = match
    return found
