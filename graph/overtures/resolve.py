"""The last pass over a reading: people get the side they act for, and whatever a person should look at is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from overtures.model import Body, Doubt, Occurrence, Person, Reading


def resolve(reading: Reading) -> Reading:
    """A reading with people and bodies completed from the moves; statements and their evidence are left as they are."""
    people = tuple(_with_party(p, reading.occurrences) for p in reading.people)
    named = {b.name for b in reading.bodies}
    wanted = {n for o in reading.occurrences for n in (*o.for_, *o.to) if n not in {p.name for p in people}}
    added = tuple(Body(n, "party") for n in sorted(wanted - named))
    return replace(
        reading, people=people, bodies=(*reading.bodies, *added), warnings=(*reading.warnings, *_warnings(reading))
    )


def _with_party(person: Person, acts: Sequence[Occurrence]) -> Person:
    """A person without a known party who only ever acts for one side is taken to belong to it."""
    if person.party:
        return person
    sides = Counter(side for o in acts if person.name in o.by and len(o.by) == 1 for side in o.for_)
    return replace(person, party=next(iter(sides))) if len(sides) == 1 else person


def _warnings(reading: Reading) -> list[Doubt]:
    """What a person should look at first: no publication date, speakers that stayed open."""
    found = []
    if reading.article.published is None:
        told = "the publication date is unknown: dates such as 'last week' stay open; give it with --published"
        found.append(Doubt("no-date", told))
    unknown = [q for q in reading.quotes if q.speaker is None and not q.possible and len(q.text.split()) > 3]
    if unknown:
        told = f"{len(unknown)} of {len(reading.quotes)} quotations could not be given to a speaker"
        found.append(Doubt("no-speaker", told, unknown[0].span))
    return found
