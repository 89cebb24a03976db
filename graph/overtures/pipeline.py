"""The stages in a row: from files to readings, and from readings to the store. Only this module knows them all."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import overtures
from overtures.errors import AnnotationError, InputError, OverturesError, ValidationError
from overtures.model import Article, Evidence, Occurrence, Quote, Reading, Statement, Trace
from overtures.model import Reader as ReaderInfo

if TYPE_CHECKING:
    from overtures.evaluate import Article as Compared
    from overtures.evaluate import Document, Evaluation, Place
    from overtures.store import Store

Progress = Callable[[Path, str], None]


class Reader:
    """Reads articles with one language model, loaded once; `model` names another spaCy pipeline than our own."""

    def __init__(self, model: str | None = None) -> None:
        from overtures.annotate import load

        meta = load(model).meta
        self.model = model
        self.info = ReaderInfo("overtures", overtures.__version__, f"{meta['lang']}_{meta['name']} {meta['version']}")

    def read(self, article: Article, *, explain: bool = False) -> Reading:
        """What the article says, as far as it is understood; with `explain` also why."""
        from overtures.annotate import annotate
        from overtures.extract import extract
        from overtures.resolve import resolve

        return resolve(extract(annotate(article, self.model), self.info, explain=explain))


@dataclass(slots=True)
class Summary:
    """What became of each file: `outcomes` are added, replaced or unchanged; `failed` holds the reasons."""

    outcomes: dict[Path, str] = field(default_factory=dict)
    failed: dict[Path, str] = field(default_factory=dict)
    warnings: dict[Path, list[str]] = field(default_factory=dict)
    moves: int = 0

    def count(self, outcome: str) -> int:
        """How many files had that outcome."""
        return sum(1 for o in self.outcomes.values() if o == outcome)


def add(
    paths: Iterable[Path],
    store: Store,
    reader: Reader,
    *,
    published: dt.date | None = None,
    keep_text: bool = True,
    progress: Progress | None = None,
) -> Summary:
    """Read, validate and store files one by one; one that fails is reported in the summary and the rest go on."""
    from overtures import read

    summary = Summary()
    for path in paths:
        try:
            reading = reader.read(read.load(path, published=published))
            summary.outcomes[path], summary.warnings[path] = store_reading(reading, store, keep_text=keep_text)
            summary.moves += len(reading.realised())
        except OverturesError as error:
            summary.failed[path] = str(error)
        if progress:
            progress(path, summary.failed.get(path) or summary.outcomes[path])
    return summary


def store_reading(reading: Reading, store: Store, *, keep_text: bool = True) -> tuple[str, list[str]]:
    """Validate one reading and store it whole; (outcome, warnings). Raises ValidationError where a shape is broken."""
    from overtures import rdf, validate

    when = dt.datetime.now(dt.UTC).replace(microsecond=0)
    problems = validate.check(rdf.to_graph(reading, when=when), reading.article.text)
    broken = [p for p in problems if p.blocking]
    if broken:
        raise ValidationError(f"{reading.article.id}: not stored: " + "; ".join(str(p) for p in broken))
    outcome = store.replace(reading.article.key, rdf.to_nquads(reading, when=when, keep_text=keep_text))
    return outcome, [str(p) for p in problems]


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


def reading_dict(reading: Reading) -> dict[str, Any]:
    """The reading in the JSON form: what `overtures read --json` prints, see docs/reading.md."""
    article, tell = reading.article, _iris(reading)
    return {
        "id": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "people": [
            {
                "name": p.name,
                "party": p.party,
                "iri": tell(p.name),
                "roles": [{"role": r.role, "of": r.of, "body": r.body} for r in p.roles],
            }
            for p in reading.people
        ],
        "parties": [b.name for b in reading.bodies if b.kind != "council"],
        "bodies": [b.name for b in reading.bodies if b.kind == "council"],
        "moves": [_move(reading, o, tell(o.id)) for o in reading.realised()],
        "unrealised": [_move(reading, o, tell(o.id)) for o in reading.unrealised()],
        "quotes": [_quote(reading, q) for q in reading.quotes],
        "seats": [{"party": s.party, "body": s.body, "seats": s.seats, "change": s.change} for s in reading.seats],
        "warnings": list(reading.warnings),
        **({"explained": [_trace(t) for t in reading.traces]} if reading.traces else {}),
    }


def _trace(t: Trace) -> dict[str, Any]:
    return {
        "move": t.occurrence,
        "act": t.act,
        "why": t.why,
        "cue": _evidence(t.cue),
        "for": list(t.by_name),
        "to": list(t.to_name),
        "for_words": [_evidence(e) for e in t.makers],
        "to_words": [_evidence(e) for e in t.targets],
        "confidence": t.confidence,
    }


def _iris(reading: Reading) -> Callable[[str], str | None]:
    """A look-up from a person's name or an occurrence's id to its IRI."""
    from overtures import rdf

    named = rdf.iris(reading)
    return named.get


def _move(reading: Reading, o: Occurrence, iri: str | None) -> dict[str, Any]:
    told = reading.statements_of(o.id)
    main, evidence = told[0], told[0].evidence[0]
    return {
        "id": o.id,
        "act": o.act,
        "by": list(o.by),
        "for": list(o.for_),
        "to": list(o.to),
        "about": o.about,
        "arrangement": o.arrangement,
        "body": o.body,
        "when": o.when.edtf if o.when else None,
        "responds_to": o.responds_to,
        "reported_by": reported_by(reading, o, main),
        "quote": evidence.text,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "also": [_evidence(e) for s in told for e in s.evidence if e is not evidence],
        "factuality": main.factuality,
        "condition": o.condition,
        "rule": main.rule,
        "confidence": main.confidence,
        "iri": iri,
    }


def _evidence(e: Evidence) -> dict[str, Any]:
    return {"quote": e.text, "start": e.span.start, "end": e.span.end}


def reported_by(reading: Reading, o: Occurrence, main: Statement) -> str | None:
    """The speaker on whose word the move is told; None for the paper's own voice and for the maker's own words."""
    if main.speaker is None or main.speaker in o.by or set(main.speaks_for) & set(o.for_):
        return None
    return main.speaker


def _quote(reading: Reading, q: Quote) -> dict[str, Any]:
    source = q.source
    return {
        "text": q.text,
        "speaker": q.speaker,
        "possible": list(q.possible),
        "start": q.span.start,
        "end": q.span.end,
        "form": q.form,
        "cue": q.cue,
        "source": source.of(reading.article.text) if source else None,
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
    }
