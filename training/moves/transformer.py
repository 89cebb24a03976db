"""The transformer of the encoder, a small BERT that is told who is meant, and how it takes over published weights."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from overtures.encoder.arrays import TOKEN_FLAGS
from overtures.encoder.units import KINDS, MOST

HIDDEN = 384
HEADS = 12
LAYERS = 6
FILLED = 128  # pieces; several windows together are filled up to a multiple of it


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019)."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.down = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, ends: Sequence[int] = ()) -> Tensor:
        """(L, HIDDEN) to (L, HIDDEN); windows that end at `ends` stand one after the other and see only themselves."""
        q, k, v = (t.view(-1, HEADS, HIDDEN // HEADS).transpose(0, 1) for t in _times(self.qkv, x).chunk(3, -1))
        if ends:  # the same sum, without the table of every piece by every piece
            parts = zip(*(t[None].tensor_split(list(ends[:-1]), 2) for t in (q, k, v)), strict=True)
            mixed = torch.cat([nn.functional.scaled_dot_product_attention(*part)[0] for part in parts], 1)
        else:
            mixed = torch.softmax(q @ k.transpose(1, 2) / math.sqrt(HIDDEN // HEADS), -1) @ v
        mixed = mixed.transpose(0, 1).reshape(-1, HIDDEN)
        x = self.norm1(x + self.drop(_times(self.out, mixed)))
        return self.norm2(x + self.drop(_times(self.down, nn.functional.gelu(_times(self.up, x)))))


def _times(layer: nn.Linear, x: Tensor) -> Tensor:
    """The layer as product and sum, which can be stored with eight bits; a layer as such cannot."""
    return x @ layer.weight.T + layer.bias


class Encoder(nn.Module):
    """Word pieces to vectors; units, speakers, kinds and flags are added to the embeddings."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.kinds = nn.Embedding(len(KINDS), HIDDEN)
        self.units = nn.Parameter(torch.randn(MOST, HIDDEN) * 0.02)
        self.speakers = nn.Parameter(torch.randn(MOST, HIDDEN) * 0.02)
        self.flags = nn.Linear(TOKEN_FLAGS, HIDDEN, bias=False)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        for table in (self.kinds, self.flags):
            nn.init.normal_(table.weight, std=0.02)

    def forward(self, ids: Tensor, kinds: Tensor, unit: Tensor, speaker: Tensor, flags: Tensor) -> Tensor:
        """(L, HIDDEN); `unit` and `speaker` are (L, MOST)."""
        x = self.embedded(ids, kinds, unit, speaker, flags)
        for layer in self.layers:
            x = layer(x)
        return x

    def embedded(self, ids: Tensor, kinds: Tensor, unit: Tensor, speaker: Tensor, flags: Tensor) -> Tensor:
        """What goes into the first layer."""
        place = torch.arange(ids.shape[0], device=ids.device)
        x = self.words(ids) + self.positions(place) + self.kinds(kinds)
        x = x + unit @ self.units + speaker @ self.speakers + self.flags(flags)
        return self.drop(self.norm(x))

    def together(self, windows: Sequence[Sequence[Tensor]]) -> list[Tensor]:
        """As `forward`, of several windows at once; rows of nothing fill up to a few lengths, which is quicker."""
        rows = [self.embedded(*w) for w in windows]
        lengths = [len(r) for r in rows]
        more = -sum(lengths) % FILLED
        x = torch.cat([*rows, rows[0].new_zeros(more, HIDDEN)])
        ends = np.cumsum([*lengths, more] if more else lengths).tolist()
        for layer in self.layers:
            x = layer(x, ends)
        return list(x.split([*lengths, more]))[: len(rows)]


def take_over(own: Encoder, path: str) -> None:
    """Give an encoder the weights of a BERT in the safetensors form of MiniLM."""
    from safetensors.torch import load_file

    told = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    with torch.no_grad():
        own.words.weight.copy_(told["embeddings.word_embeddings.weight"])
        own.positions.weight.copy_(
            told["embeddings.position_embeddings.weight"] + told["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(own.norm, told, "embeddings.LayerNorm")
        for n, layer in enumerate(own.layers):
            at = f"encoder.layer.{n}"
            for kind in ("weight", "bias"):
                parts = [told[f"{at}.attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.out, told, f"{at}.attention.output.dense")
            _copy(layer.norm1, told, f"{at}.attention.output.LayerNorm")
            _copy(layer.up, told, f"{at}.intermediate.dense")
            _copy(layer.down, told, f"{at}.output.dense")
            _copy(layer.norm2, told, f"{at}.output.LayerNorm")


def _copy(layer: nn.Module, told: dict[str, Tensor], name: str) -> None:
    layer.weight.copy_(told[f"{name}.weight"])
    layer.bias.copy_(told[f"{name}.bias"])
