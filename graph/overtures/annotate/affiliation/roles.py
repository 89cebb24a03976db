"""Offices named beside people, and the council that a text speaks of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.scene import COUNCIL, PERSON, Place, Scene
from overtures.annotate.bodies import Named
from overtures.model import Role

_OF_COUNCIL = re.compile(r"(?:council|\ue002)(?:'s)? leader|leader of (?:the )?(?:\w+ )*(?:council|\ue002)", re.I)
_CUT = re.compile(r"\b(?:to|with|from|by|against|after|that|but|said|told|when|for)\b|[;:()\"\ue001]")
_JOINED = re.compile(r".*(?:,| and|;) (?=.)", re.S)
_BEHIND = re.compile(
    r"(?:,(?= )| \()((?: ?(?:the|a|its|their|then|who (?:leads|heads|is)|leader|deputy|chair\w*|president|whip"
    r"|town mayor|mayor|Town Mayor|Mayor)\b)[^,.;:\"]{0,70})"
)
_RANKED = re.compile(
    r"\b(?P<past>[Ff]ormer |[Ee]x-)?(?P<kind>(?i:county|city|borough|district|town|parish|community) )?"
    r"(?P<rank>[\w-]+),? $"
)
_PARLIAMENTARY = frozenset({"MP", "MSP", "MS", "AM", "TD", "MLA", "MEP", "MHK", "senator", "peer"})
_IRISH = frozenset({"IE"})


def offices(scene: Scene, parties: Mapping[str, str]) -> dict[str, tuple[Role, ...]]:
    """Person -> offices: of the party, or of the council where the words say so."""
    council = council_of(scene.councils)
    found: dict[str, dict[Role, None]] = defaultdict(dict)
    for place in scene.people:
        party = parties.get(place.name)
        for rank, kind in _ranks(scene, place, party):
            found[place.name][Role(rank, party, _seat(rank, kind, scene.councils, council))] = None
        for words, at in _phrases(scene, place):
            match = _office().search(words)
            if match:
                of = "council" if _OF_COUNCIL.search(words) else party
                told = ((match["which"] or "") + match["role"]).lower().replace("depute", "deputy")
                here = words.find(COUNCIL)
                found[place.name][Role(told, of, scene.named_at(at + here).name if here >= 0 else council)] = None
    return {person: tuple(roles) for person, roles in found.items()}


def council_of(councils: Sequence[Named]) -> str | None:
    """The council that the text speaks of most, the first named of several."""
    return Counter(c.name for c in councils).most_common(1)[0][0] if councils else None


def _seat(rank: str, kind: str, councils: Sequence[Named], council: str | None) -> str | None:
    """Where somebody sits: a member of parliament in one that is named, a "county councillor" on its council."""
    if rank in _PARLIAMENTARY:
        return next((c.name for c in councils if not c.name.endswith("Council")), None)
    return _of_kind(councils, kind) if kind else council


def _of_kind(councils: Sequence[Named], kind: str) -> str | None:
    """The one council of a kind: of a "county councillor" the county council, None where none or several are named."""
    named = {c.name for c in councils if kind.strip().lower() in c.name.lower().split()}
    return named.pop() if len(named) == 1 else None


def _ranks(scene: Scene, place: Place, party: str | None) -> Iterator[tuple[str, str]]:
    """(rank, kind of council) by the title before the name, the letters behind it, the noun before it."""
    ranks: Mapping[str, str] = gazetteer.table("offices")["ranks"]
    words = re.findall(r"[\w-]+", scene.title(place))
    for n, word in enumerate(words):
        letters = n == len(words) - 1 and n > 0 and word.isupper()
        joined = n + 1 < len(words) and words[n + 1] in ranks  # a Lord Provost is no lord
        rank = ranks.get(word) or ranks.get(word.removesuffix("s"))
        if rank and (n < 2 or letters) and not joined:
            yield ("deputy" if word == "Deputy" and not _is_irish(scene, party) else rank), ""
            break
    noun = _RANKED.search(scene.left(place.at)[0])
    if noun and not noun["past"] and noun["rank"] in ranks:
        yield ranks[noun["rank"]], noun["kind"] or ""


def _is_irish(scene: Scene, party: str | None) -> bool:
    """Whether a deputy is one of the Dáil: other assemblies have deputies too."""
    of_party = gazetteer.parties().countries.get(party or "", ())
    return bool(_IRISH & ({*of_party} | gazetteer.places_spoken_of(scene.text)))


@lru_cache(maxsize=1)
def _office() -> re.Pattern[str]:
    posts = sorted(gazetteer.table("offices")["posts"], key=len, reverse=True)
    return re.compile(
        r"\b(?P<which>deputy |depute |co-|acting |interim |former |ex-|vice[- ])?"
        r"(?:group |party |council |town |city |lord )?"
        rf"(?P<role>{'|'.join(map(re.escape, posts))})\b",
        re.I,
    )


def _phrases(scene: Scene, place: Place) -> Iterator[tuple[str, int]]:
    """The noun phrase before the name and the apposition behind it, each with its offset in the masked text."""
    left = scene.left(place.at)[0][-70:]
    cut = max((m.end() for m in _CUT.finditer(left)), default=0)
    words = left[cut:]
    if cut and left[cut - 1] == PERSON and words.startswith(","):
        words = _JOINED.sub("", words)  # what stands between is said of the one named before
    yield words, place.at - len(words)
    right, start = scene.right(place.at)
    behind = _BEHIND.match(right)
    if behind:
        told = re.sub(r"who (?:leads|heads)", lambda m: "leader".ljust(len(m[0])), behind[1])  # as long as before
        yield told, start + behind.start(1)
