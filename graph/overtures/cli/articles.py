"""`overtures read` and `overtures add`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from overtures.cli.options import (
    councils_option,
    jobs_option,
    model_option,
    named_store,
    published_option,
    store_option,
)
from overtures.cli.running import FAILED, report
from overtures.errors import OverturesError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from overtures.model import Doubt, Reading
    from overtures.pipeline import Summary


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@published_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article, each on a line of its own.")
@click.option("--explain", is_flag=True, help="Say why each move was read, and what was considered and dropped.")
@councils_option
@jobs_option
@model_option
@click.pass_context
def read(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    *,
    published: dt.date | None,
    as_json: bool,
    explain: bool,
    councils: Path | None,
    jobs: int,
    model: str | None,
) -> None:
    """Show what is understood of articles, with the words that show it; store nothing.

    PATH is a text file, a folder of .txt and .md files, or - for standard input. A file may open with YAML front
    matter: title, publisher, published, url.
    """
    from overtures import pipeline
    from overtures.read import find

    files = find(paths)
    reader = pipeline.Reader(model, jobs, councils)
    failed = False
    with reader.reading(files, _json_line if as_json else _itself, published=published, explain=explain) as outcomes:
        for path, found in outcomes:
            failed |= isinstance(found, OverturesError)
            _show(path, found)
    ctx.exit(FAILED if failed else 0)


@dataclass(frozen=True, slots=True)
class _Line:
    json: str
    doubts: list[Doubt]


def _itself(reading: Reading) -> Reading | _Line:
    return reading


def _json_line(reading: Reading) -> Reading | _Line:
    from overtures.pipeline import reading_dict

    doubts = [doubt for doubt in reading.warnings if doubt.of_text]
    return _Line(json.dumps(reading_dict(reading), ensure_ascii=False), doubts)


def _show(path: Path, found: Reading | _Line | OverturesError) -> None:
    """A reading for people tells its doubts itself; beside JSON they go where a person sees them."""
    from overtures.cli.understood import show_reading

    if isinstance(found, OverturesError):
        report(found)
    elif isinstance(found, _Line):
        click.echo(found.json)
        _warn(path, found.doubts)
    else:
        show_reading(found)


def _warn(path: Path, doubts: Iterable[Doubt]) -> None:
    for doubt in doubts:
        report(f"{path}: warning: {doubt.message}")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@published_option
@click.option("--no-text", is_flag=True, help="Do not keep the articles' text beside the graph.")
@councils_option
@jobs_option
@model_option
@store_option
@click.pass_context
def add(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    *,
    published: dt.date | None,
    no_text: bool,
    councils: Path | None,
    jobs: int,
    model: str | None,
    store: str | None,
) -> None:
    """Read articles and store what they say; an article that is there already is replaced whole.

    PATH is a text file, a folder of .txt and .md files, or - for standard input. What is stored, and in which order,
    does not depend on --jobs.
    """
    from overtures import pipeline
    from overtures.cli.progress import progress_bar
    from overtures.read import find
    from overtures.store import open_store

    files = find(paths)
    reader = pipeline.Reader(model, jobs, councils)
    with open_store(named_store(ctx), write=True) as opened, progress_bar(len(files)) as advance:
        summary = pipeline.add(files, opened, reader, published=published, keep_text=not no_text, progress=advance)
    show_summary(summary)
    ctx.exit(FAILED if summary.failed else 0)


def show_summary(summary: Summary) -> None:
    """Say what became of the articles."""
    for reason in summary.failed.values():
        report(reason)
    for path, doubts in summary.doubts.items():
        _warn(path, doubts)
    counts = [(summary.count(word), word) for word in ("added", "replaced", "unchanged")]
    told = ", ".join(f"{number} {word}" for number, word in [*counts, (len(summary.failed), "failed")] if number)
    click.echo(f"{_plural(len(summary.outcomes) + len(summary.failed), 'article')}: {told}")
    click.echo(f"{_plural(summary.moves, 'move')} understood")


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
