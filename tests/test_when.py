"""A move is dated by the expression of its own clause, or of the sentence that introduces it, and by no other."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from overtures.annotate import annotate
from overtures.extract.when import when_of
from overtures.model import Article, Span

PUBLISHED = dt.date(2023, 5, 12)


def rows() -> list[dict[str, str]]:
    with (Path(__file__).parent / "when" / "moves.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['why']}: {row['trigger']}")
def test_a_move_takes_the_date_that_is_its_own(row: dict[str, str]) -> None:
    annotation = annotate(Article("case", row["text"], published=PUBLISHED))
    trigger = next(t for t in annotation.tokens if t.text == row["trigger"])
    sentence = annotation.sentences[trigger.sentence]
    quoted = any(q.span.start <= trigger.start < q.span.end for q in annotation.quotes)
    period = when_of(annotation, sentence.span, trigger.i, quoted)
    assert (period.edtf if period else "") == row["when"]


def test_without_a_publication_date_a_relative_date_is_unknown_and_a_full_one_known() -> None:
    text = "Labour offered the Greens a pact on Monday. The Greens rejected it on 9 May 2023."
    annotation = annotate(Article("case", text))
    found = [when_of(annotation, Span(at, at + 5), None) for at in (text.index("offered"), text.index("rejected"))]
    assert [p.edtf if p else None for p in found] == [None, "2023-05-09"]


def test_an_empty_text_dates_nothing() -> None:
    assert when_of(annotate(Article("case", "")), Span(0, 0)) is None
