"""The text with every name in it replaced by one sign, so that a pattern can say "party" and "person"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.annotate.bodies import INDEPENDENT, Named
from overtures.annotate.people import Sighting
from overtures.model import Span

# private-use characters: no article holds them as words
PARTY, PERSON, COUNCIL = "\ue000", "\ue001", "\ue002"
_REACH = 260  # characters of a sentence that are looked at on either side of a name
_CODE = re.compile(  # "(Lab)", "(Lab, Mill Ward)", "(Mill Ward, Lab)", "(both Lab)"
    r"(?<=[\[(])(?P<first>[A-Z][\w ]{0,20}?)(?:\.?[,;:/-] ?(?P<second>[A-Z][\w ]{0,12}?))?(?=\.?[,;:/)\]-])"
    r"|(?<=\((?:all|two|the) )(?P<all>[A-Z]\w+)|(?<=\(both )(?P<both>[A-Z]\w+)"
)
_SENTENCE_END = re.compile(r"[.!?][\"')]*(?= |\n|$)|\n+|(?<=[.!?]\") ")


@dataclass(frozen=True, slots=True)
class Place:
    """A name in the masked text: where its sign stands, and what it names."""

    at: int
    sign: str
    name: str
    span: Span


class Scene:
    """The masked text with its names in order; all look-ups are by bisection. `text` is plain_text."""

    def __init__(
        self, text: str, people: Sequence[Sighting], bodies: Sequence[Named], genders: Mapping[str, str | None]
    ) -> None:
        self.text, self.genders = text, genders
        self.councils = [b for b in bodies if b.kind == "council"]
        named = [(s.span, PERSON, s.name) for s in people]
        named += [(b.span, COUNCIL if b.kind == "council" else PARTY, b.name) for b in bodies]
        self.masked, self.places = _mask(text, [*named, *_codes(text, [n[0] for n in named])])
        self.people = [p for p in self.places if p.sign == PERSON]
        self.parties = [p for p in self.places if p.sign == PARTY]
        self._at = {p.at: p for p in self.places}
        self._people_at, self._parties_at = [p.at for p in self.people], [p.at for p in self.parties]
        self._breaks = [0, *(m.end() for m in _SENTENCE_END.finditer(self.masked))]

    def named_at(self, at: int) -> Place:
        """The name whose sign stands at that offset of the masked text."""
        return self._at[at]

    def sentence(self, at: int) -> tuple[int, int]:
        """First offset and end of the sentence around an offset of the masked text."""
        n = bisect_right(self._breaks, at)
        start = self._breaks[n - 1]
        while start < at and self.masked[start] in " \n":
            start += 1
        return start, self._breaks[n] if n < len(self._breaks) else len(self.masked)

    def sentence_before(self, start: int) -> tuple[int, int]:
        """The sentence that ends before one that begins at an offset, in the paragraph before if need be."""
        last = start - 1
        while last > 0 and self.masked[last] in " \n":
            last -= 1
        return self.sentence(max(0, last))

    def sentences_between(self, start: int, end: int) -> int:
        """How many sentences end between two offsets."""
        return bisect_right(self._breaks, end) - bisect_right(self._breaks, start)

    def left(self, at: int) -> tuple[str, int]:
        """What stands before an offset in its sentence, and where that begins."""
        start = max(self.sentence(at)[0], at - _REACH)
        return self.masked[start:at], start

    def right(self, at: int) -> tuple[str, int]:
        """What stands behind the sign at an offset in its sentence, and where that begins."""
        end = min(self.sentence(at)[1], at + 1 + _REACH)
        return self.masked[at + 1 : end], at + 1

    def people_before(self, at: int) -> Sequence[Place]:
        """The last names of people before an offset, the nearest first."""
        n = bisect_left(self._people_at, at)
        return self.people[max(0, n - 40) : n][::-1]

    def parties_between(self, start: int, end: int) -> Sequence[Place]:
        """The parties named between two offsets."""
        return self.parties[bisect_left(self._parties_at, start) : bisect_left(self._parties_at, end)]

    def people_between(self, start: int, end: int) -> Sequence[Place]:
        """The people named between two offsets."""
        return self.people[bisect_left(self._people_at, start) : bisect_left(self._people_at, end)]

    def title(self, place: Place) -> str:
        """The words of a person's name as they stand, titles included."""
        return self.text[place.span.start : place.span.end]


def _mask(text: str, named: Sequence[tuple[Span, str, str]]) -> tuple[str, list[Place]]:
    parts: list[str] = []
    places: list[Place] = []
    at = length = 0
    for span, sign, name in sorted(named, key=lambda n: (n[0].start, -n[0].end)):
        if span.start < at:
            continue
        between = text[at : span.start] + _plural_title(text, span, sign)
        parts += [between, sign]
        length += len(between)
        places.append(Place(length, sign, name, span))
        length += 1
        at = span.end
    return "".join([*parts, text[at:]]), places


def _plural_title(text: str, span: Span, sign: str) -> str:
    """'Cllrs' stays to be seen before the sign: it announces a list."""
    return "Cllrs " if sign == PERSON and re.match(r"(?:Cllr|Councillor|Coun)s\b", text[span.start :][:12]) else ""


def _codes(text: str, taken: Sequence[Span]) -> list[tuple[Span, str, str]]:
    """Brackets with the usual short form of a party: '(Lab)', '(Con, Mill Ward)', '(Mill Ward, LD)'."""
    codes: Mapping[str, str] = gazetteer.table("parties")["codes"]
    known = gazetteer.parties()
    starts = {s.start for s in taken}
    found = []
    for match in _CODE.finditer(text):
        for which, code in match.groupdict().items():
            name = codes.get(code or "") or codes.get((code or "").title())
            if name and match.start(which) not in starts:
                span = Span(match.start(which), match.end(which))
                found.append((span, PARTY, INDEPENDENT if name == "Ind" else name))
    for match in known.compounds.finditer(text):  # "the Labour-run council" names a party inside a word
        if match.start() not in starts:
            found.append((Span(match.start(), match.end()), PARTY, known.aliases[match[0]].parties[0]))
    return found
