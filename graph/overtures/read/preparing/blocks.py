"""The parts of a text that may differ from each other: paragraphs as their writer set them."""

from __future__ import annotations

import re

from overtures.model import Span

BLOCK = re.compile(r"\S(?:(?!\n[ \t\r]*\n)[\s\S])*")
LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_UNWRAPPED = 120  # characters; a longer line is a paragraph of its own


def blocks(text: str) -> list[Span]:
    """Stretches between blank lines; lines, where some are too long to be those of one paragraph."""
    found = []
    for block in BLOCK.finditer(text):
        lines = [Span(m.start(), m.end()) for m in LINE.finditer(text, block.start(), block.end())]
        unwrapped = any(line.end - line.start > _UNWRAPPED for line in lines)
        found += lines if unwrapped else [Span(lines[0].start, lines[-1].end)]
    return found
