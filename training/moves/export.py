"""Write a trained move encoder as ONNX with eight-bit weights, for the reader to run without PyTorch."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from inputs import tensors
from network import Moves
from transformer import HIDDEN

from overtures.encoder.arrays import Arrays

NAMES = ["ids", "kinds", "unit", "unit_wide", "speaker", "flags", "sentence", "pairs", "guessed", "timed", "time_flags"]
OUTPUTS = ["logits", "worded", "member", "dated"]


def export(net: Moves, example: Arrays, path: Path, *, eight_bit: bool = True) -> None:
    """Write `net`; `example` only shows the shapes."""
    net.eval()
    axes = {name: {0: "pieces"} for name in NAMES}
    axes["unit"] = {0: "pieces", 1: "units"}
    axes["pairs"] = {0: "sentences", 1: "units", 2: "targets"}
    axes["timed"] = {0: "pieces", 1: "times"}
    axes["time_flags"] = {0: "times"}
    axes["dated"] = {0: "sentences", 2: "told"}
    axes["guessed"] = axes["member"] = {0: "units", 1: "targets"}
    axes["logits"] = {0: "sentences", 1: "units", 2: "targets"}
    axes["worded"] = {0: "sentences", 2: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            net, tuple(tensors(example, None)), str(plain), input_names=NAMES, output_names=OUTPUTS,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        if eight_bit:
            from onnxruntime.quantization import QuantType, quantize_dynamic

            # a scale for each channel: one for a whole matrix costs .04 of F1
            quantize_dynamic(
                str(plain), str(path), weight_type=QuantType.QInt8, per_channel=True, nodes_to_quantize=_heavy(plain)
            )
        else:
            path.write_bytes(plain.read_bytes())


def _heavy(path: Path) -> list[str]:
    """The products with large constant matrices, and the table of words: all but 2 % of the numbers."""
    import onnx

    graph = onnx.load(str(path)).graph
    large = {t.name for t in graph.initializer if len(t.dims) == 2 and t.dims[0] * t.dims[1] >= HIDDEN * HIDDEN}
    return [n.name for n in graph.node if n.op_type in ("MatMul", "Gemm", "Gather") and set(n.input) & large]
