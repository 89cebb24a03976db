"""Signs near a name that a party is one's party now, or was once, or is meant by "the former" and "the latter"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overtures.annotate.affiliation.scene import PERSON, Place, Scene

_REACH, _FAR = 60, 400  # characters before a party, and around a name
_LEFT = re.compile(
    r"\b(?:[Ff]ormerly|once|former|erstwhile|[Ll]eave|left|leaves|leaving|[Qq]uit|quits|quitting|deserted|abandoned"
    r"|torn up|tore up|resigned from|(?:[Ff]or|[Aa]fter) [\w-]+ years|no longer|used to|walked out"
    r"|[Ee]lected|came|come)\b"
    rf"[^.;{PERSON}]{{0,25}}$"
)
_JOINED = re.compile(
    r"\b(?:join|joins|joined|joining|sit|sits|sat|(?:take|took) (?:his|her|a) (?:seat|place)|surfaced|cross(?:es|ed)?"
    rf"|went over|gone over|moved?|walked|welcomed|wearing|now)\b[^.;{PERSON}]{{0,40}}$"
)
_FORMER = re.compile(r",? (?:of|for|from|on behalf of) the (?P<which>former|latter)\b")

Sign = tuple[str, str, float]  # party, feature, value


def changed(scene: Scene, place: Place) -> Iterator[Sign]:
    """(party, feature, value) by the words before each party behind the name, up to the end of the next sentence."""
    start, end = scene.sentence(place.at)
    beyond = scene.sentence(min(end + 1, len(scene.masked) - 1))[1]
    for p in scene.parties_between(place.at, min(beyond, place.at + _FAR)):
        before = scene.masked[max(start, p.at - _REACH) : p.at]
        if _LEFT.search(before):
            yield p.name, "left", 1.0
        if _JOINED.search(before):
            yield p.name, "joined", 1.0


def named_by_order(scene: Scene, place: Place) -> Iterator[Sign]:
    """'Ann Example of the former': of the two parties named last the first."""
    told = _FORMER.match(scene.masked, place.at + 1)
    if told:
        near = scene.parties_between(max(0, place.at - _FAR), place.at)
        last = list(dict.fromkeys(p.name for p in reversed(near)))[:2]
        if len(last) == 2:
            yield last[told["which"] == "former"], "named by order", 1.0
