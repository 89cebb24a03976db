"""Train the move encoder on annotated articles and write it where the reader looks for it.

    train.py --pretrained MINILM_FOLDER --output FOLDER ARTICLES...

Each folder of ARTICLES holds NAME.txt and NAME.json in the form of docs/reading.md. MINILM_FOLDER holds
model.safetensors of all-MiniLM-L6-v2 (Apache-2.0). With --held-out every fifth article is kept for testing.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from dataset import Example, examples
from network import Moves, pretrained
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, pad

from overtures.extract.weigh.features import ACTS
from overtures.extract.weigh.units import MOST

GROUP = {
    **dict.fromkeys(("offer", "appeal", "invitation", "motion", "talks"), "proposal"),
    **dict.fromkeys(("acceptance", "agreement"), "yes"),
    **dict.fromkeys(("rejection", "withdrawal"), "no"),
    "defection": "switch",
}
BATCH = 3
PADDED = 61  # 8 x 61 is more than the longest window
POSITIVE = 3.0
SEED = 20


def tensors(e: Example, shuffle: random.Random | None, padded: int = 1) -> list[Tensor]:
    """The inputs of the network, their pieces padded to a multiple: few shapes are quicker than many.

    When training, which unit has which embedding is drawn anew each time.
    """
    a = e.arrays
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
    more = -len(ids) % padded
    ids, kinds, sentence = (pad(t, (0, more), value=v) for t, v in ((ids, 0), (kinds, 0), (sentence, -1)))
    unit, own, speaker, flags = (pad(t, (0, 0, 0, more)) for t in (unit, *wide, flags))
    return [ids, kinds, unit, own, speaker, flags, sentence, pairs]


def loss_of(net: Moves, e: Example, rng: random.Random | None) -> Tensor:
    """Cross entropy over the cells of the sentences that the window scores."""
    logits, _ = net(*tensors(e, rng, PADDED))
    wanted = torch.from_numpy(e.wanted)
    kept = (wanted >= 0).float()
    kept[: e.scored] = 0
    kept = kept * _off_diagonal(wanted)
    weight = kept * torch.where(wanted > 0, POSITIVE, 1.0)
    target = wanted.clamp(min=0).float() * 0.96 + 0.0005
    return (binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).sum()


def _off_diagonal(wanted: Tensor) -> Tensor:
    width = wanted.shape[1]
    mask = torch.ones(width, width + 1)
    mask[:, :width] -= torch.eye(width)
    return mask[None, :, :, None]


def held_out(name: str) -> bool:
    """Whether an article is kept for testing: every fifth, by its name alone."""
    return zlib.crc32(name.encode()) % 5 == 0


def assess(net: Moves, told: list[Example]) -> tuple[float, float, float, float]:
    """(threshold, precision, recall, F1) of (article, group of act, sides), at the threshold that is best here."""
    best_of: dict[tuple[object, ...], float] = defaultdict(float)
    gold: set[tuple[object, ...]] = set()
    free: set[tuple[object, ...]] = set()
    net.eval()
    with torch.no_grad():
        for e in told:
            p = torch.sigmoid(net(*tensors(e, None))[0]).numpy()
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


def train(net: Moves, told: list[Example], rest: list[Example], epochs: int, rate: float) -> None:
    """AdamW with warm-up and a linear fall; the head learns ten times as fast as the transformer."""
    rng = random.Random(SEED)
    net.encoder.words.weight.requires_grad_(False)  # known words stay beside those that no article has
    body = [*net.encoder.layers.parameters(), net.encoder.positions.weight]
    known = {id(p) for p in body}
    linear = [*net.flags.parameters(), net.bias]
    known |= {id(p) for p in linear}
    head = [p for p in net.parameters() if id(p) not in known and p.requires_grad]
    rates = [{"params": body, "lr": rate}, {"params": head, "lr": 20 * rate}, {"params": linear, "lr": 100 * rate}]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = math.ceil(len(told) / BATCH) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / (0.06 * steps)) * max(0.02, 1 - n / steps)
    )
    began = time.time()
    for epoch in range(epochs):
        rng.shuffle(told)
        total = 0.0
        for at in range(0, len(told), BATCH):
            batch = told[at : at + BATCH]
            for e in batch:
                loss = loss_of(net, e, rng) / len(batch)
                loss.backward()
                total += loss.item() * len(batch)
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
        due = rest and (epoch % 2 or epoch == epochs - 1)
        held = " held out: cut {:.2f} P {:.3f} R {:.3f} F {:.3f}".format(*assess(net, rest)) if due else ""
        sys.stderr.write(f"epoch {epoch + 1} loss {total / len(told):.2f} {time.time() - began:.0f} s{held}\n")
        sys.stderr.flush()


def main() -> None:
    """The command; see the head of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+", help="folders of NAME.txt and NAME.json")
    parser.add_argument(
        "--pretrained", type=Path, required=True, help="folder with model.safetensors of all-MiniLM-L6-v2"
    )
    parser.add_argument("--output", type=Path, required=True, help="folder to write moves.onnx to")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    every = [e for folder in given.articles for e in examples(folder)]
    if not every:
        parser.error("no annotated articles in " + ", ".join(map(str, given.articles)))
    net = pretrained(str(given.pretrained / "model.safetensors"))
    rest = [e for e in every if held_out(e.article)]
    train(net, [e for e in every if not held_out(e.article)], rest, given.epochs, given.rate)
    from export import export

    given.output.mkdir(parents=True, exist_ok=True)
    export(net, every[0], given.output / "moves.onnx")
    sys.stderr.write("held out: cut {:.2f}, precision {:.3f}, recall {:.3f}, F1 {:.3f}\n".format(*assess(net, rest)))


if __name__ == "__main__":
    main()
