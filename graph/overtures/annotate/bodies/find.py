"""All bodies of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from overtures.annotate.bodies.councils import councils
from overtures.annotate.bodies.groups import groups
from overtures.annotate.bodies.named import INDEPENDENT, Named
from overtures.annotate.bodies.parties import parties
from overtures.annotate.bodies.registered import registered
from overtures.model import Body, ListedCouncil


def find_bodies(text: str, register: Sequence[ListedCouncil] = ()) -> tuple[list[Named], list[Body]]:
    """Mentions in order of the text, none inside another, and the bodies they mean.

    `text` is plain_text; councils of the `register` are known by their names there, others by the pattern of a name.
    """
    told, found = groups(text)
    national = list(parties(text))
    local = [n for n in told if not any(_is_part(n, p) for p in national)]
    named = _without_overlaps([*registered(text, register), *local, *councils(text), *national], len(text))
    lost = {n.name for n in told} - {n.name for n in local}
    bodies = {b.name: b for b in found if b.name not in lost}
    for n in named:
        if n.name not in bodies:
            bodies[n.name] = Body(
                n.name, "council" if n.kind == "council" else "group" if n.name == INDEPENDENT else "party"
            )
    listed = {each.name: each for each in register}
    return named, [_with_code(b, listed) for b in bodies.values()]


def _with_code(body: Body, listed: Mapping[str, ListedCouncil]) -> Body:
    known = listed.get(body.name) if body.kind == "council" else None
    return replace(body, code=known.code, type=known.type) if known else body


def _is_part(group: Named, party: Named) -> bool:
    """Whether what looks like a group's name is a part of a party's: "Equality Party" of the Women's Equality Party."""
    return group.span in party.span and group.span != party.span


def _without_overlaps(found: list[Named], length: int) -> list[Named]:
    """Of mentions that share characters the one that is listed first."""
    taken = bytearray(length)
    kept: list[Named] = []
    for n in found:
        if not any(taken[n.span.start : n.span.end]):
            taken[n.span.start : n.span.end] = b"\x01" * (n.span.end - n.span.start)
            kept.append(n)
    return sorted(kept, key=lambda n: n.span)
