"""`overtures query`: a SPARQL query of the user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from overtures.cli.answers import show
from overtures.cli.options import format_option, named_store, store_option
from overtures.errors import InputError

if TYPE_CHECKING:
    from typing import BinaryIO

    from overtures.store import Result


@click.command()
@click.argument("file", type=click.File("rb"))
@format_option
@store_option
@click.pass_context
def query(ctx: click.Context, /, file: BinaryIO, *, form: str | None, store: str | None) -> None:
    """Answer the SPARQL query in FILE, or - for standard input.

    A query sees all articles as one graph. The files in queries/ show how a question is put; CONSTRUCT and DESCRIBE
    print N-Triples, ASK prints true or false.
    """
    from overtures.store import open_store

    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{file.name}: is not UTF-8; save the query as UTF-8") from None
    with open_store(named_store(ctx)) as opened:
        found = opened.query(text)
    _print(found, form)


def _print(found: Result, form: str | None) -> None:
    from overtures.store import Solutions

    if isinstance(found, bool):
        click.echo("true" if found else "false")
    elif isinstance(found, Solutions):
        show(found.columns, found.rows, form)
    else:
        click.echo(found.ntriples(), nl=False)
