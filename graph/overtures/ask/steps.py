"""The steps that a question's header may name (finish: then): what SPARQL cannot say, or engines say differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from overtures.ask.majority import majority
from overtures.ask.words import listed
from overtures.store import Term, literal
from overtures.vocabulary import PREFIXES

Known: TypeAlias = Mapping[str, Term]
_INTEGER = PREFIXES["xsd"] + "integer"


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to the rows of a query, and the columns that it adds."""

    run: Callable[[list[Known]], list[Known]]
    makes: tuple[str, ...]

    def __call__(self, rows: list[Known]) -> list[Known]:
        """The rows with what the step adds."""
        return self.run(rows)


def chains(rows: list[Known]) -> list[Known]:
    """Adds ?speaker, ?through and ?mouths to each statement.

    Rows hold a ?statement and one link of the chain from it to its article: ?mouth (a statement), the ?outer one that
    conveys it, and a ?voice that speaks there, or may.
    """
    outer: dict[str, str] = {}
    voices: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        mouth = row["mouth"].value
        outer[mouth] = row["outer"].value
        voices[mouth] |= {row["voice"].value} if "voice" in row else set()
    told: list[Known] = []
    for row in rows:
        names = [listed(sorted(voices[mouth]), "or") for mouth in _links(row["statement"].value, outer)]
        added = {"speaker": literal(names[0]), "mouths": literal(str(len(names)), _INTEGER)}
        added |= {"through": literal(", ".join(names[1:]))} if names[1:] else {}
        told.append({**row, **added})
    return told


def _links(statement: str, outer: Mapping[str, str]) -> Iterable[str]:
    """The statement, the one that conveys it, and so on; a chain that bites its tail ends there."""
    seen: list[str] = []
    while statement in outer and statement not in seen:
        seen.append(statement)
        statement = outer[statement]
    return seen


STEPS: Mapping[str, Step] = {
    "chains": Step(chains, ("speaker", "through", "mouths")),
    "majority": Step(majority, ("sides", "held", "together", "total", "needed", "majority", "counted", "counter")),
}
