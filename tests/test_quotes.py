"""Quotations are found in every printed style, their offsets are true, and nothing makes the finder stumble."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overtures.annotate.language import paragraphs
from overtures.annotate.quotes import find_quotes
from overtures.model import Span

CASES = sorted((Path(__file__).parent / "quotes").glob("*.toml"))
MARKS = "\"“”„«»'‘’‚‹›`´"
PIECES = st.sampled_from([*MARKS, "''", "``", " ", "  ", "\n", "\n\n", ". ", ", ", ": ", "we ", "s", "6", "Q: ", "A: ", "Ann", "> "])


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_every_printed_style_is_found(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    text = case["text"]
    found = [(quote.form, quote.text) for quote in find_quotes(text, paragraphs(text))]
    assert found == [(quote["form"], quote["text"]) for quote in case.get("quotes", [])]


@given(st.lists(PIECES | st.text(max_size=8), max_size=60).map("".join))
@settings(max_examples=400, deadline=None)
def test_offsets_are_true_whatever_the_marks(text: str) -> None:
    spans = paragraphs(text)
    quotes = find_quotes(text, spans)
    assert all(quote.span.of(text) == quote.text and quote.text for quote in quotes)
    assert all(any(quote.span in span for span in spans) for quote in quotes)
    assert quotes == sorted(quotes, key=lambda q: (q.span.start, -q.span.end))


@given(st.text(alphabet=MARKS + " ab.\n", max_size=200), st.integers(0, 20))
@settings(max_examples=200, deadline=None)
def test_quotations_lie_inside_each_other_or_apart(text: str, cut: int) -> None:
    spans = [span for span in (Span(0, min(cut, len(text))), Span(min(cut, len(text)), len(text))) if span.of(text).strip()]
    quotes = find_quotes(text, spans)
    for one, other in zip(quotes, quotes[1:], strict=False):
        assert not one.span.overlaps(other.span) or other.span in one.span


@pytest.mark.parametrize("unit", ['"We won," she said. ', "“", '"', "'a ", "‘", "“‘", '6" by 4" ', "“a ‘b’ c” ", "Q: Why? "])
@pytest.mark.parametrize("end", ["", "\n\n"])
def test_a_megabyte_takes_seconds_at_most(unit: str, end: str) -> None:
    text = (unit + end) * (300_000 // len(unit + end))
    started = time.perf_counter()
    find_quotes(text, paragraphs(text))
    assert time.perf_counter() - started < 6
