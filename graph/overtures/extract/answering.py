"""Which proposal each answer answers, once the tellings of a move are one event.

In annotated articles the sides alone tell it: of 564 answers the nearest fitting proposal is the right one for 510.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from overtures.extract.merging import Event
from overtures.extract.pairing import ENDINGS, PROPOSALS, RESPONSES
from overtures.extract.scene import Scene, Side
from overtures.model import UNREALISED

_NEAR = 50  # characters apart that halve the worth of nearness
_BEFORE = 0.4  # what it is worth that the proposal is told first
_NAMED = 2.0  # what it is worth that the words themselves, or the clauses, tie the two


def answered(scene: Scene, events: Sequence[Event]) -> Mapping[int, int]:
    """The place of the event that each event answers, by its own place in `events`."""
    owner = {i: n for n, e in enumerate(events) for i in e.indices}
    told = {}
    for n, e in enumerate(events):
        tied = owner.get(e.answers) if e.answers is not None else None
        fits = [(_worth(scene, e, p, m == tied), -m) for m, p in enumerate(events) if m != n and _may(scene, e, p)]
        if fits:
            told[n] = -max(fits)[1]
        elif tied is not None and tied != n:
            told[n] = tied
    return told


def _may(scene: Scene, answer: Event, proposal: Event) -> bool:
    """Whether the acts and the sides allow it, and the dates do not forbid it."""
    if {answer.first.factuality, proposal.first.factuality} & UNREALISED or _later(answer, proposal):
        return False
    a, b = answer.first.act, proposal.first.act
    maker, target = _bodies(scene, proposal.maker), _bodies(scene, proposal.target)
    own, other = _bodies(scene, answer.maker), _bodies(scene, answer.target)
    if a in RESPONSES:
        return b in PROPOSALS and bool(own & target) and bool(other & maker) and not own & maker
    return a in ENDINGS and b == "agreement" and bool(own & (maker | target)) and bool(other & (maker | target))


def _worth(scene: Scene, answer: Event, proposal: Event, tied: bool) -> float:
    here, there = ([m.evidence.start for m in e.mentions] for e in (answer, proposal))
    apart = min(abs(x - y) for x in here for y in there)
    return 1 / (1 + apart / _NEAR) + _BEFORE * (min(there) <= max(here)) + _NAMED * tied


def _bodies(scene: Scene, side: Side) -> frozenset[str]:
    """Parties and groups of a side, those of its people included; people without a party stand for themselves."""
    return frozenset([*side.bodies, *(scene.people[p].party or p for p in side.people)])


def _later(answer: Event, proposal: Event) -> bool:
    """Whether the proposal was certainly made after the answer."""
    a, p = answer.when, proposal.when
    return bool(a and p and a.end and p.begin and p.begin > a.end)
