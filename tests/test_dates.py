"""News expressions of time mean the days that a reader takes them to mean, and never more than the text tells."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from overtures.annotate.dates import find_times
from overtures.annotate.language import load, paragraphs, parse, plain_text
from overtures.model import Article, Period, TimeExpression

CASES = Path(__file__).parent / "dates"
FRAMES = {"past": "The groups met {}.", "future": "The groups will meet {}."}


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def article(text: str, published: str = "") -> Article:
    return Article("case", text, published=dt.date.fromisoformat(published) if published else None)


def parsed(text: str, published: str) -> tuple[TimeExpression, ...]:
    """The expressions read with the tokens of the language model."""
    spans = paragraphs(text)
    tokens, sentences = parse(plain_text(text, spans), spans, load())
    return find_times(article(text, published), sentences, tokens, spans)


def shown(period: Period | None) -> tuple[str, str, str, str]:
    assert period is not None
    return str(period.begin or ""), str(period.end or ""), period.edtf, period.derivation


@pytest.mark.parametrize(
    "row", rows("expressions.tsv"), ids=lambda r: f"{r['expression']} {r['tense']} {r['published']}"
)
def test_an_expression_means_these_days(row: dict[str, str]) -> None:
    text = FRAMES[row["tense"]].format(row["expression"])
    (found,) = find_times(article(text, row["published"]))
    assert found.span.of(text) == row["expression"]
    assert shown(found.period) == (row["begin"], row["end"], row["edtf"], row["derivation"])


@pytest.mark.parametrize("row", rows("stories.tsv"), ids=lambda r: r["expression"])
def test_an_expression_counts_from_what_was_told_before(row: dict[str, str]) -> None:
    found = {t.span.of(row["text"]): t.period for t in find_times(article(row["text"], row["published"]))}
    period = found[row["expression"]]
    assert period is not None
    assert (period.edtf, period.derivation, period.anchor or "") == (row["edtf"], row["derivation"], row["anchor"])


@pytest.mark.parametrize("row", rows("unknown.tsv"), ids=lambda r: r["why"])
def test_what_nothing_anchors_is_unknown_and_not_invented(row: dict[str, str]) -> None:
    found = find_times(article(row["text"]))
    assert [t.span.of(row["text"]) for t in found] == [e for e in row["expressions"].split("; ") if e]
    assert all(t.period is None for t in found)


@pytest.mark.parametrize(
    ("text", "edtf_"),
    [
        ("The group will decide on Thursday.", "2023-05-18"),
        ("The group decided on Thursday.", "2023-05-11"),
        ("Its leader quit on Thursday.", "2023-05-11"),
        ("A meeting planned for Thursday may be the last.", "2023-05-18"),
        ("A letter sent on Thursday may be the last.", "2023-05-11"),
        ("The council holds its annual meeting on Thursday.", "2023-05-18"),
        ("Members agreed to meet on Thursday.", "2023-05-18"),
        ("Members could have met on Thursday.", "2023-05-11"),
        ("Cllr Petra Lund, for the Greens, slid a sheet across the table on Thursday.", "2023-05-11"),
        ("On Thursday they shook hands on a budget.", "2023-05-11"),
        ("Cllr Lund shot that down on Thursday: her group would not sit with a Tory.", "2023-05-11"),
        ("Labour wants the Greens' nine votes and on Thursday it said as much.", "2023-05-11"),
        ("The Greens will govern with Labour under a paper signed on Thursday.", "2023-05-11"),
        ("Cllr Lund went to see him on Thursday and pleaded with him.", "2023-05-11"),
        ("He turned her down at Thursday's launch.", "2023-05-11"),
        ("The plan will be put to Thursday's meeting.", "2023-05-18"),
        ("They share an office and, since a vote of both groups on Thursday, a whip.", "2023-05-11"),
        ("At teatime on Thursday Labour would not have him as its deputy.", "2023-05-11"),
        ("On Thursday the Greens will vote.", "2023-05-18"),
    ],
)
def test_the_tense_of_the_clause_tells_the_direction(text: str, edtf_: str) -> None:
    (found,) = parsed(text, "2023-05-12")
    assert found.period is not None
    assert found.period.edtf == edtf_


def test_a_day_of_no_week_in_particular_is_no_date() -> None:
    assert not find_times(article("They shook hands on a Thursday. Every Monday they meet, on a wet Tuesday too."))


PIECES = st.sampled_from([r["expression"] for r in rows("expressions.tsv")] + [r["text"] for r in rows("stories.tsv")])
NOISE = st.text(alphabet="May 4,.’'“”\n2019-th\u200f\u00a0é", max_size=12)


@given(st.lists(st.one_of(PIECES, NOISE), max_size=8), st.none() | st.dates())
def test_any_text_gives_valid_edtf_forward_periods_and_true_spans(pieces: list[str], published: dt.date | None) -> None:
    text = " ".join(pieces)
    last = 0
    for found in find_times(Article("case", text, published=published)):
        assert last <= found.span.start < found.span.end <= len(text)
        last = found.span.end
        if found.period:
            edtf.parse_edtf(found.period.edtf)
            assert found.period.expression == found.span.of(text)
            assert not (found.period.begin and found.period.end) or found.period.begin <= found.period.end


def test_dates_lie_within_what_the_edtf_library_makes_of_the_same_string() -> None:
    for row in rows("expressions.tsv"):
        if "X" in row["edtf"] or ".." in row["edtf"] or "-2" in row["edtf"][4:6]:
            continue
        parsed_edtf = edtf.parse_edtf(row["edtf"])
        lower, upper = parsed_edtf.lower_strict(), parsed_edtf.upper_strict()
        assert row["begin"] == f"{lower.tm_year:04d}-{lower.tm_mon:02d}-{lower.tm_mday:02d}"
        assert row["end"] == f"{upper.tm_year:04d}-{upper.tm_mon:02d}-{upper.tm_mday:02d}"
