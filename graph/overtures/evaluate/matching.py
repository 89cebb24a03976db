"""Which move of a reading is which of gold's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overtures.evaluate.actors import Cast
from overtures.evaluate.form import Document, Move
from overtures.evaluate.wording import contained

# The acts that `moves` takes for one another; criticism and support are stances and belong to none.
GROUPS: dict[str, str] = {
    "offer": "proposal",
    "appeal": "proposal",
    "invitation": "proposal",
    "motion": "proposal",
    "talks": "proposal",
    "acceptance": "yes",
    "agreement": "yes",
    "rejection": "no",
    "withdrawal": "no",
    "defection": "switch",
}
Pair = tuple[Move, Move]
SAME_WORDS = 0.5  # share of the shorter passage that the other has, for the two to show one thing


@dataclass(frozen=True, slots=True)
class Matches:
    """Moves of gold paired with moves of a reading, and what is left over; gold's optional ones are in none of it.

    `extra` are moves that gold has not, `repeats` second readings of a move that gold has once.
    """

    pairs: tuple[Pair, ...]
    missed: tuple[Move, ...]
    extra: tuple[Move, ...]
    repeats: tuple[Move, ...]

    @property
    def said(self) -> int:
        """How many moves of the reading count."""
        return len(self.pairs) + len(self.extra) + len(self.repeats)


@dataclass(frozen=True, slots=True)
class _Option:
    """A move of gold and one of the reading, by their numbers, that could be the same; the best comes first."""

    worth: float
    gold: int
    said: int

    @property
    def rank(self) -> tuple[float, int, int]:
        return -self.worth, self.gold, self.said


def moves(document: Document) -> list[Move]:
    """The moves of a document without its stances."""
    return [move for move in document.moves if move.act in GROUPS]


def stances(document: Document) -> list[Move]:
    """Criticism and support."""
    return [move for move in document.moves if move.act not in GROUPS]


def evidence(gold: Move, said: Move) -> float:
    """How much of its words the passage that shows a move shares with gold's, or with one of gold's `also`."""
    return max(contained(passage, said.quote) for passage in gold.passages)


def match_moves(gold: Document, said: Document, text: str, cast: Cast, *, exact: bool) -> Matches:
    """Pair the moves one to one, best evidence first: by group of acts and sides, or by the exact act and sides.

    A move whose quote does not stand in the text is paired with none.
    """
    wanted, found = moves(gold), moves(said)
    options = sorted(_options(wanted, found, text, cast, exact=exact), key=lambda option: option.rank)
    taken = _taken(options)
    held = set(taken.values())
    required = {option.said for option in options if not wanted[option.gold].optional}
    free = {option.said for option in options if wanted[option.gold].optional}
    left = [j for j in range(len(found)) if j not in held]
    return Matches(
        pairs=tuple((wanted[i], found[j]) for i, j in taken.items() if not wanted[i].optional),
        missed=tuple(move for i, move in enumerate(wanted) if i not in taken and not move.optional),
        extra=tuple(found[j] for j in left if j not in required | free),
        repeats=tuple(found[j] for j in left if j in required),
    )


def match_stances(gold: Document, said: Document, cast: Cast) -> Matches:
    """Pair criticism and support in order of the documents: act and sides. What gold marks optional counts as well."""
    wanted, found = stances(gold), stances(said)
    taken: dict[int, int] = {}
    for i, move in enumerate(wanted):
        fitting = (j for j, s in enumerate(found) if s.act in move.allowed and cast.straight_fits(move, s))
        free = next((j for j in fitting if j not in taken.values()), None)
        if free is not None:
            taken[i] = free
    return Matches(
        pairs=tuple((wanted[i], found[j]) for i, j in taken.items()),
        missed=tuple(move for i, move in enumerate(wanted) if i not in taken),
        extra=tuple(move for j, move in enumerate(found) if j not in taken.values()),
        repeats=(),
    )


def _options(wanted: Sequence[Move], found: Sequence[Move], text: str, cast: Cast, *, exact: bool) -> Iterator[_Option]:
    proved = [(j, move) for j, move in enumerate(found) if move.quote and move.quote in text]
    for i, g in enumerate(wanted):
        for j, s in proved:
            if _same_kind(g, s, exact=exact) and cast.sides_fit(g, s):
                yield _Option(evidence(g, s) + (g.act == s.act) + (not g.optional), i, j)


def _same_kind(gold: Move, said: Move, *, exact: bool) -> bool:
    if exact:
        return said.act in gold.allowed
    return GROUPS[said.act] in {GROUPS.get(act) for act in gold.allowed}


def _taken(options: Sequence[_Option]) -> dict[int, int]:
    """The number of a reading's move for each of gold's that found one; the better options choose first."""
    taken: dict[int, int] = {}
    held: set[int] = set()
    for option in options:
        if option.gold not in taken and option.said not in held:
            taken[option.gold] = option.said
            held.add(option.said)
    return taken
