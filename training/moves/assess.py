"""How well a network finds the moves of articles that it was not trained on."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import torch
from dataset import Example
from inputs import tensors
from network import Moves

from overtures.encoder.arrays import ACTS

GROUP = {
    **dict.fromkeys(("offer", "appeal", "invitation", "motion", "talks"), "proposal"),
    **dict.fromkeys(("acceptance", "agreement"), "yes"),
    **dict.fromkeys(("rejection", "withdrawal"), "no"),
    "defection": "switch",
}


def assess(net: Moves, told: list[Example]) -> tuple[float, float, float, float]:
    """(threshold, precision, recall, F1) of (article, group of act, sides), at the threshold that is best here."""
    best_of: dict[tuple[object, ...], float] = defaultdict(float)
    gold: set[tuple[object, ...]] = set()
    free: set[tuple[object, ...]] = set()
    net.eval()
    with torch.no_grad():
        for e in told:
            p = torch.sigmoid(net(*tensors(e.arrays, None))[0]).numpy()
            width = len(e.arrays.units)
            for s, a, b, k in np.argwhere((p > 0.05) | (e.wanted != 0)):
                if s < e.scored or ACTS[k] not in GROUP or a == b:
                    continue
                x, y = e.arrays.units[a], e.arrays.units[b] if b < width else -1
                sides = frozenset([x, y]) if ACTS[k] in ("agreement", "talks") else (x, y)
                key = (e.article, GROUP[ACTS[k]], sides)
                best_of[key] = max(best_of[key], float(p[s, a, b, k]))
                if e.wanted[s, a, b, k] == 1:
                    gold.add(key)
                elif e.wanted[s, a, b, k] < 0:
                    free.add(key)
    net.train()
    rows = []
    for cut in np.arange(0.1, 0.9, 0.05):
        said = {k for k, p in best_of.items() if p > cut} - (free - gold)
        hit = len(said & gold)
        if hit:
            rows.append((2 * hit / (len(said) + len(gold)), cut, hit / len(said), hit / len(gold)))
    f1, cut, precision, recall = max(rows)
    return float(cut), precision, recall, f1
