"""Parties told in the run of the text: by a later description, or by what the sentences around are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.clues import Clue
from overtures.annotate.affiliation.scene import PARTY, Place, Scene
from overtures.annotate.affiliation.topic import topic

_FAR = 600  # characters
_THE = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}$")
_BARE = frozenset({"Conservative", "Liberal Democrat", "Lib Dem", "Green", "Independent", "Nationalist", "Unionist", "Liberal", "Democrat"})
_PREDICATE = re.compile(
    r"(?:,(?: aged)? \d\d,)? (?:will|was|is|has|had|who|said|says|did|does|would|could|told|added|insisted|took|became|won|lost|left|joined|broke|"
    r"denied|claimed|replied|wants?|went|hit|gave|made)\b"
)
_OWN = re.compile(rf"[^.;:\"{PARTY}]{{0,90}}\b(?P<whose>his|her) (?:own |fellow )?{PARTY} (?:group|colleagues|councillors|team|members|party|side|lot|troops|ranks)\b")
_TITLED = re.compile(r"(?:Cllrs?|Councillors?|Coun|Cr|Ald|Alderman|Deputy|Senator|Sir|Dame)\b")
_OFFICE = re.compile(r"\b(?:leader|chair(?:man|woman)?|president|whip|spokes(?:man|woman|person)|convenor|convener|chief|boss)\b", re.I)
_HIS_SIDE = re.compile(r"\b(?:his|her) (?:own )?(?:party|group|members|colleagues|side|team)\b")


def described(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'the Conservative', 'the Labour veteran': said of the person last named."""
    end = min(scene.next_person(place.at), place.at + _FAR)
    for p in scene.parties_between(place.at, end):
        if _describes(scene, p):
            yield Clue(place.name, p.name, 1, "described later")
            return
    own = _OWN.match(scene.right(place.at)[0])
    if own and scene.genders.get(place.name) != {"his": "f", "her": "m"}[own["whose"]]:
        yield Clue(place.name, scene.named_at(place.at + 1 + own[0].index(PARTY)).name, 1, "his own group")


def _describes(scene: Scene, p: Place) -> bool:
    if not _THE.search(scene.masked[max(0, p.at - 30) : p.at]):
        return False
    after = scene.masked[p.at + 1 : p.at + 40]
    noun = re.match(r" (?:[a-z-]+ )?([a-z-]+)", after)
    told = gazetteer.words("offices", "roles") | gazetteer.words("offices", "epithets")
    if noun and noun[1] in told and not re.match(r"(?: [a-z-]+){1,2},? \ue001", after):
        return True
    return scene.title(p) in _BARE and bool(_PREDICATE.match(after))


def after_topic(scene: Scene, place: Place, known: Mapping[str, str]) -> Iterator[Clue]:
    """'The SDLP is holding out. Cllr X said …': the sentence before is about one party, the next begins with the person."""
    start = scene.sentence(place.at)[0]
    lead = scene.masked[start : place.at].split()
    office = len(lead) <= 5 and bool(lead) and lead[-1].lower().strip(",") in gazetteer.words("offices", "roles")
    if (place.at - start > 1 and not office) or "\n" in scene.masked[max(0, start - 2) : start]:
        return
    before = scene.sentence(max(0, start - 2))[0]
    told = scene.parties_between(before, start)
    if told and not scene.people_between(before, start) and told[0].at - before <= 12:
        yield Clue(place.name, told[0].name, 1, "after a sentence on the party")


def in_company(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """Somebody with a title or office in a sentence that speaks of one party alone, or of "his group"."""
    start, end = scene.sentence(place.at)
    if not (_TITLED.match(scene.title(place)) or _OFFICE.search(scene.masked[max(start, place.at - 40) : place.at])):
        return
    if _HIS_SIDE.search(scene.masked, place.at, end):
        told = topic(scene, place.at)
        if told:
            yield Clue(place.name, told, 1, "speaks of his group")
        return
    parties = {p.name for p in scene.parties_between(start, place.at)}
    if len(parties) == 1 and len(scene.people_between(start, end)) == 1:
        yield Clue(place.name, parties.pop(), 1, "in company of one party")


STAGES = ((described,), (after_topic,), (in_company,))
