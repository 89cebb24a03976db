"""`overtures evaluate`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from overtures.cli.options import format_option, model_option
from overtures.cli.running import FAILED, report

if TYPE_CHECKING:
    from overtures.cli.scores import Name
    from overtures.evaluate import Evaluation
    from overtures.pipeline import Comparison

_TABLES = ("figures", "alpha", "bands", "confusion", "misses")
_ONE_TABLE = ("csv", "tsv")


@click.command()
@click.argument("gold", type=click.Path(path_type=Path), metavar="GOLD_DIR")
@click.argument("readings", type=click.Path(path_type=Path), metavar="[READINGS_DIR]", required=False)
@click.option("--misses", is_flag=True, help="List what is missed or wrong, with the sentence it is about.")
@click.option("--confusion", is_flag=True, help="Show which act of gold was read as which.")
@click.option("--only", type=click.Choice(_TABLES), help="Show this table alone.")
@format_option
@model_option
@click.pass_context
def evaluate(
    ctx: click.Context,
    /,
    gold: Path,
    readings: Path | None,
    *,
    misses: bool,
    confusion: bool,
    only: Name | None,
    form: str | None,
    model: str | None,
) -> None:
    """Compare readings with annotations of your own: precision, recall, F1, Krippendorff's alpha.

    GOLD_DIR holds NAME.json, the annotation of an article, beside NAME.txt, its text. READINGS_DIR holds NAME.json as
    `overtures read --json` writes it, or a second person's annotations; without it the texts are read now. The form of
    an annotation, and how each figure is counted: docs/evaluating.md.

    \b
    csv and tsv hold one table, the figures unless another is named;
    json holds all of them.
    """
    form = form or ("table" if sys.stdout.isatty() else "tsv")
    tables = _wanted(ctx, form, misses=misses, confusion=confusion, only=only)
    if readings and model:
        raise click.UsageError("--model reads, but READINGS_DIR holds the readings; leave out one of the two", ctx)
    found = _compare(gold, readings, model)
    _tell(found, readings, alpha="alpha" in tables)
    if found.evaluation.articles:
        _show(found.evaluation, tables, form)
    ctx.exit(FAILED if found.failed else 0)


def _wanted(ctx: click.Context, form: str, *, misses: bool, confusion: bool, only: Name | None) -> list[Name]:
    """The tables to show."""
    flags: dict[Name, bool] = {"confusion": confusion, "misses": misses}
    asked = [name for name, given in flags.items() if given]
    if only:
        if set(asked) - {only}:
            raise click.UsageError(
                f"--only {only} leaves out what --{asked[0]} asks for; leave out one of the two", ctx
            )
        return [only]
    if form == "json":
        return ["figures", "alpha", "bands", "confusion", "misses"]
    if form not in _ONE_TABLE:
        return ["figures", "alpha", "bands", *asked]
    if len(asked) > 1:
        raise click.UsageError(f"{form} holds one table; ask for --confusion or for --misses", ctx)
    return asked or ["figures"]


def _compare(gold: Path, readings: Path | None, model: str | None) -> Comparison:
    from overtures import pipeline
    from overtures.cli.progress import progress_bar
    from overtures.evaluate import find_annotations

    with progress_bar(len(find_annotations(gold))) as advance:
        return pipeline.evaluate(gold, readings, model=model, progress=advance)


def _tell(found: Comparison, readings: Path | None, *, alpha: bool) -> None:
    """What a person has to know beside the figures, on standard error."""
    from overtures.evaluate import ALPHA_AVAILABLE

    for fault in found.failed:
        report(fault)
    for name in found.unread:
        report(f"{readings}: no {name}.json; the article counts as read with nothing found")
    if alpha and not ALPHA_AVAILABLE:
        report("alpha is left out: it needs the library krippendorff; pip install 'overtures[evaluate]'")


def _show(evaluation: Evaluation, tables: list[Name], form: str) -> None:
    from overtures.cli.scores import FOR_PEOPLE, scores
    from overtures.evaluate import as_dict

    if form == "json":
        told = {name: part for name, part in as_dict(evaluation).items() if name in tables or name == "articles"}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for number, name in enumerate(tables):
        table = scores(evaluation, name)
        if form in FOR_PEOPLE:
            above = "\n" if number else ""
            click.secho(f"{above}{'## ' if form == 'markdown' else ''}{table.title}\n", bold=form == "table")
        table.show(form)
