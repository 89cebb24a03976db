"""Which move a reason bears on: by the speaker's side, the sides that are named, the act, and nearness."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from overtures.extract.reasons.finding import POLARITIES, Draft
from overtures.extract.scene import Scene
from overtures.extract.voice import Voice
from overtures.model import Occurrence, Polarity, Span, Statement

PROPOSALS = frozenset({"offer", "appeal", "invitation"})
SHARED = frozenset({"talks", "agreement", "acceptance"})
ENDINGS = frozenset({"rejection", "withdrawal"})
RESPONSES = frozenset({"rejection", "acceptance"})
_FAR = 900  # characters between a reason and what it bears on, unless the other side is named
_FURTHER = 2500
_BESIDE = 350  # characters within which an act of the speaker's own side makes a reason of what is said beside it
_ENOUGH = 1.8


@dataclass(frozen=True, slots=True)
class Move:
    """A move with its sides, and where the text tells it."""

    told: Occurrence
    makers: frozenset[str]
    targets: frozenset[str]
    spans: tuple[Span, ...]

    def far(self, span: Span) -> int:
        """Characters between the span and the nearest telling; 0 where they overlap."""
        return min(max(0, span.start - s.end, s.start - span.end) for s in self.spans)


@dataclass(frozen=True, slots=True)
class Tie:
    """What a reason bears on, how well that fits, and whose word it is."""

    move: Move
    voice: Voice
    polarity: Polarity
    points: float


def moves_of(scene: Scene, acts: Sequence[Occurrence], statements: Sequence[Statement]) -> list[Move]:
    """The moves that a reason can bear on, each with the spans of its statements."""
    spans: dict[str, list[Span]] = {}
    for s in statements:
        spans.setdefault(s.occurrence, []).extend(e.span for e in s.evidence)
    return [
        Move(o, _bodies(scene, (*o.for_, *o.by)), _bodies(scene, o.to), tuple(spans[o.id]))
        for o in acts
        if o.act in PROPOSALS | SHARED | ENDINGS and o.id in spans
    ]


def _bodies(scene: Scene, names: Iterable[str]) -> frozenset[str]:
    """The parties and groups, and people by name where they have none."""
    side = scene.side_of(names)
    return frozenset(side.bodies) or frozenset(names)


def side_of_voice(scene: Scene, voice: Voice) -> frozenset[str]:
    """The parties and groups for which the speaker, or one of the possible ones, speaks."""
    names = [voice.speaker] if voice.speaker else voice.possible
    return frozenset(scene.side_of(names).bodies)


def named_in(scene: Scene, span: Span) -> frozenset[str]:
    """The parties and groups that are named in the span, or to whose people it refers."""
    sides = (scene.side(i, joined=False) for i in scene.tree.within(span) if scene.mention(i))
    return frozenset(body for side in sides for body in side.bodies)


def tie(draft: Draft, moves: Sequence[Move]) -> Tie | None:
    """The move that the reason fits best; None where it fits none."""
    scene, voice = draft.passage.scene, draft.passage.voice(draft.at)
    own, named = side_of_voice(scene, voice), named_in(scene, draft.passage.span)
    if not own and (voice.speaker or voice.mode == "direct"):
        return None  # somebody of no side
    ties = [
        Tie(move, voice, polarity, points)
        for move in moves
        for polarity in POLARITIES
        if draft.polarity in (None, polarity) and (points := _points(draft, polarity, move, own, named)) >= _ENOUGH
    ]
    return max(ties, key=lambda t: t.points, default=None)


def _points(draft: Draft, polarity: Polarity, move: Move, own: frozenset[str], named: frozenset[str]) -> float:
    """How well a reason of the polarity, given by somebody of the side `own`, bears on a move; 0 where it cannot."""
    far = move.far(draft.span)
    if own and not own & (move.makers | move.targets) and far:
        return 0
    if draft.own and not (own & move.makers and _fits_own(polarity, move) and _just_after(move, draft.span)):
        return 0
    if draft.rule == "connective" and far > (_BESIDE if own and draft.polarity else 0):
        return 0  # it hangs on the act that it explains
    others = named & (move.makers | move.targets) - own
    if far > (_FURTHER if others else _FAR):
        return 0
    base = _base(polarity, move, own)
    nearness = 2.0 if far == 0 else 1.5 * math.exp(-far / 300)
    strangers = named - move.makers - move.targets
    other = 1.0 if others else -2.0 if strangers and far else 0.0
    return base and base + nearness + other


def _just_after(move: Move, span: Span) -> bool:
    """Whether the words follow a telling of the move closely, and are none themselves."""
    return move.far(span) > 0 and any(0 < span.start - told.end <= _BESIDE for told in move.spans)


def _fits_own(polarity: Polarity, move: Move) -> bool:
    """Whether an act of one's own side goes with such a reason: refusals with objections, proposals with grounds."""
    return move.told.act in (ENDINGS if polarity == "objection" else PROPOSALS)


def _base(polarity: Polarity, move: Move, own: frozenset[str]) -> float:
    made, asked, act = bool(own & move.makers), bool(own & move.targets), move.told.act
    if polarity == "objection":
        if act in ENDINGS:
            return 3.0 if made or not own else 0.0
        if act in PROPOSALS:
            return 2.0 if asked else 0.6 if made else 1.5
        return 1.5 if act == "talks" else 0.5
    if act in PROPOSALS:
        return 3.0 if made else 1.5 if asked else 2.0
    if act in SHARED:
        return 3.0 if act != "talks" else 1.5
    return 2.0 if asked else 1.0 if made else 0.0


def proposal_of(move: Move, moves: Sequence[Move]) -> Occurrence | None:
    """What a response answers: as it is tied, else the nearest proposal the other way; of any other move itself."""
    if move.told.act not in RESPONSES:
        return move.told
    tied = next((m.told for m in moves if m.told.id == move.told.responds_to), None)
    if tied:
        return tied
    answered = [m for m in moves if m.told.act in PROPOSALS and m.makers & move.targets and m.targets & move.makers]
    nearest = min(answered, key=lambda m: min(m.far(s) for s in move.spans), default=None)
    return nearest.told if nearest else None
