"""The group of all subcommands."""

from __future__ import annotations

import click

from overtures import __version__
from overtures.cli.articles import add, read
from overtures.cli.checking import validate, withdraw
from overtures.cli.demonstration import demo
from overtures.cli.evaluating import evaluate
from overtures.cli.exporting import export
from overtures.cli.options import STORE_HELP
from overtures.cli.questions import ask
from overtures.cli.running import Program
from overtures.cli.sparql import query


@click.group("overtures", cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="overtures")
@click.option("--store", metavar="PATH-OR-URL", help=STORE_HELP)
def main(store: str | None) -> None:
    """Who proposed an alliance to whom, how it was answered, and on whose word we know it.

    Overtures reads plain-text news articles into a knowledge graph and answers questions about it, each answer with
    the words that show it. Begin with: overtures demo
    """


for command in (read, add, ask, query, export, validate, evaluate, withdraw, demo):
    main.add_command(command)
