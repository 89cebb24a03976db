"""How a table of answers is printed: as programs need it, and as a terminal can show it."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from overtures.cli.answers import show
from overtures.cli.text import one_line
from overtures.store import Term, iri, literal

XSD = "http://www.w3.org/2001/XMLSchema#"
COLUMNS = ("when", "side", "seats", "publisher", "published", "title", "link", "words")
HEADINGS = ("when", "on behalf of", "seats held", "publisher", "published", "title", "link", "words")
ROW = (
    literal("2024-05-03"),
    literal("Labour | group, *Tarnholme*"),
    literal("12", XSD + "integer"),
    literal("Tarnholme Post"),
    literal("2024-05-04", XSD + "date"),
    None,
    iri("https://post.example/a"),
    literal('They said:\n"Join\tus", ☂ and more words than a narrow terminal can hold on one line'),
)
Rows = list[tuple[Term | None, ...]]


def printed(
    capsys: pytest.CaptureFixture[str], form: str | None, rows: Rows | None = None, headings: tuple[str, ...] = HEADINGS
) -> str:
    show(COLUMNS, [ROW] if rows is None else rows, form, headings)
    return capsys.readouterr().out


def test_csv_gives_back_every_value(capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.reader(io.StringIO(printed(capsys, "csv"), newline="")))
    assert rows == [list(COLUMNS), [term.value if term else "" for term in ROW]]


def test_tsv_has_one_line_a_row_and_as_many_cells(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "tsv").splitlines()
    assert len(lines) == 2
    assert [line.count("\t") for line in lines] == [len(COLUMNS) - 1] * 2
    assert 'They said: "Join us"' in lines[1]


def test_output_that_is_piped_is_tsv(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, None) == printed(capsys, "tsv")


def test_json_keeps_numbers_as_numbers_and_the_unknown_as_null(capsys: pytest.CaptureFixture[str]) -> None:
    row = json.loads(printed(capsys, "json"))[0]
    assert row["seats"] == 12
    assert row["title"] is None
    assert row["link"] == "https://post.example/a"
    assert list(row) == list(COLUMNS)


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (literal("0.93", XSD + "decimal"), 0.93),
        (literal("true", XSD + "boolean"), True),
        (literal("false", XSD + "boolean"), False),
        (literal("many", XSD + "integer"), "many"),
        (literal("2024-05-04", XSD + "date"), "2024-05-04"),
    ],
)
def test_json_value_has_the_type_of_the_literal(term: Term, value: object, capsys: pytest.CaptureFixture[str]) -> None:
    show(("x",), [(term,)], "json")
    assert json.loads(capsys.readouterr().out) == [{"x": value}]


def test_markdown_is_a_table_whatever_the_words_hold(capsys: pytest.CaptureFixture[str]) -> None:
    head, rule, row = printed(capsys, "markdown").splitlines()
    assert head.startswith("| when | on behalf of |")
    assert rule == "|" + " --- |" * len(COLUMNS)
    assert row.replace("\\|", "").count("|") == len(COLUMNS) + 1
    assert "\\*Tarnholme\\*" in row


def test_no_rows_still_give_the_columns_to_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "csv", []) == ",".join(COLUMNS) + "\n"
    assert json.loads(printed(capsys, "json", [])) == []


def test_no_rows_say_so_to_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "table", []) == "Nothing found.\n"


@pytest.mark.parametrize("width", [20, 30, 45, 80, 200])
def test_table_fits_the_terminal_and_leaves_nothing_out(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = printed(capsys, "table")
    assert max(cell_len(line) for line in out.splitlines()) <= width
    told = "".join(out.split())
    for value in ("2024-05-03", "Labour", "*Tarnholme*", "12", "TarnholmePost", "2024-05-04", "https://post.example/a"):
        assert value in told
    assert {"on", "behalf", "of"} <= set(out.split())


def test_table_shows_the_words_under_their_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = [line.rstrip() for line in printed(capsys, "table").splitlines()]
    assert lines[0].split()[:4] == ["when", "on", "behalf", "of"]
    assert lines[1].startswith("2024-05-03  Labour")
    assert lines[2].startswith("  “They said:")
    assert lines[3] == "  Tarnholme Post, 2024-05-04"
    assert lines[4] == "  https://post.example/a"


def test_table_is_plain_where_colour_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in printed(capsys, "table")


@given(st.text())
def test_words_cannot_steer_the_terminal(words: str) -> None:
    told = one_line(words)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or "\u202a" <= c <= "\u202e" for c in told)


@given(st.text(st.characters(categories=["L", "N", "P"])))
def test_ordinary_words_are_left_as_they_are(words: str) -> None:
    assert one_line(words) == words
