"""Which of the proposals that an answer may be about it is taken to answer: one, or none where several fit as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from overtures.link.fit import SURE, can_answer, same_proposal, score
from overtures.link.moves import Move

LEAST = 0.5  # the score below which nothing is asserted
MARGIN = 0.1  # how much better than the next proposal the best must fit
_RIVALS = "another proposal fits about as well"


@dataclass(frozen=True, slots=True)
class Link:
    """An answer and a proposal that it may answer.

    `tellings` are the IRIs of that proposal as further articles tell it, `own` as the answer's own article does.
    """

    answer: Move
    proposal: Move
    score: float
    grounds: tuple[str, ...]
    asserted: bool = False
    tellings: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def choose(answer: Move, proposals: Iterable[Move], own: Mapping[str, Move]) -> list[Link]:
    """The links of one answer: one asserted, or a candidate for each proposal that fits about as well as the best.

    `own` holds, by IRI, the proposals that its article says it answers, as far as they are known. Then only tellings
    of these are looked for elsewhere. What comes out hangs on the moves alone, not on their order.
    """
    told = [own[iri] for iri in answer.own if iri in own]
    if len(told) < len(answer.own) or any(each.article != answer.article for each in told):
        return []  # tied to what has no other side, or by hand to another article
    fitting = [Link(answer, each, *score(answer, each)) for each in proposals if can_answer(answer, each)]
    if told:
        fitting = [link for link in fitting if any(same_proposal(link.proposal, each) for each in told)]
    events = _events(sorted(fitting, key=lambda link: (-link.score, link.proposal.iri)))
    near = [event for event in events if events[0][0].score - event[0].score < MARGIN]
    found = [replace(event[0], tellings=tuple(sorted(each.proposal.iri for each in event[1:]))) for event in near]
    if len(near) == 1 and _certain(near[0]):
        again = (each.iri for each in told if same_proposal(found[0].proposal, each))
        return [replace(found[0], asserted=True, own=tuple(sorted(again)))]
    rivals = (_RIVALS,) if len(near) > 1 else ()
    return [replace(link, grounds=(*link.grounds, *rivals)) for link in found]


def _events(ranked: Iterable[Link]) -> list[list[Link]]:
    """Tellings of one proposal together, the best first. Each is compared with the best alone, so that no chain of
    vague tellings makes two dated proposals one."""
    events: list[list[Link]] = []
    for link in ranked:
        home = next((event for event in events if same_proposal(event[0].proposal, link.proposal)), None)
        if home:
            home.append(link)
        else:
            events.append([link])
    return events


def _certain(event: list[Link]) -> bool:
    best = event[0]
    told = max(link.proposal.confidence for link in event)
    return best.score >= LEAST and min(best.answer.confidence, told) > SURE
