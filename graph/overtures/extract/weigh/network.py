"""The trained move encoder, run on one window: how likely each act is, between whom, and where it is worded."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from overtures import assets
from overtures.extract.weigh.features import Arrays
from overtures.extract.weigh.units import MOST

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER = "en_moves"


@dataclass(frozen=True, slots=True)
class Weights:
    """`likely` is (S, U, U + 1, acts), `worded` (S, acts, L): the share of each piece in the wording of each act."""

    likely: NDArray[np.float32]
    worded: NDArray[np.float32]


@lru_cache(maxsize=1)
def settings() -> dict[str, Any]:
    """Thresholds and calibration, as training wrote them beside the network."""
    told: dict[str, Any] = json.loads((assets.root("data") / FOLDER / "settings.json").read_text(encoding="utf-8"))
    return told


@lru_cache(maxsize=1)
def _session() -> Any:
    """One thread, so that the same sums come out whatever else the machine does."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    path = assets.root("data") / FOLDER / "moves.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(a: Arrays) -> Weights:
    """The weights of one window; it must have at least one unit."""
    given = {
        "ids": a.ids, "kinds": a.kinds, "unit": a.unit, "unit_wide": _wide(a.unit), "speaker": _wide(a.speaker),
        "flags": a.flags, "sentence": a.sentence, "pairs": a.pairs,
    }  # fmt: skip
    logits, worded = _session().run(None, given)
    return Weights(1 / (1 + np.exp(-logits)), worded)


def _wide(told: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.pad(told, ((0, 0), (0, MOST - told.shape[1])))
