"""Who is who in an article, as far as resolving needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from overtures.model import Person


@dataclass(frozen=True, slots=True)
class Cast:
    """People by name, and the names of parties and groups."""

    people: Mapping[str, Person]
    bodies: frozenset[str]

    def side(self, name: str) -> str | None:
        """The party or group of a person; a body is its own side."""
        person = self.people.get(name)
        return person.party if person else name if name in self.bodies else None
