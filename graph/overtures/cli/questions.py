"""`overtures ask`: every question of queries/ is a subcommand, its parameters are options."""

from __future__ import annotations

import difflib
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from overtures.cli.answers import show
from overtures.cli.options import format_option, store_of, store_option

if TYPE_CHECKING:
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
    from overtures import ask as asking

    return asking.questions()


def _place(question: Question) -> tuple[str, str]:
    return question.subject, question.name


def _command(question: Question) -> click.Command:
    """A command whose options are the question's parameters; its values reach the query through the library."""

    def answer_it(**given: Any) -> None:
        ctx = click.get_current_context()
        _answer(ctx, question, given.pop("form"), {k: str(v) for k, v in given.items() if v is not None})

    params: list[click.Parameter] = [_option(parameter) for parameter in question.parameters]
    command = click.Command(question.name, callback=_unstored(answer_it), params=params, help=_help(question))
    return store_option(format_option(command))


def _answer(ctx: click.Context, question: Question, form: str | None, given: dict[str, str]) -> None:
    from overtures.ask import answer
    from overtures.store import open_store

    with open_store(store_of(ctx), write=False) as store:
        found = answer(store, question, given)
    show(found.columns, found.rows, form)
