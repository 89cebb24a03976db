"""Mentions of one move brought together: one occurrence, a statement for each voice and passage."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from overtures.extract.candidate import DEONTIC, Candidate
from overtures.extract.pairing import Paired
from overtures.extract.scene import Scene, Side
from overtures.extract.weigh import RULE
from overtures.model import UNREALISED, Period

# acts of one group may tell one event: an "offer" in the headline is a "proposal" or a "call" in the body
GROUPS = {
    "offer": "proposal",
    "appeal": "proposal",
    "invitation": "proposal",
    "motion": "motion",
    "talks": "talks",
    "acceptance": "yes",
    "agreement": "deal",
    "rejection": "no",
    "withdrawal": "end",
    "defection": "switch",
    "criticism": "criticism",
    "support": "support",
}
_SURE = 0.75  # confidence from which the encoder alone adds words to what a rule has found
_WIDENS = 0.8  # of the confidence of the surest mention: what the encoder alone hears widens sides from there
_MISREAD = dt.timedelta(days=60)
_AGAIN = re.compile(
    r"\b(?:again|second|another|new|fresh|further|renewed|improved|revised|went up|once more|repeated)\b", re.I
)


@dataclass(slots=True)
class Event:
    """One move as it is put together: its mentions with their dates, main one first once `settled`."""

    mentions: list[Candidate]
    maker: Side
    target: Side
    when: Period | None
    indices: list[int] = field(default_factory=list)
    answers: int | None = None

    @property
    def first(self) -> Candidate:
        """The mention that tells the act."""
        return max(self.mentions, key=lambda c: (c.confidence, -c.trigger))


def merge(scene: Scene, paired: Sequence[Paired], dates: Sequence[Period | None]) -> list[Event]:
    """Complete candidates as events; those that lack a side are left out (a motion needs a maker alone)."""
    events: list[Event] = []
    for i, p in enumerate(paired):
        c = p.candidate
        if not _whole(scene, c) or (c.weak and p.answers is None):
            continue
        known = next((e for e in reversed(events) if _same(scene, e, c, dates[i])), None)
        if known is None:
            events.append(Event([c], c.maker, c.target, dates[i], [i], p.answers))
            continue
        known.mentions.append(c)
        known.indices.append(i)
        known.maker, known.target = _joined(known, c)
        known.when = known.when or dates[i]
        known.answers = known.answers if known.answers is not None else p.answers
    for e in events:
        e.when = dates[e.indices[e.mentions.index(e.first)]] or e.when  # the passage that tells the act knows its day
        e.mentions = _announced(_sure(e.mentions))
    return events


def _sure(mentions: list[Candidate]) -> list[Candidate]:
    """Without those that the encoder alone, and not surely, hears of what a rule has found."""
    ruled = any(m.rule != RULE for m in mentions)
    return [m for m in mentions if not (ruled and m.rule == RULE and m.confidence < _SURE)]


def _announced(mentions: list[Candidate]) -> list[Candidate]:
    """A motion that a rule finds announced is not yet moved, whatever the encoder alone hears."""
    if not any(m.act == "motion" and m.factuality == "planned" for m in mentions):
        return mentions
    return [replace(m, factuality="planned") if m.rule == RULE and m.factuality == "asserted" else m for m in mentions]


def _joined(e: Event, c: Candidate) -> tuple[Side, Side]:
    if c.rule == RULE and any(m.rule != RULE for m in e.mentions):
        return e.maker, e.target  # whom a rule has found is not widened by a likelihood
    if c.rule == RULE and c.confidence < _WIDENS * e.first.confidence:
        return e.maker, e.target
    if c.symmetric and not set(e.maker.bodies) & set(c.maker.bodies):
        return e.maker, e.target
    if _turned_round(e, c) and set(e.maker.bodies) & set(c.target.bodies):
        ruled = [m for m in e.mentions if m.rule != RULE] or [e.first]
        return ruled[0].maker, ruled[0].target
    maker = e.maker + c.maker.without(e.target)
    return maker, (e.target + c.target).without(maker) or e.target


def _whole(scene: Scene, c: Candidate) -> bool:
    """Whether both sides are known and political, and not the same."""
    if c.act == "motion":
        return bool(c.maker.bodies)
    if c.act == "defection":
        return bool((c.maker.people or c.rule == RULE) and c.target.bodies) and not set(c.maker.bodies) & set(
            c.target.bodies
        )
    if not _political(scene, c.maker) or not _political(scene, c.target):
        return False
    return not set(c.maker.bodies) & set(c.target.bodies) and not set(c.maker.people) & set(c.target.people)


def _political(scene: Scene, side: Side) -> bool:
    return bool(side.bodies) or any(scene.people[p].roles for p in side.people)


def _same(scene: Scene, e: Event, c: Candidate, when: Period | None) -> bool:
    """Whether a mention tells an event again: same kind and sides, dates that fit, no word of a second time."""
    if not _alike(e, c) or _otherwise(e, c):
        return False
    if (e.first.factuality in UNREALISED) != (c.factuality in UNREALISED):
        return False
    if c.act == "motion" and _near(e, c):
        return True  # moved by one and seconded by another
    if not _same_sides(e, c) or (e.when and when and _apart(e.when, when)):
        return False
    if c.act in ("rejection", "agreement") or _near(e, c):
        return True
    return c.rule == RULE or not _AGAIN.search(scene.words(c.evidence))  # the encoder alone counts no second time


def _alike(e: Event, c: Candidate) -> bool:
    """Whether the acts are of one kind; a yes and a deal are one where the encoder alone tells one of them."""
    if {e.first.act, c.act} == {"acceptance", "agreement"}:
        return RULE in (e.first.rule, c.rule)
    return GROUPS[e.first.act] == GROUPS[c.act]


def _otherwise(e: Event, c: Candidate) -> bool:
    """Proposals worded as different acts are one only if they go to the very same side, and neither is a demand.

    An appeal and an invitation are never one.
    """
    if e.first.act == c.act or GROUPS[c.act] != "proposal":
        return False
    if {e.first.act, c.act} == {"appeal", "invitation"} or DEONTIC in (e.first.rule, c.rule):
        return True
    return set(e.target.bodies) != set(c.target.bodies)


def _same_sides(e: Event, c: Candidate) -> bool:
    if _overlap(e.maker, c.maker) and (_overlap(e.target, c.target) or (not c.target and not e.target)):
        return True
    turned = c.symmetric or e.first.symmetric or _turned_round(e, c)
    return turned and _overlap(e.maker, c.target) and _overlap(e.target, c.maker)


def _turned_round(e: Event, c: Candidate) -> bool:
    """Whether both tell of a change of party, one on the word of the encoder alone, which may mistake its direction."""
    return e.first.act == c.act == "defection" and RULE in (e.first.rule, c.rule)


def _near(e: Event, c: Candidate) -> bool:
    return any(m.evidence == c.evidence for m in e.mentions)


def _overlap(a: Side, b: Side) -> bool:
    """Whether one side contains the other."""
    if a.bodies and b.bodies:
        x, y = set(a.bodies), set(b.bodies)
        return x <= y or y <= x
    return bool(set(a.people) & set(b.people))


def _apart(a: Period, b: Period) -> bool:
    """Whether two dates are more than two months apart; nearer ones may be one misread."""
    first, later = (a, b) if (a.begin or dt.date.min) <= (b.begin or dt.date.min) else (b, a)
    return bool(first.end and later.begin and later.begin - first.end > _MISREAD)
