"""What the encoder is given of one window: its words, and what the rules found of acts in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from overtures.encoder.arrays import ACTS, Arrays
from overtures.encoder.arrays import arrays as words
from overtures.encoder.windows import Window
from overtures.extract.candidate import Candidate
from overtures.extract.weigh.units import Units
from overtures.model import UNREALISED

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PROPOSAL = frozenset({"offer", "appeal", "invitation"})


def arrays(units: Units, window: Window, found: Sequence[Candidate]) -> Arrays:
    """The arrays of one window; `found` are the candidates of the rules in the whole article."""
    a = words(units.meant, window, units.scene.annotation, units.scene.tree)
    triggers = _triggers(found)
    for n, piece in enumerate(window.pieces, 1):
        a.flags[n, triggers.get(piece.token, [])] = 1
    _told(units, window, found, {n: k for k, n in enumerate(a.units)}, a.pairs)
    _presence(a)
    return a


def _triggers(found: Sequence[Candidate]) -> dict[int, list[int]]:
    flags: dict[int, list[int]] = {}
    for c in found:
        at = 3 + ACTS.index(c.act) + (len(ACTS) if c.factuality in UNREALISED else 0)
        flags.setdefault(c.trigger, []).append(at)
    return flags


def _told(
    units: Units, window: Window, found: Sequence[Candidate], place: dict[int, int], pairs: NDArray[np.float32]
) -> None:
    """What the rules found in each sentence, and of proposals between two sides elsewhere in the article."""
    size, none = len(ACTS), pairs.shape[2] - 1
    extra = 4 * size
    for c in found:
        row = units.scene.tokens[c.trigger].sentence - window.first
        makers = [place[n] for n in units.of_side(c.maker) if n in place]
        targets = [place[n] for n in units.of_side(c.target) if n in place]
        if 0 <= row < len(pairs):
            _here(pairs[row], c, makers, targets or ([none] if c.act == "motion" else []))
        if c.factuality in UNREALISED or not makers or not targets:
            continue
        if c.act in _PROPOSAL:
            for a in makers:
                for b in targets:
                    pairs[max(row + 1, 0) :, a, b, extra] = 1  # proposed before
                    pairs[max(row + 1, 0) :, b, a, extra + 1] = 1  # the other way, before
                    pairs[: max(row, 0), b, a, extra + 2] = 1  # the other way, later
        elif c.act in ("acceptance", "rejection", "agreement", "talks", "withdrawal"):
            for a in makers:
                for b in targets:
                    pairs[max(row + 1, 0) :, a, b, extra + 3] = 1
                    pairs[max(row + 1, 0) :, b, a, extra + 4] = 1


def _here(row: NDArray[np.float32], c: Candidate, makers: list[int], targets: list[int]) -> None:
    size, act = len(ACTS), ACTS.index(c.act)
    if c.factuality in UNREALISED:
        for a in makers or range(len(row)):
            row[a, targets or slice(None), 3 * size + act] = 1
        return
    for a in makers:
        row[a, :, size + act] = max(c.confidence, 0.3)
        for b in targets:
            row[a, b, act] = c.confidence
            if c.symmetric:
                row[b, a, act] = c.confidence
    for b in targets:
        row[:, b, 2 * size + act] = max(c.confidence, 0.3)


def _presence(a: Arrays) -> None:
    """Who is named, spoken of or speaking in each sentence, in which order, and how long ago otherwise."""
    at = 4 * len(ACTS) + 5
    count, width = a.pairs.shape[0], len(a.units)
    last = np.full(width, -9)
    for s in range(count):
        inside = np.flatnonzero(a.sentence == s)
        here = a.unit[inside] > 0
        named, speaks = np.asarray(here.any(axis=0)), np.asarray((a.speaker[inside] > 0).any(axis=0))
        first = np.where(named, here.argmax(axis=0) if len(inside) else 0, 9999)
        ago = np.minimum(s - last, 9) / 9.0
        recent = np.asarray((last == last.max()) & (last >= 0)) if width else np.zeros(0, bool)
        row = a.pairs[s]
        row[:, :, at] = named[:, None]
        row[:, :width, at + 1] = named[None, :]
        row[:, :, at + 2] = speaks[:, None]
        row[:, :width, at + 3] = speaks[None, :]
        row[:, :width, at + 4] = (first[:, None] < first[None, :]) & named[None, :]
        row[:, :width, at + 5] = (first[:, None] > first[None, :]) & named[:, None]
        row[:, :, at + 6] = ago[:, None]
        row[:, :width, at + 7] = ago[None, :]
        row[:, :, at + 8] = recent[:, None]
        row[:, :width, at + 9] = recent[None, :]
        row[:, :, at + 10] = named.sum() / 5.0
        row[:, width, at + 11] = 1
        last = np.where(named | speaks, s, last)
