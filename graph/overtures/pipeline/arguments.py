"""What is argued in an article, in the JSON form of a reading."""

from __future__ import annotations

from typing import Any

from overtures.model import Contradiction, Evidence, Reading, Reason, Span, Statement


def told_reasons(reading: Reading) -> dict[str, Any]:
    """The keys of a reading that hold reasons and contradictions."""
    statements = {s.id: s for s in reading.statements}
    return {
        "reasons": [_reason(r) for r in reading.reasons],
        "contradictions": [_contradiction(c, statements) for c in reading.contradictions],
    }


def topics_told(reading: Reading, *spans: Span) -> list[dict[str, Any]]:
    """The topics that the words in the spans speak of, each mention with its words."""
    return [{"topic": m.topic, **_words(m.evidence)} for m in reading.topics_within(*spans)]


def _reason(r: Reason) -> dict[str, Any]:
    return {
        "id": r.id,
        "polarity": r.polarity,
        "speaker": r.speaker,
        "possible": list(r.possible),
        "for": list(r.speaks_for),
        "about": r.about,
        "answer": r.answer,
        "topics": list(r.topics),
        **_words(r.evidence),
        "rule": r.rule,
        "confidence": r.confidence,
    }


def _contradiction(c: Contradiction, statements: dict[str, Statement]) -> dict[str, Any]:
    told, denied = statements[c.told], statements[c.denied]
    return {"told": _account(told), "denied": _account(denied), "rule": c.rule}


def _account(s: Statement) -> dict[str, Any]:
    return {"move": s.occurrence, "speaker": s.speaker, "possible": list(s.possible), **_words(s.evidence[0])}


def _words(e: Evidence) -> dict[str, Any]:
    return {"quote": e.text, "start": e.span.start, "end": e.span.end}
