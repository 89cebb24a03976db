"""The JSON form of a reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from overtures.model import Doubt, Evidence, Occurrence, Quote, Reading, Statement, Trace
from overtures.pipeline.arguments import told_reasons, topics_told


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
        **_listed(reading),
        "moves": [_move(reading, o, tell(o.id)) for o in reading.realised()],
        "unrealised": [_move(reading, o, tell(o.id)) for o in reading.unrealised()],
        "quotes": [_quote(reading, q) for q in reading.quotes],
        "seats": [{"party": s.party, "body": s.body, "seats": s.seats, "change": s.change} for s in reading.seats],
        **told_reasons(reading),
        "warnings": [_doubt(d) for d in reading.warnings],
        **({"explained": [_trace(t) for t in reading.traces]} if reading.traces else {}),
    }


def _doubt(d: Doubt) -> dict[str, Any]:
    start, end = (d.span.start, d.span.end) if d.span else (None, None)
    return {"code": d.code, "message": d.message, "start": start, "end": end}


def _listed(reading: Reading) -> dict[str, Any]:
    """The councils that a register lists, where one was given and the article names some."""
    listed = [{"name": b.name, "type": b.type, "code": b.code} for b in reading.bodies if b.code or b.type]
    return {"councils": listed} if listed else {}


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
        "illocution": t.illocution,
        "polarity": t.polarity,
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
        "topics": topics_told(reading, *(e.span for s in told for e in s.evidence)),
        "iri": iri,
    }


def _evidence(e: Evidence) -> dict[str, Any]:
    return {"quote": e.text, "start": e.span.start, "end": e.span.end}


def reported_by(reading: Reading, o: Occurrence, main: Statement) -> str | None:
    """The person on whose word the move is told; None for the paper's own voice and for the maker's own words.

    Who tells of talks or an agreement of their own side tells it as one of its makers. What a party tells as such stays
    with its statement.
    """
    makers = {*o.for_, *(o.to if o.act in ("agreement", "talks") else ())}
    if main.speaker is None or main.speaker in o.by or {main.speaker, *main.speaks_for} & makers:
        return None
    if main.speaker in {b.name for b in reading.bodies}:
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
        "topics": topics_told(reading, q.span),
    }
