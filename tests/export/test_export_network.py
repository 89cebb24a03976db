"""What becomes an edge, between whom, and with which attributes."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from overtures.errors import ExportError
from overtures.export import network, write
from overtures.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from overtures.export.network import kinds
from overtures.store import Store

CASES = Path(__file__).parent


def drawn(store: Store, between: str) -> set[tuple[str, str, str]]:
    graph = network(store, between)
    label = graph.nodes
    return {(label[u]["label"], data["act"], label[v]["label"]) for u, v, data in graph.edges(data=True)}


def edges_by_statement(store: Store, between: str = "parties") -> dict[str, dict[str, Any]]:
    edges = network(store, between).edges(data=True)
    return {data["statement_id"].rpartition("/")[2]: data for *_, data in edges}


@pytest.mark.parametrize("name", ["nodes.csv", "edges.csv"])
def test_story_gives_the_tables_that_a_person_can_check(story: Store, tmp_path: Path, name: str) -> None:
    write(story, "csv", tmp_path)
    expected = (CASES / f"story-{name}").read_text(encoding="utf-8")
    assert (tmp_path / name).read_text(encoding="utf-8") == expected


def test_parties_are_tied_whoever_spoke(story: Store) -> None:
    assert drawn(story, "parties") == {
        ("Labour", "offer", "Green"),
        ("Green", "rejection", "Labour"),
        ("Green", "invitation", "Tarnbeck Residents"),
        ("Green", "talks", "Labour"),
    }


def test_people_stand_where_they_are_named_and_their_side_where_not(story: Store) -> None:
    assert drawn(story, "people") == {
        ("Ada Moss", "offer", "Green"),
        ("Green", "rejection", "Ada Moss"),
        ("Ned Quill", "invitation", "Tarnbeck Residents"),
        ("Green", "talks", "Labour group, Tarnbeck"),
    }


def test_groups_stand_for_the_party_on_that_council(story: Store) -> None:
    assert drawn(story, "groups") == {
        ("Labour group, Tarnbeck", "offer", "Green"),
        ("Green", "rejection", "Labour group, Tarnbeck"),
        ("Green", "invitation", "Tarnbeck Residents"),
        ("Green", "talks", "Labour group, Tarnbeck"),
    }


def test_each_voice_on_the_same_offer_is_an_edge_of_its_own(story: Store) -> None:
    edges = edges_by_statement(story)
    own, rival = edges["s-offer"], edges["s-offer-rival"]
    assert own["occurrence_id"] == rival["occurrence_id"]
    assert (own["on_word_of"], own["word_kind"], own["performs"]) == ("Ada Moss", "own", True)
    assert (rival["on_word_of"], rival["word_kind"], rival["performs"]) == ("Green or Ned Quill", "rival", False)


def test_words_follow_the_order_of_the_text(story: Store) -> None:
    assert edges_by_statement(story)["s-offer"]["words"] == "We ask the Greens […] run it with us"


def test_chain_names_who_passes_it_on(story: Store) -> None:
    edge = edges_by_statement(story)["s-invitation"]
    assert (edge["on_word_of"], edge["told_through"]) == ("Ned Quill", "Ada Moss")


def test_talks_are_symmetric_and_an_offer_is_not(story: Store) -> None:
    edges = edges_by_statement(story)
    assert [edges[name]["symmetric"] for name in ("s-talks", "s-offer")] == [True, False]


def test_denied_deal_and_motion_to_nobody_are_no_edges(story: Store) -> None:
    assert not {"s-deal", "s-motion"} & edges_by_statement(story).keys()


def test_report_counts_the_statements_that_are_no_edge(story: Store) -> None:
    written = write(story, "dot", io.BytesIO())
    assert (written.nodes, written.edges, written.undrawn) == (3, 5, 1)


def test_unknown_side_is_refused(story: Store) -> None:
    with pytest.raises(ExportError, match="between 'cats' is unknown; choose parties, people or groups"):
        network(story, "cats")


def test_every_attribute_has_one_type_a_meaning_and_a_value(story: Store, hostile: Store) -> None:
    for store in (story, hostile):
        graph = network(store)
        for rows, known in (
            ([data for _, data in graph.nodes(data=True)], NODE_ATTRIBUTES),
            ([data for *_, data in graph.edges(data=True)], EDGE_ATTRIBUTES),
        ):
            types = {(name, type(value)) for row in rows for name, value in row.items()}
            assert len(types) == len({name for name, _ in types})
            assert {name for name, _ in types} <= known.keys()
            assert all(value not in (None, "") for row in rows for value in row.values())


def test_attributes_avoid_the_names_that_consumers_take_for_their_own() -> None:
    taken = {"type", "id", "source", "target", "kind", "start", "end"}
    assert not taken & (NODE_ATTRIBUTES.keys() | EDGE_ATTRIBUTES.keys())


def test_hostile_names_lose_only_what_no_file_can_hold(hostile: Store) -> None:
    labels = {iri.rpartition("/")[2]: data["label"] for iri, data in network(hostile).nodes(data=True)}
    assert labels["sinn-fein"] == "Sinn Féin 🍀"
    assert labels["quotes"] == "the \"so-called 'New' \\ Party\""
    assert labels["html"] == "<script>alert(1)</script> & <b>Sons</b> &amp; ]]>"
    assert labels["control"] == "Bell and\nfeed\nnext\nline"
    assert labels["only-control"].endswith("/only-control")
    assert labels["unnamed"].endswith("/unnamed")


def test_lists_are_json_and_missing_dates_are_missing(hostile: Store) -> None:
    graph = network(hostile)
    rejection = next(data for *_, data in graph.edges(data=True) if data["act"] == "rejection")
    article = "https://w3id.org/overtures/id/article/hostile"
    assert rejection["answers"] == f'["{article}/o1", "{article}/o2"]'
    assert "date_begin" not in edges_by_statement(hostile)["s2"]
    assert edges_by_statement(hostile)["s2"]["date_end"] == "0099-01-01"


def test_parallel_edges_differ_in_kind_and_ids_are_unique(hostile: Store) -> None:
    graph = network(hostile)
    keys = [key for *_, key in graph.edges(keys=True)]
    kind = kinds(graph)
    assert len({*keys, *graph.nodes}) == len(keys) + len(graph)
    told = [(source, target, kind[key]) for source, target, key in graph.edges(keys=True)]
    assert len(set(told)) == len(told) == 13
    assert sorted(kind[k] for u, v, k in graph.edges(keys=True) if u.endswith("sinn-fein")) == [
        "offer",
        "offer 2",
        "offer 3",
    ]


def test_joint_talks_tie_every_pair_once(hostile: Store) -> None:
    talks = [(u, v) for u, v, data in network(hostile).edges(data=True) if data["act"] == "talks"]
    assert len(talks) == len({frozenset(pair) for pair in talks}) == 3


def test_spreadsheet_cells_are_harmless_and_come_back(hostile: Store, tmp_path: Path) -> None:
    write(hostile, "csv", tmp_path)
    graph = network(hostile)
    with (tmp_path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["Id"]: row["Label"] for row in csv.DictReader(file)}
    with (tmp_path / "edges.csv").open(encoding="utf-8", newline="") as file:
        edges = {row["Id"]: row for row in csv.DictReader(file)}
    cells = [*nodes.values(), *(cell for row in edges.values() for cell in row.values())]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    assert {iri: cell.removeprefix("'") for iri, cell in nodes.items()} == {
        iri: data["label"] for iri, data in graph.nodes(data=True)
    }
    assert {key: row["words"].removeprefix("'") for key, row in edges.items()} == {
        key: data.get("words", "") for *_, key, data in graph.edges(keys=True, data=True)
    }
