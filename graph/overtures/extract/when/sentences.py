"""The sentences of an article, cut once more where the model runs a sentence and a quotation after it together."""

from __future__ import annotations

from collections.abc import Iterator

from overtures.model import Annotation, Sentence, Span

_ENDS = frozenset({".", "!", "?", "…"})


def sentences(annotation: Annotation) -> list[Sentence]:
    """The sentences in order: 'She gave her answer on Monday. | “No,” she said.' is two, whatever the model holds."""
    starts = {q.span.start for q in annotation.quotes}
    return [piece for sentence in annotation.sentences for piece in _cut(annotation, sentence, starts)]


def _cut(annotation: Annotation, sentence: Sentence, starts: set[int]) -> Iterator[Sentence]:
    """A sentence's pieces, each with its own tokens; a quotation's opening mark belongs to the piece it opens."""
    tokens, begin = annotation.tokens, sentence.first
    for i in range(sentence.first + 1, sentence.last):
        opened = tokens[i].start in starts and tokens[i - 1].pos == "PUNCT"
        if opened and i - 2 > begin and tokens[i - 2].text in _ENDS:
            yield Sentence(begin, i - 1, Span(tokens[begin].start, tokens[i - 2].end), sentence.paragraph)
            begin = i - 1
    if begin == sentence.first:
        yield sentence
    else:
        yield Sentence(begin, sentence.last, Span(tokens[begin].start, sentence.span.end), sentence.paragraph)
