"""What the encoder is given of one window, as arrays: words, who is meant by them, who speaks, what the rules found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from overtures.extract.candidate import Candidate
from overtures.extract.scene import Scene
from overtures.extract.weigh.units import KINDS, Units
from overtures.extract.weigh.windows import Window
from overtures.model import UNREALISED, Act

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACTS: tuple[Act, ...] = get_args(Act)
_PROPOSAL = frozenset({"offer", "appeal", "invitation"})
BEGIN, END = 101, 102  # [CLS] and [SEP]
# where a word or the name that it belongs to stands in its clause
RELATIONS = (
    "ROOT", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "appos", "conj", "xcomp",
    "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "amod", "aux", "mark", "case",
)  # fmt: skip
_WITHIN = frozenset({"flat", "compound", "fixed"})  # relations inside a name
TOKEN_FLAGS = 3 + 2 * len(ACTS) + len(RELATIONS)
PAIR_FLAGS = 4 * len(ACTS) + 17


@dataclass(frozen=True, slots=True)
class Arrays:
    """One window: L pieces, S sentences, U units (their indices in `units`).

    ids, kinds, sentence: (L,) numbers, sentence -1 for marks of the encoder's own; unit, speaker: (L, U) shares;
    flags: (L, TOKEN_FLAGS); pairs: (S, U, U + 1, PAIR_FLAGS), the last target meaning none.
    """

    units: list[int]
    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    sentence: NDArray[np.int64]
    unit: NDArray[np.float32]
    speaker: NDArray[np.float32]
    flags: NDArray[np.float32]
    pairs: NDArray[np.float32]


def arrays(units: Units, window: Window, found: Sequence[Candidate]) -> Arrays:
    """The arrays of one window; `found` are the candidates of the rules in the whole article."""
    scene = units.scene
    sentences = scene.annotation.sentences[window.first : window.last]
    kept = units.commonest(range(sentences[0].first, sentences[-1].last))
    place = {n: k for k, n in enumerate(kept)}
    length = len(window.pieces) + 2
    a = Arrays(
        kept, np.zeros(length, np.int64), np.zeros(length, np.int64), np.full(length, -1, np.int64),
        np.zeros((length, len(kept)), np.float32), np.zeros((length, len(kept)), np.float32),
        np.zeros((length, TOKEN_FLAGS), np.float32),
        np.zeros((len(sentences), len(kept), len(kept) + 1, PAIR_FLAGS), np.float32),
    )  # fmt: skip
    a.ids[0], a.ids[-1] = BEGIN, END
    triggers = _triggers(found)
    for n, piece in enumerate(window.pieces, 1):
        a.ids[n], a.sentence[n] = piece.number, piece.sentence - window.first
        kind, meant = units.of_token.get(piece.token, ("none", ()))
        a.kinds[n] = KINDS.index(kind)
        _share(a.unit[n], meant, place)
        _share(a.speaker[n], units.speaker(piece.token), place)
        quote = scene.quote(piece.token)
        if quote:
            a.flags[n, 0] = 1
            a.flags[n, 1] = quote.form == "partial"
            a.flags[n, 2] = quote.speaker is None
        for flag in [*triggers.get(piece.token, ()), *_relation(scene, piece.token)]:
            a.flags[n, flag] = 1
    _told(units, window, found, place, a.pairs)
    _presence(a)
    return a


def _share(row: NDArray[np.float32], meant: Sequence[int], place: dict[int, int]) -> None:
    here = [place[n] for n in meant if n in place]
    if here:
        row[here] = 1 / len(here)


def _triggers(found: Sequence[Candidate]) -> dict[int, list[int]]:
    flags: dict[int, list[int]] = {}
    for c in found:
        at = 3 + ACTS.index(c.act) + (len(ACTS) if c.factuality in UNREALISED else 0)
        flags.setdefault(c.trigger, []).append(at)
    return flags


def _relation(scene: Scene, i: int) -> list[int]:
    token = scene.tokens[i]
    while token.dep in _WITHIN and token.head != token.i:
        token = scene.tokens[token.head]
    dep = token.dep if token.dep in RELATIONS else token.dep.partition(":")[0]
    return [3 + 2 * len(ACTS) + RELATIONS.index(dep)] if dep in RELATIONS else []


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
