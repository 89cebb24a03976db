"""The ontology stands alone, says what each term means, and has every term that shapes, rules and program speak of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from overtures import assets
from overtures.model import Act, Arrangement, Factuality, Mode
from overtures.model.time import Derivation
from overtures.validate.shapes import ontology, terms
from overtures.vocabulary import ACT_CLASS, OV, OVC

FOLDER = assets.root("ontology")
ROOT = Path(__file__).parents[1]
SPEAKING = [
    *sorted(FOLDER.rglob("*.ttl")), *sorted(FOLDER.rglob("*.rq")), *sorted(FOLDER.rglob("*.trig")),
    *sorted(assets.root("queries").rglob("*.rq")), *sorted((ROOT / "graph").rglob("*.py")),
    *sorted((ROOT / "tests").rglob("*.trig")),
]  # fmt: skip
OURS = rdflib.Namespace(OV)


def test_rdflib_and_pyoxigraph_read_the_same_ontology() -> None:
    files = [str(FOLDER / name) for name in ("overtures.ttl", "topics.ttl")]
    triples = [each for file in files for each in ox.parse(path=file, format=ox.RdfFormat.TURTLE)]
    assert len({each.triple for each in triples}) == len(ontology()) == len(triples)


def test_every_term_and_code_has_label_definition_and_example() -> None:
    style = rdflib.Graph().parse(FOLDER / "style.ttl")
    conforms, _, report = pyshacl.validate(ontology(), shacl_graph=style)
    assert conforms, report
    explained = {str(each) for each in ontology().subjects(SKOS.definition)}
    assert terms() - explained == set()


def test_the_style_refuses_a_term_without_an_example() -> None:
    graph = rdflib.Graph() + ontology()
    graph.remove((OURS.Offer, SKOS.example, None))
    conforms, _, report = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(FOLDER / "style.ttl"))
    assert not conforms
    assert "an English example" in report


def test_the_ontology_imports_nothing() -> None:
    assert list(ontology().objects(None, OWL.imports)) == []


@pytest.mark.parametrize("file", SPEAKING, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_term_that_is_spoken_of_is_defined(file: Path) -> None:
    if file == FOLDER / "examples" / "invalid" / "KnownTerm.ttl":
        assert set(_spoken(file)) - terms() == {OV + "respondTo"}
    else:
        assert set(_spoken(file)) - terms() == set()


def _spoken(file: Path) -> Iterator[str]:
    """The IRIs of our namespaces in a file, written out or with a prefix; neither in texts of RDF nor in comments."""
    words = file.read_text(encoding="utf-8")
    if file.suffix in (".ttl", ".trig", ".rq"):
        words = re.sub(r'"(?:[^"\\\n]|\\.)*"|(?m:^\s*#.*$)', "", words)
    for prefix, local in re.findall(r"\b(ov|ovc):([A-Za-z0-9][\w-]*+)(?![{])", words):
        yield {"ov": OV, "ovc": OVC}[prefix] + local
    for namespace in (OV, OVC):
        local_names = re.findall(rf"<{re.escape(namespace)}([^>{{]+)>", words)
        yield from (namespace + each for each in local_names if not each.startswith("plover"))


@pytest.mark.parametrize(
    ("scheme", "values"),
    [
        ("arrangement", get_args(Arrangement)), ("factuality", get_args(Factuality)), ("mode", get_args(Mode)),
        ("date", get_args(Derivation)),
    ],
)  # fmt: skip
def test_the_lists_of_codes_are_those_of_the_model(scheme: str, values: tuple[str, ...]) -> None:
    codes = ontology().subjects(SKOS.inScheme, rdflib.URIRef(OVC + scheme))
    assert {str(each).removeprefix(OVC).split("-", 1)[1] for each in codes} == {
        each.replace(" ", "-") for each in values
    }


def test_every_topic_has_words_and_every_word_a_topic_of_the_list() -> None:
    with (assets.root("data") / "topics.toml").open("rb") as stream:
        worded = set(tomllib.load(stream)["topics"])
    codes = set(ontology().subjects(SKOS.inScheme, rdflib.URIRef(OVC + "topic")))
    assert {rdflib.URIRef(f"{OVC}topic-{topic}") for topic in worded} == codes


def test_topics_lead_to_a_broader_one_of_the_same_list_and_not_round_in_a_circle() -> None:
    for narrow, broad in ontology().subject_objects(SKOS.broader):
        assert list(ontology().objects(narrow, SKOS.inScheme)) == list(ontology().objects(broad, SKOS.inScheme))
        assert narrow not in set(ontology().transitive_objects(broad, SKOS.broader))


def test_every_act_of_a_reading_is_a_leaf_of_the_tree_of_occurrences() -> None:
    assert set(ACT_CLASS) == set(get_args(Act))
    assert {OURS[each] for each in ACT_CLASS.values()} <= leaves()


def leaves() -> set[rdflib.term.Node]:
    """The classes that an occurrence may be given: those with none below them, but for the computed one."""
    below = {each for each in ontology().transitive_subjects(RDFS.subClassOf, OURS.Occurrence) if each is not None}
    return {each for each in below if not list(ontology().subjects(RDFS.subClassOf, each))} - {OURS.CounterOffer}


def test_the_shape_of_one_kind_an_occurrence_knows_every_kind() -> None:
    shapes = rdflib.Graph().parse(FOLDER / "shapes" / "occurrences.ttl")
    listed = shapes.query(
        "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX ovs: <https://w3id.org/overtures/shapes#> SELECT ?leaf "
        "{ ovs:OneLeafClass sh:qualifiedValueShape/sh:in/rdf:rest*/rdf:first ?leaf }"
    )
    assert {row[0] for row in listed} == leaves()  # type: ignore[index]


def test_whatever_stands_in_the_register_has_no_class_of_ours_above_it() -> None:
    """Else each article would derive the same triple about the same body, and it would count as often."""
    for kind in (OURS.Party, OURS.Council, OURS.CouncilGroup, OURS.Alliance):
        above = set(ontology().transitive_objects(kind, RDFS.subClassOf)) - {kind}
        assert not [each for each in above if str(each).startswith(OV)]


def test_every_sided_kind_that_says_something_of_two_sides_has_a_direct_edge() -> None:
    signed = {kind for kind, sign in ontology().subject_objects(OURS.tieSign) if int(str(sign)) != 0}
    short = set(ontology().objects(None, OURS.shortcutFor))
    assert signed - short == {OURS.Lapse}


def test_mappings_speak_of_defined_terms_only_and_define_none() -> None:
    mappings = rdflib.Graph().parse(FOLDER / "alignments" / "mappings.ttl")
    mapped = {str(each) for each in mappings.subjects(SKOS.closeMatch)}
    assert mapped <= terms()
    assert not set(mappings.subjects(RDF.type)) & set(map(rdflib.URIRef, terms()))


def test_the_header_gives_the_version_in_its_three_places() -> None:
    header = ontology().value(None, RDF.type, OWL.Ontology)
    version = str(ontology().value(header, OWL.versionInfo))
    assert str(ontology().value(header, OWL.versionIRI)).endswith("/" + version)
    assert version in str(ontology().value(header, DCTERMS.bibliographicCitation))
