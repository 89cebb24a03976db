"""Options that several subcommands share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

Command = TypeVar("Command", bound="Callable[..., Any]")

DEFAULT_STORE = "overtures.store"
STORE_HELP = f"A folder, or the address of a SPARQL endpoint.  [OVERTURES_STORE; else ./{DEFAULT_STORE}]"
FORMATS = ("table", "csv", "tsv", "json", "markdown")


class Day(click.ParamType):
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
    """The store that the command line names, before the subcommand or after it."""
    return ctx.params.get("store") or ctx.find_root().params.get("store")


def store_of(ctx: click.Context) -> str:
    """The store to use: the one named, else the one in the environment, else the folder in the current one."""
    return named_store(ctx) or os.environ.get("OVERTURES_STORE") or DEFAULT_STORE


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
