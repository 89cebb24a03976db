"""What is wrong or doubtful in a graph, in sentences that a reporter understands."""

from __future__ import annotations

from dataclasses import dataclass

import rdflib
from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS
from rdflib.term import Node

from overtures import vocabulary
from overtures.validate.shapes import ontology

OV = rdflib.Namespace(vocabulary.OV)
OA = rdflib.Namespace(vocabulary.PREFIXES["oa"])
ORG = rdflib.Namespace(vocabulary.PREFIXES["org"])


@dataclass(frozen=True, slots=True)
class Problem:
    """One break of a rule.

    `article` and `what` name the article and the statement, occurrence or other thing in words, `node` is the IRI of
    the latter, `rule` the shape that it breaks; `blocking` is false where something is merely unknown.
    """

    article: str
    what: str
    node: str
    rule: str
    message: str
    blocking: bool

    def __str__(self) -> str:
        return f"{self.article}: {self.what}: {self.message} (rule {self.rule})"


class Words:
    """Names the nodes of one graph in words."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph
        self.articles = sorted(str(each) for each in graph.subjects(RDF.type, OV.Article))

    def article(self, node: Node) -> str:
        """The article to which the node belongs: by its IRI, else the only one there is."""
        home = [each for each in self.articles if str(node) == each or str(node).startswith(each + "/")]
        found = home or (self.articles if len(self.articles) == 1 else [])
        if not found:
            return "no article"
        told = [self._value(URIRef(found[0]), each) for each in (DCTERMS.title, DCTERMS.identifier)]
        title, key = told[0], told[1] or found[0]
        return f"article “{title}” ({key})" if title else f"article {key}"

    def node(self, node: Node) -> str:
        """The node in words: its kind and label, or what it is made of."""
        kinds = set(self.graph.objects(node, RDF.type))
        if OV.Statement in kinds:
            return self._statement(node)
        if OV.Period in kinds:
            return f"the period “{self._value(node, OV.expression) or self._value(node, OV.edtf) or node}”"
        if OV.TextSpan in kinds or OA.TextPositionSelector in kinds:
            return f"the text span {self._last(self.graph.value(None, OA.hasSelector, node) or node)}"
        if OV.Membership in kinds:
            return f"the office of {self._each(node, ORG.member)} in {self._each(node, ORG.organization)}"
        if OV.SeatCount in kinds:
            return f"the seats of {self._each(node, OV.heldBy)}"
        kind = _kind(kinds)
        return f"the {kind} “{self.label(node)}”" if kind else self.label(node)

    def label(self, node: Node) -> str:
        """The label of a node; where it has none, the end of its IRI."""
        return self._value(node, RDFS.label) or self._last(node)

    def _statement(self, node: Node) -> str:
        speakers = self._each(node, OV.speaker) or self._each(node, OV.possibleSpeaker, " or ") or "somebody"
        told = self._each(node, OV.performs) or self._each(node, OV.reports) or self._each(node, OV.givesReason)
        return f"the statement of {speakers} on “{told or 'nothing'}”"

    def _each(self, node: Node, predicate: URIRef, between: str = " and ") -> str:
        return between.join(sorted(self.label(each) for each in self.graph.objects(node, predicate)))

    def _value(self, node: Node, predicate: URIRef) -> str | None:
        values = sorted(str(each) for each in self.graph.objects(node, predicate))
        return values[0] if values else None

    @staticmethod
    def _last(node: Node) -> str:
        return str(node).rstrip("/").rsplit("/", 1)[-1].rpartition("#")[2]


def _kind(kinds: set[Node]) -> str:
    """The label of the narrowest of the classes, empty where the ontology knows none of them."""
    known = ontology()
    labels = [
        (len(list(known.transitive_objects(each, RDFS.subClassOf))), known.value(each, RDFS.label)) for each in kinds
    ]
    told = sorted((depth, str(label)) for depth, label in labels if label)
    return told[-1][1] if told else ""
