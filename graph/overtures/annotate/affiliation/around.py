"""Parties told by the lines around a name: what they are about, who sits opposite, who says "we"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.clues import Clue
from overtures.annotate.affiliation.scene import PARTY, Place, Scene
from overtures.annotate.affiliation.topic import topic

_OPENING = 30  # characters within which a sentence names the party that it is about
_HESITANT = -0.3  # points that the topic of the lines before needs at least
_ASKED = re.compile(rf"\b(?:And|What about|What of|How about) (?:the )?(?P<party>{PARTY})\?[\s\"\w:]{{0,12}}$")
# "Moves by the Greens", "Four elected as Greens": the sentence is about something else
_PREDICATED = re.compile(r"\b(?:to|with|from|by|as|make|become)\b", re.I)
_TO_SOMEBODY = re.compile(
    r"\b(?:to|with|from|met|told|rang|phoned|texted|called|asked|approached|saw|invited|emailed) $"
)
_WE = re.compile(r"\b(?:[Ww]e|[Uu]s|[Oo]ur)\b")
_SAID_WE = re.compile(
    r"(?:, [^.;:\"\n]{1,80},)? (?:said|says|added|commented|explained|replied):?,? \"(?P<words>[^\"]{1,300})"
)
_WE_SAID = re.compile(
    r"\"(?P<words>[^\"\n]{2,360}),\" (?:said|says|remarked|added|explained|replied|laughed|quipped"
    r"|insisted)(?: [a-z]+)? $"
)


def after_topic(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'The SDLP is holding out. Cllr X said …', 'And the Greens?' 'X rang': the person answers for the party before."""
    start = scene.sentence(place.at)[0]
    asked = _ASKED.search(scene.masked, max(0, place.at - 60), place.at)
    if asked:
        yield Clue(place.name, scene.named_at(asked.start("party")).name, 1, "asked about the party")
        return
    lead = scene.masked[start : place.at].split()
    office = len(lead) <= 5 and bool(lead) and lead[-1].lower().strip(",") in gazetteer.words("offices", "roles")
    if (place.at - start > 1 and not office) or "\n" in scene.masked[max(0, start - 2) : start]:
        return
    before = scene.sentence_before(start)[0]
    told = scene.parties_between(before, start)
    if len({p.name for p in told}) != 1 or _PREDICATED.search(scene.masked[before : told[0].at]):
        return
    if not scene.people_between(before, start) and told[0].at - before <= _OPENING:
        yield Clue(place.name, told[0].name, 1, "after a sentence on the party")


def other_side(scene: Scene, place: Place, known: Mapping[str, str]) -> Iterator[Clue]:
    """'Labour made the Greens an offer. Its leader X put it to Y': of two parties at a table the other's person."""
    start = scene.sentence(place.at)[0]
    if not _TO_SOMEBODY.search(scene.masked[start : place.at]):
        return
    mine = {known.get(o.name) for o in scene.people_between(start, place.at)}
    before = scene.sentence_before(start)[0]
    sides = {p.name for p in scene.parties_between(before, place.at)}
    if len(mine) == 1 and len(sides) == 2 and None not in mine and mine < sides:
        yield Clue(place.name, str((sides - mine).pop()), 1, "the other side at the table")


def speaks_as_we(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'The Greens hesitated. "We shall see," said X': who says "we" speaks for what the lines before are about."""
    start = max(0, place.at - 400)
    said = _WE_SAID.search(scene.masked[start : place.at])
    ahead = _SAID_WE.match(scene.masked, place.at + 1)
    words = said["words"] if said else ahead["words"] if ahead else ""
    if not _WE.search(words):
        return
    told = topic(scene, start + said.start() if said else scene.sentence(place.at)[0], least=_HESITANT)
    if told:
        yield Clue(place.name, told, 1, "speaks as we")
