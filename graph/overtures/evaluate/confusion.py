"""Which act gold has and which was read: of moves, criticism and support alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from overtures.evaluate.article import Pairing
from overtures.evaluate.form import Act, Move
from overtures.evaluate.matching import SAME_WORDS, Pair, evidence

ACTS: tuple[Act, ...] = get_args(Act)
MISSED, NOT_IN_GOLD, REPEATED = "missed", "not in gold", "told again"
Cell = tuple[str, str]  # gold's act, or NOT_IN_GOLD or REPEATED; the act that was read, or MISSED


def confusion(pairing: Pairing) -> Counter[Cell]:
    """How often each act of gold was read as which, in one article.

    Moves are paired as for the figures; what is left on both sides pairs where the sides fit and the same words show
    it. An act that `alt` allows counts as gold's own; what is optional in gold counts nowhere.
    """
    moves, stances = pairing.moves, pairing.stances
    pairs = [*moves.pairs, *stances.pairs]
    left_gold = _left(pairing.article.gold.moves, [gold for gold, _ in pairs])
    across = _across(left_gold, [*moves.extra, *stances.extra], pairing)
    required = [(gold, said) for gold, said in (*pairs, *across) if not gold.optional]
    cells = Counter((_own_act(gold, said), str(said.act)) for gold, said in required)
    found = {id(gold) for gold, _ in across}
    cells.update((gold.act, MISSED) for gold in left_gold if id(gold) not in found and not gold.optional)
    used = {id(said) for _, said in across}
    cells.update((NOT_IN_GOLD, said.act) for said in (*moves.extra, *stances.extra) if id(said) not in used)
    cells.update((REPEATED, said.act) for said in moves.repeats)
    return cells


def _left(moves: Sequence[Move], paired: Sequence[Move]) -> list[Move]:
    found = {id(move) for move in paired}
    return [move for move in moves if id(move) not in found]


def _across(gold: Sequence[Move], said: Sequence[Move], pairing: Pairing) -> list[Pair]:
    """Pairs of different acts, one to one, those with the most words in common first."""
    cast = pairing.cast
    options = [(evidence(g, s), i, j) for i, g in enumerate(gold) for j, s in enumerate(said) if cast.sides_fit(g, s)]
    taken: dict[int, int] = {}
    for likeness, i, j in sorted(options, key=lambda option: (-option[0], option[1:])):
        if likeness >= SAME_WORDS and i not in taken and j not in taken.values():
            taken[i] = j
    return [(gold[i], said[j]) for i, j in taken.items()]


def _own_act(gold: Move, said: Move) -> str:
    return said.act if said.act in gold.allowed else gold.act
