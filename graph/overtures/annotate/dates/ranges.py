"""Two expressions that are the ends of one: 'between May 9 and Monday', 'from 1997 to 2009'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from overtures.annotate.dates.stretches import Stretch
from overtures.model import Span

Read = tuple[Span, str, Stretch | None]
_JOINTS = {"between": re.compile(r"\s+and\s*"), "from": re.compile(r"\s*(?:\s(?:to|until|till|through)\s|[-–])\s*")}


def joined(text: str, read: Sequence[Read]) -> Iterator[tuple[Span, Stretch | None]]:
    """Expressions with their stretches (span, leading word, stretch), the ends of a range made one."""
    i = 0
    while i < len(read):
        span, _, stretch = read[i]
        whole = _range(text, read[i], read[i + 1]) if i + 1 < len(read) else None
        if whole:
            yield Span(span.start, read[i + 1][0].end), whole
        else:
            yield span, stretch
        i += 2 if whole else 1


def _range(text: str, first: Read, second: Read) -> Stretch | None:
    joint = _JOINTS.get(first[1])
    if joint is None or first[2] is None or second[2] is None:
        return None
    gap = text[first[0].end : second[0].start]
    if not (joint.fullmatch(gap) or (second[1] in ("until", "till") and not gap.strip())):
        return None
    return _spanning(first[2], second[2])


def _spanning(first: Stretch, second: Stretch) -> Stretch | None:
    """From the beginning of the one to the end of the other, in their common unit; None the wrong way round."""
    if first.begin > second.end:
        return None
    stated = second.derivation == "stated" and first.derivation in ("stated", "bounded")  # "from" opens the first end
    return Stretch(
        first.begin, second.end, "span", first.doubt or second.doubt,
        derivation="stated" if stated else "resolved", anchor=second.anchor or first.anchor,
        ends=f"{first.point(first.begin)}/{second.point(second.end)}",
    )  # fmt: skip
