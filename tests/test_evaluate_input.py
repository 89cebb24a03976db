"""What `overtures evaluate` is given: the annotation form, bad input of every kind, texts to read, two annotators."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from overtures.cli import main
from overtures.errors import AnnotationError
from overtures.evaluate import Document, parse_annotation
from overtures.evaluate.dates import days
from overtures.evaluate.figures import FIGURES
from overtures.evaluate.form import Act, Move

DOCS = (Path(__file__).parents[1] / "docs" / "evaluating.md").read_text(encoding="utf-8")
TEXT = "Labour in Tarnholme offered the Greens a coalition last Tuesday. The Greens refused it."
ANNOTATION: dict[str, Any] = {
    "published": "2024-05-10",
    "moves": [
        {
            **{"id": "m1", "act": "offer", "for": ["Labour"], "to": ["Green"], "when": "2024-05-07"},
            "quote": "Labour in Tarnholme offered the Greens a coalition last Tuesday.",
        },
        {
            **{"id": "m2", "act": "rejection", "for": ["Green"], "to": ["Labour"], "responds_to": "m1"},
            "quote": "The Greens refused it.",
        },
    ],
}
Json = dict[str, Any]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, args)])


def annotate(folder: Path, name: str = "tarnholme", annotation: Json = ANNOTATION, text: str | None = TEXT) -> Path:
    """A folder with that annotation, and its text beside it where there is one."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(annotation), encoding="utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def changed(number: int, **keys: Any) -> Json:
    """The annotation with other keys in the move of that number."""
    moves = [{**move, **keys} if n == number else move for n, move in enumerate(ANNOTATION["moves"])]
    return {**ANNOTATION, "moves": moves}


def block(kind: str) -> str:
    """What stands in the block of docs/evaluating.md after the comment `example KIND`."""
    found = re.search(rf"<!-- example {kind} -->\n```\w+\n(.*?)```", DOCS, re.DOTALL)
    assert found
    return found[1]


def test_example_in_the_docs_is_in_the_form(tmp_path: Path) -> None:
    gold = annotate(tmp_path / "gold", annotation=json.loads(block("annotation")), text=block("text"))
    done = run(gold, gold, "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    found = json.loads(done.stdout)["figures"]
    assert [found[name]["f1"] for name in ("quotes", "moves", "stances", "people", "seats")] == [1] * 5


def test_docs_explain_every_key_act_and_figure() -> None:
    keys = [field.alias or name for part in (Move, Document) for name, field in part.model_fields.items()]
    left_to_readings = {"start", "end", "confidence"}
    told = [*keys, *get_args(Act), *FIGURES]
    assert [name for name in told if f"`{name}`" not in DOCS and name not in left_to_readings] == []


@given(st.text() | st.from_regex(r"\d{4}(-\d\d)?(-\d\d)?(/(\d{4}(-\d\d)?|\.\.)?)?[?~]?", fullmatch=True))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = days(text)
    assert found is None or found.first.year >= 1


Value = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["moves", "quotes", "id", "act", "when"]), inner),
)


@given(Value)
def test_any_json_is_an_annotation_or_told_by_key(value: Any) -> None:
    try:
        found = parse_annotation(json.dumps(value), "x.json")
    except AnnotationError as error:
        assert all(problem.startswith("x.json: ") for problem in error.problems)
        assert error.problems
    else:
        assert isinstance(found, Document)


BAD: dict[str, tuple[Json, str]] = {
    "unknown act": (changed(1, act="offr"), 'moves[1].act (m2) is "offr"; write one of offer, appeal,'),
    "no id": ({"moves": [{"act": "offer"}]}, "moves[0].id is missing"),
    "text for a list": (changed(0, to="Green"), 'moves[0].to (m1) is "Green"; write a list in square brackets'),
    "number for text": (changed(0, quote=3), "moves[0].quote (m1) is 3; write text in double quotation marks"),
    "no day": ({**ANNOTATION, "published": "May 10"}, 'published is "May 10"; write a day like'),
    "no EDTF": (changed(0, when="last Tuesday"), "moves(m1).when is 'last Tuesday'; write 2023-05-16"),
    "misspelt key": (changed(0, optionl=True), "moves[0].optionl is no key of the form; did you mean optional?"),
    "one id twice": (changed(1, id="m1", responds_to=None), "moves(m1).id is given to several moves"),
    "answer to nothing": (changed(1, responds_to="m7"), "moves(m2).responds_to is 'm7'; write the id of another move"),
    "quote elsewhere": (changed(0, quote="Labour won."), 'moves(m1).quote "Labour won." does not stand in the text;'),
    "other marks": (changed(1, quote="the Greens  refused it."), "with other marks, spaces or capitals; copy it"),
    "evidence elsewhere": (changed(0, also=["It rained."]), 'moves(m1).also[0] "It rained." does not stand'),
    "no sides": (changed(0, **{"for": [], "to": []}), "moves(m1) names no side; fill by, for or to"),
    "no quote": (changed(0, quote=""), "moves(m1).quote is missing or empty"),
}


@pytest.mark.parametrize("fault", BAD)
def test_what_is_wrong_in_an_annotation_is_told_by_file_and_key(fault: str, tmp_path: Path) -> None:
    annotation, words = BAD[fault]
    gold = annotate(tmp_path / "gold", annotation=annotation)
    done = run(gold, annotate(tmp_path / "read"))
    assert done.exit_code == 1
    assert done.stderr.startswith(f"overtures: {gold / 'tarnholme.json'}: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert done.stdout == ""


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    annotation = changed(0, when="soon", optionl=True, symetric=True)
    done = run(annotate(tmp_path / "gold", annotation=annotation))
    assert done.stderr.count("\n") == 3


def test_broken_json_is_told_with_its_line(tmp_path: Path) -> None:
    gold = annotate(tmp_path / "gold")
    (gold / "tarnholme.json").write_text('{"moves": [\n}', encoding="utf-8")
    done = run(gold)
    assert done.exit_code == 1
    assert "tarnholme.json: is no JSON (line 2, column 1" in done.stderr


def test_missing_text_is_told(tmp_path: Path) -> None:
    done = run(annotate(tmp_path / "gold", text=None))
    assert done.exit_code == 1
    assert "tarnholme.json: has no tarnholme.txt beside it" in done.stderr


def test_bad_annotation_leaves_the_others_to_be_compared(tmp_path: Path) -> None:
    gold = annotate(annotate(tmp_path / "gold"), "bad", changed(0, act="offr"))
    done = run(gold, gold, "--format", "json")
    assert done.exit_code == 1
    told = json.loads(done.stdout)
    assert told["articles"] == 1
    assert told["figures"]["moves"]["f1"] == 1
    assert "bad.json" in done.stderr


@pytest.mark.parametrize("which", ["gold", "readings"])
def test_folder_with_nothing_to_compare_is_told(which: str, tmp_path: Path) -> None:
    good, empty = annotate(tmp_path / "good"), tmp_path / "empty"
    folders = [empty] if which == "gold" else [good, empty]
    done = run(*folders)
    assert done.exit_code == 1
    assert f"{empty}: no such folder" in done.stderr
    empty.mkdir()
    done = run(*folders)
    assert done.exit_code == 1
    assert f"{empty}: holds no NAME.json" in done.stderr
    assert done.stderr.count("\n") == 1


def test_readings_of_other_articles_are_told(tmp_path: Path) -> None:
    done = run(annotate(tmp_path / "gold"), annotate(tmp_path / "read", "elsewhere"))
    assert done.exit_code == 1
    assert "holds no reading of an article in" in done.stderr


def test_article_without_reading_counts_as_empty_and_is_told(tmp_path: Path) -> None:
    gold = annotate(annotate(tmp_path / "gold"), "second")
    done = run(gold, annotate(tmp_path / "read"), "--format", "json")
    assert done.exit_code == 0
    assert (
        done.stderr
        == f"overtures: {tmp_path / 'read'}: no second.json; the article counts as read with nothing found\n"
    )
    told = json.loads(done.stdout)
    assert (told["articles"], told["figures"]["moves"]["hit"], told["figures"]["moves"]["gold"]) == (2, 2, 4)


def test_reader_gets_the_text_and_the_day_of_gold_and_nothing_else(tmp_path: Path) -> None:
    """The front matter's own day, a year off, would date the offer wrongly."""
    text = f"---\ntitle: Labour woos the Greens\npublished: 2023-05-10\n---\n{TEXT}"
    done = run(annotate(tmp_path / "gold", text=text), "--format", "json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)["figures"]
    assert found["moves"] | {"precision": 1.0, "recall": 1.0} == found["moves"]
    assert found["when"]["hit"] == 1
    assert found["answers"]["hit"] == 1


def test_second_annotation_takes_the_place_of_readings(tmp_path: Path) -> None:
    second = changed(1, act="acceptance")
    done = run(annotate(tmp_path / "gold"), annotate(tmp_path / "second", annotation=second), "--format", "json")
    told = json.loads(done.stdout)
    assert told["confusion"] == {"offer": {"offer": 1}, "rejection": {"acceptance": 1}}
    assert told["bands"] == [], "people give no confidence"
    assert told["alpha"]["offer"]["alpha"] == 1
    assert told["alpha"]["rejection"]["alpha"] == 0
