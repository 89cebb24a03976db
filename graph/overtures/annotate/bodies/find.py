"""All bodies of a text."""

from __future__ import annotations

from overtures.annotate.bodies.councils import councils
from overtures.annotate.bodies.groups import groups
from overtures.annotate.bodies.named import INDEPENDENT, Named
from overtures.annotate.bodies.parties import parties
from overtures.model import Body


def find_bodies(text: str) -> tuple[list[Named], list[Body]]:
    """Mentions in order of the text, none inside another, and the bodies they mean. `text` is plain_text."""
    told, found = groups(text)
    national = list(parties(text))
    local = [n for n in told if not any(_is_part(n, p) for p in national)]
    named = _without_overlaps([*local, *councils(text), *national], len(text))
    lost = {n.name for n in told} - {n.name for n in local}
    bodies = {b.name: b for b in found if b.name not in lost}
    for n in named:
        if n.name not in bodies:
            bodies[n.name] = Body(
                n.name, "council" if n.kind == "council" else "group" if n.name == INDEPENDENT else "party"
            )
    return named, list(bodies.values())


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
