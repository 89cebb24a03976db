"""The stages in a row: from files to readings, and from readings to the store. Only this module knows them all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import overtures
from overtures.errors import OverturesError, ValidationError
from overtures.model import Article, Evidence, Occurrence, Quote, Reading, Statement
from overtures.model import Reader as ReaderInfo

if TYPE_CHECKING:
    from overtures.store import Store

Progress = Callable[[Path, str], None]


class Reader:
    """Reads articles with one language model, loaded once; `model` names another spaCy pipeline than our own."""

    def __init__(self, model: str | None = None) -> None:
        from overtures.annotate import load

        meta = load(model).meta
        self.model = model
        self.info = ReaderInfo("overtures", overtures.__version__, f"{meta['lang']}_{meta['name']} {meta['version']}")

    def read(self, article: Article) -> Reading:
        """What the article says, as far as the rules understand it."""
        from overtures.annotate import annotate
        from overtures.extract import extract
        from overtures.resolve import resolve

        return resolve(extract(annotate(article, self.model), self.info))


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
