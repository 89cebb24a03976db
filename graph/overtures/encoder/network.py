"""The trained network, run on one window: who did what to whom, or who belongs to which party."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from overtures import assets
from overtures.encoder.arrays import Arrays
from overtures.encoder.units import MOST

if TYPE_CHECKING:
    from numpy.typing import NDArray

FOLDER = "en_moves"


@dataclass(frozen=True, slots=True)
class Weights:
    """What a window tells: how likely each act is, where it is worded, and on which day it was.

    `likely` is (S, U, U + 1, acts), `worded` (S, acts, L), the share of each piece in the wording of each act, `dated`
    (S, acts, T + 1), the share of each expression of time, the last meaning that none tells the day.
    """

    likely: NDArray[np.float32]
    worded: NDArray[np.float32]
    dated: NDArray[np.float32]


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
    logits, worded, dated = _outputs(a, "logits", "worded", "dated")
    return Weights(1 / (1 + np.exp(-logits)), worded, _shares(dated))


def members(a: Arrays) -> NDArray[np.float32]:
    """(U, U + 1): how likely each unit belongs to each other one, the last meaning to none; rows add up to 1."""
    (logits,) = _outputs(a, "member")
    return _shares(logits)


def _shares(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The softmax over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    found: NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
    return found


def _outputs(a: Arrays, *names: str) -> list[Any]:
    import onnxruntime

    given = {
        "ids": a.ids, "kinds": a.kinds, "unit": a.unit, "unit_wide": _wide(a.unit), "speaker": _wide(a.speaker),
        "flags": a.flags, "sentence": a.sentence, "pairs": a.pairs, "guessed": a.guessed,
        "timed": a.timed, "time_flags": a.time_flags,
    }  # fmt: skip
    options = onnxruntime.RunOptions()
    options.only_execute_path_to_fetches = True
    found: list[Any] = _session().run(list(names), given, options)
    return found


def _wide(told: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.pad(told, ((0, 0), (0, MOST - told.shape[1])))
