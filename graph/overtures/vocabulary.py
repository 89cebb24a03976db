"""The names that the graph uses, as plain strings, and the rules by which IRIs are made. No rdflib here."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

BASE = "https://w3id.org/overtures/"
OV = BASE + "ns#"
OVC = BASE + "code/"
ID = BASE + "id/"
GRAPH = BASE + "graph/"
REGISTER = GRAPH + "register"

PREFIXES: dict[str, str] = {
    "ov": OV,
    "ovc": OVC,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# act of a reading -> local name of its class
ACT_CLASS: dict[str, str] = {
    "offer": "Offer",
    "appeal": "Appeal",
    "invitation": "Invitation",
    "motion": "Motion",
    "acceptance": "Acceptance",
    "rejection": "Rejection",
    "agreement": "Agreement",
    "withdrawal": "Withdrawal",
    "talks": "Talks",
    "defection": "Defection",
    "criticism": "Criticism",
    "support": "Support",
}


def slug(name: str) -> str:
    """A readable path segment: lower case, accents folded where they can be, words joined by hyphens."""
    folded = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    return quote(re.sub(r"[^\w]+", "-", plain).strip("-"), safe="-") or "unnamed"


def digest(*parts: str) -> str:
    """Twelve hex digits of what is told; each part is kept apart from the next."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def article_iri(key: str) -> str:
    """The IRI of the article with that key (`Article.key`)."""
    return f"{ID}article/{key}"


def article_graph(key: str) -> str:
    """The graph of what the article says."""
    return f"{GRAPH}article/{key}"


def derived_graph(key: str) -> str:
    """The graph of what is computed from the article's graph."""
    return f"{GRAPH}derived/{key}"


def links_graph(key: str) -> str:
    """The graph of links from the article's answers to proposals of other articles."""
    return f"{GRAPH}links/{key}"


def text_graph(key: str) -> str:
    """The graph that holds the article's text alone; in no export unless asked for."""
    return f"{GRAPH}text/{key}"


def body_iri(name: str, council: str | None = None) -> str:
    """The IRI of a party, council or other body; of its group on a council where one is named."""
    return f"{ID}body/{slug(council)}/{slug(name)}" if council else f"{ID}body/{slug(name)}"


def person_iri(name: str, body: str | None) -> str:
    """The IRI of a person, by council or other body and name; the same name elsewhere is another person."""
    return f"{ID}person/{slug(body or 'unplaced')}/{slug(name)}"


def software_iri(program: str, version: str) -> str:
    """The IRI of the program that made a reading."""
    return f"{ID}software/{slug(program)}-{quote(version, safe='.+-')}"
