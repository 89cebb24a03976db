"""Which party runs the council, and which one issues the text, where it says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from overtures.annotate.affiliation.scene import PERSON, Place, Scene

_BEFORE = re.compile(
    r"(?:[Rr]uling|[Gg]overning|[Mm]inority|controlled by|run by|led by|administration of)(?: the)?\s+$"
)
_AFTER = re.compile(
    r"-(?:run|led|controlled|held)\b| (?:administration|in (?:office|power|control)|cabinet)\b"
    r"|,? (?:which|who) (?:runs?|controls?|holds? power|holds? the council)\b"
    r"| (?:will|are to|is to|has been voted in to|have been voted in to) (?:run|govern|lead)\b(?! with)"
    rf"| leader {PERSON} [^.]{{0,60}}\b(?:cabinet|portfolios|reshuffle)\b"
)
_SEATS = re.compile(
    r"(?: group)?,? (?:which |who )?(?:has|have|holds?|with|took|won) (?P<held>\d+) (?:seats )?(?:of"
    r"|out of) (?:the )?(?:\S+ )?(?P<all>\d+)\b"
)
_LINE = re.compile(r"[^\n]+")
_ISSUED = re.compile(r"\b(?:news|newsletter|press release|leaflet|focus|bulletin|blog)\b(?!paper)", re.I)
_RELEASE = re.compile(
    r"(?:for immediate release|(?:press|news|media) (?:release|statement)|embargoed|statement (?:by|from))\b", re.I
)
_LEADER = re.compile(rf"(?:[Cc]ouncil leader|[Ll]eader of (?:the )?\S*(?: council)?),? {PERSON}$")


def ruler(scene: Scene, known: Mapping[str, str]) -> str | None:
    """The party said to govern or to hold most seats; else that of the person called leader of the council."""
    told = _said_to_rule(scene)
    if told:
        return told
    leaders = (p.name for p in scene.people if p.name in known and _is_leader(scene, p))
    return known.get(next(leaders, ""))


@lru_cache(maxsize=1)
def _said_to_rule(scene: Scene) -> str | None:
    text = scene.masked
    for p in scene.parties:
        if _BEFORE.search(text[max(0, p.at - 24) : p.at]) or _AFTER.match(text[p.at + 1 : p.at + 90]):
            return p.name
    held = ((p.name, m) for p in scene.parties if (m := _SEATS.match(text, p.at + 1)))
    return next((name for name, m in held if 2 * int(m["held"]) > int(m["all"])), None)


def _is_leader(scene: Scene, p: Place) -> bool:
    return bool(_LEADER.search(scene.masked[max(0, p.at - 40) : p.at + 1]))


@lru_cache(maxsize=1)
def house(scene: Scene) -> str | None:
    """The party whose newsletter or release the text is: the only one of a title line, or a release's first."""
    lines = list(_LINE.finditer(scene.masked, 0, 400))[:3]
    for line in lines:
        named = {p.name for p in scene.parties_between(line.start(), line.end())}
        if len(named) == 1 and _ISSUED.search(line[0]):
            return named.pop()
    if any(_RELEASE.match(line[0]) for line in lines[:2]) and scene.parties:
        return scene.parties[0].name
    return None
