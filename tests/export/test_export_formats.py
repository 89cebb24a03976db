"""Each network format, read back by the programs that people read it with."""

from __future__ import annotations

import html
import io
import json
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overtures.export import cytoscape, dot, gexf, graphml, network, node_link, write
from overtures.export.attributes import Raw, clean
from overtures.store import Store

Nodes = dict[str, dict[str, Any]]
Edges = dict[tuple[str, str, str], dict[str, Any]]
GEXF = "{http://gexf.net/1.3}"
# What a format adds of its own to what was written.
ADDED = {"id", "value", "key", "source", "target", "start", "end"}


def written(graph: Any, writer: Callable[[Any, Any], None]) -> io.BytesIO:
    stream = io.BytesIO()
    writer(graph, stream)
    stream.seek(0)
    return stream


def content(graph: Any) -> tuple[Nodes, Edges]:
    nodes = {node: {k: v for k, v in data.items() if k not in ADDED} for node, data in graph.nodes(data=True)}
    edges = {
        (u, v, key): {k: w for k, w in data.items() if k not in ADDED}
        for u, v, key, data in graph.edges(keys=True, data=True)
    }
    return nodes, edges


def from_graphml(stream: io.BytesIO) -> Any:
    return nx.read_graphml(stream, force_multigraph=True)


def from_gexf(stream: io.BytesIO) -> Any:
    read = nx.read_gexf(stream, version="1.3")  # a DiGraph where no edges are parallel
    graph: Any = nx.MultiDiGraph()
    graph.add_nodes_from(read.nodes(data=True))
    graph.add_edges_from((u, v, data["id"], data) for u, v, data in read.edges(data=True))
    return graph


def from_cytoscape(stream: io.BytesIO) -> Any:
    return nx.cytoscape_graph(json.load(stream))


def from_node_link(stream: io.BytesIO) -> Any:
    return nx.node_link_graph(json.load(stream), edges="edges")


FORMATS = [
    pytest.param(graphml.write, from_graphml, id="graphml"),
    pytest.param(gexf.write, from_gexf, id="gexf"),
    pytest.param(cytoscape.write, from_cytoscape, id="cytoscape"),
    pytest.param(node_link.write, from_node_link, id="node-link"),
]


@pytest.mark.parametrize(("writer", "reader"), FORMATS)
def test_hostile_network_comes_back_whole(
    hostile: Store, writer: Callable[[Any, Any], None], reader: Callable[[io.BytesIO], Any]
) -> None:
    graph = network(hostile)
    assert content(reader(written(graph, writer))) == content(graph)


TEXT: st.SearchStrategy[str] = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ATTRIBUTES: st.SearchStrategy[dict[str, Raw]] = st.fixed_dictionaries(
    {
        "words": st.none() | TEXT,
        "answers": st.lists(TEXT, max_size=2),
        "confidence": st.floats(0, 1),
        "symmetric": st.booleans(),
    }
)


@st.composite
def networks(draw: st.DrawFn) -> Any:
    graph: Any = nx.MultiDiGraph()
    for number, label in enumerate(draw(st.lists(TEXT, min_size=2, max_size=4))):
        told = clean({"label": label, "name": label})
        graph.add_node(f"n{number}", **{"label": "unnamed", "name": "unnamed", **told})
    ends = st.sampled_from(sorted(graph))
    for number, (u, v) in enumerate(draw(st.lists(st.tuples(ends, ends), min_size=2, max_size=5))):
        told = clean(draw(ATTRIBUTES))
        graph.add_edge(u, v, key=f"e{number}", label="offer", act="offer", weight=1.0, **told)
    return graph


@pytest.mark.parametrize(("writer", "reader"), FORMATS)
@settings(max_examples=50)
@given(graph=networks())
def test_any_text_comes_back_once_cleaned(
    graph: Any, writer: Callable[[Any, Any], None], reader: Callable[[io.BytesIO], Any]
) -> None:
    assert content(reader(written(graph, writer))) == content(graph)


@pytest.mark.parametrize("name", ["graphml", "gexf", "cytoscape", "dot", "node-link"])
def test_same_store_gives_the_same_bytes(story: Store, name: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write(story, name, first)
    write(story, name, second)
    assert first.getvalue() == second.getvalue()


def test_igraph_reads_the_graphml(hostile: Store, tmp_path: Path) -> None:
    write(hostile, "graphml", tmp_path / "hostile.graphml")
    graph = network(hostile)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = igraph.Graph.Read_GraphML(str(tmp_path / "hostile.graphml"))
    names = dict(zip(map(html.unescape, read.vs["id"]), read.vs["name"], strict=True))  # igraph leaves &#38; in ids
    assert names == {node: data["name"] for node, data in graph.nodes(data=True)}
    told = {data["statement_id"] for *_, data in graph.edges(data=True)}
    assert (read.ecount(), set(read.es["statement_id"])) == (graph.number_of_edges(), told)
    sure = {data["statement_id"]: data["confidence"] for *_, data in graph.edges(data=True) if "confidence" in data}
    assert sure.items() <= dict(zip(read.es["statement_id"], read.es["confidence"], strict=True)).items()


def test_graphml_has_the_keys_that_cytoscape_shows(story: Store) -> None:
    root = ET.fromstring(written(network(story), graphml.write).read())
    keys = {(key.get("for"), key.get("attr.name")) for key in root.iter("{http://graphml.graphdrawing.org/xmlns}key")}
    assert {("node", "name"), ("edge", "name"), ("edge", "interaction")} <= keys


def test_gexf_says_its_dates_are_dates_and_keeps_parallel_edges_apart(hostile: Store) -> None:
    graph = ET.fromstring(written(network(hostile), gexf.write).read()).find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    edges = list(graph.iter(f"{GEXF}edge"))
    assert len({(e.get("source"), e.get("target"), e.get("kind")) for e in edges}) == len(edges)
    intervals = {(e.get("start"), e.get("end")) for e in edges}
    assert intervals == {("2023-05-10", None), (None, "0099-01-01"), ("2023-05-10", "2023-05-31"), (None, None)}


def test_gexf_without_a_date_is_static() -> None:
    graph: Any = nx.MultiDiGraph()
    graph.add_node("a", label="A")
    graph.add_edge("a", "a", key="e", label="offer", act="offer", weight=1.0)
    body = ET.fromstring(written(graph, gexf.write).read()).find(f"{GEXF}graph")
    assert body is not None
    assert (body.get("mode"), body.get("timeformat")) == ("static", None)


def test_cytoscape_elements_share_no_id(hostile: Store) -> None:
    told = json.load(written(network(hostile), cytoscape.write))
    ids = [element["data"]["id"] for group in told["elements"].values() for element in group]
    assert len(set(ids)) == len(ids)


def drawing(graph: Any) -> dict[str, Any]:
    """What Graphviz understood of the DOT file."""
    command = ["dot", "-Tdot_json"]
    done = subprocess.run(command, input=written(graph, dot.write).read(), capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.needs("dot")
def test_graphviz_reads_every_node_and_edge(hostile: Store) -> None:
    graph = network(hostile)
    told = drawing(graph)
    names = [node["name"] for node in told["objects"]]
    assert names == list(graph)
    assert [(names[e["tail"]], names[e["head"]], e["id"]) for e in told["edges"]] == list(graph.edges(keys=True))


@pytest.mark.needs("dot")
def test_graphviz_draws_the_names_as_they_are(hostile: Store) -> None:
    graph = network(hostile)
    done = subprocess.run(
        ["dot", "-Tsvg"], input=written(graph, dot.write).read(), capture_output=True, check=True, timeout=60
    )
    drawn = {"".join(text.itertext()) for text in ET.fromstring(done.stdout).iter("{http://www.w3.org/2000/svg}text")}
    assert {" ".join(data["label"].split()) for _, data in graph.nodes(data=True)} <= drawn


@pytest.mark.needs("dot")
def test_drawing_dashes_a_rivals_word_and_points_talks_both_ways(story: Store) -> None:
    told = {edge["statement_id"].rpartition("/")[2]: edge for edge in drawing(network(story))["edges"]}
    assert (told["s-offer"]["style"], told["s-offer-rival"]["style"]) == ("solid", "dashed")
    assert told["s-talks"]["dir"] == "both"
    assert "dir" not in told["s-offer"]
