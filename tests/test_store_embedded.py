"""A store in a folder: what is one, who may open it, and that a killed writer leaves every article whole or absent."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.stores import article

from overtures.errors import StoreError, StoreLockedError
from overtures.store import GraphKind, open_store
from overtures.store.embedded import MARKER
from overtures.vocabulary import OV, article_graph

OWN: tuple[GraphKind, ...] = ("article", "derived", "text")
REGISTER: tuple[GraphKind, ...] = ("register",)
NAMES = {"rowan/aldermere": "Rowan group, Aldermere"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(tmp_path / "s", write=True) as store:
        store.replace("a1", article("a1", names=NAMES))
    return tmp_path / "s"


def test_reading_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no store at .*overtures add"):
        open_store(tmp_path / "s", write=False)
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_path_that_is_no_store_is_refused_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "letters"
    if kind == "folder":
        path.mkdir()
    held = path / "letter.txt" if kind == "folder" else path
    held.write_text("Dear Sir")
    for write in (True, False):
        with pytest.raises(StoreError, match="no Overtures store"):
            open_store(path, write=write)
    assert held.read_text() == "Dear Sir"
    assert sum(1 for _ in tmp_path.rglob("*")) == (2 if kind == "folder" else 1)


def test_a_store_of_another_format_is_refused(folder: Path) -> None:
    (folder / MARKER).write_text(json.dumps({"format": 99}))
    with pytest.raises(StoreError, match="format 99"):
        open_store(folder)
    (folder / MARKER).write_text("rubbish")
    with pytest.raises(StoreError, match="cannot be read"):
        open_store(folder)


def test_a_damaged_store_is_told_in_one_line(folder: Path) -> None:
    (folder / "graph" / "CURRENT").write_text("rubbish")
    with pytest.raises(StoreError, match=r"cannot be opened: .*; restore a copy") as told:
        open_store(folder)
    assert "\n" not in str(told.value)


def test_a_store_whose_making_was_cut_short_is_empty_and_can_be_written(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / MARKER).write_text((folder / MARKER).read_text())
    assert open_store(tmp_path / "cut").counts().quads == 0
    with open_store(tmp_path / "cut", write=True) as store:
        assert store.replace("a1", article("a1", names=NAMES)) == "added"


def test_a_second_writer_is_told_to_wait_and_readers_go_on(folder: Path) -> None:
    with open_store(folder, write=True) as writer:
        with pytest.raises(StoreLockedError, match="another process is writing"):
            open_store(folder, write=True)
        reader = open_store(folder)
        writer.replace("a2", article("a2", names=NAMES))
        assert [r.key for r in reader.articles()] == ["a1"], "a reader keeps what it opened"
        assert [r.key for r in open_store(folder).articles()] == ["a1", "a2"]
    with open_store(folder, write=True):
        pass


def test_another_process_holding_the_store_is_noticed(folder: Path) -> None:
    hold = "import sys; from overtures.store import open_store; s = open_store(sys.argv[1], write=True)"
    command = [sys.executable, "-c", f"{hold}; print(1, flush=True); sys.stdin.read()", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdin
        holder.stdout.readline()
        with pytest.raises(StoreLockedError):
            open_store(folder, write=True)
        assert len(open_store(folder).articles()) == 1
        holder.stdin.close()


def test_a_store_opened_for_reading_cannot_be_written(folder: Path) -> None:
    with open_store(folder) as store:
        with pytest.raises(StoreError, match="reading only"):
            store.replace("a2", article("a2", names=NAMES))
        with pytest.raises(StoreError, match="reading only"):
            store.withdraw("a1")
    with pytest.raises(StoreError, match="closed"):
        store.articles()


def test_the_environment_names_the_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURES_STORE", str(folder))
    assert len(open_store().articles()) == 1
    monkeypatch.delenv("OVERTURES_STORE")
    monkeypatch.chdir(folder.parent)
    folder.rename("overtures.store")
    assert len(open_store().articles()) == 1


WRITER = """
import sys
from overtures.store import GraphKind, open_store
from tests.stores import article
store = open_store(sys.argv[1], write=True)
for n in range(100000):
    key = f"a{n % 7}"
    if n % 5 == 4:
        store.withdraw(key)
    names = {"rowan/aldermere": "Rowan", f"only-{key}": key}
    store.replace(key, article(key, str(n), names=names, facts=60, text=f"{n} of the text"))
    print(n, flush=True)
"""


def test_a_killed_writer_leaves_every_article_whole_or_absent(tmp_path: Path) -> None:
    for _ in range(4):
        done = _kill_in_the_middle(tmp_path / "s")
        assert done > 20, "the writer was killed before it wrote enough to prove anything"
        with open_store(tmp_path / "s", write=True) as store:
            keys = [record.key for record in store.articles()]
            assert len(keys) >= 6, "at most the article under the pen may be missing"
            for key in keys:
                _assert_whole(store.nquads(OWN), key)
            entries = "".join(store.nquads(REGISTER))
            assert {k for k in (f"a{n}" for n in range(7)) if f"only-{k}" in entries} == set(keys)


def _kill_in_the_middle(folder: Path) -> int:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as writer:
        assert writer.stdout
        for _ in range(30):
            writer.stdout.readline()
        time.sleep(0.05)
        os.kill(writer.pid, signal.SIGKILL)
        return 30 + len(writer.stdout.readlines())


def _assert_whole(lines: Iterable[str], key: str) -> None:
    own = [line for line in lines if f"/{key}>" in line.rpartition(" <")[2] or f"/{key}> ." in line]
    facts = [line.split('"')[1].split(" of ")[0] for line in own if f"<{OV}condition>" in line]
    words = [line.split('"')[1].split(" of ")[0] for line in own if f"<{OV}text>" in line]
    assert len(facts) == 60 and len(words) == 1, f"{key} is in pieces"
    assert set(facts) == set(words), f"{key} is of two readings at once"
    assert any(article_graph(key) in line for line in own)


def test_no_open_has_to_replay_a_long_log(folder: Path) -> None:
    with open_store(folder, write=True) as store:
        for n in range(120):
            store.replace("a2", article("a2", str(n), names=NAMES, facts=100))
    assert min(_seconds_to_open(folder) for _ in range(3)) < 0.06, "120 changes take 0.16 s where they are replayed"


def _seconds_to_open(folder: Path) -> float:
    began = time.process_time()
    with open_store(folder) as store:
        assert len(store.articles()) == 2
    return time.process_time() - began
