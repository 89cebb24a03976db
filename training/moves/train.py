"""Train the move encoder on annotated articles and write it where the reader looks for it.

    train.py --pretrained MINILM_FOLDER --output FOLDER ARTICLES...

Each folder of ARTICLES holds NAME.txt and NAME.json in the form of docs/reading.md. MINILM_FOLDER holds
model.safetensors of all-MiniLM-L6-v2 (Apache-2.0). Every fifth article is kept for testing, of those in a folder
named briefs every tenth.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from assess import assess
from dataset import Example, examples
from losses import loss_of, loss_of_members
from membership import Membership
from network import Moves, pretrained
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

Told = tuple[list[Example], list[Membership]]
BATCH = 6
OF_PARTIES = 0.4  # of the windows that ask for parties: in each epoch
AVERAGED = 0.997  # of the running mean of the weights, a step
SEED = 31


def train(net: Moves, told: Told, rest: Told, epochs: int, rate: float) -> Moves:
    """The running mean of the weights of `net`, which is trained by AdamW with warm-up and a linear fall.

    The head learns twenty times as fast as the transformer, which has less to learn and much to forget.
    """
    rng = random.Random(SEED)
    mean = AveragedModel(net, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    optimiser = _optimiser(net, rate)
    steps = len(_batches(told, rng)) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min(1.0, (n + 1) / (0.06 * steps)) * max(0.02, 1 - n / steps)
    )
    began = time.time()
    for epoch in range(epochs):
        total = 0.0
        for batch in _batches(told, rng):
            loss = _loss(net, batch, rng)
            loss.backward()
            total += loss.item() * len(batch)
            torch.nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad(set_to_none=True)  # a head that was not asked stays as it is
            mean.update_parameters(net)
        due = rest[0] and (epoch % 2 or epoch == epochs - 1)
        held = " held out: cut {:.2f} P {:.3f} R {:.3f} F {:.3f}".format(*assess(mean.module, rest[0])) if due else ""
        sys.stderr.write(f"epoch {epoch + 1} loss {total / len(told[0]):.2f} {time.time() - began:.0f} s{held}\n")
        sys.stderr.flush()
    return mean.module


def _optimiser(net: Moves, rate: float) -> torch.optim.Optimizer:
    net.encoder.words.weight.requires_grad_(False)  # known words stay beside those that no article has
    body = [*net.encoder.layers.parameters(), net.encoder.positions.weight]
    known = {id(p) for p in body}
    linear = [*net.flags.parameters(), net.bias]
    known |= {id(p) for p in linear}
    head = [p for p in net.parameters() if id(p) not in known and p.requires_grad]
    rates = [{"params": body, "lr": rate}, {"params": head, "lr": 20 * rate}, {"params": linear, "lr": 100 * rate}]
    return torch.optim.AdamW(rates, weight_decay=0.01)


def _batches(told: Told, rng: random.Random) -> list[list[Example] | list[Membership]]:
    """All windows of moves and some of those of parties, in batches of one kind, in a new order each time."""
    moves, parties = rng.sample(told[0], len(told[0])), rng.sample(told[1], int(len(told[1]) * OF_PARTIES))
    batches: list[list[Example] | list[Membership]] = [moves[n : n + BATCH] for n in range(0, len(moves), BATCH)]
    batches += [parties[n : n + BATCH] for n in range(0, len(parties), BATCH)]
    rng.shuffle(batches)
    return batches


def _loss(net: Moves, batch: Sequence[Example] | Sequence[Membership], rng: random.Random) -> torch.Tensor:
    moves = [e for e in batch if isinstance(e, Example)]
    parties = [e for e in batch if isinstance(e, Membership)]
    return loss_of(net, moves, rng) if moves else loss_of_members(net, parties, rng)


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
    every = [(_kept(folder, e.article), e) for folder in given.articles for e in examples(folder)]
    told, rest = _sorted(e for kept, e in every if not kept), _sorted(e for kept, e in every if kept)
    if not told[0]:
        parser.error("no annotated articles in " + ", ".join(map(str, given.articles)))
    net = train(pretrained(str(given.pretrained / "model.safetensors")), told, rest, given.epochs, given.rate)
    from export import export

    given.output.mkdir(parents=True, exist_ok=True)
    export(net, told[0][0].arrays, given.output / "moves.onnx")
    held = assess(net, rest[0])
    sys.stderr.write("held out: cut {:.2f}, precision {:.3f}, recall {:.3f}, F1 {:.3f}\n".format(*held))


def _sorted(every: Iterable[Example | Membership]) -> Told:
    """Windows of moves, and windows of parties."""
    told: Told = ([], [])
    for e in every:
        if isinstance(e, Example):
            told[0].append(e)
        else:
            told[1].append(e)
    return told


if __name__ == "__main__":
    main()
