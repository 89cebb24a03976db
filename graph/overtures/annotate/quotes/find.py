"""Quotations of a text by its marks and labels alone; who speaks is told later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from overtures.annotate.quotes.lexicon import count_words
from overtures.annotate.quotes.marks import marks
from overtures.annotate.quotes.pairs import Pair, pairs
from overtures.annotate.quotes.turns import Turn, blocks, turns
from overtures.model import Quote, Span
from overtures.model.language import QuoteForm

NESTED_WORDS = 3
_INTRODUCED = re.compile(r"[:,;—–-]\s*$")
_ENDED = re.compile(r"[.!?,…;—–-]\s*$")
_COMMA_AFTER = re.compile(r"\s*\W\s*,")
_NAME = re.compile(r"[A-Z][\w’'.-]*")


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """The quotations of `text` in order, without speakers; spans leave the marks out and lie in one paragraph each.

    Labelled turns and block quotations come whole, what is quoted inside them as 'nested'.
    """
    labelled = {turn.span: turn for turn in [*turns(text, paragraphs), *blocks(text, paragraphs)]}
    rest = _without(paragraphs, sorted(labelled))
    found = [quote for turn in labelled.values() for quote in _turn(text, turn)]
    for span, pair in _paired(text, rest):
        form = _form(text, span, pair)
        if form is not None:
            found.append(_quote(text, pair.start, pair.end, form))
    return sorted((q for q in found if q.text), key=lambda q: (q.span.start, -q.span.end))


def _without(paragraphs: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """The paragraphs that hold no turn."""
    rest, i = [], 0
    for span in paragraphs:
        while i < len(taken) and taken[i].end <= span.start:
            i += 1
        if i == len(taken) or not taken[i].overlaps(span):
            rest.append(span)
    return rest


def _paired(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[Span, Pair]]:
    carried = False
    heads = [_head(text, span) for span in paragraphs]
    for i, span in enumerate(paragraphs):
        following = heads[i + 1] if i + 1 < len(heads) else None
        found, still_open = pairs(text, span, carried=carried and heads[i] == "closes", goes_on=following is not None)
        carried = still_open
        yield from ((span, pair) for pair in found)


def _head(text: str, span: Span) -> str | None:
    """How a paragraph may go on a quotation: it opens with a mark, or its first double mark closes one."""
    first = next(iter(marks(text, span.start, span.end)), None)
    if first is not None and first.start == span.start and first.side != "close":
        return "opens"
    double = next((m for m in marks(text, span.start, span.end) if m.level == "double"), None)
    return "closes" if double is not None and double.side == "close" and not double.doubtful else None


def _turn(text: str, turn: Turn) -> Iterator[Quote]:
    yield _quote(text, turn.span.start, turn.span.end, turn.form)
    for pair in pairs(text, turn.span)[0]:
        if count_words(text, pair.start, pair.end, NESTED_WORDS) >= NESTED_WORDS:
            yield _quote(text, pair.start, pair.end, "nested")


def _quote(text: str, start: int, end: int, form: QuoteForm) -> Quote:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Quote(Span(start, start + len(words)), words, form)


def _form(text: str, span: Span, pair: Pair) -> QuoteForm | None:
    """Direct, partial or nested; None for a nickname and for a word or two inside a quotation."""
    if pair.depth:
        return "nested" if count_words(text, pair.start, pair.end, NESTED_WORDS) >= NESTED_WORDS else None
    if _is_nickname(text, span, pair):
        return None
    words = text[pair.start : pair.end].strip()
    opens = not words[:1].islower() and _INTRODUCED.search(text[max(span.start, pair.start - 4) : pair.start - 1])
    at_start = pair.start <= span.start + 2 or _ENDED.search(text[max(span.start, pair.start - 4) : pair.start - 1])
    if not pair.closed or _ENDED.search(words) or words[:1] == "…":
        whole = opens or at_start or not words[:1].islower() or count_words(text, pair.start, pair.end, 4) >= 4
        return "direct" if whole else "partial"
    followed = _COMMA_AFTER.match(text, pair.end, span.end) is not None
    sentence = opens or (at_start and followed and not words[:1].islower())
    return "direct" if sentence and " " in words and not is_title(words) else "partial"


def is_title(words: str) -> bool:
    """Whether the words look like the title of a work: two or more, all but the short ones with a capital."""
    split = words.split()
    if len(split) < 2 or not split[-1][-1:].isalnum() or not split[0][:1].isupper():
        return False
    return all(w[:1].isupper() for w in split if len(w) > 3)


def _is_nickname(text: str, span: Span, pair: Pair) -> bool:
    """One or two capitalised words right before a surname: Sam “Chips” Fairlea."""
    words = text[pair.start : pair.end].split()
    if not 1 <= len(words) <= 2 or not all(w[:1].isupper() and w[-1:].isalnum() for w in words):
        return False
    after = text[pair.end + 1 : min(span.end, pair.end + 40)]
    return after[:1] == " " and _NAME.match(after, 1) is not None
