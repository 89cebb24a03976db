"""Offices named beside people, and the council that a text speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from overtures.annotate.affiliation.scene import Place, Scene
from overtures.annotate.bodies import Named
from overtures.model import Role

_OFFICE = re.compile(
    r"\b(?P<which>deputy |depute |co-|acting |interim |former |ex-|vice[- ])?"
    r"(?:group |party |council |town |city |lord )?"
    r"(?P<role>leader|chairman|chairwoman|chair|president|whip|spokes(?:man|woman|person)|convener|convenor|provost|mayor"
    r"|chief|boss)\b",
    re.I,
)
_TITLE = re.compile(
    r"(?:\w+ )?(Cllr|Councillor|Coun|Cr|Ald|Alderman|MP|MSP|TD|MLA|Senator|Lord|Lady|Baroness|Deputy|Provost|Mayor)"
    r"s?\b\.? "
)
_RANKS = {"mp": "MP", "msp": "MSP", "td": "TD", "mla": "MLA", "senator": "senator", "lord": "peer", "lady": "peer"}
_RANKS |= {"baroness": "peer", "deputy": "TD", "provost": "provost", "mayor": "mayor"}
_OF_COUNCIL = re.compile(r"(?:council|\ue002)(?:'s)? leader|leader of (?:the )?(?:\w+ )*(?:council|\ue002)", re.I)
_CUT = re.compile(r"\b(?:to|with|from|by|against|after|that|but|said|told|when|for)\b|[;:()\"\ue001]")
_BEHIND = re.compile(
    r"(?:,(?= )| \()((?: ?(?:the|a|its|their|then|who (?:leads|heads|is)|leader|deputy|chair\w*|president|whip"
    r"|town mayor|mayor|Town Mayor|Mayor)\b)[^,.;:\"]{0,70})"
)


def offices(scene: Scene, parties: Mapping[str, str]) -> dict[str, tuple[Role, ...]]:
    """Person -> offices: of the party, or of the council where the words say so."""
    council = council_of(scene.councils)
    found: dict[str, dict[Role, None]] = defaultdict(dict)
    for place in scene.people:
        title = _TITLE.match(scene.title(place) + " ")
        if title:
            found[place.name][Role(_RANKS.get(title[1].lower(), "councillor"), parties.get(place.name), council)] = None
        for words in _phrases(scene, place):
            match = _OFFICE.search(words)
            if match:
                of = "council" if _OF_COUNCIL.search(words) else parties.get(place.name)
                told = ((match["which"] or "") + match["role"]).lower().replace("depute", "deputy")
                found[place.name][Role(told, of, council)] = None
    return {person: tuple(roles) for person, roles in found.items()}


def council_of(councils: Sequence[Named]) -> str | None:
    """The council that the text speaks of most, the first named of several."""
    return Counter(c.name for c in councils).most_common(1)[0][0] if councils else None


def _phrases(scene: Scene, place: Place) -> Iterator[str]:
    """The words of the noun phrase before the name, and those of the apposition behind it."""
    left = scene.left(place.at)[0][-70:]
    yield left[max((m.end() for m in _CUT.finditer(left)), default=0) :]
    behind = _BEHIND.match(scene.right(place.at)[0])
    yield behind[1].replace("who leads", "leader").replace("who heads", "leader") if behind else ""
