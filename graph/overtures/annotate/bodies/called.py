"""By which common words a text goes on to call the one local group that bears them: "the independents"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overtures.annotate import gazetteer
from overtures.annotate.bodies.named import Named
from overtures.model import Span

_POLITICIANS = r"(?:leader|councillors?|members|group|MPs|deputy|Cllr|Coun|candidates?)\b"
_THE_RESIDENTS = re.compile(
    r"(?<=[Tt]he )residents(?! (?:of|in|who live|living|from|on|at|near|association|group))(?![\w'-])"
)
_THE_INDEPENDENTS = re.compile(
    r"(?:(?<=[Tt]he )|(?<='s ))independents(?! (?:who|elected|on|in|and others)\b)(?![\w-])"
    r"|(?<![\w-])Independent(?= (?:group|(?:group |deputy )?leader|whip)\b)(?! group of)"
)
_THE_ASSOCIATION = re.compile(
    rf"(?<=[Tt]he )association(?=(?:'s?)? {_POLITICIANS}|'s |[,.;:]| (?:has|had|will|would)\b)"
)
_THE_ALLIANCE = re.compile(rf"(?<=[Tt]he )alliance(?=(?:'s?)? {_POLITICIANS})")
_COMMON = (
    ("Resident", _THE_RESIDENTS), ("Independent", _THE_INDEPENDENTS), ("Association", _THE_ASSOCIATION),
    ("Alliance", _THE_ALLIANCE),
)  # fmt: skip


def by_common_words(text: str, names: set[str]) -> Iterator[Named]:
    """'the residents', 'the association' where one group of those named has the word in its name."""
    for word, pattern in _COMMON:
        bearers = [name for name in names if word in name]
        if len(bearers) == 1:
            yield from (Named(Span(*m.span()), "group", bearers[0]) for m in pattern.finditer(text))


def by_last_words(text: str, coined: set[str], others: set[str]) -> Iterator[Named]:
    """'the Accord', 'Accord councillors' for a group called by the last word of its name.

    Any word will do for a `coined` name; for `others` it must be one that is no name of many things.
    """
    last = _owners(others, gazetteer.words("groups", "shorts")) | {n.rsplit(maxsplit=1)[-1]: n for n in coined}
    words = "|".join(re.escape(word) for word in sorted(last) if len(word) > 3)
    if words:
        pattern = rf"(?<=[Tt]he )(?:{words})(?![\w-]| [A-Z])|(?<![\w-])(?:{words})(?=(?:'s?)? {_POLITICIANS})"
        yield from (Named(Span(*m.span()), "group", last[m[0]]) for m in re.finditer(pattern, text))


def _owners(names: set[str], words: frozenset[str]) -> dict[str, str]:
    """Last word -> the name that ends with it, where one does."""
    ends = [name.rsplit(maxsplit=1)[-1] for name in names]
    return {last: name for last, name in zip(ends, names, strict=True) if last in words and ends.count(last) == 1}
