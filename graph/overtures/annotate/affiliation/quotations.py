"""Speakers who name their own party: 'we in Labour', 'our Green group', 'as a Conservative'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from overtures.annotate.bodies import Named
from overtures.model import Quote

_OWN = re.compile(
    r"\b(?:we (?:in|as|at)(?: the)?|as (?:a|an)|(?:my|our)(?: (?:fellow|own|local|excellent"
    r"|wonderful))?|us|we|I'm an?|I am an?|us in(?: the)?"
    r"|(?:as )?(?:the )?(?:group )?leader of(?: the)?|I (?:lead|speak for|chair|joined"
    r"|represent)(?: the)?|my party, (?:the )?) $",
    re.I,
)


def from_quotations(
    text: str, quotes: Sequence[Quote], bodies: Sequence[Named], known: Mapping[str, str]
) -> dict[str, str]:
    """Person -> party for speakers of whom no party is known. `text` is plain_text."""
    parties = sorted((b for b in bodies if b.kind != "council"), key=lambda b: b.span)
    starts = [b.span.start for b in parties]
    found: dict[str, str] = {}
    for quote in quotes:
        if not quote.speaker or quote.speaker in known or quote.speaker in found:
            continue
        for b in parties[bisect_left(starts, quote.span.start) : bisect_left(starts, quote.span.end)]:
            if _OWN.search(text[max(quote.span.start, b.span.start - 24) : b.span.start]):
                found.setdefault(quote.speaker, b.name)
    return found
