"""Whether a name of an annotation and a name of a reading mean one party or one person."""

from __future__ import annotations

import re

from overtures.annotate import gazetteer

_TITLE = re.compile(
    r"^(?:cllr|councillor|coun|ald|alderman|mr|mrs|ms|dr|sir|dame|lord|lady|baroness)\.?\s+", re.IGNORECASE
)
_KIND = re.compile(r"\b(?:group|party|councillors?|members?|the)\b")


def same_party(one: str, other: str) -> bool:
    """By the gazetteer's names and nicknames, else by the words of the name without 'group' and 'party'."""
    return _party(one) == _party(other)


def _party(name: str) -> str:
    known = gazetteer.parties().aliases
    bare = _KIND.sub(" ", name.lower()).split()
    for told in (name, " ".join(w.capitalize() for w in bare), " ".join(bare)):
        if told in known:
            return known[told].parties[0].lower()
    joined = " ".join(bare)
    return "independent" if joined == "independents" else joined


def same_person(one: str, other: str) -> bool:
    """By surname and first name, titles aside."""
    x, y = (_TITLE.sub("", n).lower().split() for n in (one, other))
    return bool(x and y) and x[-1] == y[-1] and x[0][0] == y[0][0]
