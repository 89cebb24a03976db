"""What the network is trained to lessen: how far it is off about who did what to whom, and about what is worded."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from dataset import Example
from inputs import tensors
from membership import Membership
from network import Moves
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

POSITIVE = 3.0
WORDED = 2.0  # weight of the loss of what each sentence tells, beside that of who and to whom


DATED = 1.5  # weight of the loss of the day of an act
OF_MEMBERS = 4.0  # weight of the loss of one person's party


def loss_of_members(net: Moves, batch: Sequence[Membership], rng: random.Random) -> Tensor:
    """The mean over windows of the cross entropy of the parties of those who are asked about."""
    weighed = net.batch_members([tensors(e.arrays, rng) for e in batch])
    losses = []
    for logits, e in zip(weighed, batch, strict=True):
        wanted = torch.from_numpy(e.wanted)
        losses.append(cross_entropy(logits, wanted, ignore_index=-1, reduction="sum", label_smoothing=0.02))
    return OF_MEMBERS * torch.stack(losses).mean()


def loss_of(net: Moves, batch: Sequence[Example], rng: random.Random) -> Tensor:
    """The mean over windows of the cross entropy of the cells of the sentences that each scores."""
    weighed = net.batch([tensors(e.arrays, rng) for e in batch])
    losses = [
        _of_window(logits, wording, e) + DATED * _of_dates(dates, e)
        for (logits, wording, dates), e in zip(weighed, batch, strict=True)
    ]
    return torch.stack(losses).mean()


def _of_window(logits: Tensor, wording: Tensor, e: Example) -> Tensor:
    wanted = torch.from_numpy(e.wanted)
    kept = (wanted >= 0).float()
    kept[: e.scored] = 0
    kept = kept * _off_diagonal(wanted)
    weight = kept * torch.where(wanted > 0, POSITIVE, 1.0)
    target = wanted.clamp(min=0).float() * 0.96 + 0.0005
    sided = (binary_cross_entropy_with_logits(logits, target, reduction="none") * weight).sum()
    return sided + WORDED * _of_wording(wording, e)


def _of_wording(wording: Tensor, e: Example) -> Tensor:
    """Cross entropy of which acts each sentence tells, whoever their sides are."""
    worded = torch.from_numpy(e.worded)
    weight = torch.where(worded > 0, 2.0, 1.0) * (worded >= 0)
    weight[: e.scored] = 0
    target = worded.clamp(min=0).float() * 0.96 + 0.002
    return (binary_cross_entropy_with_logits(wording, target, reduction="none") * weight).sum()


def _of_dates(logits: Tensor, e: Example) -> Tensor:
    """Cross entropy of the expressions of time that tell the day of what is told; any of several may be right."""
    right = torch.from_numpy(e.dated)  # (S, acts, T + 1)
    asked = right.any(-1)
    asked[: e.scored] = False
    if not asked.any():
        return logits.sum() * 0
    logits, right = logits[asked], right[asked]
    every, good = torch.logsumexp(logits, -1), torch.logsumexp(logits.masked_fill(~right, -1e4), -1)
    return (every - good).sum()


def _off_diagonal(wanted: Tensor) -> Tensor:
    width = wanted.shape[1]
    mask = torch.ones(width, width + 1)
    mask[:, :width] -= torch.eye(width)
    return mask[None, :, :, None]
