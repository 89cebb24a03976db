"""Train the move encoder on annotated articles and write it where the reader looks for it.

    train.py --pretrained MINILM_FOLDER --output FOLDER ARTICLES...

Each folder of ARTICLES holds NAME.txt and NAME.json in the form of docs/reading.md. MINILM_FOLDER holds
model.safetensors of all-MiniLM-L6-v2 (Apache-2.0). Every fifth article is kept for testing, of those in a folder
named briefs every tenth.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
import zlib
from pathlib import Path

import torch
from assess import assess
from dataset import Example, examples
from losses import loss_of
from network import Moves, pretrained
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

BATCH = 6
AVERAGED = 0.997  # of the running mean of the weights, a step
SEED = 31


def train(net: Moves, told: list[Example], rest: list[Example], epochs: int, rate: float) -> Moves:
    """The running mean of the weights of `net`, which is trained by AdamW with warm-up and a linear fall.

    The head learns twenty times as fast as the transformer, which has less to learn and much to forget.
    """
    rng = random.Random(SEED)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
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
            loss = loss_of(net, batch, rng)
            loss.backward()
            total += loss.item() * len(batch)
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()
            mean.update_parameters(net)
        due = rest and (epoch % 2 or epoch == epochs - 1)
        held = " held out: cut {:.2f} P {:.3f} R {:.3f} F {:.3f}".format(*assess(mean.module, rest)) if due else ""
        sys.stderr.write(f"epoch {epoch + 1} loss {total / len(told):.2f} {time.time() - began:.0f} s{held}\n")
        sys.stderr.flush()
    return mean.module


def _kept(folder: Path, name: str) -> bool:
    """Whether an article is kept for testing, by its name alone."""
    return zlib.crc32(name.encode()) % (10 if folder.name == "briefs" else 5) == 0


def main() -> None:
    """The command; see the head of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="+", help="folders of NAME.txt and NAME.json")
    parser.add_argument(
        "--pretrained", type=Path, required=True, help="folder with model.safetensors of all-MiniLM-L6-v2"
    )
    parser.add_argument("--output", type=Path, required=True, help="folder to write moves.onnx to")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--rate", type=float, default=6e-5)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    every = [(_kept(folder, e.article), e) for folder in given.articles for e in examples(folder) if e.arrays.units]
    if not every:
        parser.error("no annotated articles in " + ", ".join(map(str, given.articles)))
    net = pretrained(str(given.pretrained / "model.safetensors"))
    rest = [e for kept, e in every if kept]
    net = train(net, [e for kept, e in every if not kept], rest, given.epochs, given.rate)
    from export import export

    given.output.mkdir(parents=True, exist_ok=True)
    export(net, every[0][1], given.output / "moves.onnx")
    sys.stderr.write("held out: cut {:.2f}, precision {:.3f}, recall {:.3f}, F1 {:.3f}\n".format(*assess(net, rest)))


if __name__ == "__main__":
    main()
