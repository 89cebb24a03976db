"""`overtures ask`: every question of queries/ is a subcommand, its parameters are options."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from overtures.cli.answers import show
from overtures.cli.options import format_option, named_store, store_option
from overtures.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from overtures.ask import Parameter, Question


class Questions(click.Group):
    """Reads the file of the question that is asked; those of all others only to list them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all questions."""
        return [question.name for question in _questions()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The question as a command; raises QuestionError with the names that are like it."""
        from overtures.ask import question

        return _command(question(cmd_name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The questions, grouped by subject."""
        for subject, group in groupby(_questions(), key=lambda question: question.subject):
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
        _list(ctx)


def _list(ctx: click.Context) -> None:
    formatter = ctx.make_formatter()
    ask.format_commands(ctx, formatter)
    click.echo(formatter.getvalue().strip("\n"))
    click.echo("\nWhat a question may be given, and what it tells: overtures ask QUESTION --help")


def _questions() -> list[Question]:
    from overtures.ask import questions

    return questions()


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
        for name in (name for name, value in told.items() if not value.strip()):  # an unset variable of a script
            raise QuestionError(f"--{name} is empty; give it a value, or leave it out")
        with open_store(named_store(click.get_current_context())) as store:
            found = answer(store, question, told)
        show(found.columns, found.rows, given["form"], found.headings)

    return answer_it
