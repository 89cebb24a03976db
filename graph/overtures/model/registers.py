"""Councils as a register lists them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListedCouncil:
    """A council by the name that readings are to use, with other names for it, its kind and its code there."""

    name: str
    aliases: tuple[str, ...] = ()
    type: str | None = None
    code: str | None = None
