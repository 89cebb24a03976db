"""Parties told in the run of the text: by a later description, or by what the sentences around are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.clues import Clue, told_of
from overtures.annotate.affiliation.scene import PARTY, Place, Scene
from overtures.annotate.affiliation.topic import topic

_FAR = 600  # characters
_THE = re.compile(r"\b[Tt]he (?:[a-z-]+ ){0,2}$")
_BARE = frozenset(
    {
        "Conservative",
        "Liberal Democrat",
        "Lib Dem",
        "Green",
        "Independent",
        "Nationalist",
        "Unionist",
        "Liberal",
        "Democrat",
    }
)
_PREDICATE = re.compile(
    r"(?:,(?: aged)? \d\d,|,)? (?:\w+ed|will|was|is|has|had|who|said|says|did|does|would|could|told"
    r"|added|insisted|took|became|won|lost|left|joined|broke|"
    r"denied|claimed|replied|wants?|went|hit|gave|made)\b"
)
_SIDE = r"(?:group|colleagues|councillors|team|members|party|side|lot|troops|ranks|cabinet|MPs|TDs)"
_POINTED = (
    (re.compile(rf"\b(?P<who>[Hh]is|[Hh]er) (?:switch|defection|move|arrival|recruitment" rf"|conversion) (?:\w+ )?(?:hoists|takes|took|lifts|lifted|brings|brought|gives|gave|hands"
                rf"|means|makes|puts|swells|swelled) (?:the )?(?P<party>{PARTY})"), "where the move takes the seat", 20),
    (re.compile(rf"\b(?P<who>[Hh]is|[Hh]er) (?:own |fellow |(?:\w+|\d+) )?(?P<party>{PARTY}) {_SIDE}\b"), "his own group", 1),
    (re.compile(rf"\b(?P<who>[Hh]is|[Hh]er) (?:own )?(?:party|group), (?:the )?(?P<party>{PARTY})(?=[,.])"), "his party, by name", 2),
    (re.compile(rf"\b(?P<who>[Hh]is|[Hh]er) (?:own )?(?P<party>{PARTY})(?=,| (?:have|had|are|were|will|would|hold" rf"|took|lost|won|no|now|could|can)\b|\.)"), "his own party", 1),
)  # fmt: skip
_SUBJECT = re.compile(
    r"(?:(?<=[.!?\n])|(?<=[.!?\"] ))(?P<who>He|She)(?= (?:is|was|leads?|led|has|had|sits|sat|stood"
    r"|represents?|represented|quit|left|joined|defected|became|resigned|chairs|heads)\b)"
)
_TITLED = re.compile(r"(?:Cllrs?|Councillors?|Coun|Cr|Ald|Alderman|Deputy|Senator|Sir|Dame)\b")
_OFFICE = re.compile(
    r"\b(?:leader|chair(?:man|woman)?|president|whip|spokes(?:man|woman|person)|convenor|convener|chief|boss)\b", re.I
)
_HIS_SIDE = re.compile(r"\b(?:his|her) (?:own )?(?:party|group|members|colleagues|side|team)\b")

_MOVED = (
    r"(?:joined|defected to|quit (?:[^.]{1,40}? )?(?:for|to join)|crossed the floor to"
    r"|thrown in (?:his|her|their) lot with|threw in (?:his|her|their) lot with"
    r"|gone over to|quit (?:[^.]{1,40}? )?to (?:sit|stand) (?:as an?|with|for)|switched to"
    r"|switched (?:from [^.]{1,40} )?to|left (?:[^.]{1,40}? )?(?:for|to join)|moved to"
    r"|defected (?:from [^.]{1,40} )?to)"
)
_ANNOUNCED = re.compile(
    rf"(?:A|An|One|The|Two|Three|Four|Five|Six|Both|Several) [^.]{{0,160}}?\b{_MOVED} (?:the )?(?P<party>{PARTY})"
)
_ITS_LEADER = re.compile(
    r"\b(?:its|their) (?:[a-z-]+ ){0,2}(?:leader|chair\w*|spokes\w+) (?:has |have )?(?:said|says"
    r"|warned|insisted|confirmed|announced|told|claimed|admitted|revealed)\b"
)
_ASKED = re.compile(rf"\b(?:And|What about|What of|How about) (?:the )?(?P<party>{PARTY})\?[\s\"\w:]{{0,12}}$")
_INTRODUCED = re.compile(
    rf"(?:A|An|The) (?:[\w'-]+ ){{0,4}}?(?:(?P<party>{PARTY})(?:'s)? (?:[a-z-]+ ){{0,2}}(?:councillor"
    rf"|MP|MSP|TD|member|leader|peer|politician"
    rf"|mayor|alderman|candidate|chief|boss)\b|(?:leader|chair|head|deputy leader|chairman"
    rf"|chairwoman) of (?:the )?(?:[\w'-]+ ){{0,3}}(?P<led>{PARTY}))"
)
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

_UNDER = re.compile(rf"[^.\n]{{0,20}}\n+[^.\n\"]{{0,50}}(?P<party>{PARTY})[^.\n\"]{{0,50}}(?:\n|$)")


def described(scene: Scene, place: Place, known: Mapping[str, str]) -> Iterator[Clue]:
    """'the Conservative', 'the Labour veteran': said of the person last named, politicians before others."""
    for p in scene.parties_between(place.at, min(place.at + _FAR, len(scene.masked))):
        if _describes(scene, p) and _antecedent(scene, p, known) == place.name:
            yield Clue(place.name, p.name, 1, "described later")
            return


def pointed(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'her Labour group', 'his defection gives the Greens …', 'She leads the Greens': by a pronoun that means the person."""
    end = min(place.at + _FAR, len(scene.masked))
    for pattern, rule, weight in _POINTED:
        for match in pattern.finditer(scene.masked, place.at + 1, end):
            if _meant(scene, match.start("who"), match["who"]) == place.name:
                yield Clue(place.name, scene.named_at(match.start("party")).name, weight, rule)
                return
    for match in _SUBJECT.finditer(scene.masked, place.at + 1, end):
        if _meant(scene, match.start("who"), match["who"]) == place.name:
            for clue in told_of(scene, place.name, match.end() - 1):
                yield clue


def _meant(scene: Scene, at: int, pronoun: str) -> str | None:
    """The person last named before a pronoun whose gender fits it."""
    other = {"he": "f", "his": "f", "she": "m", "her": "m"}[pronoun.lower()]
    return next((p.name for p in scene.people_before(at) if scene.genders.get(p.name) != other), None)


def _antecedent(scene: Scene, p: Place, known: Mapping[str, str]) -> str | None:
    """Whom a description means: somebody of that party, else the last with a title of office, else the last named before."""
    near = [o for o in scene.people_before(p.at) if p.at - o.at < _FAR]
    of_party = next((o.name for o in near if known.get(o.name) == p.name), None)
    if of_party:
        return of_party
    near = [o for o in near if o.name not in known]
    titled = (o.name for o in near if _TITLED.match(scene.title(o)))
    return next(titled, near[0].name if near else None)


def _describes(scene: Scene, p: Place) -> bool:
    if not _THE.search(scene.masked[max(0, p.at - 30) : p.at]):
        return False
    after = scene.masked[p.at + 1 : p.at + 40]
    nouns = re.match(r"(?:'s|')?(?: ([a-z-]+))?(?: ([a-z-]+))?", after)
    told = gazetteer.words("offices", "roles") | gazetteer.words("offices", "epithets")
    if nouns and told.intersection(nouns.groups()) and not re.match(r"(?:'s|')?(?: [a-z-]+){1,3},? \ue001", after):
        return True
    return scene.title(p) in _BARE and bool(_PREDICATE.match(after))


def after_topic(scene: Scene, place: Place, known: Mapping[str, str]) -> Iterator[Clue]:
    """'The SDLP is holding out. Cllr X said …': the sentence before is about one party, the next begins with the person."""
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
    if told and not scene.people_between(before, start) and told[0].at - before <= 30:
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


def moved(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'A councillor elected as a Green has joined Labour. X said …': the first person named after such a sentence."""
    lead = _lead(scene, place)
    match = _ANNOUNCED.match(scene.masked[slice(*lead)]) if lead else None
    if lead and match:
        yield Clue(
            place.name, scene.named_at(lead[0] + match.start("party")).name, 20, "announced by a sentence on a move"
        )


def announced(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """'The party will not join, its leader has said. X told …', 'A Labour councillor has …': described, then named."""
    lead = _lead(scene, place)
    if not lead:
        return
    sentence = scene.masked[slice(*lead)]
    leader = _ITS_LEADER.search(sentence)
    told = topic(scene, lead[0] + leader.start()) if leader and place.at - scene.sentence(place.at)[0] < 3 else None
    met = _INTRODUCED.match(sentence)
    if told:
        yield Clue(place.name, told, 1, "its leader, named next")
    elif met:
        yield Clue(
            place.name,
            scene.named_at(lead[0] + max(met.start("party"), met.start("led"))).name,
            1,
            "announced by a description",
        )


def _lead(scene: Scene, place: Place) -> tuple[int, int] | None:
    """The sentence before that of a name, if that name is the first in both of them."""
    lead = scene.sentence_before(scene.sentence(place.at)[0])
    return None if scene.people_between(lead[0], place.at) else lead


def other_side(scene: Scene, place: Place, known: Mapping[str, str]) -> Iterator[Clue]:
    """'Labour made the Greens an offer. Its leader X put it to Y': of two parties at one table the other one's person."""
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
    told = topic(scene, start + said.start() if said else scene.sentence(place.at)[0], least=-0.3)
    if told:
        yield Clue(place.name, told, 1, "speaks as we")


def signed(scene: Scene, place: Place, _known: Mapping[str, str]) -> Iterator[Clue]:
    """The party in the line under a signature: 'Ann Example', then 'Leader, Labour Group'."""
    line = scene.masked.rfind("\n", 0, place.at) + 1
    under = _UNDER.match(scene.masked, place.at + 1)
    if under and place.at - line < 20 and "." not in scene.masked[line : place.at]:
        yield Clue(place.name, scene.named_at(under.start("party")).name, 1, "under the signature")


BESIDE = (pointed, moved)
STAGES = ((signed, described, announced), (other_side, after_topic, speaks_as_we), (in_company,))
