"""A table of answers, printed as one of the formats."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from typing import TYPE_CHECKING

import click

from overtures.cli.text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from overtures.store import Term

    Columns = Sequence[str]
    Rows = Sequence[Sequence[Term | None]]

_NUMBERS = ("integer", "decimal", "double", "int", "float", "nonNegativeInteger")


def show(columns: Columns, rows: Rows, form: str | None, headings: Columns = ()) -> None:
    """Print the rows; without a format, as a table on a terminal and as tab-separated values elsewhere.

    People get `headings` where there are some, programs the names of the columns.
    """
    form = form or ("table" if sys.stdout.isatty() else "tsv")
    if form == "table":
        from overtures.cli.tables import show_table

        told = [dict(zip(columns, map(_text, row), strict=True)) for row in rows]
        show_table(dict(zip(columns, headings or columns, strict=True)), told)
    elif form == "markdown":
        click.echo(_markdown(headings or columns, rows), nl=False)
    else:
        click.echo(_WRITERS[form](columns, rows), nl=False)


def _text(term: Term | None) -> str:
    return "" if term is None else term.value


def _csv(columns: Columns, rows: Rows) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(term) for term in row] for row in rows)
    return out.getvalue()


def _tsv(columns: Columns, rows: Rows) -> str:
    """No quoting: tabs and line ends in a value become a space, so that `cut` and `awk` can read it."""
    lines = ["\t".join(columns)]
    lines += ["\t".join(re.sub(r"[\t\r\n\v\f\x85\u2028\u2029]+", " ", _text(term)) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _json(columns: Columns, rows: Rows) -> str:
    found = [dict(zip(columns, map(_value, row), strict=True)) for row in rows]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _value(term: Term | None) -> str | int | float | bool | None:
    if term is None:
        return None
    kind = (term.datatype or "").rpartition("#")[2]
    try:
        if kind in _NUMBERS:
            return float(term.value) if kind in ("decimal", "double", "float") else int(term.value)
    except ValueError:  # a malformed number in somebody else's store
        return term.value
    return term.value in ("true", "1") if kind == "boolean" else term.value


def _markdown(columns: Columns, rows: Rows) -> str:
    lines = [columns, ["---"] * len(columns), *([_cell(_text(term)) for term in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return re.sub(r"([\\|`*_<>\[\]])", r"\\\1", one_line(text)) if not text.startswith("http") else f"<{text}>"


_WRITERS: dict[str, Callable[[Columns, Rows], str]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
}
