"""CSV: a table of nodes and a table of edges, with the headings that Gephi takes.

A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or a line end, or their full-width
forms) gets an apostrophe before it, and so does one that begins with an apostrophe: to have the words as they were,
take one apostrophe off the front of every cell that has one. UTF-8 without byte order mark, as D3 takes a mark for a
part of the first heading. HTML in a name or quotation stays as it is; Flourish and TimelineJS draw it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO

from overtures.export.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Value
from overtures.export.network import kinds

if TYPE_CHECKING:
    from overtures.export.network import Network

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def write_nodes(graph: Network, stream: BinaryIO) -> None:
    """The table of nodes: Id, Label, and a column for each attribute."""
    columns = ["Id", "Label", *_others(NODE_ATTRIBUTES)]
    _write(columns, ({"Id": iri, "Label": data["label"], **data} for iri, data in graph.nodes(data=True)), stream)


def write_edges(graph: Network, stream: BinaryIO) -> None:
    """The table of edges: Source, Target, Type, Id, Label, Kind, Weight, Timeset, and a column for each attribute."""
    columns = ["Source", "Target", "Type", "Id", "Label", "Kind", "Weight", "Timeset", *_others(EDGE_ATTRIBUTES)]
    kind = kinds(graph)
    rows = (
        {"Source": source, "Target": target, "Type": "Directed", "Id": key, "Kind": kind[key], **_gephi(data), **data}
        for source, target, key, data in graph.edges(keys=True, data=True)
    )
    _write(columns, rows, stream)


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it, or where it has one already."""
    return "'" + cell if cell.startswith(_RISKY) else cell


def _others(attributes: Iterable[str]) -> list[str]:
    """The attributes that no heading of Gephi's repeats."""
    return [name for name in attributes if name not in {"label", "interaction", "weight"}]


def _gephi(data: Mapping[str, Value]) -> dict[str, Value]:
    begin, end = data.get("date_begin"), data.get("date_end")
    timeset = f"<[{begin}, {end}]>" if begin and end else ""
    return {"Label": data["label"], "Weight": data["weight"], "Timeset": timeset}


def _write(columns: list[str], rows: Iterable[Mapping[str, Value]], stream: BinaryIO) -> None:
    table = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(table, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    table.detach()


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return harmless(value) if isinstance(value, str) else str(value)
