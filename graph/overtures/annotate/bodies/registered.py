"""Councils under the names that a register gives them, whether or not these look like names of councils."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from overtures.annotate.bodies.named import Named
from overtures.model import ListedCouncil, Span, plain_marks


def registered(text: str, register: Sequence[ListedCouncil]) -> Iterator[Named]:
    """Mentions of listed councils, by their canonical names; the longest name at each place. `text` is plain_text."""
    if register:
        names, pattern = _known(tuple(register))
        for match in pattern.finditer(text):
            yield Named(Span(*match.span()), "council", names[match[0]])


@lru_cache(maxsize=4)
def _known(register: tuple[ListedCouncil, ...]) -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Each name and alias with the council that it means, and a pattern of all."""
    names = {plain_marks(told): each.name for each in register for told in (*each.aliases, each.name)}
    longest = sorted(names, key=lambda told: (-len(told), told))
    return names, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
