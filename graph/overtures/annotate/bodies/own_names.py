"""What of a run of capitals is a local group's own name, and by which shorter names a text goes on to call it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from overtures.annotate import gazetteer
from overtures.annotate.bodies.named import INDEPENDENT, WORD, without_lead

_ARTICLE = re.compile(
    rf"^the |(?<! for)(?<! of) the | and the |^(?:{WORD} ){{1,3}}of the "
    rf"(?=(?:{WORD} ){{0,2}}(?:Independents|Ratepayers|Residents|Party)\b)"
)
_OWNER = re.compile(
    r"(?:I'm|We're|[Oo]f) "
    r"|(?:.* )?[A-Z][\w-]+ (?<!St )(?!(?:People|Women|Men|Citizen|Children)'s )[A-Z][\w-]+'s "
)
_JOINED = re.compile(r" (?:and|of|for)(?: the)? ")
_PERSON_OF = re.compile(r".+?(?: (?:of|for|and) (?:the )?|'s )")
_SHORT_LAST = ("Independents", "Residents", "Residents'", "Ratepayers", "Alliance", "Association", "Accord")


def own_part(start: int, run: str) -> tuple[int, str]:
    """What of a run is the group's own name: 'Labour and the Fell Independents' names two bodies: (offset, name)."""
    start, name = without_lead(start, run, *_openers())
    person = _PERSON_OF.match(name) if _begins_with_person(name) else None
    if person:
        start, name = start + person.end(), name[person.end() :]
    owner = _OWNER.match(name)
    if owner:
        start, name = start + owner.end(), name[owner.end() :]
    article = max((m.end() for m in _ARTICLE.finditer(name)), default=0)
    start, name = start + article, name[article:]
    parties = list(party_words().finditer(name))
    joined = _JOINED.match(name, parties[-1].end()) if parties else None
    return (start + joined.end(), name[joined.end() :]) if joined else (start, name)


def full_names(names: set[str]) -> dict[str, str]:
    """A name that ends one longer name and no other means that one: "Ratepayers" -> "Fell Ratepayers"."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split(" ")
        for n in range(1, len(parts)):
            longer[" ".join(parts[n:])].add(name)
    return {short: next(iter(of)) for short, of in longer.items() if short in names and len(of) == 1}


def short_forms(name: str) -> Iterator[str]:
    """'the Alliance', 'the Residents', 'the Independents' of a longer name; initials of three words and more."""
    parts = name.split()
    for last in _SHORT_LAST:
        if last in parts:
            yield last
    if "Residents'" in parts:
        yield "Residents"
    if "&" in parts:
        yield "&".join(p[0] for p in parts if p[0].isupper())
    initials = "".join(p[0] for p in parts if p[0].isupper())
    if len(initials) > 2:
        yield initials
        if "Residents'" in parts:
            yield initials[-2:]


def _begins_with_person(name: str) -> bool:
    first = name.split(" ", 1)[0]
    return first == "One" or first in gazetteer.words("offices", "titles") or first in gazetteer.given_names()


@lru_cache(maxsize=1)
def party_words() -> re.Pattern[str]:
    """Words that mean a national party: a name that holds one is no local group's."""
    words = [a.words for a in gazetteer.parties().aliases.values() if not a.weak and a.parties[0] != INDEPENDENT]
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b")


@lru_cache(maxsize=1)
def _openers() -> tuple[str, ...]:
    return tuple(sorted(gazetteer.words("groups", "openers")))
