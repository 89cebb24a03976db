"""Whether two names mean one person or one party: titles, initials, nicknames and local groups are seen through."""

from __future__ import annotations

import re
from functools import lru_cache

from overtures.evaluate.wording import fold

_TITLE = re.compile(
    r"(?:(?:city|county|town|borough|district|parish|former|fellow) )?"
    r"(?:cllrs?|councillors?|couns?|ald(?:erman)?|mr|mrs|ms|miss|dr|sir|dame|lord|lady|baroness|prof|rev|mp|msp|leader)"
    r"\.? +"
)
_PEERAGE = re.compile(r"(?:lord|lady|baroness)\b")
_TERRITORY = re.compile(r" of .*$")
_NO_NAME = re.compile(r"[^a-z0-9 -]")
_COLLECTIVE = re.compile(r"\b(?:group|party|councillors?|members?)$")

# A party by the first pattern that its name holds; any other party or group goes by its own name.
_PARTIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (label, re.compile(pattern))
    for label, pattern in (
        ("liberal democrats", r"\blib(?:eral)?\s*dem"),
        ("conservative", r"\btor(?:y|ies)\b|\bconservative"),
        ("labour", r"\blabour\b"),
        ("green", r"\bgreens?\b"),
        ("reform uk", r"\breform\b"),
        ("ukip", r"\bukip\b|independence party"),
        ("plaid cymru", r"\bplaid\b"),
        ("snp", r"\bsnp\b|scottish national"),
        ("sinn fein", r"\bsinn f"),
        ("dup", r"\bdup\b|democratic unionist"),
        ("uup", r"\buup\b|ulster unionist"),
        ("sdlp", r"\bsdlp\b"),
        ("alliance", r"\balliance party\b|^alliance$"),
        ("fine gael", r"\bfine gael\b"),
        ("fianna fail", r"\bfianna f"),
        ("independent", r"^independents?$|^independent (?:group|councillors?|members?)$"),
    )
)
PARTIES = frozenset(label for label, _ in _PARTIES)
_INDEPENDENT = {"independent", "independents"}


@lru_cache(maxsize=4096)
def person(name: str) -> str:
    """A personal name to compare by: without titles and what a peer is 'of'."""
    bare = _TERRITORY.sub("", fold(name))
    while title := _TITLE.match(bare):
        bare = bare[title.end() :]
    return _NO_NAME.sub("", bare).strip()


@lru_cache(maxsize=4096)
def party(name: str) -> str:
    """The name of a party or group to compare by: one label for a known party with its nicknames and local groups."""
    bare = fold(name).removeprefix("the ").lstrip()
    for label, pattern in _PARTIES:
        if pattern.search(bare):
            return label
    return _COLLECTIVE.sub("", _NO_NAME.sub("", bare)).strip()


def speaks_of(text: str, label: str) -> bool:
    """Whether the text holds a name of the party with that label."""
    pattern = dict(_PARTIES).get(label)
    return bool(pattern.search(fold(text))) if pattern else bool(label) and label in fold(text)


def same_person(a: str, b: str) -> bool:
    """One surname, and the same first name or its initial; a peer may go without a first name."""
    x, y = person(a).split(), person(b).split()
    if not x or not y or x == y:
        return bool(x) and x == y
    if x[-1] != y[-1]:
        return False
    shortest = min(len(x[0]), len(y[0]))
    initial = shortest == 1 and x[0][0] == y[0][0]
    peer = any(_PEERAGE.match(fold(name)) for name in (a, b)) and 1 in (len(x), len(y))
    return x[0] == y[0] or initial or peer


def same_party(a: str, b: str) -> bool:
    """One label, or a group's name of two words or more that the other name holds, or two names of independents."""
    x, y = party(a), party(b)
    if x == y:
        return bool(x)
    s, t = set(x.split()), set(y.split())
    if "independent" in (x, y) and _INDEPENDENT & s and _INDEPENDENT & t:
        return True
    return not {x, y} & PARTIES and min(len(s), len(t)) >= 2 and (s <= t or t <= s)
