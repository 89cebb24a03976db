"""Values that every format can hold.

XML forbids some characters, DOT breaks on more, and networkx's writers stop at None, lists and dates: here text is
cleaned once for all of them. Each attribute has one type over the whole file; what is unknown is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = str | float | bool
Raw: TypeAlias = Value | Sequence[str] | None

# What each attribute means, in the order of the columns. None is called type, id, source, target, kind, start or end:
# consumers take those for something of their own.
NODE_ATTRIBUTES: dict[str, str] = {
    "label": "the name, as Gephi and visone want it",
    "name": "the name, as Cytoscape and igraph want it",
    "category": "person, party, group, council, alliance, voice or organisation",
    "party": "the party or parties of a person or group",
    "council": "the council on which a group sits",
}
EDGE_ATTRIBUTES: dict[str, str] = {
    "label": "the act, as Gephi and visone want it",
    "name": "the act in a few words",
    "interaction": "the act, as Cytoscape wants it",
    "weight": "1: an edge is one statement",
    "statement_id": "the statement's IRI",
    "occurrence_id": "the IRI of what it tells: several statements may tell the same",
    "act": "offer, appeal, rejection, agreement and so on",
    "symmetric": "whether the act has no direction of its own: an agreement, talks",
    "performs": "whether saying it is doing it, and not a report of it",
    "answers": "the IRIs of the occurrences that it answers, a list as JSON",
    "arrangement": "what is proposed: coalition, pact and so on",
    "council": "the council that it concerns",
    "date_begin": "the first day on which it may have happened",
    "date_end": "the last day on which it may have happened",
    "date_edtf": "the same as EDTF",
    "date_words": "the article's words for it",
    "on_word_of": "who says so; candidates joined by 'or' where the text leaves it open",
    "told_through": "who passes it on, where that is not the article",
    "side_of_word": "for whom the speaker speaks",
    "word_kind": "own, rival, outsider or narrator: how the speaker stands to who did it",
    "mode": "direct, partial, indirect or narration",
    "factuality": "asserted, planned, presupposed, hoped or rhetorical",
    "confidence": "how sure the reading is, from 0 to 1",
    "words": "the article's words that show it",
    "article_id": "the article's IRI",
    "article_file": "the name of the article's file",
    "article_title": "the headline",
    "publisher": "who published it",
    "published": "the day of publication",
    "link": "where it was published",
}

_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ILLEGAL = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(attributes: Mapping[str, Raw]) -> dict[str, Value]:
    """The attributes without unknown ones (None, empty text, empty list); lists become JSON text."""
    cleaned = {name: _value(value) for name, value in attributes.items()}
    return {name: value for name, value in cleaned.items() if value is not None}


def text(value: str) -> str:
    """Text without characters that XML forbids and without controls, each line ending one `\\n`, ends stripped."""
    return _ILLEGAL.sub("", _NEWLINE.sub("\n", value)).strip()


def _value(value: Raw) -> Value | None:
    if value is None or isinstance(value, float | bool):
        return value
    if isinstance(value, str):
        return text(value) or None
    return json.dumps([text(item) for item in value], ensure_ascii=False) if value else None
