"""Sides that a sentence leaves open, filled from the move that it answers; and which proposal a response answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from overtures.extract.candidate import Candidate
from overtures.extract.scene import Scene, Side
from overtures.extract.weigh import RULE
from overtures.model import UNREALISED

PROPOSALS = frozenset({"offer", "appeal", "invitation"})
RESPONSES = frozenset({"acceptance", "rejection"})
ENDINGS = frozenset({"withdrawal"})
BESIDE = RESPONSES | PROPOSALS | ENDINGS | {"motion", "agreement"}
BESIDE_MAKER = RESPONSES | PROPOSALS
_NEAR = (
    400  # tokens within which an answer without addressee and an offer without addressee are taken to belong together
)


@dataclass(frozen=True, slots=True)
class Paired:
    """A candidate with its sides as complete as they get, and the index of the candidate that it answers."""

    candidate: Candidate
    answers: int | None = None


def pair(scene: Scene, found: Sequence[Candidate]) -> list[Paired]:
    """Candidates in order, completed by one another, and where that fails by whoever is spoken of beside them."""
    known = [Paired(c) for c in found]
    for i in range(len(found)):
        _counter(scene, known, i)
    for i, c in enumerate(found):
        if c.act in RESPONSES and c.factuality not in UNREALISED:
            _answer(known, i)
    for i, c in enumerate(found):
        if c.act in ENDINGS and c.factuality not in UNREALISED:
            _conclude(known, i)
    for i, p in enumerate(known):
        open_side = (
            p.candidate.act in BESIDE or p.candidate.rule == "dismay"
        ) and p.candidate.rule != "invitation noun"
        if open_side and p.candidate.factuality not in UNREALISED:
            known[i] = _from_beside(scene, p)
    return known


def _from_beside(scene: Scene, p: Paired) -> Paired:
    """The side that is still open, from the nearest other side named in the sentence or the one before it."""
    c = p.candidate
    if c.act == "motion":
        mover = Side() if c.maker else _beside(scene, c.trigger, Side(), people=True)
        return replace(p, candidate=replace(c, maker=mover, confidence=0.4)) if mover else p
    if bool(c.maker) == bool(c.target) or (c.target and c.act not in BESIDE_MAKER):
        return p
    near = _beside(scene, c.trigger, c.maker or c.target)
    if not near.bodies:
        return p
    if c.maker:
        return replace(p, candidate=replace(c, target=near, confidence=0.4))
    return replace(p, candidate=replace(c, maker=near, confidence=0.35))


def _beside(scene: Scene, i: int, known: Side, *, people: bool = False) -> Side:
    """The nearest other side named before the token, in its sentence or the one before; a person where asked for."""
    first = scene.sentence(i)[0]
    start = scene.sentence(first - 1)[0] if first > 0 else first
    for j in range(i - 1, start - 1, -1):
        other = scene.side(j, joined=False).without(known) if known else scene.side(j, joined=False)
        if other.bodies and (other.people or not people):
            return other
    return Side()


def _counter(scene: Scene, known: list[Paired], i: int) -> None:
    """A proposal without addressee, by a side that was just proposed to, goes back to whoever proposed."""
    c = known[i].candidate
    if c.act not in PROPOSALS or c.target or not c.maker or c.factuality in UNREALISED:
        return
    if c.rule.endswith("noun") and not _returned(scene, c.trigger):
        return  # "our offer" speaks of one that was told before
    for j in range(i - 1, -1, -1):
        p = known[j].candidate
        if (
            p.act in PROPOSALS
            and p.factuality not in UNREALISED
            and p.maker
            and _meet(p.target, c.maker)
            and not _meet(p.maker, c.maker)
        ):
            known[i] = Paired(replace(c, target=p.maker), j)
            return


def _returned(scene: Scene, i: int) -> bool:
    """'a return invitation', 'a counter-offer of their own'."""
    near = {scene.tokens[j].lemma.lower() for j in scene.sentence(i) if abs(j - i) <= 3}
    return bool(near & {"return", "counter", "alternative", "rival", "own"})


def _meet(a: Side, b: Side) -> bool:
    return bool(set(a.bodies) & set(b.bodies) or set(a.people) & set(b.people))


def _answer(known: list[Paired], i: int) -> None:
    """Tie a response to the proposal it most likely answers, and complete both."""
    response = known[i].candidate
    best, best_points = None, 0.0
    for j, p in enumerate(known):
        named = response.object is not None and p.candidate.trigger == response.object
        points = 20.0 if named and p.candidate.act in PROPOSALS else _fit(response, p.candidate)
        apart = abs(p.candidate.trigger - response.trigger)
        if points <= 0 or (not response.target and not p.candidate.target and apart > _NEAR):
            continue
        points += 1.0 / (1 + apart / 40) + (0.4 if j < i else 0.0) + (0.5 if response.answers == p.candidate.act else 0)
        if points > best_points:
            best, best_points = j, points
    if best is None:
        return
    proposal = known[best].candidate
    maker, target = response.maker, response.target
    if proposal.act == "talks":
        other = proposal.target if _meet(maker, proposal.maker) else proposal.maker
        known[i] = Paired(replace(response, target=other.without(maker)))
        return
    if not maker:
        maker = proposal.target.without(target)
    if not target:
        target = proposal.maker.without(maker)
    if maker and target:
        known[i] = Paired(replace(response, maker=maker, target=target, confidence=_surer(response)), best)
        named = response.object is not None and proposal.trigger == response.object
        if not proposal.target or (named and not _meet(proposal.target, maker)):
            known[best] = replace(known[best], candidate=replace(proposal, target=maker, confidence=0.7))
        elif not proposal.maker:
            known[best] = replace(known[best], candidate=replace(proposal, maker=target, confidence=0.7))


def _surer(response: Candidate) -> float:
    """The confidence of an answer that has its proposal; how likely the encoder finds it holds that already."""
    return response.confidence if response.rule == RULE or response.by_rule else max(response.confidence, 0.65)


def _fit(response: Candidate, proposal: Candidate) -> float:
    """How well a response answers a proposal; 0 where it cannot."""
    if (
        proposal.act not in PROPOSALS | {"talks"}
        or proposal.factuality in UNREALISED
        or not (proposal.maker or proposal.target)
    ):
        return 0
    if proposal.act == "talks":
        return _after_talks(response, proposal)
    maker, target = response.maker, response.target
    if maker and proposal.maker and _meet(maker, proposal.maker):
        return 0
    if target and proposal.target and _meet(target, proposal.target):
        return 0
    points = 0.0
    for told, other in ((maker, proposal.target), (target, proposal.maker)):
        if told and other:
            if not _meet(told, other):
                return 0
            points += 2
    if not maker and not target:
        return 0.5 if proposal.maker and proposal.target else 0
    return points + 0.2


def _after_talks(response: Candidate, talks: Candidate) -> float:
    """Talks stand in for a proposal that is not told, for the side that is missing; they are no proposal to answer."""
    if not response.maker or response.target or not talks.maker or not talks.target:
        return 0
    return 0.3 if _meet(response.maker, talks.maker) or _meet(response.maker, talks.target) else 0


def _conclude(known: list[Paired], i: int) -> None:
    """Complete an ending that names one side from the last deal or talks between that side and another."""
    c = known[i].candidate
    if not c.maker or c.target:
        return
    for j in sorted(range(len(known)), key=lambda j: (j > i, abs(i - j))):
        p = known[j].candidate
        whole = p.act in ("agreement", "talks") and p.factuality not in UNREALISED and p.maker and p.target
        if whole and j != i and (_meet(p.maker, c.maker) or _meet(p.target, c.maker)):
            other = p.target if _meet(p.maker, c.maker) else p.maker
            known[i] = Paired(replace(c, target=other.without(c.maker)), j)
            return
