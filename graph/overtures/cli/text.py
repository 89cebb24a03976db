"""Text for a terminal: an article's words may hold characters that would steer it."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def one_line(text: str) -> str:
    """`text` on one line: control characters and line ends become a space, invisible direction marks go."""
    return _INVISIBLE.sub("", _CONTROL.sub(" ", text)).strip()
