"""Reading in several processes: the same bytes in the same order, and an end without leftovers, however it ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.processes import overtures_process

from overtures import assets
from overtures.annotate.language import load, paragraphs, parse
from overtures.errors import WorkerError
from overtures.pipeline.workers import in_order
from overtures.store import open_store

ARTICLES = sorted(Path(assets.root("demo")).glob("*.txt"))[:5]
_TIME = re.compile(r'"[^"]*"\^\^<http://www.w3.org/2001/XMLSchema#dateTime>')


def doubled(number: int) -> int:
    return 2 * number


def divided(number: int) -> float:
    return 1 / number


def doubled_but_killed_at_five(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def counted(handed: list[int], until: int) -> Iterator[int]:
    """Numbers up to `until`, noted in `handed` when they are asked for."""
    for number in range(until):
        handed.append(number)
        yield number


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five articles and a file that is none, in the middle."""
    found = tmp_path / "articles"
    found.mkdir()
    for path in ARTICLES:
        (found / path.name).write_bytes(path.read_bytes())
    (found / "03-a-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\1" * 90)
    return found


@pytest.mark.slow
def test_output_is_the_same_bytes_with_any_number_of_processes_and_in_each_run(folder: Path) -> None:
    runs = [
        overtures_process("read", str(folder), "--json", "--explain", "--jobs", jobs, PYTHONHASHSEED=seed)
        for jobs, seed in (("1", "1"), ("1", "2"), ("2", "3"), ("3", "4"))
    ]
    assert len(runs[0].stdout.splitlines()) == len(ARTICLES)
    assert {run.returncode for run in runs} == {1}
    assert len({run.stdout for run in runs}) == 1
    assert {run.stderr for run in runs} == {runs[0].stderr}
    assert b"03-a-picture.txt: is an image" in runs[0].stderr


@pytest.mark.slow
def test_store_is_the_same_with_two_processes_and_a_bad_file_is_told(folder: Path, tmp_path: Path) -> None:
    stores = []
    for jobs in ("1", "2"):
        where = tmp_path / f"store-{jobs}"
        done = overtures_process("add", str(folder), "--store", str(where), "--jobs", jobs)
        assert done.stderr.count(b"\n") == 1
        assert b"6 articles: 5 added, 1 failed" in done.stdout
        with open_store(where) as opened:
            quads = opened.nquads(("article", "derived", "register", "text"))
            stores.append([_TIME.sub("then", line) for line in quads])
    assert stores[0] == stores[1]


def test_standard_input_is_read_with_several_processes_too() -> None:
    words = b"Labour in Tarnholme have offered the Greens a coalition."
    done = overtures_process("read", "-", "--json", "--jobs", "2", stdin=words)
    assert done.returncode == 0, done.stderr
    assert b'"act": "offer"' in done.stdout


def test_language_model_keeps_no_word_of_an_article() -> None:
    nlp = load()
    before = len(nlp.vocab.strings)
    for text in ("Cllr Zwenzlin of Quorlby has frumbled the Thackthwaites.", "The Thackthwaites gnarled on."):
        tokens, _ = parse(text, paragraphs(text), nlp)
        assert "".join(token.text for token in tokens) == text.replace(" ", "")
    assert len(nlp.vocab.strings) == before, "memory would grow with every article"


def test_number_of_processes_below_one_is_wrong_use() -> None:
    done = overtures_process("read", "x.txt", "--jobs", "0")
    assert done.returncode == 2
    assert b"--jobs" in done.stderr


def test_results_come_in_order_and_little_is_handed_out_ahead() -> None:
    handed: list[int] = []
    with in_order(doubled, counted(handed, 50), 2, str) as made:
        found = [next(made)]
        assert len(handed) <= 10, "memory would grow with what is handed out"
        found += made
    assert found == [2 * n for n in range(50)]


def test_one_job_runs_in_this_process() -> None:
    with in_order(os.getpgid, [0, 0], 1, str) as made:
        assert list(made) == [os.getpgid(0)] * 2


def test_fault_of_the_work_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError), in_order(divided, [1, 0], 2, str) as made:
        list(made)


def test_killed_process_is_an_error_that_names_where_to_go_on() -> None:
    found: list[int] = []
    with (
        pytest.raises(WorkerError, match=r"killed.*; [0-5] and what follows is not read"),
        in_order(doubled_but_killed_at_five, range(9), 2, str) as made,
    ):
        found += made
    assert found == [2 * n for n in range(len(found))]


def adding(folder: Path, store: Path) -> subprocess.Popen[str]:
    """The program in a session of its own, adding with two processes, when at least one article is stored."""
    command = [sys.executable, "-m", "overtures", "add", str(folder), "--store", str(store), "--jobs", "2"]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while started.poll() is None and not (store / "graph").exists():
        time.sleep(0.02)
    while started.poll() is None and len(workers(started.pid)) < 2:
        time.sleep(0.02)
    time.sleep(3)
    return started


def workers(parent: int) -> list[int]:
    """The reading processes of a program that runs."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()
    return [int(c) for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]


def gone(process: int) -> bool:
    """Whether a process ends within some seconds; one that nobody has asked after yet counts as ended."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More articles than are read before the test strikes."""
    found = tmp_path / "many"
    found.mkdir()
    words = "Labour in Tarnholme have offered the Greens a coalition.\n\n" * 20
    for number in range(1_000):
        (found / f"{number:03}.txt").write_text(f"{words}Number {number}.", encoding="utf-8")
    return found


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
@pytest.mark.parametrize("strike", ["a worker is killed", "Ctrl-C", "the program is killed"])
def test_end_in_the_middle_leaves_whole_articles_and_no_process(strike: str, many: Path, tmp_path: Path) -> None:
    where = tmp_path / "store"
    with adding(many, where) as program:
        reading = workers(program.pid)
        if strike == "a worker is killed":
            os.kill(reading[0], signal.SIGKILL)
        elif strike == "Ctrl-C":
            os.killpg(program.pid, signal.SIGINT)
        else:
            program.kill()
        _, told = program.communicate(timeout=60)
    assert all(map(gone, reading))
    _assert_told(strike, program.returncode, told)
    done = overtures_process("validate", "--store", str(where))
    assert done.returncode == 0, done.stderr
    assert b"none broken" in done.stdout.splitlines()[-1]


def _assert_told(strike: str, code: int, told: str) -> None:
    if strike == "a worker is killed":
        assert code == 1
        assert told.startswith("overtures: a process that read articles was killed")
        assert told.count("\n") == 1
    elif strike == "Ctrl-C":
        assert code in (130, -signal.SIGINT)
        assert told.strip() == "overtures: stopped; what was done before stays"
