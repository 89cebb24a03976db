"""What a change of one article does to the links: fetched is only what the article's own moves can touch."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.link.choose import choose
from overtures.link.fit import VAGUE, WINDOW, can_answer, months
from overtures.link.moves import Move, Select, anywhere, fetch, of_article, of_exchanges, of_iris
from overtures.link.quads import quads_of

_WINDOW, _VAGUE = dt.timedelta(days=WINDOW), dt.timedelta(days=VAGUE)


@dataclass(frozen=True, slots=True)
class Relinked:
    """Answers whose links go, by the graph in which these stand, and the quads of the links that come."""

    answers: dict[str, list[str]]
    quads: list[ox.Quad]


def relink(key: str, new: Iterable[ox.Quad], select: Select, *, stored: bool) -> Relinked:
    """The links after the article `key` has come to say what the quads say, or nothing; `select` asks the store.

    Answers of other articles are looked at anew where a proposal of this one, as it is or as it was stored, may be
    what they answer. The links are then the same as if all articles had come in any other order.
    """
    told = _told(new)
    before = fetch(select, of_article(key)) if stored else []
    touching = [each for each in (*before, *told) if not each.is_answer]
    others = [each for each in _answers_to(touching, select) if each.article != key]
    answers = [each for each in told if each.is_answer] + others
    proposals = [each for each in told if not each.is_answer]
    proposals += [each for each in _proposals_for(answers, select) if each.article != key]
    own = {each.iri: each for each in (*proposals, *told)}
    missing = {iri for each in others for iri in each.own} - own.keys()
    own |= {each.iri: each for each in (fetch(select, of_iris(missing)) if missing else ())}
    links = [link for each in answers for link in choose(each, proposals, own)]
    return Relinked(_by_graph(others), [quad for link in links for quad in quads_of(link)])


def _told(new: Iterable[ox.Quad]) -> list[Move]:
    """The moves of an article that is not stored yet."""
    store = ox.Store()
    store.extend(new)

    def select(query: str) -> Iterable[tuple[str, str, str]]:
        rows = store.query(query, use_default_graph_as_union=True)
        assert isinstance(rows, ox.QuerySolutions), "moves are fetched by SELECT"
        return [(row[0].value, row[1].value, row[2].value) for row in rows]

    return fetch(select, anywhere())


def _answers_to(proposals: list[Move], select: Select) -> list[Move]:
    exchanges = {at for each in proposals for at in _exchanges(each, each.day - _VAGUE, each.day + _WINDOW)}
    found = fetch(select, of_exchanges(exchanges)) if exchanges else []
    return [each for each in found if each.is_answer and any(can_answer(each, proposal) for proposal in proposals)]


def _proposals_for(answers: list[Move], select: Select) -> list[Move]:
    exchanges = {at for each in answers for at in _exchanges(each, each.day - _WINDOW, each.day + _VAGUE)}
    found = fetch(select, of_exchanges(exchanges)) if exchanges else []
    return [each for each in found if not each.is_answer]


def _exchanges(move: Move, first: dt.date, last: dt.date) -> Iterable[str]:
    """The exchanges of the move's council and sides from one day to another."""
    return (f"{between}/{month}" for between in move.between for month in months(first, last))


def _by_graph(answers: Iterable[Move]) -> dict[str, list[str]]:
    graphs: dict[str, list[str]] = defaultdict(list)
    for each in answers:
        graphs[v.links_graph(each.article)].append(each.iri)
    return dict(graphs)
