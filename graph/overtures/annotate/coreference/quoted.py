"""What resolving needs to know of quotations: who speaks in them, and who "we" is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from overtures.model import Span, Token

_FIRST_PERSON = re.compile(r"i|me|my|mine|myself|we|us|our|ours|ourselves")


def speaker_at(spans: Sequence[tuple[Span, str | None]]) -> Callable[[Token], str | None]:
    """A look-up from a token to the speaker of the quotation that it stands in; of nested ones, the outer."""
    outer: list[tuple[Span, str | None]] = []
    for span, name in sorted(spans, key=lambda s: (s[0].start, -s[0].end)):
        if not outer or span.start >= outer[-1][0].end:
            outer.append((span, name))
    starts = [span.start for span, _ in outer]

    def inside(token: Token) -> str | None:
        n = bisect_right(starts, token.start) - 1
        return outer[n][1] if n >= 0 and token.start < outer[n][0].end else None

    return inside


def is_first_person(token: Token) -> bool:
    """Whether the token is "I", "we" or one of their forms."""
    return bool(_FIRST_PERSON.fullmatch(token.text.lower()))
