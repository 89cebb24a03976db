"""Parties told by the sentence before a name, or by the line under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from overtures.annotate.affiliation.clues import Clue
from overtures.annotate.affiliation.scene import PARTY, PERSON, Place, Scene
from overtures.annotate.affiliation.topic import topic

_LIST = re.compile(rf"(?:(?:Cllrs )?{PERSON}(?:,|,? and) )+(?:Cllrs )?")
_SIGNATURES = 400  # characters below the closing formula
_POLITICIAN = r"(?:councillor|MP|MSP|TD|member|leader|peer|politician|mayor|alderman|candidate|chief|boss)"
_LED = r"(?:leader|chair|head|deputy leader|chairman|chairwoman) of (?:the )?(?:[\w'-]+ ){0,3}"
_INTRODUCED = re.compile(
    rf"(?:(?:A|An|The) (?:[\w'-]+ ){{0,4}}?)?"
    rf"(?:(?P<party>{PARTY})(?:'s)? (?:[a-z-]+ ){{0,2}}{_POLITICIAN}\b|{_LED}(?P<led>{PARTY}))"
)
_MOVED = (
    r"(?:joined|defected to|quit (?:[^.]{1,40}? )?(?:for|to join)|crossed the (?:floor|aisle|chamber) to(?: join)?"
    r"|thrown in (?:his|her|their) lot with|threw in (?:his|her|their) lot with"
    r"|gone over to|quit (?:[^.]{1,40}? )?to (?:sit|stand) (?:as an?|with|for)|switched to"
    r"|switched (?:from [^.]{1,40} )?to|left (?:[^.]{1,40}? )?(?:for|to join)|moved to"
    r"|defected (?:from [^.]{1,40} )?to)"
)
_ANNOUNCED = re.compile(
    rf"(?i:A|An|One|The|Two|Three|Four|Five|Six|Both|Several) [^.]{{0,160}}?\b{_MOVED} (?:the )?(?P<party>{PARTY})"
)
_ITS_LEADER = re.compile(
    r"\b(?:its|their) (?:[a-z-]+ ){0,2}(?:leader|chair\w*|spokes\w+) (?:has |have )?(?:said|says"
    r"|warned|insisted|confirmed|announced|told|claimed|admitted|revealed)\b"
)
_CLOSING = re.compile(
    r"\n(?:Yours|Sincerely|In solidarity|Signed|With (?:best|kind|warm) \w+|Best wishes|Kind regards|Regards"
    r"|Respectfully|Faithfully|Fraternally|In friendship)\b[^\n]{0,40}\n"
)
_WE_ARE = re.compile(
    rf"\b[Ww]e(?:, (?:the|as) [^,\n]{{0,30}},)? (?:[\w']+ ){{0,6}}(?:as|are|called|form|formed|founded|in|of|at)"
    rf" (?:the |a )?(?P<party>{PARTY})"
)
_UNDER = re.compile(rf"[^.\n]{{0,20}}\n+[^.\n\"]{{0,50}}(?P<party>{PARTY})[^.\n\"]{{0,50}}(?:\n|$)")


def moved(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'A councillor elected as a Green has joined Labour. X said …': the first person named after such a sentence."""
    lead = _lead(scene, place)
    match = _ANNOUNCED.match(scene.masked[slice(*lead)]) if lead else None
    if lead and match:
        joined = scene.named_at(lead[0] + match.start("party")).name
        yield Clue(place.name, joined, 20, "announced by a sentence on a move")


def announced(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'The party will not join, its leader has said. X told …', 'A Labour councillor has …': described, then named."""
    lead = _lead(scene, place)
    if not lead:
        return
    sentence = scene.masked[slice(*lead)]
    leader = _ITS_LEADER.search(sentence)
    opens = place.at - scene.sentence(place.at)[0] < 3
    told = topic(scene, lead[0] + leader.start()) if leader and opens else None
    met = _INTRODUCED.match(sentence)
    if told:
        yield Clue(place.name, told, 1, "its leader, named next")
    elif met:
        party = scene.named_at(lead[0] + max(met.start("party"), met.start("led"))).name
        yield Clue(place.name, party, 1, "announced by a description")


def _lead(scene: Scene, place: Place) -> tuple[int, int] | None:
    """The sentence before that of a name, if that name is the first in both of them or in the list that is."""
    start = scene.sentence(place.at)[0]
    lead = scene.sentence_before(start)
    if _LIST.fullmatch(scene.masked, start, place.at):
        return None if scene.people_between(*lead) else lead
    return None if scene.people_between(lead[0], place.at) else lead


def signed_together(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """Names below 'Yours sincerely,' are those of the party that the letter means by 'we'."""
    closing, own = _closing(scene), _own_party(scene)
    if own and 0 <= closing < place.at and place.at - closing < _SIGNATURES:
        yield Clue(place.name, own, 1, "signed with others")


@lru_cache(maxsize=1)
def _closing(scene: Scene) -> int:
    return max((m.start() for m in _CLOSING.finditer(scene.masked)), default=-1)


@lru_cache(maxsize=1)
def _own_party(scene: Scene) -> str | None:
    match = _WE_ARE.search(scene.masked)
    return scene.named_at(match.start("party")).name if match else None


def signed(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """The party in the line under a signature: 'Ann Example', then 'Leader, Labour Group'."""
    line = scene.masked.rfind("\n", 0, place.at) + 1
    under = _UNDER.match(scene.masked, place.at + 1)
    if under and place.at - line < 20 and "." not in scene.masked[line : place.at]:
        yield Clue(place.name, scene.named_at(under.start("party")).name, 1, "under the signature")
