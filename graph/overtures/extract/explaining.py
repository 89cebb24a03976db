"""Why each statement was read: the rule, the words that filled each role, and what was considered and dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from overtures.extract.candidate import Candidate
from overtures.extract.lexicon import lexicon
from overtures.extract.merging import Event
from overtures.extract.scene import Scene, Side
from overtures.extract.weigh import RULE, Doubted
from overtures.model import UNREALISED, Evidence, Trace


def traces(
    scene: Scene, events: Sequence[Event], ruled: Sequence[Candidate], doubted: Sequence[Doubted]
) -> Iterator[Trace]:
    """A trace for each mention of each event, then for each finding that came to nothing."""
    kept: set[int] = set()
    for n, e in enumerate(events, 1):
        for c in e.mentions:
            kept.add(id(c))
            yield _trace(scene, c, f"m{n}", _how(c))
    taken = {(scene.tokens[c.trigger].sentence, c.act) for e in events for c in e.mentions}
    for c in ruled:
        if (scene.tokens[c.trigger].sentence, c.act) not in taken:
            why = c.factuality if c.factuality in UNREALISED else "the encoder finds it unlikely here"
            yield _trace(scene, c, None, f"dropped: {why}")
    for d in doubted:
        if (scene.tokens[d.candidate.trigger].sentence, d.candidate.act) not in taken:
            yield _trace(scene, d.candidate, None, f"dropped: likelihood {d.likely:.2f} is below {d.cut:.2f}")


def _how(c: Candidate) -> str:
    if c.rule == RULE:
        return "the encoder alone"
    return f"lexicon entry “{c.rule}”" + (", confirmed by the encoder" if c.by_rule else "")


def _trace(scene: Scene, c: Candidate, occurrence: str | None, why: str) -> Trace:
    token = scene.tokens[c.trigger]
    cue = Evidence(scene.tree.span(token.i, token.i), token.text)
    makers, targets = tuple(_words(scene, c, c.maker)), tuple(_words(scene, c, c.target))
    force = lexicon().forces.of(c.rule, c.act)
    return Trace(
        occurrence, c.act, why, cue, makers, targets, _names(c.maker), _names(c.target), c.confidence,
        force.illocution, force.polarity,
    )  # fmt: skip


def _names(side: Side) -> tuple[str, ...]:
    return side.bodies or side.people


def _words(scene: Scene, c: Candidate, side: Side) -> Iterator[Evidence]:
    """The words nearest to the wording that mean each member of the side: in its sentence, else before it."""
    here = scene.sentence(c.trigger)
    for name in _names(side):
        means = [
            m
            for m in scene.annotation.mentions
            if name in scene.side_of(m.actors).bodies + scene.side_of(m.actors).people
        ]
        inside = [m for m in means if here.start <= m.head < here.stop]
        near = inside or [m for m in means if m.head < here.start]
        if near:
            best = min(near, key=lambda m: abs(m.head - c.trigger))
            yield Evidence(best.span, scene.words(best.span))
