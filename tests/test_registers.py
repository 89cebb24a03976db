"""A register of councils: what it may look like, what is said of a bad one, and what a reading makes of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overtures.annotate.bodies import find_bodies
from overtures.cli import main
from overtures.errors import RegisterError
from overtures.model import ListedCouncil
from overtures.read import load_councils
from overtures.store import open_store

REGISTER = """name,type,aliases,code
City of Northmarch Council,unitary,Northmarch City Council|Northmarch Guildhall,X06000001
Comhairle nan Eilean Beaga,islands,,X12000099
"""
STORY = """The Comhairle nan Eilean Beaga met on Monday.

Labour's leader on Northmarch City Council, Cllr Ann Pole, offered the Greens a coalition.
"""


def written(folder: Path, content: str | bytes, name: str = "councils.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def test_reads_names_types_aliases_and_codes(tmp_path: Path) -> None:
    first, second = load_councils(written(tmp_path, REGISTER))
    aliases = ("Northmarch City Council", "Northmarch Guildhall")
    assert first == ListedCouncil("City of Northmarch Council", aliases, "unitary", "X06000001")
    assert second == ListedCouncil("Comhairle nan Eilean Beaga", (), "islands", "X12000099")


@pytest.mark.parametrize(
    "content",
    [
        "name\nFell Moot\n",
        "\ufeffNAME\r\nFell Moot\r\n\r\n",
        "code;name\n;Fell Moot\n",
        'region,name\n"North, East",Fell Moot\n',
    ],
    ids=["only names", "byte order mark and Windows lines", "semicolons", "a further column"],
)
def test_takes_what_spreadsheets_write(content: str, tmp_path: Path) -> None:
    assert load_councils(written(tmp_path, content)) == (ListedCouncil("Fell Moot"),)


BAD: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", ": is empty; the first line names the columns"),
    "no name column": ("council,code\nFell Moot,1\n", ", line 1: has no column “name”"),
    "misspelt column": ("name,alias\nFell Moot,Moot\n", ", line 1: has the column “alias”; call it “aliases”"),
    "column twice": ("name,name\nFell Moot,Moot\n", ", line 1: has the column “name” twice"),
    "no council": ("name,code\n\n", ": lists no council"),
    "no name": ("name,code\nFell Moot,1\n,2\n", ", line 3: has no name"),
    "too many cells": ("name,code\nFell, Moor and Dale,1\n", ", line 2: has 3 cells, the first line 2"),
    "name twice": ("name\nFell Moot\nDale Moot\nFell Moot\n", ", line 4: “Fell Moot” is a name of line 2 too"),
    "alias of two": ("name,aliases\nA Moot,Moot\nB Moot,Moot\n", ", line 3: “Moot” is a name of line 2 too"),
    "code twice": ("name,code\nA Moot,1\nB Moot,1\n", ", line 3: the code 1 is that of line 2 too"),
    "open quotation mark": ('name\n"Fell Moot\n', "close every quotation mark"),
    "another encoding": ("name\nDún Moot\n".encode("latin-1"), ": is not UTF-8 text; save it as"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_register_is_told_with_file_line_and_what_to_do(fault: str, tmp_path: Path) -> None:
    content, words = BAD[fault]
    path = written(tmp_path, content)
    with pytest.raises(RegisterError) as told:
        load_councils(path)
    assert str(told.value).startswith(str(path))
    assert words in str(told.value)


@pytest.mark.parametrize("command", ["read", "add"])
def test_the_command_line_tells_it_in_one_line_and_reads_nothing(command: str, tmp_path: Path) -> None:
    story = written(tmp_path, STORY, "story.txt")
    store = ["--store", str(tmp_path / "store")] if command == "add" else []
    for register in (written(tmp_path, "council\nFell Moot\n"), tmp_path / "missing.csv"):
        done = run(command, str(story), "--councils", str(register), *store)
        assert done.exit_code != 0
        assert done.stderr.count("\n") == 1
        assert str(register) in done.stderr
        assert done.stdout == ""


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n|"), min_size=1, max_size=12).map(str.strip)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CELL.filter(bool), min_size=2, max_size=12, unique=True))
def test_every_name_that_a_csv_file_can_hold_comes_back(tmp_path: Path, names: list[str]) -> None:
    rows = io.StringIO()
    csv.writer(rows).writerows([("name", "aliases"), *((n, "") for n in names[1:]), (names[0], "")])
    assert {c.name for c in load_councils(written(tmp_path, rows.getvalue()))} == set(names)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80) | st.binary(max_size=80))
def test_any_file_is_a_register_or_told_to_be_none(tmp_path: Path, content: str | bytes) -> None:
    path = written(tmp_path, content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    try:
        assert all(council.name for council in load_councils(path))
    except RegisterError as told:
        assert str(told).startswith(str(path))


def test_names_that_no_pattern_fits_are_known_and_aliases_mean_their_council(tmp_path: Path) -> None:
    register = load_councils(written(tmp_path, REGISTER))
    named, bodies = find_bodies("The Northmarch Guildhall wrote to the Comhairle nan Eilean Beaga.", register)
    assert [n.name for n in named] == ["City of Northmarch Council", "Comhairle nan Eilean Beaga"]
    assert [(b.code, b.type) for b in bodies] == [("X06000001", "unitary"), ("X12000099", "islands")]


def test_without_a_register_councils_are_known_by_pattern() -> None:
    named, bodies = find_bodies("Northmarch City Council wrote to the Comhairle nan Eilean Beaga.")
    assert [n.name for n in named] == ["Northmarch City Council"]
    assert [b.code for b in bodies] == [None]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reading_uses_name_and_code_of_the_register(jobs: str, tmp_path: Path) -> None:
    story, register = written(tmp_path, STORY, "story.txt"), written(tmp_path, REGISTER)
    done = run("read", str(story), "--json", "--councils", str(register), "--jobs", jobs)
    told = json.loads(done.stdout)
    assert told["bodies"] == ["Comhairle nan Eilean Beaga", "City of Northmarch Council"]
    assert [each["code"] for each in told["councils"]] == ["X12000099", "X06000001"]
    leads = {role["role"]: role["body"] for role in told["people"][0]["roles"]}
    assert leads["leader"] == "City of Northmarch Council"
    assert [move["body"] for move in told["moves"] if move["act"] == "offer"] == ["City of Northmarch Council"]


def test_the_graph_holds_the_code_of_a_council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, where = written(tmp_path, STORY, "story.txt"), tmp_path / "store"
    monkeypatch.setenv("OVERTURES_COUNCILS", str(written(tmp_path, REGISTER)))
    assert run("add", str(story), "--store", str(where)).exit_code == 0
    with open_store(where) as opened:
        about = [q for q in opened.nquads({"register"}) if "id/body/city-of-northmarch-council>" in q.split()[0]]
    for term in ("dc/terms/identifier", "skos/core#notation"):
        assert any(f'{term}> "X06000001"' in quad for quad in about)
    assert run("validate", "--store", str(where)).exit_code == 0
