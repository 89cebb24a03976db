"""Sides compared: the people, parties and groups of gold with those of a reading."""

from __future__ import annotations

from collections.abc import Sequence

from overtures.evaluate.form import Document, Move
from overtures.evaluate.names import PARTIES, party, same_party, same_person
from overtures.evaluate.wording import fold

_EITHER_WAY = ("agreement", "talks")


class Cast:
    """The people of both documents together: they tell a person from a party, and which party a person stands for."""

    def __init__(self, *documents: Document) -> None:
        self._people = [(p.name, p.party) for document in documents for p in document.people if p.name]

    def is_person(self, name: str) -> bool:
        """Whether the name is a known person's, and not a party's."""
        names = [known for known, _ in self._people]
        if any(fold(name) == fold(known) for known in names):
            return True
        return party(name) not in PARTIES and any(same_person(name, known) for known in names)

    def same(self, a: str, b: str) -> bool:
        """Whether both names mean one actor, or one a person and the other that person's party."""
        a_person, b_person = self.is_person(a), self.is_person(b)
        if a_person != b_person:
            who, group = (a, b) if a_person else (b, a)
            return any(same_person(who, known) and label and same_party(label, group) for known, label in self._people)
        return same_person(a, b) if a_person else same_party(a, b)

    def side_fits(self, gold: Sequence[str], said: Sequence[str]) -> bool:
        """Whether the F1 of a side's members is half or more; a side that gold leaves empty fits any."""
        if not gold or not said:
            return not gold
        recall = sum(any(self.same(g, s) for s in said) for g in gold) / len(gold)
        precision = sum(any(self.same(g, s) for g in gold) for s in said) / len(said)
        return recall + precision > 0 and 2 * recall * precision / (recall + precision) >= 0.5

    def sides_fit(self, gold: Move, said: Move) -> bool:
        """Whether both sides fit; either way round in an agreement, in talks and where gold says `symmetric`."""
        addressed = said.addressed
        if _share(said.maker, addressed) and not _share(gold.maker, gold.addressed):
            return False
        if gold.act == "motion" and not addressed:
            addressed = gold.addressed
        if self.side_fits(gold.maker, said.maker) and self.side_fits(gold.addressed, addressed):
            return True
        either_way = gold.act in _EITHER_WAY or gold.symmetric
        return either_way and self.side_fits(gold.maker, addressed) and self.side_fits(gold.addressed, said.maker)

    def straight_fits(self, gold: Move, said: Move) -> bool:
        """Whether both sides fit as they stand, as criticism and support are compared."""
        return self.side_fits(gold.maker, said.maker) and self.side_fits(gold.addressed, said.addressed)


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    return any(fold(a) == fold(b) for a in one for b in other)
