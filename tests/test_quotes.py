"""Quotations are found in every printed style, their offsets are true, and nothing makes the finder stumble."""

from __future__ import annotations

import re
import time
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overtures.annotate import annotate
from overtures.annotate.language import paragraphs
from overtures.annotate.quotes import attribute, find_quotes
from overtures.model import Annotation, Article, Mention, Person, Span, Token, Tree

CASES = sorted((Path(__file__).parent / "quotes").glob("*.toml"))
GRID = tomllib.loads((Path(__file__).parent / "quotes" / "grid" / "speakers.toml").read_text(encoding="utf-8"))
MARKS = "\"“”„«»'‘’‚‹›`´"
PIECES = st.sampled_from(
    [*MARKS, "''", "``", " ", "  ", "\n", "\n\n", ". ", ", ", ": ", "we ", "s", "6", "Q: ", "A: ", "Ann", "> "]
)


UNITS = ['"We won," she said. ', "“", '"', "'a ", "‘", "“‘", '6" by 4" ', "“a ‘b’ c” ", "Q: Why? "]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_every_quotation_goes_to_its_speaker(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    annotation = annotate(Article("case", case["text"]))
    told = [(quote.text, quote.speaker) for quote in annotation.quotes]
    assert told == [(quote["text"], quote.get("speaker")) for quote in case.get("quotes", [])]
    sources = [quote.source for quote in annotation.quotes if quote.source is not None]
    assert all(source.of(case["text"]).strip() for source in sources)


@pytest.mark.parametrize("case", GRID["case"], ids=lambda c: c["text"].strip()[:60])
def test_every_way_of_naming_a_speaker_is_read(case: dict[str, Any]) -> None:
    annotation = annotate(Article("case", f"{GRID['introduction']}\n\n{case['text']}"))
    assert [quote.speaker or "" for quote in annotation.quotes] == case["speakers"]


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
    at = min(cut, len(text))
    spans = [span for span in (Span(0, at), Span(at, len(text))) if span.of(text).strip()]
    quotes = find_quotes(text, spans)
    for one, other in pairwise(quotes):
        assert not one.span.overlaps(other.span) or other.span in one.span


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("end", ["", "\n\n"])
def test_finding_takes_time_in_step_with_the_text(unit: str, end: str) -> None:
    small, large = (unit + end) * (20_000 // len(unit + end)), (unit + end) * (100_000 // len(unit + end))
    once = _seconds(lambda: find_quotes(small, paragraphs(small)))
    assert _seconds(lambda: find_quotes(large, paragraphs(large))) < 12 * once + 0.5


@pytest.mark.parametrize("end", [" ", "\n\n", ", "])
def test_attribution_takes_time_in_step_with_the_text(end: str) -> None:
    text = f"“We won,” said Ann Example{end}“I lost”, he added{end}"
    small, large = _without_a_model(text * 300), _without_a_model(text * 1500)
    assert len(attribute(large)) == 3000
    once = _seconds(lambda: attribute(small))
    assert _seconds(lambda: attribute(large)) < 12 * once + 0.5


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time, which other programs on the machine do not lengthen."""
    started = time.process_time()
    work()
    return time.process_time() - started


@given(
    st.lists(PIECES | st.sampled_from(["said ", "he ", "Ann Example ", "by ", "the ", "it ", "reply "]), max_size=50)
)
@settings(max_examples=200, deadline=None)
def test_attribution_survives_any_text(pieces: list[str]) -> None:
    annotation = _without_a_model("".join(pieces))
    quotes = attribute(annotation)
    assert [quote.span for quote in quotes] == [quote.span for quote in annotation.quotes]
    assert all(quote.source is None or quote.source.end <= len(annotation.article.text) for quote in quotes)
    assert all(quote.speaker is None or not quote.possible for quote in quotes)


def _without_a_model(text: str) -> Annotation:
    """Words with a guess at their kind and no tree: enough to time the walk over them."""
    tokens = []
    for i, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        word = match.group()
        kind = {"said": "VERB", "added": "VERB", "he": "PRON"}.get(word, "PROPN" if word[0].isupper() else "PUNCT")
        tokens.append(Token(i, match.start(), match.end(), word, word.lower(), kind, "", "dep", i, 0))
    spans = paragraphs(text)
    names = [m.span() for m in re.finditer("Ann Example", text)]
    tree = Tree(tokens)
    mentions = [Mention(Span(a, b), "person", ("Ann Example",), tree.at(a)) for a, b in names]
    return Annotation(
        Article("timing", text), tokens, [], spans, mentions, [Person("Ann Example")], [], find_quotes(text, spans)
    )
