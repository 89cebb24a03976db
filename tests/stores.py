"""What the tests of the store share: small articles as N-Quads, and a real endpoint on loopback."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from overtures.vocabulary import ID, OV, PREFIXES, REGISTER, article_graph, article_iri, derived_graph, text_graph

TYPE, LABEL = PREFIXES["rdf"] + "type", PREFIXES["rdfs"] + "label"
ALT_LABEL = PREFIXES["skos"] + "altLabel"
BODY = ID + "body/"


def quad(s: str, p: str, o: str, g: str) -> str:
    """One line of N-Quads; an object without a scheme is a literal."""
    told = f"<{o}>" if o.startswith("https://") else '"' + o.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"<{s}> <{p}> {told} <{g}> .\n"


def article(key: str, version: str = "1", *, names: Mapping[str, str], text: str = "", facts: int = 1) -> str:
    """An article whose one offer names some bodies (id -> label), with a derived graph and its text if any.

    A body id with a slash is a group of the party before it on the council after it, with a label of its own.
    """
    art, graph = article_iri(key), article_graph(key)
    offer = f"{art}/occurrence/{version}"
    lines = [
        quad(art, TYPE, OV + "Article", graph),
        quad(art, PREFIXES["dcterms"] + "identifier", f"file-{key}", graph),
        quad(f"{art}/reading/{version}", OV + "digest", f"{version} {sorted(names.items())}", graph),
        quad(offer, TYPE, OV + "Offer", graph),
        quad(offer, TYPE, OV + "Occurrence", derived_graph(key)),
        *(quad(offer, OV + "condition", f"{version} of {n}", graph) for n in range(facts)),
        *(quad(offer, OV + "principal", BODY + name, graph) for name in names),
    ]
    for name, label in names.items():
        lines += _entry(name, label)
    if text:
        lines.append(quad(art, OV + "text", text, text_graph(key)))
    return "".join(lines)


def _entry(name: str, label: str) -> list[str]:
    party, _, council = name.partition("/")
    lines = [quad(BODY + name, LABEL, label, REGISTER), quad(BODY + name, TYPE, OV + "Party", REGISTER)]
    if council:
        lines = [*lines, quad(BODY + name, OV + "ofParty", BODY + party, REGISTER)]
        lines = [*lines, quad(BODY + name, OV + "onCouncil", BODY + council, REGISTER)]
        lines += [quad(BODY + n, TYPE, OV + "Body", REGISTER) for n in (party, council)]
        lines += [quad(BODY + n, LABEL, n, REGISTER) for n in (party, council)]
    return lines


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the query endpoint of a real Oxigraph server on loopback, which is stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "the oxigraph server is missing; install the extra 'dev'"
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        server.kill()
        server.wait()


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert server.poll() is None, "the oxigraph server ended at once"
        try:
            urllib.request.urlopen(address, timeout=1).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise AssertionError("the oxigraph server did not come up within 10 s")
