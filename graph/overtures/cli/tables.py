"""Tables for people, fitted to the width of the terminal."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from overtures.cli.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

_LEAST = 11  # a column narrower than this breaks names and dates


def console() -> Console:
    """A console as wide as the terminal; without one, as COLUMNS says or 100. Colour only where NO_COLOR allows."""
    width = shutil.get_terminal_size((100, 25)).columns
    return Console(width=max(width, 20), highlight=False, soft_wrap=False)


def show_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows as a table, or as one block a row where the terminal is too narrow for the columns."""
    out = console()
    if not rows:
        out.print("Nothing found.")
        return
    used = [i for i in range(len(columns)) if any(row[i] for row in rows)]  # a column without a value tells nothing
    names = [columns[i] for i in used]
    cells = [[_text(row[i]) for i in used] for row in rows]
    fits = _width(names, cells) <= out.width
    out.print(_table(names, cells) if fits else _blocks(names, cells))


def _text(value: str) -> Text:
    line = one_line(value)
    return Text(line, style=f"link {line}" if line.startswith(("https://", "http://")) else "", overflow="fold")


def _width(names: Sequence[str], cells: Sequence[Sequence[Text]]) -> int:
    """The least width that a readable table needs."""
    longest = [max(len(names[i]), *(row[i].cell_len for row in cells)) for i in range(len(names))]
    return sum(min(_LEAST, width) + 2 for width in longest) + _wide(longest)


def _wide(longest: Sequence[int]) -> int:
    """Room for the longest column, which holds sentences."""
    return min(20, max(longest) - _LEAST) if max(longest) > _LEAST else 0


def _table(names: Sequence[str], cells: Sequence[Sequence[Text]]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", row_styles=["", "dim"])
    for name in names:
        table.add_column(name, overflow="fold")
    for row in cells:
        table.add_row(*row)
    return table


def _blocks(names: Sequence[str], cells: Sequence[Sequence[Text]]) -> RenderableType:
    return Group(*(Padding(_block(names, row), (0, 0, 1, 0)) for row in cells))


def _block(names: Sequence[str], row: Sequence[Text]) -> Table:
    block = Table.grid(padding=(0, 1, 0, 0))
    block.add_column(style="bold", no_wrap=True)
    block.add_column(overflow="fold")
    for name, cell in zip(names, row, strict=True):
        if cell.plain:
            block.add_row(name, cell)
    return block
