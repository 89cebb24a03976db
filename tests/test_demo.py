"""The demo: what a person reads in its articles is what the program answers, and the command can be run again."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from overtures import assets
from overtures.ask import answer
from overtures.cli import main
from overtures.store import open_store

EXPECTED = Path(__file__).parent / "demo" / "moves.tsv"
NOTHING_TO_FIND = ("09-lido-reopens", "10-brewery-spurns-bid")
GROUPS = {
    "proposal": {"offer", "appeal", "invitation", "motion", "talks"},
    "yes": {"acceptance", "agreement"},
    "no": {"rejection", "withdrawal"},
    "switch": {"defection"},
}
LEAST_FOUND, MOST_WRONG = 0.5, 0.5
Move = dict[str, Any]


def expected() -> list[dict[str, str]]:
    lines = [line for line in EXPECTED.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


MUST = [row for row in expected() if row["must"] == "yes"]


@pytest.fixture(scope="module")
def readings() -> dict[str, Move]:
    """What `overtures read --json` prints for each article, by the name of its file."""
    done = CliRunner().invoke(main, ["read", str(assets.root("demo")), "--json"])
    assert done.exit_code == 0, done.output
    return {reading["id"]: reading for reading in map(json.loads, done.stdout.splitlines())}


def group(act: str) -> str:
    return next((name for name, acts in GROUPS.items() if act in acts), "stance")


def sides(told: str) -> set[str]:
    return {side for side in told.split(" + ") if side != "-"}


def fits(move: Move, row: dict[str, str]) -> bool:
    """Same kind of move between the same sides; those of an agreement and of talks in either order."""
    made, asked = set(move["for"]), set(move["to"])
    orders = [(made, asked), (asked, made)] if row["act"] in ("agreement", "talks") else [(made, asked)]
    same_sides = any(m >= sides(row["from"]) and a >= sides(row["to"]) for m, a in orders)
    return group(move["act"]) == group(row["act"]) and same_sides


def days(edtf: str) -> tuple[dt.date, dt.date]:
    first, _, last = edtf.partition("/")
    return dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)


@pytest.mark.parametrize("row", MUST, ids=lambda row: f"{row['article'][:2]}-{row['act']}")
def test_move_that_the_story_turns_on_is_found(row: dict[str, str], readings: dict[str, Move]) -> None:
    moves = readings[row["article"]]["moves"]
    found = [move for move in moves if fits(move, row) and move["act"] == row["act"]]
    assert found, f"expected {row}, found {[(m['act'], m['for'], m['to']) for m in moves]}"
    acts = {move["id"]: move["act"] for move in moves}
    if row["answers"] == "offer":
        assert any(acts.get(move["responds_to"]) == row["answers"] for move in found)


@pytest.mark.parametrize("row", MUST, ids=lambda row: f"{row['article'][:2]}-{row['act']}")
def test_date_of_such_a_move_is_right_where_one_is_given(row: dict[str, str], readings: dict[str, Move]) -> None:
    """A date that is not found is a miss that the score counts; one that is wrong would mislead."""
    for move in readings[row["article"]]["moves"]:
        if fits(move, row) and move["act"] == row["act"] and move["when"] and row["when"] != "-":
            (begin, end), (first, last) = days(move["when"]), days(row["when"])
            assert begin <= last and first <= end, move


def test_half_of_what_a_person_reads_is_found_and_half_of_what_is_found_is_right(readings: dict[str, Move]) -> None:
    rows = expected()
    found = [r for r in rows if any(fits(m, r) for m in readings[r["article"]]["moves"])]
    moves = [(name, m) for name, told in readings.items() for m in told["moves"] if group(m["act"]) != "stance"]
    wrong = [m for name, m in moves if not any(fits(m, r) for r in rows if r["article"] == name)]
    assert len(found) / len(rows) >= LEAST_FOUND, [r for r in rows if r not in found]
    assert len(wrong) / len(moves) <= MOST_WRONG, wrong


@pytest.mark.parametrize("name", NOTHING_TO_FIND)
def test_article_without_politics_gives_no_move(name: str, readings: dict[str, Move]) -> None:
    assert [move["quote"] for move in readings[name]["moves"]] == []


def test_offer_that_its_maker_denies_is_no_move_in_his_account(readings: dict[str, Move]) -> None:
    offers = [m for m in readings["08-starkadder-hits-back"]["moves"] if m["act"] == "offer"]
    assert [m["quote"] for m in offers if m["for"] == ["Conservative"]] == []


def test_seats_that_an_article_gives_in_full_are_all_there(readings: dict[str, Move]) -> None:
    found = {(s["party"], s["seats"]) for s in readings["01-count-leaves-no-one-in-charge"]["seats"]}
    told = {("Conservative", 14), ("Labour", 12), ("Liberal Democrats", 8), ("Green", 3), ("Independent", 4)}
    assert found == told


def test_each_quotation_stands_in_the_text_where_the_reading_says(readings: dict[str, Move]) -> None:
    for path in assets.root("demo").glob("*.txt"):
        text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        told = readings[path.stem]
        assert all(text[quote["start"] : quote["end"]] == quote["text"] for quote in told["quotes"])
        assert all(text[move["start"] : move["end"]] == move["quote"] for move in told["moves"])


def demo(folder: Path, monkeypatch: pytest.MonkeyPatch, *args: str) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, [*args, "demo"])


def test_demo_answers_the_main_question_and_draws_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    done = demo(tmp_path, monkeypatch)
    assert done.exit_code == 0, done.output
    assert "Who proposed what to whom, when, and how was it answered?" in done.stdout
    rows = re.findall(r"^.*offer +Liberal Democrat.*rejected", done.stdout, re.MULTILINE)
    assert rows, done.stdout
    assert "Thanks but no thanks, Lib Dems tell Labour" in done.stdout
    assert "lido" not in done.stdout
    assert nx.read_graphml(tmp_path / "overtures-demo" / "network.graphml").number_of_edges() > 5
    assert (tmp_path / "overtures-demo" / "network.gexf").exists()


def test_refusal_in_the_second_article_answers_the_offer_in_the_first(demo_store: Path) -> None:
    """Their own scores may change with the reader; which of the tellings is tied to which may not."""
    with open_store(demo_store) as store:
        rows = [
            {name: str(term) for name, term in row.items() if term} for row in answer(store, "how-answered").dicts()
        ]
    across = [row for row in rows if row["tied"] == "across articles"]
    found = [row for row in across if row["title"] == "Thanks but no thanks, Lib Dems tell Labour"]
    assert [row["otherArticle"] for row in found] == [
        "Brayle Valley Echo, 2024-05-04: Count leaves no one in charge at Wexcombe"
    ]
    assert found[0]["answer"] == "rejection"
    assert float(found[0]["score"]) > 0.5
    assert "turned down" in found[0]["words"] and "half the seats in the cabinet" in found[0]["otherWords"]


def test_answered_offer_of_the_first_article_is_not_open(demo_store: Path) -> None:
    with open_store(demo_store) as store:
        rows = answer(store, "open-proposals", {"from": "labour", "act": "offer"}).dicts()
        told = [str(row["title"]) for row in rows]
    assert "Count leaves no one in charge at Wexcombe" not in told
    assert "Thanks but no thanks, Lib Dems tell Labour" not in told


def test_demo_can_be_run_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = demo(tmp_path, monkeypatch), demo(tmp_path, monkeypatch)
    assert again.exit_code == 0
    assert "10 unchanged" in again.stdout
    assert again.stdout.replace("10 unchanged", "10 added") == first.stdout


def test_demo_leaves_other_stores_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURES_STORE", str(tmp_path / "mine"))
    assert demo(tmp_path, monkeypatch).exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["overtures-demo"]


def test_demo_fills_the_store_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert demo(tmp_path, monkeypatch, "--store", "elsewhere").exit_code == 0
    assert (tmp_path / "elsewhere").is_dir()
    assert not (tmp_path / "overtures-demo" / "store").exists()


def test_demo_store_is_valid_article_by_article(demo_store: Path) -> None:
    done = CliRunner().invoke(main, ["validate", "--store", str(demo_store)])
    assert done.exit_code == 0, done.stdout
    assert done.stdout.splitlines()[-1] == "10 articles checked, none broken"


def test_article_can_be_withdrawn_by_its_file_name(tmp_path: Path) -> None:
    article = str(next(assets.root("demo").glob("01-*.txt")))
    store = str(tmp_path / "store")
    assert CliRunner().invoke(main, ["add", article, "--store", store]).exit_code == 0
    done = CliRunner().invoke(main, ["withdraw", "01-count-leaves-no-one-in-charge", "--store", store])
    assert done.stdout == "withdrew 01-count-leaves-no-one-in-charge (Count leaves no one in charge at Wexcombe)\n"
    assert CliRunner().invoke(main, ["validate", "--store", store]).stdout == "0 articles checked, none broken\n"


def test_json_names_people_and_moves_by_the_iris_of_the_graph(readings: dict[str, Move], demo_store: Path) -> None:
    told = readings["05-car-park-row-sinks-pact"]
    makers = {name for move in told["moves"] for name in move["by"]}
    iris = [move["iri"] for move in told["moves"]] + [p["iri"] for p in told["people"] if p["name"] in makers]
    assert makers
    with open_store(demo_store) as store:
        assert [iri for iri in iris if not store.ask(f"ASK {{ <{iri}> a ?type }}")] == []
