"""Readings against gold annotations."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from overtures.errors import AnnotationError, InputError, OverturesError
from overtures.model import Article
from overtures.pipeline.form import reading_dict
from overtures.pipeline.reading import Reader

if TYPE_CHECKING:
    from overtures.evaluate import Article as Compared
    from overtures.evaluate import Document, Evaluation, Place
    from overtures.pipeline.reading import Progress


@dataclass(frozen=True, slots=True)
class Comparison:
    """An evaluation of the articles that could be compared; `failed` says what is wrong with the others, line by line.

    `unread` names the articles of which there is no reading: they count as read with nothing found.
    """

    evaluation: Evaluation
    failed: tuple[str, ...]
    unread: tuple[str, ...]


def evaluate(
    gold: Path, readings: Path | None = None, *, model: str | None = None, progress: Progress | None = None
) -> Comparison:
    """Compare readings with the gold annotations NAME.json in a folder; NAME.txt beside each is its text.

    `readings` is a folder of NAME.json, made by a program or a person; without it the texts are read here, `model` as
    for `Reader`. Raises InputError where a folder holds nothing to compare.
    """
    from overtures import evaluate as comparing

    paths = comparing.find_annotations(gold)
    names = {path.name for path in comparing.find_annotations(readings)} if readings else None
    if names is not None and names.isdisjoint(path.name for path in paths):
        raise InputError(f"{readings}: holds no reading of an article in {gold}; name both alike, NAME.json")
    read = _reading_of(readings) if readings else _new_reading(Reader(model))
    articles: list[Compared] = []
    failed: list[str] = []
    for path in paths:
        try:
            articles.append(_compared(path, read))
        except OverturesError as error:
            failed += error.problems if isinstance(error, AnnotationError) else [str(error)]
        if progress:
            progress(path, "compared")
    unread = tuple(path.stem for path in paths if names is not None and path.name not in names)
    return Comparison(comparing.evaluate(articles), tuple(failed), unread)


ReadAs = Callable[[Article], "Document"]


def _compared(path: Path, read_as: ReadAs) -> Compared:
    """The gold annotation in a file, the text beside it, and the reading of that."""
    from overtures import evaluate as comparing
    from overtures import read

    gold = comparing.load_annotation(path)
    beside = path.with_suffix(".txt")
    if not beside.is_file():
        raise InputError(f"{path}: has no {beside.name} beside it; put the text of the article there")
    text = read.load(beside).text
    comparing.check_gold(gold, text, str(path))
    # Of the annotation a reader gets the day, of the file the words: no title or publisher to learn from.
    found = read_as(Article(path.stem, text, published=gold.published))
    return comparing.Article(path.stem, _place(text), gold, found)


def _new_reading(reader: Reader) -> ReadAs:
    from overtures.evaluate import parse_annotation

    return lambda article: parse_annotation(json.dumps(reading_dict(reader.read(article))), article.id)


def _reading_of(folder: Path) -> ReadAs:
    from overtures.evaluate import Document, load_annotation

    def load(article: Article) -> Document:
        path = folder / f"{article.id}.json"
        return load_annotation(path) if path.exists() else Document()

    return load


def _place(text: str) -> Place:
    """The sentences are those of our own language model, whatever reads: units do not depend on what is measured."""
    from overtures.annotate.language import load, paragraphs, parse
    from overtures.evaluate import Place

    _, sentences = parse(text, paragraphs(text), load())
    return Place(text, [sentence.span for sentence in sentences])
