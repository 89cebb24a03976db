"""`overtures ask`: every question of queries/ is a subcommand, its parameters are options."""

from __future__ import annotations

import difflib
from itertools import groupby
from typing import TYPE_CHECKING

import click

from overtures.cli.answers import show
from overtures.cli.options import format_option, named_store, store_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from overtures.ask import Parameter, Question


class Questions(click.Group):
    """Looks a question up by its name only when one is asked."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all questions."""
        return [question.name for question in _questions()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The question as a command."""
        found = next((question for question in _questions() if question.name == cmd_name), None)
        return _command(found) if found else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, but an unknown question is answered with the ones that are like it."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, self.list_commands(ctx), n=3, cutoff=0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else "see the list: overtures ask"
            raise click.UsageError(f"no question {name!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The questions, grouped by subject."""
        for subject, group in groupby(sorted(_questions(), key=_place), key=lambda q: q.subject):
            with formatter.section(f"Questions about {subject}"):
                formatter.write_dl([(question.name, question.summary) for question in group])


@click.group(cls=Questions, invoke_without_command=True, subcommand_metavar="[QUESTION] [--PARAMETER VALUE]…")
@store_option
@click.pass_context
def ask(ctx: click.Context, store: str | None) -> None:
    """Answer a question; without one, list them.

    Each question has parameters of its own: overtures ask QUESTION --help
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _questions() -> list[Question]:
    from overtures.ask import questions

    return questions()


def _place(question: Question) -> tuple[str, str]:
    return question.subject, question.name


def _command(question: Question) -> click.Command:
    """A command whose options are the question's parameters; their values reach the query through the library."""
    params: list[click.Parameter] = [_option(parameter) for parameter in question.parameters]
    command = click.Command(question.name, callback=_answering(question), params=params, help=_help(question))
    return store_option(format_option(command))


def _option(parameter: Parameter) -> click.Option:
    """Kept apart from our own options by a prefix that no option of ours has."""
    notes: list[str] = [parameter.kind] if parameter.kind != "text" else []
    notes += [f"one of {', '.join(parameter.choices)}"] if parameter.choices else []
    notes += [f"else {parameter.default}"] if parameter.default else []
    told = f"{parameter.meaning}  [{'; '.join(notes)}]" if notes else parameter.meaning
    return click.Option([f"--{parameter.name}", f"given_{parameter.variable}"], metavar="VALUE", help=told)


def _help(question: Question) -> str:
    columns = "\n".join(f"  {column.name}: {column.meaning}" for column in question.columns)
    example = f"\n\nExample:\n\n\b\n  {question.example}" if question.example else ""
    return f"{question.summary}\n\n{question.description}\n\nColumns:\n\n\b\n{columns}{example}"


def _answering(question: Question) -> Callable[..., None]:
    def answer_it(**given: str | None) -> None:
        from overtures.ask import answer
        from overtures.store import open_store

        told = {p.name: value for p in question.parameters if (value := given[f"given_{p.variable}"]) is not None}
        with open_store(named_store(click.get_current_context())) as store:
            found = answer(store, question, told)
        show(found.columns, found.rows, given["form"], found.headings)

    return answer_it
