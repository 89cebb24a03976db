"""People where a text names them: titles, full names, nicknames, and the surnames by which it goes on."""

from overtures.annotate.people.find import Sighting, find_people

__all__ = ["Sighting", "find_people"]
