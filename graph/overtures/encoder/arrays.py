"""What the encoder is given of one window, as arrays: words, who is meant by them, who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from overtures.encoder.units import KINDS, Meant
from overtures.encoder.windows import Window
from overtures.model import Act, Annotation, Span, Tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

ACTS: tuple[Act, ...] = get_args(Act)
BEGIN, END = 101, 102  # [CLS] and [SEP]
# where a word or the name that it belongs to stands in its clause
RELATIONS = (
    "ROOT", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "appos", "conj", "xcomp",
    "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "amod", "aux", "mark", "case",
)  # fmt: skip
MOST_TIMES = 30  # expressions of time of one window
_MONTH = 31  # days
_WITHIN = frozenset({"flat", "compound", "fixed"})  # relations inside a name
TOKEN_FLAGS = 3 + 2 * len(ACTS) + len(RELATIONS)
PAIR_FLAGS = 4 * len(ACTS) + 17
TIME_FLAGS = 6


@dataclass(frozen=True, slots=True)
class Arrays:
    """One window: L pieces, S sentences, U units (their indices in `units`).

    ids, kinds, sentence: (L,) numbers, sentence -1 for marks of the encoder's own; unit, speaker: (L, U) shares;
    flags: (L, TOKEN_FLAGS); pairs: (S, U, U + 1, PAIR_FLAGS), the last target meaning none; guessed: (U, U + 1),
    log-odds that one unit belongs to another, 0 where nothing was guessed; timed: (L, T), 1 where a piece belongs to an
    expression of time (their indices in `times`; one of nothing where there is none); time_flags: (T, TIME_FLAGS).
    """

    units: list[int]
    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    sentence: NDArray[np.int64]
    unit: NDArray[np.float32]
    speaker: NDArray[np.float32]
    flags: NDArray[np.float32]
    pairs: NDArray[np.float32]
    guessed: NDArray[np.float32]
    times: list[int]
    timed: NDArray[np.float32]
    time_flags: NDArray[np.float32]


def arrays(meant: Meant, window: Window, annotation: Annotation, tree: Tree) -> Arrays:
    """The words of one window of an article, with nothing of what rules have found."""
    inside = annotation.sentences[window.first : window.last]
    kept = meant.commonest(range(inside[0].first, inside[-1].last))
    length, width = len(window.pieces) + 2, len(kept)
    times = _times(annotation, Span(inside[0].span.start, inside[-1].span.end))
    columns = max(1, len(times))
    a = Arrays(
        kept, np.zeros(length, np.int64), np.zeros(length, np.int64), np.full(length, -1, np.int64),
        np.zeros((length, width), np.float32), np.zeros((length, width), np.float32),
        np.zeros((length, TOKEN_FLAGS), np.float32), np.zeros((len(inside), width, width + 1, PAIR_FLAGS), np.float32),
        np.zeros((width, width + 1), np.float32),
        times, np.zeros((length, columns), np.float32), np.zeros((columns, TIME_FLAGS), np.float32),
    )  # fmt: skip
    a.ids[0], a.ids[-1] = BEGIN, END
    place = {n: k for k, n in enumerate(kept)}
    for n, piece in enumerate(window.pieces, 1):
        a.ids[n], a.sentence[n] = piece.number, piece.sentence - window.first
        kind, units = meant.of_token.get(piece.token, ("none", ()))
        a.kinds[n] = KINDS.index(kind)
        _share(a.unit[n], units, place)
        _share(a.speaker[n], meant.speaker(piece.token), place)
        _flag(a.flags[n], meant, tree, piece.token)
    _tell_times(a, window, annotation, meant, tree)
    return a


def _times(annotation: Annotation, stretch: Span) -> list[int]:
    """The expressions of time in a stretch of text whose days are known, by index; a stretch without end is no day."""
    return [
        n for n, t in enumerate(annotation.times)
        if t.span in stretch and t.period and t.period.begin and t.period.end
    ][:MOST_TIMES]  # fmt: skip


def _tell_times(a: Arrays, window: Window, annotation: Annotation, meant: Meant, tree: Tree) -> None:
    published = annotation.article.published
    for column, n in enumerate(a.times):
        span, period = annotation.times[n].span, annotation.times[n].period
        tokens = tree.within(span)
        for k, piece in enumerate(window.pieces, 1):
            a.timed[k, column] = piece.token in tokens
        if period and period.begin and period.end:
            days = (period.end - period.begin).days
            ahead = published is not None and period.begin > published
            today = period.begin == period.end == published
            quoted = bool(tokens) and meant.quote(tokens[0]) is not None
            a.time_flags[column] = [1, days == 0, ahead, today, days > _MONTH, quoted]


def _share(row: NDArray[np.float32], meant: Sequence[int], place: dict[int, int]) -> None:
    here = [place[n] for n in meant if n in place]
    if here:
        row[here] = 1 / len(here)


def _flag(row: NDArray[np.float32], meant: Meant, tree: Tree, i: int) -> None:
    quote = meant.quote(i)
    if quote:
        row[0] = 1
        row[1] = quote.form == "partial"
        row[2] = quote.speaker is None
    row[_relation(tree, i)] = 1


def _relation(tree: Tree, i: int) -> list[int]:
    token = tree.tokens[i]
    while token.dep in _WITHIN and token.head != token.i:
        token = tree.tokens[token.head]
    dep = token.dep if token.dep in RELATIONS else token.dep.partition(":")[0]
    return [3 + 2 * len(ACTS) + RELATIONS.index(dep)] if dep in RELATIONS else []
