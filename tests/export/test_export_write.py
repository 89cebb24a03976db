"""Where an export goes, and what is refused."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from overtures.errors import ExportError
from overtures.export import formats, write
from overtures.export.target import opened
from overtures.store import Store

FILES = [f.name for f in formats() if f.name != "csv"]


@pytest.mark.parametrize("form", FILES)
def test_file_and_stream_hold_the_same(story: Store, tmp_path: Path, form: str) -> None:
    stream = io.BytesIO()
    to_file = write(story, form, tmp_path / "out")
    to_stream = write(story, form, stream)
    assert (tmp_path / "out").read_bytes() == stream.getvalue()
    assert to_file == to_stream
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_every_format_is_listed_with_what_it_is_for() -> None:
    assert {f.name: f.suffix for f in formats()} == {
        "graphml": ".graphml",
        "gexf": ".gexf",
        "cytoscape": ".cyjs",
        "dot": ".dot",
        "node-link": ".json",
        "csv": "",
        "turtle": ".ttl",
        "trig": ".trig",
        "nquads": ".nq",
        "jsonld": ".jsonld",
    }
    assert all(len(f.summary.splitlines()) == 1 for f in formats())


@pytest.mark.parametrize(
    ("form", "hint"),
    [
        ("grahpml", "did you mean graphml"),
        ("tutle", "did you mean turtle"),
        ("xlsx", "choose one of graphml, gexf,"),
    ],
)
def test_unknown_format_names_those_near_it(story: Store, form: str, hint: str) -> None:
    with pytest.raises(ExportError, match=f"format '{form}' is unknown; {hint}"):
        write(story, form, io.BytesIO())


@pytest.mark.parametrize("form", ["ttl", ".nq", "GraphML", "json-ld", "cyjs", "gv"])
def test_format_is_known_by_its_ending_too(story: Store, form: str) -> None:
    stream = io.BytesIO()
    write(story, form, stream)
    assert stream.getvalue()


@pytest.mark.parametrize("form", [f.name for f in formats()])
def test_empty_store_is_refused_and_the_old_file_stays(empty: Store, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    if form != "csv":
        target.write_text("old", encoding="utf-8")
    with pytest.raises(ExportError, match="add articles first, or check --store"):
        write(empty, form, target)
    assert form == "csv" or target.read_text(encoding="utf-8") == "old"


def test_regular_file_is_replaced(story: Store, tmp_path: Path) -> None:
    (tmp_path / "out.nq").write_text("old", encoding="utf-8")
    write(story, "nquads", tmp_path / "out.nq")
    assert (tmp_path / "out.nq").read_bytes().startswith(b"<https://")


def test_failed_export_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.nq"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), opened(target) as stream:
        stream.write(b"half of the new one")
        raise RuntimeError
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_link_stays_a_link_to_the_file_that_is_replaced(story: Store, tmp_path: Path) -> None:
    (tmp_path / "real.nq").write_text("old", encoding="utf-8")
    (tmp_path / "link.nq").symlink_to(tmp_path / "real.nq")
    write(story, "nquads", tmp_path / "link.nq")
    assert (tmp_path / "link.nq").is_symlink()
    assert (tmp_path / "real.nq").read_bytes().startswith(b"<https://")


def test_new_file_has_the_rights_that_any_new_file_has(story: Store, tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write(story, "dot", tmp_path / "out.dot")
    assert (tmp_path / "out.dot").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_folder_is_never_replaced_by_a_file(story: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder; name a file to write to"):
        write(story, "dot", tmp_path)


def test_missing_folder_is_named(story: Store, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"absent/out\.dot: its folder does not exist; make it first"):
        write(story, "dot", tmp_path / "absent" / "out.dot")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device that is always full is Linux's")
def test_full_disk_is_told(story: Store) -> None:
    with pytest.raises(ExportError, match=r"/dev/full: could not be written \(No space left on device\)"):
        write(story, "nquads", "/dev/full")


def test_tables_go_to_a_folder_that_is_made(story: Store, tmp_path: Path) -> None:
    write(story, "csv", tmp_path / "new" / "tables")
    assert sorted(path.name for path in (tmp_path / "new" / "tables").iterdir()) == ["edges.csv", "nodes.csv"]


def test_tables_cannot_go_to_one_file_or_a_stream(story: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for target in (tmp_path / "file", tmp_path / "out.csv", io.BytesIO()):
        with pytest.raises(ExportError, match=r"two files, nodes\.csv and edges\.csv; name a folder for them"):
            write(story, "csv", target)


def test_listing_formats_loads_no_heavy_library() -> None:
    code = "import sys, overtures.export as e; e.formats(); print({'networkx', 'rdflib', 'numpy'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    assert done.stdout.strip() == "set()"
