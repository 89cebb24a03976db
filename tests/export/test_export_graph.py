"""The graph itself in the formats of RDF: the same quads on both engines."""

from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest
import rdflib

from overtures.export import write
from overtures.store import Store

FORMATS = {
    "turtle": (ox.RdfFormat.TURTLE, "turtle"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "nquads": (ox.RdfFormat.N_QUADS, "nquads"),
    "jsonld": (ox.RdfFormat.JSON_LD, "json-ld"),
}
STORES = pytest.mark.parametrize("name", ["story", "hostile"])


def written(store: Store, form: str, *, with_text: bool = False) -> bytes:
    stream = io.BytesIO()
    write(store, form, stream, with_text=with_text)
    return stream.getvalue()


def in_oxigraph(data: str | bytes, form: ox.RdfFormat) -> ox.Dataset:
    dataset = ox.Dataset(ox.parse(data, format=form))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset


def in_rdflib(data: str | bytes, form: str) -> set[tuple[str, ...]]:
    """Quads with blank nodes made alike: that they are the same is proved by Oxigraph's canonical form."""
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=form)
    return {tuple("_" if isinstance(t, rdflib.BNode) else str(t and t.n3()) for t in quad) for quad in dataset.quads()}


def without_graph(quads: str) -> str:
    triples = {quad.triple for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS)}
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


@STORES
@pytest.mark.parametrize("form", FORMATS)
def test_both_engines_read_back_the_same_quads(form: str, name: str, request: pytest.FixtureRequest) -> None:
    store: Store = request.getfixturevalue(name)
    stored = "".join(store.nquads())
    expected = without_graph(stored) if form == "turtle" else stored
    data = written(store, form)
    for_oxigraph, for_rdflib = FORMATS[form]
    assert in_oxigraph(data, for_oxigraph) == in_oxigraph(expected, ox.RdfFormat.N_QUADS)
    assert in_rdflib(data, for_rdflib) == in_rdflib(expected, "nquads")


@pytest.mark.parametrize("form", FORMATS)
def test_text_of_the_article_is_there_only_when_asked_for(story: Store, form: str) -> None:
    assert b"The whole text of the article." not in written(story, form)
    assert b"The whole text of the article." in written(story, form, with_text=True)


@pytest.mark.parametrize("form", FORMATS)
def test_same_store_gives_the_same_bytes(story: Store, form: str) -> None:
    assert written(story, form) == written(story, form)


def test_json_ld_names_classes_and_properties_by_prefix(story: Store) -> None:
    told = json.loads(written(story, "jsonld"))
    nodes = {node["@id"].rpartition("/")[2]: node for graph in told["@graph"] for node in graph["@graph"]}
    assert nodes["wednesday"]["ov:begin"] == [{"@type": "xsd:date", "@value": "2023-05-10"}]
    assert nodes["moss"]["@type"] == ["foaf:Person"]


def test_count_is_that_of_the_quads(story: Store) -> None:
    lines = written(story, "nquads").splitlines()
    assert write(story, "nquads", io.BytesIO()).quads == len(lines)
    assert write(story, "turtle", io.BytesIO()).quads == len(without_graph("".join(story.nquads())).splitlines())
