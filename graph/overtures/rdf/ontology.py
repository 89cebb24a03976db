"""What the rdf stage asks of the ontology: the schema for its rules, and the words for offices."""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox

from overtures import assets, vocabulary
from overtures.rdf.terms import name

OTHER = "ovc:role-other"
PAST = re.compile(r"\b(?:former|ex|erstwhile|retired)\b")


@cache
def triples() -> tuple[ox.Triple, ...]:
    """The ontology."""
    path = assets.root("ontology") / "overtures.ttl"
    return tuple(each.triple for each in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


@cache
def schema() -> tuple[ox.Triple, ...]:
    """Classes above classes, shortcuts, and which of these hold both ways."""
    asked, mutual = {name("rdfs:subClassOf"), name("ov:shortcutFor")}, name("owl:SymmetricProperty")
    return tuple(each for each in triples() if each.predicate in asked or each.object == mutual)


def role_code(told: str) -> str:
    """The code of an office by its words; that of other offices for a past one, and for one that the list lacks."""
    words = told.casefold()
    if PAST.search(words):
        return OTHER
    return next((code for pattern, code in _offices() if pattern.search(words)), OTHER)


@cache
def _offices() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The words for each role, longest first: a deputy leader is no leader."""
    labels, start = {name("skos:prefLabel"), name("skos:altLabel")}, vocabulary.OVC + "role-"
    told = [
        (each.object.value.casefold(), "ovc:" + each.subject.value.removeprefix(vocabulary.OVC))
        for each in triples()
        if each.predicate in labels
        and isinstance(each.subject, ox.NamedNode)
        and isinstance(each.object, ox.Literal)
        and each.subject.value.startswith(start)
    ]
    ordered = sorted(told, key=lambda each: (-len(each[0]), each))
    return tuple((re.compile(rf"\b{re.escape(words)}s?\b"), code) for words, code in ordered)
