"""The network: a small pretrained transformer, and heads that weigh acts between sides, parties of people and dates."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from transformer import HIDDEN, Encoder, take_over

from overtures.encoder.arrays import ACTS, PAIR_FLAGS, TIME_FLAGS

KEY = 96
PAIR = 160
FAR = 8  # sentences


class Members(nn.Module):
    """Logits (U, U + 1) that one unit is of another, or of none."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.look = nn.Parameter(torch.zeros(HIDDEN))
        self.of_one = nn.Linear(HIDDEN, PAIR)
        self.of_other = nn.Linear(HIDDEN, PAIR, bias=False)
        self.query = nn.Linear(HIDDEN, KEY)
        self.key = nn.Linear(HIDDEN, KEY)
        self.nobody = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.weigh = nn.Parameter(torch.randn(PAIR) * 0.05)
        self.guess = nn.Parameter(torch.tensor(0.8))
        self.drop = nn.Dropout(2 * drop)

    def forward(self, x: Tensor, unit: Tensor, guessed: Tensor) -> Tensor:
        """`x` is (L, HIDDEN), `unit` (L, U), `guessed` (U, U + 1)."""
        score = torch.where(unit.T > 0, (x @ self.look)[None], -1e4)
        one = torch.softmax(score, -1) @ x
        other = torch.cat([one, self.nobody[None]])
        z = torch.relu(self.of_one(one)[:, None] + self.of_other(other)[None])
        alike = self.query(one) @ self.key(other).T / math.sqrt(KEY)
        return self.drop(z) @ self.weigh + alike + self.guess * guessed


class Dates(nn.Module):
    """Logits (S, acts, T + 1) that what a sentence tells of an act was then; the last means that none tells."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.of_act = nn.Linear(HIDDEN, PAIR)
        self.of_time = nn.Linear(HIDDEN, PAIR, bias=False)
        self.of_flags = nn.Linear(TIME_FLAGS, PAIR, bias=False)
        self.query = nn.Linear(HIDDEN, KEY)
        self.key = nn.Linear(HIDDEN, KEY)
        self.apart = nn.Parameter(-0.4 * torch.cat([torch.arange(FAR + 1.0), torch.arange(1.0, FAR + 1) + 1]))
        self.never = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.weigh = nn.Parameter(torch.randn(PAIR) * 0.05)
        self.drop = nn.Dropout(2 * drop)

    def forward(self, x: Tensor, worded: Tensor, sentence: Tensor, timed: Tensor, flags: Tensor) -> Tensor:
        """`x` is (L, HIDDEN), `worded` (S, acts, HIDDEN), `sentence` (L,), `timed` (L, T), `flags` (T, TIME_FLAGS)."""
        share = timed / timed.sum(0, keepdim=True).clamp(min=1)
        times = torch.cat([share.T @ x, self.never[None]])
        flags = torch.cat([flags, torch.zeros_like(flags[:1])])
        at = (share * sentence.clamp(min=0)[:, None]).sum(0).round().long()
        number = torch.arange(worded.shape[0], device=x.device)
        apart = (number[:, None] - at[None, :]).clamp(-FAR, FAR)
        near = self.apart[torch.where(apart >= 0, apart, FAR - apart)]
        near = torch.cat([near, torch.zeros_like(near[:, :1])], 1)
        z = self.of_act(worded)[:, :, None] + (self.of_time(times) + self.of_flags(flags))[None, None]
        alike = self.query(worded) @ self.key(times).T / math.sqrt(KEY)
        none = torch.cat([(timed.sum(0) < 1).float() * -1e4, torch.zeros_like(flags[:1, 0])])  # no expression at all
        return self.drop(torch.relu(z)) @ self.weigh + alike + near[:, None] + none


class Moves(nn.Module):
    """Logits of every act in every sentence for every ordered pair of units, of who is of whom, and of days."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(drop)
        self.cues = nn.Parameter(torch.randn(len(ACTS), HIDDEN) * 0.02)
        self.query = nn.Linear(HIDDEN, KEY)
        self.key = nn.Linear(HIDDEN, KEY)
        self.value = nn.Linear(HIDDEN, HIDDEN)
        self.absent = nn.Parameter(torch.zeros(HIDDEN))
        self.nobody = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.absent_key = nn.Parameter(torch.zeros(KEY))
        self.near = nn.Parameter(torch.linspace(0.0, -3.0, 2 * FAR + 1))
        self.of_sentence = nn.Linear(HIDDEN, PAIR)
        self.of_maker = nn.Linear(HIDDEN, PAIR, bias=False)
        self.of_target = nn.Linear(HIDDEN, PAIR, bias=False)
        self.of_flags = nn.Linear(PAIR_FLAGS, PAIR, bias=False)
        self.of_act = nn.Parameter(torch.randn(len(ACTS), PAIR) * 0.02)
        self.drop = nn.Dropout(2 * drop)
        self.weigh = nn.Parameter(torch.randn(len(ACTS), PAIR) * 0.05)
        self.bias = nn.Parameter(torch.full((len(ACTS),), -4.0))
        self.wording = nn.Parameter(torch.randn(len(ACTS), HIDDEN) * 0.02)
        self.worded = nn.Parameter(torch.full((len(ACTS),), -3.0))
        self.flags = nn.Linear(PAIR_FLAGS, len(ACTS))
        self.members = Members(drop)
        self.dates = Dates(drop)
        with (
            torch.no_grad()
        ):  # begin as the rules alone: what they find whole is likely, what they find in part less so
            self.flags.weight.zero_()
            self.flags.bias.zero_()
            for k in range(len(ACTS)):
                self.flags.weight[k, [k, len(ACTS) + k, 2 * len(ACTS) + k]] = torch.tensor([4.0, 1.0, 1.0])

    def forward(  # noqa: PLR0917  the inputs of the exported network, in their order
        self,
        ids: Tensor,
        kinds: Tensor,
        unit: Tensor,
        unit_wide: Tensor,
        speaker: Tensor,
        flags: Tensor,
        sentence: Tensor,
        pairs: Tensor,
        guessed: Tensor,
        timed: Tensor,
        time_flags: Tensor,
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits of acts (S, U, U + 1, acts), of members (U, U + 1) and of dates (S, acts, T + 1).

        Second comes the attention of acts over pieces (S, acts, L).
        """
        x = self.encoder(ids, kinds, unit_wide, speaker, flags)
        logits, told, _, worded = self._weigh(x, unit, sentence, pairs)
        return logits, told, self.members(x, unit, guessed), self.dates(x, worded, sentence, timed, time_flags)

    def batch(self, windows: Sequence[Sequence[Tensor]]) -> list[tuple[Tensor, Tensor, Tensor]]:
        """Logits of acts, of each sentence's wording alone (S, acts), whoever the sides are, and of dates.

        Of several windows at once, the transformer in numbers of sixteen bits: for training.
        """
        found = []
        for x, w in zip(self._seen(windows), windows, strict=True):
            logits, _, wording, worded = self._weigh(x, w[2], w[6], w[7])
            found.append((logits, wording, self.dates(x, worded, w[6], w[9], w[10])))
        return found

    def batch_members(self, windows: Sequence[Sequence[Tensor]]) -> list[Tensor]:
        """Logits of members in several windows at once, for training."""
        return [self.members(x, w[2], w[8]) for x, w in zip(self._seen(windows), windows, strict=True)]

    def _seen(self, windows: Sequence[Sequence[Tensor]]) -> list[Tensor]:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            seen = self.encoder.together([(w[0], w[1], w[3], w[4], w[5]) for w in windows])
        return [x.float() for x in seen]

    def _weigh(self, x: Tensor, unit: Tensor, sentence: Tensor, pairs: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        number = torch.arange(pairs.shape[0], device=x.device)
        inside = sentence[None, :] == number[:, None]
        scores = (self.cues @ x.T)[None] / math.sqrt(HIDDEN) * 4 + torch.where(inside, 0.0, -1e4)[:, None]
        told = torch.softmax(scores, -1)
        worded = told @ x
        mean = inside.float() @ x / inside.sum(-1, keepdim=True).clamp(min=1)
        sides = self._sides(x, mean, unit, sentence, number)
        target = torch.cat([sides, self.nobody.expand(sides.shape[0], 1, -1)], 1)
        z = (self.of_sentence(worded) + self.of_act)[:, None, None]
        z = z + self.of_maker(sides)[:, :, None, None] + self.of_target(target)[:, None, :, None]
        z = torch.relu(z + self.of_flags(pairs)[:, :, :, None])
        wording = (self.drop(worded) * self.wording).sum(-1) + self.worded
        sided = (self.drop(z) * self.weigh).sum(-1) + self.bias + self.flags(pairs)
        return sided + torch.clamp(wording, -6, 6)[:, None, None], told, wording, worded

    def _sides(self, x: Tensor, mean: Tensor, unit: Tensor, sentence: Tensor, number: Tensor) -> Tensor:
        """Each unit as seen from each sentence (S, U, HIDDEN): its mentions, near ones first, or that there is none."""
        q = self.query(mean)
        apart = (number[:, None] - sentence[None, :]).clamp(-FAR, FAR)
        near = self.near[torch.where(apart >= 0, apart, FAR - apart)]
        score = q @ self.key(x).T / math.sqrt(KEY) + near
        masked = torch.where(unit.T[None] > 0, score[:, None, :], torch.full_like(score[:, None, :], -1e4))
        none = (q @ self.absent_key)[:, None, None].expand(-1, unit.shape[1], 1) - 3.0
        share = torch.softmax(torch.cat([masked, none], -1), -1)
        return share @ torch.cat([self.value(x), self.absent[None]])


def pretrained(path: str, drop: float = 0.1) -> Moves:
    """A network whose transformer is that of a BERT in the safetensors form of MiniLM."""
    net = Moves(drop)
    take_over(net.encoder, path)
    return net
