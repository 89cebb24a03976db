"""A name as it stands in a text, and what two of them have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.model import Span

PEERS = frozenset({"Lord", "Lady", "Baroness", "Baron", "Viscount"})


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that names a person: `words` without titles, `span` with them."""

    span: Span
    words: tuple[str, ...]
    titles: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    of: str | None = None
    nickname: str | None = None

    @property
    def full(self) -> str:
        """The name as a person carries it; peers keep their title unless a given name goes with it."""
        told = self.titled if self._is_peer or len(self.words[-1]) == 1 else " ".join(self.words)
        return f"{told} of {self.of}" if self.of else told

    @property
    def titled(self) -> str:
        """The name behind its last title, which tells Mr Example from Mrs Example."""
        return " ".join([*self.titles[-1:], *self.words])

    @property
    def _is_peer(self) -> bool:
        named = len(self.words) > 1 and self.words[0] in gazetteer.given_names()
        return bool(self.titles) and self.titles[-1] in PEERS and not named

    @property
    def gender(self) -> str | None:
        """'f' or 'm' by title or given name, None where neither tells."""
        given = gazetteer.given_names().get(self.words[0]) if len(self.words) > 1 else None
        return title_gender(self.titles) or given or None


def title_gender(titles: Sequence[str]) -> str | None:
    """'f' or 'm' where one of the titles tells."""
    if any(t in gazetteer.words("offices", "f_titles") for t in titles):
        return "f"
    return "m" if any(t in gazetteer.words("offices", "m_titles") for t in titles) else None


def same_person(a: Name, b: Name) -> bool:
    """Whether two full names may be one person's: one surname, and one given name, its initial or its short form."""
    if a.words[-1] != b.words[-1]:
        return False
    one, other = a.words[0].rstrip("."), b.words[0].rstrip(".")
    if one == other or (1 in (len(one), len(other)) and one[0] == other[0]):
        return True
    return full_form(one) == full_form(other)


def full_form(given: str) -> str:
    """The given name of which a short form stands: 'Gaz' -> 'Gary'; the name itself where it is none."""
    return gazetteer.short_names().get(given, given)
