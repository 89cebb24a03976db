"""`overtures validate` and `overtures withdraw`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from overtures.cli.options import named_store, store_option
from overtures.cli.running import FAILED, report
from overtures.cli.text import one_line
from overtures.errors import InputError, OverturesError

if TYPE_CHECKING:
    from overtures.store import ArticleRecord, Store
    from overtures.validate import Problem


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE…]")
@store_option
@click.pass_context
def validate(ctx: click.Context, /, files: tuple[str, ...], *, store: str | None) -> None:
    """Check graphs against the shapes of the ontology, article by article.

    FILE is RDF (.ttl, .trig, .nq, .nt); without one, the articles in the store are checked. What is merely unknown or
    doubtful is a warning; only what is broken makes the command fail.
    """
    failed = _check_files(files) if files else _check_store(named_store(ctx))
    ctx.exit(FAILED if failed else 0)


def _check_files(files: tuple[str, ...]) -> bool:
    """Whether one of the files is broken or cannot be checked; every one is looked at."""
    from overtures.validate import check_file

    failed = False
    for file in files:
        try:
            problems = check_file(file)
        except OverturesError as error:
            report(error)
            failed = True
        else:
            failed |= _tell(file, problems)
    return failed


def _check_store(where: str | None) -> bool:
    from overtures.store import open_store
    from overtures.validate import check_store

    with open_store(where) as opened:
        broken = [_tell(key, problems) for key, problems in check_store(opened)]
    number = len(broken)
    click.echo(f"{number} article{'' if number == 1 else 's'} checked, {sum(broken) or 'none'} broken")
    return any(broken)


def _tell(where: str, problems: list[Problem]) -> bool:
    """Print the problems of one file or article; whether one of them blocks."""
    for problem in problems:
        click.echo(one_line(f"{'broken' if problem.blocking else 'warning'}: {problem}"))
    if not problems:
        click.echo(f"{where}: nothing wrong")
    return any(problem.blocking for problem in problems)


def find_article(store: Store, told: str) -> ArticleRecord:
    """The stored article that has this key, address or file name; InputError if none has, or several."""
    found = [a for a in store.articles() if told in (a.key, a.url, a.identifier)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(f"no stored article {told!r}; name it by its address, file name or key")
    keys = ", ".join(f"{a.key} ({a.publisher or 'unknown publisher'}, {a.published or 'undated'})" for a in found)
    raise InputError(f"{told!r} is the name of {len(found)} articles; name one by its key: {keys}")


@click.command()
@click.argument("article")
@store_option
@click.pass_context
def withdraw(ctx: click.Context, /, article: str, *, store: str | None) -> None:
    """Take an article and all that rests on it alone out of the store.

    ARTICLE is its address, the name of the file it was read from, or its key.
    """
    from overtures.store import open_store

    where = named_store(ctx)
    with open_store(where) as opened:  # first as a reader: a wrong name or path changes nothing, and makes no store
        found = find_article(opened, article)
    with open_store(where, write=True) as opened:
        opened.withdraw(found.key)
    click.echo(f"withdrew {found.identifier} ({found.title or 'untitled'})")
