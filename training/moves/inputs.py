"""An example as what goes into the network; when training, with some of it hidden."""

from __future__ import annotations

import random

import numpy as np
import torch
from torch import Tensor

from overtures.encoder.arrays import Arrays
from overtures.encoder.units import KINDS, MOST

HIDDEN_NAMES = 0.15  # share of units whose names are masked: whom a sentence means is told beside the words
HIDDEN_WORDS = 0.03  # share of the other pieces that are masked
MASK = 103


def tensors(a: Arrays, shuffle: random.Random | None) -> list[Tensor]:
    """The inputs of the network; when training, which unit has which embedding is drawn anew each time."""
    width = len(a.units)
    order = list(range(MOST))
    if shuffle:
        shuffle.shuffle(order)
    wide = []
    for told in (a.unit, a.speaker):
        m = np.zeros((len(a.ids), MOST), np.float32)
        m[:, order[:width]] = told
        wide.append(torch.from_numpy(m))
    arrays = (a.ids, a.kinds, a.unit, a.flags, a.sentence, a.pairs)
    ids, kinds, unit, flags, sentence, pairs = map(torch.from_numpy, arrays)
    if shuffle:
        ids = _masked(ids, kinds, unit, shuffle)
    return [ids, kinds, unit, *wide, flags, sentence, pairs, *map(torch.from_numpy, (a.guessed, a.timed, a.time_flags))]


def _masked(ids: Tensor, kinds: Tensor, unit: Tensor, rng: random.Random) -> Tensor:
    """The pieces with some names and some other words hidden, so that no name and no one word is learnt by heart."""
    named = (kinds > 0) & (kinds <= KINDS.index("person"))
    names = torch.tensor([rng.random() < HIDDEN_NAMES for _ in range(unit.shape[1])], dtype=torch.bool)
    words = torch.tensor([rng.random() < HIDDEN_WORDS for _ in range(len(ids))])
    hidden = (named & (unit[:, names] > 0).any(1)) | (words & ~named & (ids > MASK))
    return torch.where(hidden, MASK, ids)
