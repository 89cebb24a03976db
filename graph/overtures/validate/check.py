"""Checks one graph against the shapes, the ontology's terms and the text."""

from __future__ import annotations

from collections.abc import Iterator

import rdflib
from rdflib.namespace import SH
from rdflib.term import Node

from overtures import vocabulary
from overtures.validate.problems import OA, OV, Problem, Words
from overtures.validate.shapes import OURS, rule_name, schema, shapes, terms

Found = tuple[Node, str, str, bool]  # node, rule, message, blocking


def check(graph: rdflib.Graph, text: str | None = None) -> list[Problem]:
    """Every problem of a graph that holds an article (or several) and what the register says of people and bodies.

    `text` is the article's text; where it is None and the graph has ov:text, that is taken. What blocks comes first.
    """
    merged = _merged(graph)
    words = Words(merged)
    found = {*_shaped(merged), *_asked(merged, words), *_unknown_terms(merged), *_misplaced(merged, text)}
    problems = [
        Problem(words.article(node), words.node(node), str(node), rule, message, blocking)
        for node, rule, message, blocking in found
    ]
    return sorted(problems, key=lambda each: (not each.blocking, each.article, each.node, each.rule, each.message))


def _merged(graph: rdflib.Graph) -> rdflib.Graph:
    """One plain graph with what shapes need of the ontology: pySHACL gives false violations on a Dataset."""
    merged = rdflib.Graph()
    triples = (quad[:3] for quad in graph.quads()) if isinstance(graph, rdflib.Dataset) else iter(graph)
    merged.addN((s, p, o, merged) for s, p, o in triples)
    merged.addN((s, p, o, merged) for s, p, o in schema())
    return merged


def _shaped(graph: rdflib.Graph) -> Iterator[Found]:
    import pyshacl

    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes().core)
    if conforms or not isinstance(report, rdflib.Graph):
        return
    for result in report.objects(None, SH.result):
        node = report.value(result, SH.focusNode)
        blocking = report.value(result, SH.resultSeverity) == SH.Violation
        rule = rule_name(report.value(result, SH.sourceShape))
        if node is not None:
            yield node, rule, str(report.value(result, SH.resultMessage)), blocking


def _asked(graph: rdflib.Graph, words: Words) -> Iterator[Found]:
    for shape in shapes().asked:
        for row in graph.query(shape.query):
            this, value = tuple(row)  # type: ignore[arg-type]  # a SELECT query gives rows
            what = f": “{value}”" if isinstance(value, rdflib.Literal) else f": {words.node(value)}"
            yield this, shape.rule, shape.message + what, shape.blocking


def _unknown_terms(graph: rdflib.Graph) -> Iterator[Found]:
    """Predicates, classes and codes in the project's namespaces that the ontology does not define."""
    for subject, *told in graph:
        for term in map(str, told):
            if term.startswith(OURS) and term not in terms():
                short = term.replace(vocabulary.OV, "ov:").replace(vocabulary.OVC, "ovc:")
                yield subject, "KnownTerm", f"{short} is not a term of the ontology; mend the name", True


def _misplaced(graph: rdflib.Graph, text: str | None) -> Iterator[Found]:
    """Spans that do not lie in the text, or whose words are not those of the text at that place."""
    for span, article in graph.subject_objects(OA.hasSource):
        kept = graph.value(article, OV.text)
        if text is None and kept is None:
            continue
        whole = str(kept) if text is None else text
        selectors = list(graph.objects(span, OA.hasSelector))
        start, end, exact = (_one(graph, selectors, each) for each in (OA.start, OA.end, OA.exact))
        if not isinstance(start, int) or not isinstance(end, int) or end <= start:
            continue  # a shape says so
        if end > len(whole):
            yield span, "SpanInText", f"the text ends at {len(whole)}, before the span does", True
        elif exact is not None and whole[start:end] != exact:
            yield span, "QuoteInText", f"the text has “{whole[start:end]}” there, not “{exact}”", True


def _one(graph: rdflib.Graph, selectors: list[Node], predicate: rdflib.URIRef) -> object:
    values = [graph.value(each, predicate) for each in selectors]
    told = [each for each in values if isinstance(each, rdflib.Literal)]
    if not told:
        return None
    return str(told[0]) if predicate == OA.exact else told[0].toPython()
