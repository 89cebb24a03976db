"""`overtures demo`: from the articles that come along to an answered question."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from overtures.cli.answers import show
from overtures.cli.articles import show_summary
from overtures.cli.options import named_store, store_option
from overtures.cli.progress import progress_bar
from overtures.cli.running import FAILED

if TYPE_CHECKING:
    from overtures.pipeline import Summary
    from overtures.store import Store

FOLDER = Path("overtures-demo")
QUESTION = "who-proposed-what"
LEFT_OUT = {"plan", "arrangement", "place"}  # so that the table fits a terminal; `overtures ask` shows them
DRAWINGS = {"gexf": "network.gexf", "graphml": "network.graphml"}
_NEXT = {
    "ask": "every question there is",
    "ask how-answered": "by whom, and in whose words",
    "ask exchange --help": "what a question may be given",
    "export turtle": "the graph itself",
    "read ARTICLE.txt": "an article of your own",
}


@click.command()
@store_option
@click.pass_context
def demo(ctx: click.Context, /, *, store: str | None) -> None:
    """Read ten example articles on fictional councils and show what can be asked of them.

    Everything goes into ./overtures-demo, unless --store names another store; OVERTURES_STORE is not looked at. It can
    be run again.
    """
    from overtures.store import open_store

    where = named_store(ctx) or str(FOLDER / "store")
    FOLDER.mkdir(exist_ok=True)
    click.echo("Reading ten articles of our own, on two fictional councils")
    with open_store(where, write=True) as opened:
        summary = _read(opened)
    show_summary(summary)
    with open_store(where) as opened:
        _ask(opened)
        _draw(opened)
    _tell_what_next(where)
    ctx.exit(FAILED if summary.failed else 0)


def _read(store: Store) -> Summary:
    from overtures import assets, pipeline
    from overtures.read import find

    articles = find([assets.root("demo")])
    with progress_bar(len(articles)) as advance:
        return pipeline.add(articles, store, pipeline.Reader(), progress=advance)


def _ask(store: Store) -> None:
    """The main question, as a table whatever the output is."""
    from overtures.ask import answer
    from overtures.ask import question as named

    question = named(QUESTION)
    click.secho(f"\n{question.summary}\n", bold=True)
    found = answer(store, question)
    shown = [i for i, name in enumerate(found.columns) if name not in LEFT_OUT]
    day = found.columns.index("published")
    told = sorted(found.rows, key=lambda row: str(row[day] or ""))  # the story as it came out
    rows = [[row[i] for i in shown] for row in told]
    show([found.columns[i] for i in shown], rows, "table", [found.headings[i] for i in shown])


def _draw(store: Store) -> None:
    from overtures.export import write

    for form, file in DRAWINGS.items():
        write(store, form, FOLDER / file)
        click.echo(f"wrote {FOLDER / file}")


def _tell_what_next(where: str) -> None:
    """Commands to copy, called as this one was: in a checkout the program is not on the path."""
    called = sys.argv[0] if not Path(sys.argv[0]).is_absolute() and os.sep in sys.argv[0] else "overtures"
    stored = {f"{called} {words}": told for words, told in _NEXT.items()}
    click.echo("\nThe words under each row show why it is there: what was reported, which may not be what is true.\n")
    click.echo(f"Try next, with OVERTURES_STORE={where}")
    for command, told in stored.items():
        click.echo(f"  {command:{max(map(len, stored)) + 2}}{told}")
