"""From files to readings, one after another or several at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Generic, TypeVar

import overtures
from overtures.errors import OverturesError
from overtures.model import Article, Reading
from overtures.model import Reader as ReaderInfo
from overtures.pipeline.workers import in_order

Progress = Callable[[Path, str], None]
Made = TypeVar("Made")
Outcomes = Iterator[tuple[Path, Made | OverturesError]]


class Reader:
    """Reads articles with one language model, loaded once; `model` names another spaCy pipeline than our own.

    `jobs` is how many processes `reading` uses, `councils` a register of councils as a CSV file. Raises ModelError, and
    RegisterError where that file is not in the form.
    """

    def __init__(self, model: str | None = None, jobs: int = 1, councils: Path | None = None) -> None:
        from overtures.annotate import load
        from overtures.read import load_councils

        self.councils, self.register = councils, load_councils(councils) if councils else ()
        meta = load(model).meta
        self.model, self.jobs = model, jobs
        self.info = ReaderInfo("overtures", overtures.__version__, f"{meta['lang']}_{meta['name']} {meta['version']}")

    def read(self, article: Article, *, explain: bool = False) -> Reading:
        """What the article says, as far as it is understood; with `explain` also why.

        A text that is not all plain English prose is prepared first; `warnings` tell of it, and all spans are those of
        the article's own text.
        """
        from overtures.annotate import annotate, knows
        from overtures.extract import extract
        from overtures.read import prepare
        from overtures.resolve import resolve

        prepared = prepare(article, partial(knows, self.model))
        found = extract(annotate(prepared.article, self.model, self.register), self.info, explain=explain)
        return prepared.restore(resolve(found))

    @contextmanager
    def reading(
        self,
        paths: Iterable[Path],
        then: Callable[[Reading], Made],
        *,
        published: dt.date | None = None,
        explain: bool = False,
    ) -> Iterator[Outcomes[Made]]:
        """Gives each file, in the order given, with what `then` makes of its reading, or with why it has none.

        No more than a few files are read ahead. With several jobs `then` runs in another process: it is a function of
        a module, or a `partial` of one. Raises WorkerError where one of the processes ends before its time.
        """
        task = _Task(then, published, explain)
        files = ((path, _from_standard_input(path, published)) for path in paths)
        work = partial(_made, self, task) if self.jobs == 1 else partial(_made_apart, self.model, self.councils, task)
        with in_order(work, files, self.jobs, lambda given: str(given[0])) as made:
            yield made


@dataclass(frozen=True, slots=True)
class _Task(Generic[Made]):
    then: Callable[[Reading], Made]
    published: dt.date | None
    explain: bool


_Loaded = Article | OverturesError | None


def _from_standard_input(path: Path, published: dt.date | None) -> _Loaded:
    """The article of standard input, which only this process has; None for files, which whoever reads them opens."""
    from overtures.read import STDIN

    return _load(path, published) if str(path) == STDIN else None


def _load(path: Path, published: dt.date | None) -> Article | OverturesError:
    from overtures import read

    try:
        return read.load(path, published=published)
    except OverturesError as error:
        return error


def _made(reader: Reader, task: _Task[Made], given: tuple[Path, _Loaded]) -> tuple[Path, Made | OverturesError]:
    path, loaded = given
    article = loaded or _load(path, task.published)
    if isinstance(article, OverturesError):
        return path, article
    try:
        return path, task.then(reader.read(article, explain=task.explain))
    except OverturesError as error:
        return path, error


def _made_apart(
    model: str | None, councils: Path | None, task: _Task[Made], given: tuple[Path, _Loaded]
) -> tuple[Path, Made | OverturesError]:
    return _made(_reader(model, councils), task, given)


@lru_cache(maxsize=1)
def _reader(model: str | None, councils: Path | None) -> Reader:
    """The reader of a worker process."""
    return Reader(model, councils=councils)
