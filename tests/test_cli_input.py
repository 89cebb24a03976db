"""Bad input on the command line: one line that says what to do, and a store that stays as it was."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from click.testing import CliRunner, Result

from overtures.cli import main
from overtures.store import open_store

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

GOOD = """---
title: Offer at Tarnholme
publisher: Tarnholme Post
published: 2024-03-01
url: https://post.example/offer
---
Labour in Tarnholme have offered the Greens a coalition.
"""
BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "only spaces": (b" \n\t\n", "holds no text"),
    "binary": (b"\x7fELF\0\0\0\1" * 40, "is a binary file"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\1" * 90, "is an image"),
    "wrong encoding": ("Zażółć gęślą jaźń, 選挙。".encode("utf-16")[2:], "convert it to a .txt file"),
    "broken encoding": ("Лейбористы предложили союз зелёным".encode("cp1251") * 9, "save it as UTF-8"),
    "10 MB": (b"Labour offered the Greens a pact. " * 300_000, "is larger than 750 kB"),
    "no YAML": (b"---\ntitle: [unclosed\n---\nWords.\n", "front matter is no YAML"),
    "open front matter": (b"---\ntitle: x\nWords.\n", "front matter does not end"),
    "impossible date": (b"---\npublished: 2024-02-30\n---\nWords.\n", "is not in the calendar"),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one article."""
    article = tmp_path / "offer.txt"
    article.write_text(GOOD, encoding="utf-8")
    where = tmp_path / "store"
    assert run("add", str(article), "--store", str(where)).exit_code == 0
    return where


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def held(where: Path) -> list[str]:
    with open_store(where) as opened:
        return list(opened.nquads(("article", "derived", "register", "text")))


def told_in_one_line(done: Result, words: str) -> bool:
    return done.stderr.count("\n") == 1 and done.stderr.startswith("overtures") and words in done.stderr


@pytest.mark.parametrize("fault", BAD)
def test_unreadable_file_is_told_in_one_line_and_changes_nothing(fault: str, store: Path, tmp_path: Path) -> None:
    content, words = BAD[fault]
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    before = held(store)
    for command in (["read", str(path)], ["add", str(path), "--store", str(store)]):
        done = run(*command)
        assert done.exit_code == 1
        assert told_in_one_line(done, words), done.stderr
        assert str(path) in done.stderr
    assert held(store) == before


def test_missing_file_is_told(tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "nowhere.txt"))
    assert done.exit_code == 1
    assert told_in_one_line(done, "no such file; check the path")


def test_folder_without_articles_is_told_and_makes_no_store(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = run("add", str(tmp_path / "folder"), "--store", str(tmp_path / "store"))
    assert done.exit_code == 1
    assert told_in_one_line(done, "holds no articles; put .txt or .md files")
    assert not (tmp_path / "store").exists()


def test_folder_without_articles_among_many_paths_is_told_and_the_others_are_stored(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = run("add", str(tmp_path / "folder"), str(tmp_path / "a.txt"), "--store", str(tmp_path / "store"))
    assert done.exit_code == 1
    assert told_in_one_line(done, "folder: holds no articles")
    assert "2 articles: 1 added, 1 failed" in done.stdout


def test_store_with_the_scheme_of_another_protocol_is_told_and_makes_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = run("add", "a.txt", "--store", "ftp://parish.example/store")
    assert done.exit_code == 1
    assert told_in_one_line(done, "is no address of an endpoint; write http://")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_one_bad_article_among_many_is_told_and_the_others_are_stored(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number, name in enumerate(["a", "c", "d"]):
        (folder / f"{name}.txt").write_text(GOOD.replace("/offer", f"/offer-{number}"), encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\0\1\2")
    done = run("add", str(folder), "--store", str(store))
    assert done.exit_code == 1
    assert told_in_one_line(done, "b.txt: is a binary file")
    assert "4 articles: 3 added, 1 failed" in done.stdout
    with open_store(store) as opened:
        assert len(opened.articles()) == 4


def test_reading_goes_on_after_a_bad_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    done = run("read", str(tmp_path), "--json")
    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["b"]
    assert told_in_one_line(done, "a.txt: is empty")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_doubtful_text_is_read_with_a_warning(jobs: str, tmp_path: Path) -> None:
    welsh = "Mae arweinydd y cyngor wedi gwrthod cynnig gan Blaid Cymru i ffurfio clymblaid newydd."
    (tmp_path / "a.txt").write_text(welsh, encoding="utf-8")
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    told = "a.txt: warning: the text is in Welsh, not in English: nothing was read"
    done = run("read", str(tmp_path), "--json", "--jobs", jobs)
    assert done.exit_code == 0
    assert told_in_one_line(done, told)
    assert [[w["code"] for w in json.loads(line)["warnings"]] for line in done.stdout.splitlines()] == [
        ["other-language", "no-date"],
        [],
    ]
    done = run("add", str(tmp_path), "--store", str(tmp_path / "store"), "--jobs", jobs)
    assert done.exit_code == 0
    assert told_in_one_line(done, told)
    assert "2 articles: 2 added" in done.stdout


def test_unknown_language_model_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(GOOD, encoding="utf-8")
    done = run("read", str(tmp_path / "b.txt"), "--model", "xx_no_such_model")
    assert done.exit_code == 1
    assert told_in_one_line(done, "xx_no_such_model")


@pytest.mark.parametrize("command", ["ask {}", "query -", "export graphml", "validate", "withdraw offer"])
def test_asking_a_store_that_is_none_is_told(command: str, tmp_path: Path, question: str) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "note.txt").write_text("no store", encoding="utf-8")
    for where, words in (("nowhere", "there is no store"), ("letters", "is no Overtures store")):
        args = [*command.format(question).split(), "--store", str(tmp_path / where)]
        done = CliRunner().invoke(main, args, input="ASK { ?s ?p ?o }")
        assert done.exit_code == 1
        assert told_in_one_line(done, words), done.output
    assert [path.name for path in tmp_path.rglob("*")] == ["letters", "note.txt"]


def test_adding_to_a_folder_that_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    done = run("add", str(tmp_path / "a.txt"), "--store", str(tmp_path))
    assert done.exit_code == 1
    assert told_in_one_line(done, "is no Overtures store; name one with --store")


def test_store_that_another_process_holds_is_told(store: Path, tmp_path: Path) -> None:
    before = held(store)
    code = (
        f"import overtures.store as s; held = s.open_store({str(store)!r}, write=True); print(1, flush=True); input()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        holder.stdout.readline()
        done = run("add", str(tmp_path / "offer.txt"), "--store", str(store))
        holder.communicate("\n")
    assert done.exit_code == 1
    assert told_in_one_line(done, "another process is writing")
    assert held(store) == before


@pytest.mark.slow
def test_stopping_in_the_middle_leaves_a_store_of_whole_articles(tmp_path: Path) -> None:
    folder, where = tmp_path / "many", tmp_path / "store"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(GOOD.replace("/offer", f"/offer-{number}"), encoding="utf-8")
    command = [sys.executable, "-m", "overtures", "add", str(folder), "--store", str(where)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as adding:
        while adding.poll() is None and not (where / "graph").exists():
            time.sleep(0.02)
        time.sleep(0.5)
        adding.send_signal(signal.SIGINT)
        _, told = adding.communicate(timeout=30)
    # Python ends by the signal itself where it struck in the middle of an import; a shell makes 130 of both.
    assert adding.returncode in (130, -signal.SIGINT), told
    assert told.strip() == "overtures: stopped; what was done before stays"
    done = run("validate", "--store", str(where))
    assert done.exit_code == 0
    assert "none broken" in done.stdout.splitlines()[-1]


class Quiet(WSGIRequestHandler):
    """Logs nothing: the log would stand among the messages that the tests look at."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


def parish_hall(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    """A web page, and no SPARQL endpoint."""
    start_response("200 OK", [("Content-Type", "text/html")])
    return [b"<h1>Welcome to the parish hall</h1>"]


@pytest.fixture
def nonsense() -> Iterator[str]:
    server = make_server("127.0.0.1", 0, parish_hall, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    server.server_close()


def test_endpoint_that_answers_nonsense_is_told(nonsense: str, question: str) -> None:
    done = run("ask", question, "--store", nonsense)
    assert done.exit_code == 1
    assert told_in_one_line(done, nonsense), done.stderr


def test_endpoint_that_is_down_is_told(question: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        where = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
    done = run("ask", question, "--store", where)
    assert done.exit_code == 1
    assert told_in_one_line(done, where), done.stderr


@pytest.fixture
def question() -> str:
    """The name of any question."""
    from overtures.ask import questions

    return questions()[0].name


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * WHERE { ?s ?p", "query"),
        ("DROP ALL", "DROP"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_query_that_cannot_be_answered_is_told(query: str, words: str, store: Path) -> None:
    before = held(store)
    done = CliRunner().invoke(main, ["query", "-", "--store", str(store)], input=query)
    assert done.exit_code == 1
    assert told_in_one_line(done, words), done.stderr
    assert held(store) == before


def test_export_that_cannot_be_written_is_told(store: Path, tmp_path: Path) -> None:
    done = run("export", "graphml", "-o", str(tmp_path / "no" / "folder.graphml"), "--store", str(store))
    assert done.exit_code == 1
    assert told_in_one_line(done, "its folder does not exist")


def test_withdrawing_what_is_not_there_is_told(store: Path) -> None:
    before = held(store)
    done = run("withdraw", "another-article", "--store", str(store))
    assert done.exit_code == 1
    assert told_in_one_line(done, "'another-article'")
    assert held(store) == before
