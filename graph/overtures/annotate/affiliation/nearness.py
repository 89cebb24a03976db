"""What stands near a name that may tell a party: the features from which `likely` guesses."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.changed import changed, named_by_order
from overtures.annotate.affiliation.scene import PERSON, Place, Scene
from overtures.annotate.affiliation.topic import topic

_SEEN = 8  # sightings of a person that are looked at
_CLOSE, _OPENING, _FADES, _FAR = 25, 25, 200, 500  # characters
_ADDRESS = re.compile(
    r"\b(?:asked|told|offered|invited|approached|wrote to|rang|phoned|met|to|with|against|accused|attacked|from|urged"
    r"|sounded out|called|texted|thanked|by|went to|turned down|rejected|refused|promised|and)"
    r" (?:the |its |their |his |her |both )?(?:\w+ )?$"
)
_ACTS = re.compile(
    r"\b(?:asked|told|offer\w*|invit\w+|approach\w+|wrote to|rang|phoned|met|urged|reject\w*|refus\w+|accus\w+"
    r"|propos\w+|deal|pact|coalition|talks|join\w*|turned|back\w*|help|work|govern|with|against|to)\b"
)
_BEFORE = re.compile(r"([\w-]+),? $")
_BEHIND = re.compile(
    r", (?:the |an? |its |their |his |her |who is )*(?:[a-z-]+ ){0,3}?([a-z-]+)\b(?=,| (?:of|at|for|with)\b)"
)
_LEARNED = re.compile(r"(?:Professor|Prof|Rev|Reverend|Judge|Canon|Fr)\b")
_POST = re.compile(
    r"\b(?:leader|councillor|MP|MSP|TD|MLA|group|deputy|mayor|provost|candidate|cabinet|chair\w*|whip|convener|minister"
    r"|backbench\w*|colleague|veteran)\b",
    re.I,
)
_TITLED = re.compile(r"(?:Cllrs?|Councillors?|Coun|Cr|Ald|Alderman|Deputy|Senator|Bailie|Provost|MP|TD)\b")
_SAYS = re.compile(r" (?:said|says|told|added|replied|called|dismissed|described|accused|insisted|joked)\b|[,\"] ?$")
_Found = Iterator[tuple[str, str, float]]  # party, feature, value


def of_party(scene: Scene, person: str, known: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Party -> feature -> value between 0 and 3, for each party of the text; `known` are the parties told."""
    counted = _counted(scene)
    staff = Counter(known.values())
    found = {party: _standing(party, counted, staff) for party in counted}
    for n, place in enumerate(_places(scene, person)):
        for party, feature, value in _signs(scene, place, known):
            if party in found:
                key = f"{'first' if n == 0 else 'later'}: {feature}"
                found[party][key] = max(found[party].get(key, 0.0), value)
    return found


def _signs(scene: Scene, place: Place, known: Mapping[str, str]) -> _Found:
    yield from _named(scene, place)
    yield from changed(scene, place)
    yield from named_by_order(scene, place)
    yield from _others(scene, place, known)


def of_nobody(scene: Scene, person: str) -> dict[str, float]:
    """The features that tell whether somebody is a politician at all."""
    places = _places(scene, person)
    left, right = scene.left(places[0].at)[0][-60:], scene.right(places[0].at)[0][:80]
    return {
        "bias": 1.0,
        "titled": float(any(_TITLED.match(scene.title(p)) for p in places)),
        "post": float(bool(_POST.search(left) or _POST.search(right))),
        "bystander": float(is_bystander(scene, person)),
        "once": float(len(places) == 1),
        "says": float(any(_SAYS.match(scene.right(p.at)[0]) for p in places)),
        "parties": float(min(6, len(_counted(scene)))),
    }


def is_bystander(scene: Scene, person: str) -> bool:
    """Whether somebody is said to be something else: 'Engineer Ann Example', 'Ann Example, the returning officer'."""
    return any(_is_bystander(scene, p) for p in _places(scene, person))


def _places(scene: Scene, person: str) -> list[Place]:
    return _sightings(scene)[person][:_SEEN]


@lru_cache(maxsize=1)
def _sightings(scene: Scene) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in scene.people:
        found[place.name].append(place)
    return found


@lru_cache(maxsize=1)
def _counted(scene: Scene) -> Counter[str]:
    return Counter(p.name for p in scene.parties)


def _is_bystander(scene: Scene, place: Place) -> bool:
    """'Engineer Ann Example', 'Ann Example, chief executive of the council'."""
    told = _BEFORE.search(scene.left(place.at)[0][-30:]), _BEHIND.match(scene.right(place.at)[0])
    called = {m[1].lower() for m in told if m}
    return bool(_LEARNED.match(scene.title(place)) or called & gazetteer.words("offices", "bystanders"))


def _standing(party: str, counted: Counter[str], staff: Counter[str]) -> dict[str, float]:
    """What a party is in the text: how often named, and whether somebody is known to be of it."""
    return {
        "share": counted[party] / counted.total(),
        "nobody of it yet": float(not staff[party]),
        "people of it": float(min(3, staff[party])),
        "named first": float(next(iter(counted)) == party),
    }


def _named(scene: Scene, place: Place) -> _Found:
    """(party, feature, value) of the parties named in the sentence, in the two before and in the next."""
    text = scene.masked
    start, end = scene.sentence(place.at)
    before = scene.sentence_before(_unquoted(text, start))
    earlier = scene.sentence_before(_unquoted(text, before[0]))
    here, previous = scene.parties_between(start, end), scene.parties_between(*before)
    for p in here:
        yield from _in_sentence(text, place, p)
    for p in previous:
        yield from _in_previous(text, place, p, before[0])
    if previous and not here:
        yield previous[-1].name, "previous last", 1.0
        if len({p.name for p in previous}) == 1:
            yield previous[0].name, "previous alone", 1.0
    for p in scene.parties_between(*earlier):
        yield p.name, "third", 1.0
        if not here and not previous:
            yield p.name, "third only", 1.0
    after = scene.sentence(min(end + 1, len(text) - 1))
    for p in scene.parties_between(*after):
        yield p.name, "next quoted" if _quoted(text, p.at) else "next", 1.0
    last = scene.parties_between(max(0, place.at - _FAR), place.at)
    if last:
        yield last[-1].name, "last", math.exp((last[-1].at - place.at) / _FADES)
    told = [p for p in last if not _quoted(text, p.at)]
    if told:
        yield told[-1].name, "last told", 1.0
    about = topic(scene, place.at)
    if about:
        yield about, "topic", 1.0


def _in_sentence(text: str, place: Place, p: Place) -> _Found:
    if _quoted(text, p.at) and not _quoted(text, place.at):
        return
    side = "before" if p.at < place.at else "after"
    gap = text[min(p.at, place.at) + 1 : max(p.at, place.at)]
    yield p.name, f"here {side}", 1.0
    if side == "before" and _ADDRESS.search(text[max(0, place.at - 30) : place.at]):
        yield p.name, "spoke to", 1.0
    if side == "after" and _ACTS.search(gap):
        yield p.name, "acts on", 1.0
    if PERSON in gap:
        yield p.name, f"person between {side}", 1.0
    if len(gap) < _CLOSE:
        yield p.name, f"close {side}", 1.0


def _in_previous(text: str, place: Place, p: Place, begin: int) -> _Found:
    quoted = _quoted(text, p.at)
    yield p.name, "previous quoted" if quoted else "previous", 1.0
    if begin < _line(text, place.at):
        yield p.name, "other paragraph", 1.0
    if p.at - begin < _OPENING and not quoted:
        yield p.name, "previous opens", 1.0


def _others(scene: Scene, place: Place, known: Mapping[str, str]) -> _Found:
    """(party, feature, value) by way of the people around of whom the party is known."""
    start, end = scene.sentence(place.at)
    before = scene.sentence_before(_unquoted(scene.masked, start))
    for o in scene.people_between(start, end):
        if o.name != place.name and o.name in known:
            yield known[o.name], "somebody of it here", 1.0
            gap = scene.masked[min(o.at, place.at) + 1 : max(o.at, place.at)]
            if o.at > place.at and _ACTS.search(gap):
                yield known[o.name], "acts on somebody of it", 1.0
            if gap.strip(" ,") == "and":
                yield known[o.name], "beside somebody of it", 1.0
    if not scene.people_between(start, place.at):
        others = [(o.at, known[o.name]) for o in scene.people_before(place.at)[:4] if o.name in known]
        yield from _after_others(others, before[0], {p.name for p in scene.parties_between(*before)})


def _after_others(others: Sequence[tuple[int, str]], begin: int, parties: Iterable[str]) -> _Found:
    """After lines on somebody of one side, the next named is often of the other; `others` are (offset, party)."""
    if others and others[0][0] >= begin:
        yield others[0][1], "after somebody of it", 1.0
    if len({party for _, party in others}) == 1:
        yield from ((party, "the other side before", 1.0) for party in parties if party != others[0][1])


def _unquoted(text: str, at: int) -> int:
    """An offset, or the beginning of the quotation that it lies in."""
    return _marks(text)[0][bisect_left(_marks(text)[0], at) - 1] if _quoted(text, at) else at


def _quoted(text: str, at: int) -> bool:
    """Whether an offset lies within quotation marks of its paragraph."""
    marks, _ = _marks(text)
    return (bisect_left(marks, at) - bisect_left(marks, _line(text, at))) % 2 == 1


def _line(text: str, at: int) -> int:
    """Where the paragraph of an offset begins."""
    _, breaks = _marks(text)
    n = bisect_left(breaks, at)
    return breaks[n - 1] + 1 if n else 0


@lru_cache(maxsize=1)
def _marks(text: str) -> tuple[list[int], list[int]]:
    """Offsets of the quotation marks and of the line breaks."""
    return [m.start() for m in re.finditer('"', text)], [m.start() for m in re.finditer("\n", text)]
