"""Which party runs the council, and which one issues the text, where it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping

from overtures.annotate.affiliation.scene import PERSON, Scene

_BEFORE = re.compile(r"(?:[Rr]uling|[Gg]overning|[Mm]inority|controlled by|run by|led by|administration of)(?: the)?\s+$")
_AFTER = re.compile(
    r"-(?:run|led|controlled|held)\b| (?:administration|in (?:office|power|control)|cabinet)\b"
    r"|,? (?:which|who) (?:runs?|controls?|holds? power|holds? the council)\b"
    r"| (?:will|are to|is to|has been voted in to|have been voted in to) (?:run|govern|lead)\b(?! with)"
    rf"| leader {PERSON} [^.]{{0,60}}\b(?:cabinet|portfolios|reshuffle)\b"
)
_SEATS = re.compile(r"(?: group)?,? (?:which |who )?(?:has|have|holds?|with|took|won) (?P<held>\d+) (?:seats )?(?:of|out of) (?:the )?(?:\S+ )?(?P<all>\d+)\b")
_ISSUED = re.compile(r"\b(?:news|newsletter|release|leaflet|focus|bulletin|campaign|blog|statement|update|view|voice)\b", re.I)
_LEADER = re.compile(rf"(?:[Cc]ouncil leader|[Ll]eader of (?:the )?\S*(?: council)?),? {PERSON}$")


def ruler(scene: Scene, known: Mapping[str, str]) -> str | None:
    """The party said to govern; else that of the person called leader of the council."""
    for p in scene.parties:
        if _BEFORE.search(scene.masked[max(0, p.at - 24) : p.at]) or _AFTER.match(scene.masked[p.at + 1 : p.at + 90]):
            return p.name
    for p in scene.parties:
        held = _SEATS.match(scene.masked, p.at + 1)
        if held and 2 * int(held["held"]) > int(held["all"]):
            return p.name
    for p in scene.people:
        if p.name in known and _LEADER.search(scene.masked[max(0, p.at - 40) : p.at + 1]):
            return known[p.name]
    return None


def house(scene: Scene) -> str | None:
    """The party whose newsletter, release or blog the text is, by its first line."""
    first = scene.masked.lstrip("\n").split("\n", 1)[0]
    named = {p.name for p in scene.parties_between(0, len(first) + 2)}
    return named.pop() if len(named) == 1 and _ISSUED.search(first) else None
