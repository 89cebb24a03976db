"""`overtures export`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from overtures.cli.options import named_store, store_option

if TYPE_CHECKING:
    from overtures.export import Written


@click.command()
@click.argument("form", metavar="[FORMAT]", required=False)
@click.option("-o", "--output", metavar="FILE", help="File to write (for csv a folder).  [standard output]")
@click.option(
    "--between",
    type=click.Choice(["parties", "people", "groups"]),
    default="parties",
    show_default=True,
    help="Whose network, in formats that draw one.",
)
@click.option("--with-text", is_flag=True, help="Take the articles' text along in RDF; it may be under copyright.")
@store_option
@click.pass_context
def export(
    ctx: click.Context, /, form: str | None, *, output: str | None, between: str, with_text: bool, store: str | None
) -> None:
    """Write the store for another tool; without FORMAT, list the formats."""
    if form is None:
        _list()
        return
    from overtures.export import write
    from overtures.store import open_store

    _known(ctx, form)
    to = output if output and output != "-" else sys.stdout.buffer
    with open_store(named_store(ctx)) as opened:
        written = write(opened, form, to, between=between, with_text=with_text)
    if to is output:
        click.echo(f"wrote {_told(written)} to {output}", err=True)


def _list() -> None:
    from overtures.export import formats

    click.echo("\n".join(f"{known.name:10}  {known.summary}" for known in formats()))


def _known(ctx: click.Context, form: str) -> None:
    """A format by its name or the ending of its files; anything else is wrong use, found before the store is opened."""
    from overtures.export import formats

    told = form.casefold().lstrip(".")
    if not any(told in (known.name, known.suffix.lstrip(".")) for known in formats()):
        names = ", ".join(known.name for known in formats())
        raise click.BadParameter(f"{form!r} is none of {names}", ctx, param_hint="FORMAT")


def _told(written: Written) -> str:
    if written.quads is not None:
        return f"{written.quads} quads"
    left = f" ({written.undrawn} statements do not name two sides and are no edge)" if written.undrawn else ""
    return f"{written.nodes} nodes and {written.edges} edges{left}"
