"""A register of councils from a CSV file: the columns name, type, aliases, code; others are passed over.

The csv module of the standard library reads it. Aliases stand in one cell, with | between them.
"""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from overtures.errors import RegisterError
from overtures.model import ListedCouncil

_COLUMNS = ("name", "type", "aliases", "code")
_FORM = "the first line names the columns: name, and if you have them type, aliases (with | between) and code"


def load_councils(path: Path) -> tuple[ListedCouncil, ...]:
    """The councils of a register, in order of the file.

    Raises RegisterError with the file, the line, what is wrong and what to do.
    """
    rows = list(_rows(path))
    if not rows:
        raise RegisterError(f"{path}: is empty; {_FORM}")
    (_, head), listed = rows[0], rows[1:]
    columns = _columns(path, head)
    councils = [(line, _council(path, line, cells, columns, len(head))) for line, cells in listed]
    if not councils:
        raise RegisterError(f"{path}: lists no council; put one on each line after the first")
    _check_names(path, councils)
    return tuple(council for _, council in councils)


def _rows(path: Path) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row that holds something, with the number of its last line."""
    line = 0
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            reader = csv.reader(file, delimiter=";" if ";" in first and "," not in first else ",", strict=True)
            for cells in reader:
                line = reader.line_num
                if any(cell.strip() for cell in cells):
                    yield line, [cell.strip() for cell in cells]
    except UnicodeDecodeError:
        raise RegisterError(f"{path}: is not UTF-8 text; save it as a CSV file in UTF-8") from None
    except OSError as error:
        raise RegisterError(f"{path}: {error.strerror or error}; name a CSV file of councils") from None
    except csv.Error as error:
        raise RegisterError(
            f"{path}, line {line + 1}: {error}; close every quotation mark, and double one inside a cell"
        ) from None


def _columns(path: Path, head: Sequence[str]) -> Mapping[str, int]:
    """Column -> its place."""
    names = [cell.casefold() for cell in head]
    for name in names:
        near = difflib.get_close_matches(name, _COLUMNS, 1, 0.75)
        if near and name not in _COLUMNS and near[0] not in names:
            raise RegisterError(f"{path}, line 1: has the column “{name}”; call it “{near[0]}”, or take it out")
        if name in _COLUMNS and names.count(name) > 1:
            raise RegisterError(f"{path}, line 1: has the column “{name}” twice; take one out")
    if "name" not in names:
        raise RegisterError(f"{path}, line 1: has no column “name”; {_FORM}")
    return {name: names.index(name) for name in _COLUMNS if name in names}


def _council(
    path: Path, line: int, cells: Sequence[str], columns: Mapping[str, int], width: int
) -> ListedCouncil:  # fmt: skip
    if len(cells) > width:
        raise RegisterError(
            f"{path}, line {line}: has {len(cells)} cells, the first line {width}; "
            "put what holds a comma in quotation marks, and | between aliases"
        )
    told = {name: cells[at] if at < len(cells) else "" for name, at in columns.items()}
    if not told["name"]:
        raise RegisterError(f"{path}, line {line}: has no name; fill it in, or take the line out")
    aliases = tuple(dict.fromkeys(each.strip() for each in told.get("aliases", "").split("|") if each.strip()))
    return ListedCouncil(told["name"], aliases, told.get("type") or None, told.get("code") or None)


def _check_names(path: Path, councils: Sequence[tuple[int, ListedCouncil]]) -> None:
    """Whether each name and alias is one council's, and each code."""
    names: dict[str, int] = {}
    codes: dict[str, int] = {}
    for line, council in councils:
        for name in dict.fromkeys((council.name, *council.aliases)):
            if names.setdefault(name, line) != line:
                raise RegisterError(
                    f"{path}, line {line}: “{name}” is a name of line {names[name]} too; leave it to one of them"
                )
        if council.code and codes.setdefault(council.code, line) != line:
            raise RegisterError(
                f"{path}, line {line}: the code {council.code} is that of line {codes[council.code]} too; correct one"
            )
