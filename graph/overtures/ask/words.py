"""Several names in one cell."""

from __future__ import annotations

from collections.abc import Sequence


def listed(values: Sequence[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    return f" {last} ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)
