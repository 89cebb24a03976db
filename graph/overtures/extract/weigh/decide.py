"""From likelihoods to the acts of one sentence: which act, from which side, to which sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from overtures.encoder.arrays import ACTS
from overtures.model import Act

if TYPE_CHECKING:
    from numpy.typing import NDArray

TOGETHER: frozenset[Act] = frozenset({"agreement", "talks"})
# acts that word one thing in one sentence: the likeliest stands for all
_ALIKE = (("offer", "appeal", "invitation"), ("acceptance", "agreement"), ("rejection", "withdrawal"))
_LIKE = 0.4  # of the likeliest sides of an act in a sentence: others have to reach it
_TOGETHER = 0.6  # of the likeliest two who act together: others have to reach it
_MAKERS = 0.6  # of the likeliest maker towards one target: others have to reach it
_GROUP = {act: group for group in _ALIKE for act in group}


@dataclass(frozen=True, slots=True)
class Weighed:
    """An act that sentence `sentence` of a window tells, from units to units (none for a motion), and how likely."""

    sentence: int
    act: Act
    makers: tuple[int, ...]
    targets: tuple[int, ...]
    likely: float


def decide(likely: NDArray[np.float32], scored: int, cut: dict[str, float]) -> Iterator[Weighed]:
    """The acts of each scored sentence that reach the cut of their act; units are columns of `likely`."""
    for s in range(scored, len(likely)):
        yield from _told_together(s, _cells(likely[s], cut))


def _cells(row: NDArray[np.float32], cut: dict[str, float]) -> dict[tuple[Act, int, int], float]:
    """(act, maker, target) -> likelihood, one act of a kind and one direction for each two units."""
    none = row.shape[0]
    kept: dict[tuple[Act, int, int], float] = {}
    for a, b, k in np.argwhere(row >= min(cut.values())):
        act, p = ACTS[k], float(row[a, b, k])
        if a == b or p < cut[act] or (b == none) != (act == "motion"):
            continue
        if any(row[a, b, ACTS.index(o)] > p and row[a, b, ACTS.index(o)] >= cut[o] for o in _GROUP.get(act, ())):
            continue
        if b < none and (row[b, a, k] > p or (act in TOGETHER and row[b, a, k] == p and b < a)):
            continue  # the other way round is likelier
        kept[act, int(a), int(b)] = p
    return {cell: p for cell, p in kept.items() if not _echoes(cell, p, kept)}


def _echoes(cell: tuple[Act, int, int], p: float, kept: dict[tuple[Act, int, int], float]) -> bool:
    """Whether other sides of the act in the sentence are so much likelier that these are but their echo."""
    act, _, target = cell
    alike = [(b, q) for (k, _, b), q in kept.items() if k == act]
    if act in TOGETHER:
        return p < _TOGETHER * max(q for _, q in alike)
    return p < _LIKE * max(q for _, q in alike) or p < _MAKERS * max(q for b, q in alike if b == target)


def _told_together(s: int, cells: dict[tuple[Act, int, int], float]) -> Iterator[Weighed]:
    """Targets of one maker together, then makers of the same targets."""
    for act in sorted(TOGETHER):
        for members in _joined([(a, b) for (k, a, b) in cells if k == act]):
            p = max(p for (k, a, b), p in cells.items() if k == act and a in members)
            yield Weighed(s, act, members[:1], members[1:], p)
    by_maker: dict[tuple[Act, int], dict[int, float]] = {}
    for (act, a, b), p in cells.items():
        if act not in TOGETHER:
            by_maker.setdefault((act, a), {})[b] = p
    rows: dict[tuple[Act, tuple[int, ...]], tuple[list[int], float]] = {}
    for (act, a), targets in by_maker.items():
        to = () if act == "motion" else tuple(sorted(targets))
        makers, p = rows.get((act, to), ([], 0.0))
        rows[act, to] = ([*makers, a], max(p, *targets.values()))
    for (act, to), (makers, p) in rows.items():
        yield Weighed(s, act, tuple(makers), to, p)


def _joined(pairs: list[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Sides that are bound by pairs, directly or through others, each group in order of the numbers."""
    groups: list[set[int]] = []
    for pair in pairs:
        touched = [g for g in groups if g & set(pair)]
        groups = [g for g in groups if g not in touched] + [set(pair).union(*touched)]
    return [tuple(sorted(g)) for g in groups]
