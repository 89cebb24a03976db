"""Proposals and answers as links need them, and the queries that fetch them from a store or from a new article."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from overtures import vocabulary as v

PROPOSALS = ("Offer", "Appeal", "Invitation")
ANSWERS = ("Acceptance", "Rejection", "Deferral")
Rows = Iterable[tuple[str, str, str]]
Select = Callable[[str], Rows]

_HEAD = f"PREFIX ov: <{v.OV}> "
# A union's branches do not see what was bound before it: each repeats the pattern that selects the moves. VALUES of
# wanted properties in them made Oxigraph a thousand times slower than taking all.
_BRANCHES = (
    "?move ?told ?value",
    "?move ov:when ?period . ?period ?told ?value",
    "?move ov:proposes ?plan . ?plan ov:arrangement ?value BIND(ov:arrangement AS ?told)",
    "?statement ov:conveys ?move ; ?told ?value",
    # what a link across articles says is no word of the article's own
    'GRAPH ?home { ?move ov:respondsTo ?value } BIND("#own" AS ?told)'
    f' FILTER(STRSTARTS(STR(?home), "{v.article_graph("")}"))',
)
_NO_ARRANGEMENT = v.OVC + "arrangement-none"


@dataclass(frozen=True, slots=True)
class Move:
    """A proposal or an answer of one article, with the IRIs of whoever is on its sides.

    `day` is the latest day it can have been made on, `begin` the earliest where the article tells one; `dated` is
    false where the article gives no date and `day` is that of its publication. `between` holds its councils with two
    sides each, `own` what the article itself says it answers, `confidence` is from 0 to 1.
    """

    iri: str
    article: str
    act: str
    day: dt.date
    begin: dt.date | None = None
    dated: bool = False
    makers: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    addressees: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    names_council: bool = False
    arrangement: str | None = None
    confidence: float = 0.0
    own: frozenset[str] = frozenset()

    @property
    def earliest(self) -> dt.date:
        """The first day it can have been made on; without one told, the latest: news tells what is new."""
        return self.begin or self.day

    @property
    def is_answer(self) -> bool:
        """Whether it accepts, rejects or puts off."""
        return self.act in ANSWERS


def fetch(select: Select, selector: str) -> list[Move]:
    """The proposals and answers that a graph pattern binds to ?move, in order of their IRIs."""
    branches = " UNION ".join(f"{{ {selector} {branch} }}" for branch in _BRANCHES)
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for move, told, value in select(f"{_HEAD} SELECT DISTINCT ?move ?told ?value WHERE {{ {branches} }}"):
        found[move][told].add(value)
    moves = (_move(iri, told) for iri, told in sorted(found.items()))
    return [each for each in moves if each]


def anywhere() -> str:
    """Selects every move that an answer could be tied to, or could be tied."""
    return "?move ov:inExchange ?exchange ."


def of_article(key: str) -> str:
    """Selects the moves of one stored article."""
    return f"GRAPH <{v.derived_graph(key)}> {{ ?move ov:inExchange ?exchange }}"


def of_exchanges(exchanges: Iterable[str]) -> str:
    """Selects the moves of these exchanges: no more of a store is looked at."""
    return (
        f"VALUES ?exchange {{ {' '.join(f'<{each}>' for each in sorted(exchanges))} }} ?move ov:inExchange ?exchange ."
    )


def of_iris(iris: Iterable[str]) -> str:
    """Selects moves by their IRIs."""
    return f"VALUES ?move {{ {' '.join(f'<{each}>' for each in sorted(iris))} }} ?move ov:inExchange ?exchange ."


def _move(iri: str, told: Mapping[str, set[str]]) -> Move | None:
    """A move from its properties by IRI; None for an act that is no proposal and no answer, and one without a day."""
    known = {name.rpartition("#")[2]: frozenset(values) for name, values in told.items()}  # ns#agent -> agent

    def of(name: str) -> frozenset[str]:
        return known.get(name, frozenset())

    acts = {each.removeprefix(v.OV) for each in of("type")} & {*PROPOSALS, *ANSWERS}
    articles, days = of("inArticle"), of("latestDay")
    if not acts or not articles or not days:
        return None
    arrangements = sorted(of("arrangement") - {_NO_ARRANGEMENT})
    return Move(
        iri,
        min(articles).removeprefix(v.article_iri("")),
        min(acts),
        dt.date.fromisoformat(max(days)),
        _day(of("begin")),
        bool(of("begin") or of("end")),
        of("fromParty"),
        of("toParty"),
        of("agent"),
        of("addressee"),
        frozenset(each.rpartition("/")[0] for each in of("inExchange")),
        bool(of("concernsCouncil")),
        arrangements[0] if arrangements else None,
        max((float(each) for each in of("confidence")), default=0.0),
        of("own"),
    )


def _day(told: Iterable[str]) -> dt.date | None:
    return min((dt.date.fromisoformat(each) for each in told), default=None)
