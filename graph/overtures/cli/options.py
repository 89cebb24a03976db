"""Options that several subcommands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

Command = TypeVar("Command", bound="Callable[..., Any]")

STORE_HELP = "A folder, or the address of a SPARQL endpoint.  [OVERTURES_STORE; else ./overtures.store]"
FORMATS = ("table", "csv", "tsv", "json", "markdown")


class Day(click.ParamType):  # type: ignore[type-arg]  # generic for type checkers only since click 8.2
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day; wrong use where there is no such day."""
        from overtures.errors import ReadingError
        from overtures.read import parse_date

        try:
            return parse_date(str(value), where="the date")
        except ReadingError as error:
            self.fail(str(error), param, ctx)


def named_store(ctx: click.Context) -> str | None:
    """The store that the command line names, at whatever place, the last one first; None leaves it to the library."""
    at: click.Context | None = ctx
    while at is not None:
        if at.params.get("store"):
            return str(at.params["store"])
        at = at.parent
    return None


def store_option(command: Command) -> Command:
    """--store, as at the head of the command line."""
    return click.option("--store", metavar="PATH-OR-URL", help=STORE_HELP)(command)


def format_option(command: Command) -> Command:
    """--format of a table of answers."""
    told = "How to print the answer.  [a table on a terminal, else tsv]"
    return click.option("--format", "form", type=click.Choice(FORMATS), help=told)(command)


def published_option(command: Command) -> Command:
    """--published, the day that counts before an article's own."""
    told = "Day of publication (YYYY-MM-DD) of articles; counts before their front matter."
    return click.option("--published", type=Day(), metavar="DATE", help=told)(command)


def model_option(command: Command) -> Command:
    """--model, another language model."""
    told = "An installed spaCy pipeline (name or folder) to read with instead of the one that comes along."
    return click.option("--model", metavar="NAME", help=told)(command)


def councils_option(command: Command) -> Command:
    """--councils, a register of councils."""
    from pathlib import Path

    told = (
        "A CSV file of councils with the columns name, type, aliases and code, by which they are known and named.  "
        "[OVERTURES_COUNCILS]"
    )
    kind = click.Path(path_type=Path)
    return click.option("--councils", type=kind, metavar="FILE", envvar="OVERTURES_COUNCILS", help=told)(command)


def jobs_option(command: Command) -> Command:
    """--jobs, how many processes read."""
    told = "How many processes read articles at a time, each with a language model in memory.  [1]"
    return click.option("--jobs", "-j", type=click.IntRange(min=1), default=1, metavar="N", help=told)(command)
