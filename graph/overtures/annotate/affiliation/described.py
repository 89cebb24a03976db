"""Parties told of a person by a description further on: "the Conservative", "the Labour veteran"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.clues import Clue
from overtures.annotate.affiliation.scene import PERSON, Place, Scene

_FAR = 600  # characters
_NOUNS = re.compile(r"(?: ([a-z-]+))?(?: ([a-z-]+))?")
_NAME_NEXT = re.compile(rf"(?:'s|')?(?: [a-z-]+){{1,3}},? {PERSON}")
_THE = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}$")
_PREDICATE = re.compile(
    r"(?:,(?: aged)? \d\d,|,)? (?:\w+ed|will|was|is|has|had|who|said|says|did|does|would|could|told"
    r"|added|insisted|took|became|won|lost|left|joined|broke|"
    r"denied|claimed|replied|wants?|went|hit|gave|made"
    r"|recalls?|insists|admits|adds|claims|believes|thinks|sat|kept|rang|sent|began|stood|felt|knew|thought|meant|shook"
    r"|put|chose|got|let|read|set|spoke|wrote|rose|ran|saw|heard|found|drives|sits|can|may|might|must|should|held)\b"
)


def described(scene: Scene, place: Place, known: Mapping[str, str]) -> Iterator[Clue]:
    """'the Conservative', 'the Labour veteran': said of the person last named."""
    for p in scene.parties_between(place.at, min(place.at + _FAR, len(scene.masked))):
        if _describes(scene, p) and _antecedent(scene, p, known) == place.name:
            yield Clue(place.name, p.name, 1, "described later")
            return


def _antecedent(scene: Scene, p: Place, known: Mapping[str, str]) -> str | None:
    """Whom a description means: somebody of that party, else the last named if nobody else there is without a party."""
    near = [o for o in scene.people_before(p.at) if p.at - o.at < _FAR]
    of_party = next((o.name for o in near if known.get(o.name) == p.name), None)
    if of_party:
        return of_party
    unknown = {o.name for o in near if o.name not in known}
    return near[0].name if near and unknown == {near[0].name} else None


def _describes(scene: Scene, p: Place) -> bool:
    if not _THE.search(scene.masked[max(0, p.at - 30) : p.at]):
        return False
    after = scene.masked[p.at + 1 : p.at + 40]
    nouns = _NOUNS.match(after)
    told = gazetteer.words("offices", "roles") | gazetteer.words("offices", "epithets")
    if nouns and told.intersection(nouns.groups()) and not _NAME_NEXT.match(after):
        return True
    return scene.title(p) in gazetteer.table("offices")["bare_parties"] and bool(_PREDICATE.match(after))
