"""Tables for people, fitted to the width of the terminal; where a row comes from stands below it, not in columns."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from overtures.cli.text import one_line

Row = Mapping[str, str]
_SOURCE = ("words", "publisher", "published", "title", "link", "otherArticle", "otherLink", "otherWords", "grounds")
_WORD, _GAP = 16, 2  # longer words than this are broken rather than the whole table given up


def console() -> Console:
    """A console as wide as the terminal; without one, as COLUMNS says or 100. Colour only where NO_COLOR allows."""
    width = shutil.get_terminal_size((100, 25)).columns
    return Console(width=max(width, 20), highlight=False, soft_wrap=False)


def show_table(headings: Mapping[str, str], rows: Sequence[Row]) -> None:
    """Print rows under headings (by column); as one block a row where the terminal is too narrow for the columns."""
    out = console()
    if not rows:
        out.print("Nothing found.")
        return
    rows = [{name: one_line(value) for name, value in row.items()} for row in rows]
    sourced = {"words", "link"} <= set(headings)
    used = [name for name in headings if any(row[name] for row in rows) and not (sourced and name in _SOURCE)]
    columns = [[headings[name], *(row[name] for row in rows)] for name in used]
    widths = _fitted(columns, out.width)
    if widths:
        out.print(_line(used, headings, widths, style="bold"))
    for row in rows:
        out.print(_line(used, row, widths) if widths else _block(used, headings, row))
        for line in _source(row) if sourced else ():
            out.print(Padding(line, (0, 0, 0, 2)))
        if sourced or not widths:
            out.print()


def _fitted(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths that fit, the widest columns cut first; empty where words would have to be broken."""
    room -= _GAP * (len(columns) - 1)
    widths = [max(map(cell_len, cells)) for cells in columns]
    least = [min(_WORD, max(cell_len(word) for cell in cells for word in cell.split())) for cells in columns]
    if sum(least) > room or not columns:
        return []
    while sum(widths) > room:
        widest = max((i for i in range(len(widths)) if widths[i] > least[i]), key=lambda i: widths[i])
        widths[widest] -= 1
    return widths


def _line(names: Sequence[str], cells: Row, widths: Sequence[int], style: str = "") -> Table:
    line = Table.grid(padding=(0, _GAP, 0, 0))
    for width in widths:
        line.add_column(width=width, overflow="fold")
    line.add_row(*(_cell(cells[name], style) for name in names))
    return line


def _block(names: Sequence[str], headings: Row, row: Row) -> Table:
    block = Table.grid(padding=(0, 1, 0, 0))
    block.add_column(no_wrap=True)
    block.add_column(overflow="fold")
    for name in names:
        if row[name]:
            block.add_row(Text(headings[name], style="bold"), _cell(row[name]))
    return block


def _cell(value: str, style: str = "") -> Text:
    """A link can be clicked where the terminal knows how."""
    return Text(value, style=f"link {value}" if value.startswith(("https://", "http://")) else style)


def _source(row: Row) -> Iterator[Text]:
    told = ", ".join(row[name] for name in ("publisher", "published") if row.get(name))
    article = ": ".join(part for part in (told, row.get("title", "")) if part)
    yield from _shown(row["words"], article, row["link"])
    if row.get("otherArticle"):
        yield Text(f"tied to another article{': ' if row.get('grounds') else ''}{row.get('grounds', '')}")
        yield from _shown(row.get("otherWords", ""), row["otherArticle"], row.get("otherLink", ""))


def _shown(words: str, article: str, link: str) -> Iterator[Text]:
    if words:
        yield Text(f"“{words}”", style="italic")
    if article:
        yield Text(article, style="dim")
    if link:
        yield _cell(link)
