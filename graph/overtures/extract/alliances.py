"""Alliances that a text names as existing: 'A and B sit as one bloc called the Tannery group'."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from overtures.model import Annotation, Body, Mention, SeatCount, Sentence, Span

_NAMING = re.compile(r"\b(?:known as|called|named|styled|dubbed|under the name(?: of)?)\W+(?:the\W+)?$", re.I)
_TOGETHER = re.compile(r"\b(?:alliance|coalition|grouping|joint group|one group|single group|partnership|bloc)\b", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """An alliance with its members and the sentence that says so."""

    body: Body
    sentence: Span


def named_alliances(annotation: Annotation) -> list[Named]:
    """Groups that a sentence presents as the joint name of two parties or more."""
    bodies = {b.name: b for b in annotation.bodies}
    starts = [s.span.start for s in annotation.sentences]
    found: dict[str, Named] = {}
    for group in (m for m in annotation.mentions if m.kind == "group" and m.actors and m.actors[0] in bodies):
        sentence = annotation.sentences[max(bisect_right(starts, group.span.start) - 1, 0)]
        if not _is_named(annotation, sentence, group):
            continue
        inside = [m for m in annotation.mentions if m.span in sentence.span and m.actors]
        members = _members(inside, group)
        if len(members) > 1:
            body = replace(
                bodies[group.actors[0]], kind="alliance", members=members, council=_council(inside, bodies, group)
            )
            found.setdefault(body.name, Named(body, sentence.span))
    return list(found.values())


def _members(inside: Sequence[Mention], group: Mention) -> tuple[str, ...]:
    before = (m for m in inside if m.kind == "party" and m.span.end <= group.span.start)
    return tuple(dict.fromkeys(a for m in before for a in m.actors))


def _is_named(annotation: Annotation, sentence: Sentence, group: Mention) -> bool:
    before = Span(sentence.span.start, group.span.start).of(annotation.article.text)
    return bool(_NAMING.search(before) and _TOGETHER.search(before))


def _council(inside: Sequence[Mention], bodies: dict[str, Body], group: Mention) -> str | None:
    """The council that the sentence names, else the group's own."""
    named = [m.actors[0] for m in inside if m.kind == "council"]
    return named[-1] if named else bodies[group.actors[0]].council


def with_alliances(bodies: Sequence[Body], named: Sequence[Named]) -> tuple[Body, ...]:
    """The bodies, those that are alliances replaced."""
    known = {n.body.name: n.body for n in named}
    return tuple(known.get(b.name, b) for b in bodies)


def joint_seats(seats: Sequence[SeatCount], named: Sequence[Named]) -> tuple[SeatCount, ...]:
    """Seats counted for the parties together belong to the alliance: 'nine A and B in one grouping'."""
    told: list[SeatCount] = []
    for s in seats:
        alliance = next((n for n in named if s.evidence.span.overlaps(n.sentence) and s.party in n.body.members), None)
        joint = replace(s, party=alliance.body.name, body=alliance.body.council or s.body) if alliance else s
        if joint not in told:
            told.append(joint)
    return tuple(told)
