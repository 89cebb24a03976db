"""What can go wrong with an endpoint is told in a line that says what to do, and leaves the store as it was."""

from __future__ import annotations

import base64
import re
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.stores import article, serving

from overtures.errors import EndpointError, StoreError
from overtures.store import open_store

NAMES = {"rowan/aldermere": "Rowan group, Aldermere"}
Reply = tuple[int, str, bytes]


@contextmanager
def answering(reply: Callable[[str, dict[str, str], bytes], Reply]) -> Iterator[str]:
    """A web server on loopback that answers each POST as `reply(path, headers, body)` says."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, kind, told = reply(self.path, dict(self.headers), body)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def forwarded(address: str, headers: dict[str, str], body: bytes) -> Reply:
    """What the real endpoint answers to the same request."""
    kept = {k: v for k, v in headers.items() if k in ("Content-Type", "Accept")}
    with urllib.request.urlopen(urllib.request.Request(address, body, kept)) as answer:
        return answer.status, answer.headers.get("Content-Type", "text/plain"), answer.read()


def one_line(told: pytest.ExceptionInfo[StoreError]) -> str:
    assert "\n" not in str(told.value)
    return str(told.value)


def test_an_endpoint_that_is_down() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/query"
    with pytest.raises(EndpointError, match="start the endpoint") as told:
        open_store(address)
    assert address in one_line(told)


def test_a_host_that_does_not_exist() -> None:
    with pytest.raises(EndpointError, match="cannot be reached"):
        open_store("http://nowhere.invalid/query")


@pytest.mark.parametrize(
    ("reply", "advice"),
    [
        ((200, "text/html", b"<html>Welcome</html>"), "is it a query endpoint's address"),
        ((200, "application/sparql-results+json", b'{"head": {}'), "is it a query endpoint's address"),
        ((200, "application/json", b"[1, 2]"), "is it a query endpoint's address"),
        ((200, "application/json", b'{"boolean": true'), "is it a query endpoint's address"),
        ((200, "application/octet-stream", b"\xff\xfe\x00"), "is it a query endpoint's address"),
        ((404, "text/html", b"<html>none here</html>"), "no endpoint is at"),
        ((405, "text/html", b"no"), "no endpoint is at"),
        ((500, "text/plain", b"Traceback\n  line"), "look into its log"),
        ((503, "text/plain", b"busy"), "look into its log"),
        ((401, "text/plain", b"who?"), "OVERTURES_ENDPOINT_USER"),
        ((403, "text/plain", b"no"), "OVERTURES_ENDPOINT_USER"),
    ],
)
def test_nonsense_is_told_with_advice(reply: Reply, advice: str) -> None:
    with answering(lambda *_: reply) as address, pytest.raises(EndpointError, match=advice) as told:
        open_store(f"{address}/query")
    one_line(told)


def test_an_endpoint_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERTURES_ENDPOINT_TIMEOUT", "1")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(EndpointError, match="OVERTURES_ENDPOINT_TIMEOUT"):
            open_store(f"http://127.0.0.1:{silent.getsockname()[1]}/query")


def test_credentials_come_from_the_environment(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = "Basic " + base64.b64encode(b"clerk:s3cret").decode()

    def guarded(path: str, headers: dict[str, str], body: bytes) -> Reply:
        if headers.get("Authorization") != wanted:
            return 401, "text/plain", b"who are you?"
        return forwarded(endpoint.removesuffix("/query") + path, headers, body)

    with answering(guarded) as address:
        with pytest.raises(EndpointError, match="OVERTURES_ENDPOINT_PASSWORD"):
            open_store(f"{address}/query")
        monkeypatch.setenv("OVERTURES_ENDPOINT_USER", "clerk")
        monkeypatch.setenv("OVERTURES_ENDPOINT_PASSWORD", "s3cret")
        with open_store(f"{address}/query", write=True) as store:
            assert store.replace("a1", article("a1", names=NAMES)) == "added"
            assert store.withdraw("a1")


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(EndpointError, match="OVERTURES_ENDPOINT_USER") as told:
        open_store("http://clerk:s3cret@127.0.0.1/query")
    assert "s3cret" not in one_line(told)


def test_the_address_for_updates_may_be_named(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def query_only(path: str, headers: dict[str, str], body: bytes) -> Reply:
        return forwarded(endpoint, headers, body)

    with answering(query_only) as address:
        monkeypatch.setenv("OVERTURES_ENDPOINT_UPDATE", endpoint.replace("/query", "/update"))
        with open_store(f"{address}/sparql", write=True) as store:
            assert store.replace("a1", article("a1", names=NAMES)) == "added"
            assert store.withdraw("a1")


def test_a_page_that_swallows_updates_is_noticed(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(lambda *_: (200, "text/html", b"<html>Thank you</html>")) as address:
        monkeypatch.setenv("OVERTURES_ENDPOINT_UPDATE", f"{address}/update")
        with open_store(endpoint, write=True) as store, pytest.raises(EndpointError, match="does not show it"):
            store.replace("a1", article("a1", names=NAMES))


def test_an_endpoint_without_the_union_of_graphs_is_refused(endpoint: str) -> None:
    def without_union(path: str, headers: dict[str, str], body: bytes) -> Reply:
        return forwarded(endpoint, headers, re.sub(rb"union-default-graph=true&?", b"", body))

    with open_store(endpoint, write=True) as store:
        store.replace("a1", article("a1", names=NAMES))
        with answering(without_union) as address, pytest.raises(EndpointError, match="union of all graphs"):
            open_store(f"{address}/query")
        store.withdraw("a1")


def test_a_query_that_the_endpoint_finds_wrong_is_no_fault_of_the_endpoint(endpoint: str) -> None:
    with open_store(endpoint) as store, pytest.raises(StoreError, match="finds the query wrong") as told:
        store.select("SELECT ?x WHERE { ?x ?y }")
    assert not isinstance(told.value, EndpointError)
    assert "wrong: error at" in str(told.value)  # the words of the endpoint alone
    one_line(told)


def test_what_was_stored_is_there_after_the_server_is_killed(tmp_path: Path) -> None:
    with serving(tmp_path) as address, open_store(address, write=True) as store:
        store.replace("a1", article("a1", names=NAMES))
    with serving(tmp_path) as address, open_store(address) as store:
        assert [record.key for record in store.articles()] == ["a1"]
