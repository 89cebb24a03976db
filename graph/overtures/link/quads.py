"""A link as quads, in the graph of links of the answer's article."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.link.choose import Link

_TYPE = ox.NamedNode(v.PREFIXES["rdf"] + "type")
_DERIVED = ox.NamedNode(v.PREFIXES["prov"] + "wasDerivedFrom")
_DECIMAL = ox.NamedNode(v.PREFIXES["xsd"] + "decimal")


def quads_of(link: Link) -> Iterator[ox.Quad]:
    """The link with both its articles; where it is asserted, the answer itself responds to the proposal as well."""
    answer, proposal = ox.NamedNode(link.answer.iri), ox.NamedNode(link.proposal.iri)
    articles = [v.article_iri(each.article) for each in (link.answer, link.proposal)]
    node = ox.NamedNode(f"{articles[0]}/link/{v.digest(link.answer.iri, link.proposal.iri)}")
    graph = ox.NamedNode(v.links_graph(link.answer.article))
    state = ox.NamedNode(v.OVC + ("link-asserted" if link.asserted else "link-candidate"))
    yield ox.Quad(node, _TYPE, _ov("AnswerLink"), graph)
    yield ox.Quad(node, _ov("linksAnswer"), answer, graph)
    yield ox.Quad(node, _ov("linksProposal"), proposal, graph)
    yield from (ox.Quad(node, _ov("linksRetelling"), ox.NamedNode(each), graph) for each in link.tellings)
    yield ox.Quad(node, _ov("linkState"), state, graph)
    yield ox.Quad(node, _ov("score"), ox.Literal(_decimal(link.score), datatype=_DECIMAL), graph)
    yield from (ox.Quad(node, _ov("grounds"), ox.Literal(words), graph) for words in link.grounds)
    yield from (ox.Quad(node, _DERIVED, ox.NamedNode(each), graph) for each in articles)
    if link.asserted:
        yield ox.Quad(answer, _ov("respondsTo"), proposal, graph)
        again = (*link.tellings, *link.own)
        yield from (ox.Quad(answer, _ov("answersRetelling"), ox.NamedNode(each), graph) for each in again)


def _ov(name: str) -> ox.NamedNode:
    return ox.NamedNode(v.OV + name)


def _decimal(value: float) -> str:
    """Canonical form: engines tell 0.9 and 0.90 apart."""
    digits = f"{value:.3f}".rstrip("0")
    return digits + "0" if digits.endswith(".") else digits
