"""The graph itself, in the four formats of RDF that tools read."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from overtures.vocabulary import PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

_TYPE = PREFIXES["rdf"] + "type"


def write_nquads(lines: Iterable[str], stream: BinaryIO) -> int:
    """Every quad on a line of its own, as the store gives them; returns how many."""
    number = 0
    for line in lines:
        stream.write(line.encode())
        number += 1
    return number


def write_trig(lines: Iterable[str], stream: BinaryIO) -> int:
    """The named graphs one after the other, with prefixes; returns how many quads."""
    import pyoxigraph as ox

    quads = _quads(lines)
    _serialised(quads, ox.RdfFormat.TRIG, stream)
    return len(quads)


def write_turtle(lines: Iterable[str], stream: BinaryIO) -> int:
    """All graphs laid together to one, where only ov:inArticle tells articles apart; returns how many triples."""
    import pyoxigraph as ox

    triples = sorted({quad.triple for quad in _quads(lines)}, key=str)
    _serialised(triples, ox.RdfFormat.TURTLE, stream)
    return len(triples)


def write_json_ld(lines: Iterable[str], stream: BinaryIO) -> int:
    """The named graphs as JSON-LD 1.1 with a context of the project's prefixes; returns how many quads."""
    import pyoxigraph as ox

    quads = _quads(lines)
    expanded = json.loads(ox.serialize(quads, format=ox.RdfFormat.JSON_LD) or b"[]")
    told = {"@context": dict(sorted(PREFIXES.items())), "@graph": _shortened(expanded)}
    stream.write(json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n")
    return len(quads)


WRITERS: dict[str, Callable[[Iterable[str], BinaryIO], int]] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "nquads": write_nquads,
    "jsonld": write_json_ld,
}


def _quads(lines: Iterable[str]) -> list[ox.Quad]:
    import pyoxigraph as ox

    return list(ox.parse("".join(lines), format=ox.RdfFormat.N_QUADS))


def _serialised(told: list[ox.Triple] | list[ox.Quad], form: ox.RdfFormat, stream: BinaryIO) -> None:
    """Oxigraph heads the file with its prefixes in an order of chance; sorted, the same graph gives the same bytes."""
    import pyoxigraph as ox

    written = io.BytesIO()
    ox.serialize(told, written, form, prefixes=PREFIXES)
    lines = written.getvalue().splitlines(keepends=True)
    stream.writelines([*sorted(lines[: len(PREFIXES)]), *lines[len(PREFIXES) :]])


def _shortened(expanded: Any, *, is_iri: bool = False) -> Any:
    """Expanded JSON-LD with prefixed names for properties, classes and datatypes; subjects and objects stay in full."""
    if isinstance(expanded, list):
        return [_shortened(item, is_iri=is_iri) for item in expanded]
    if not isinstance(expanded, dict):
        return _prefixed(expanded) if is_iri else expanded
    told: dict[str, Any] = {}
    for key, value in expanded.items():
        if key == _TYPE:
            told["@type"] = [_prefixed(item["@id"]) for item in value]
        else:
            told[_prefixed(key)] = _shortened(value, is_iri=key == "@type")
    return told


def _prefixed(iri: str) -> str:
    """`ov:Offer` for the IRI it stands for; the longest namespace that fits, the IRI itself if none does."""
    fitting = [name for name, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not fitting:
        return iri
    name = max(fitting, key=lambda prefix: len(PREFIXES[prefix]))
    return f"{name}:{iri.removeprefix(PREFIXES[name])}"
