"""Tokens and trees: a spaCy pipeline run over an article, paragraph by paragraph, turned into plain types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from overtures import assets
from overtures.annotate import gazetteer
from overtures.errors import ModelError
from overtures.model import Sentence, Span, Token, plain_marks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

OWN_MODEL = "en_overtures"
_ENTRY = re.compile(r"(?:[A-Z][\w'’&-]*(?: [\w'’&-]+){0,3}:|[-*•]|\(?\w{1,3}[.)]) ")
_PROSE = 64  # characters; the narrowest wrapped prose
_MARGIN = (45, 110)  # characters of a line of hard-wrapped prose
_NEVER, _OPEN, _ALWAYS = -1, 0, 1  # whether a sentence starts at a token, as spaCy counts it
_ENDS = frozenset(".!?:;…") | {"...", "?!", "!!", "--"}
_CLOSERS = frozenset("\"')]}") | {"''", '"'}
_CAPITALS = re.compile(r"\W*(?:[A-Z][A-Z’'\-]*[A-Z]|A)(?:\s+[A-Z][A-Z’'\-]*[A-Z])*(?=[\s,])")


@lru_cache(maxsize=4)
def load(name: str | None = None) -> Language:
    """The pipeline of that name, our own by default; raises ModelError with what to do where it is missing."""
    import spacy

    wanted = name or str(assets.root("data") / OWN_MODEL)
    try:
        nlp = spacy.load(wanted, exclude=["ner", "senter", "textcat"])
    except (OSError, ValueError) as error:
        raise ModelError(
            f"no language model {name or OWN_MODEL!r}: give the name of an installed spaCy pipeline with a parser"
        ) from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"the language model {name or OWN_MODEL!r} has no parser; choose a full spaCy pipeline")
    nlp.max_length = 10_000_000
    return nlp


def knows(name: str | None, word: str) -> bool:
    """Whether the pipeline of that name met the word, in small letters, when it was trained."""
    return word in load(name).vocab.strings


def paragraphs(text: str) -> tuple[Span, ...]:
    """Stretches between blank lines, and lines that are no hard-wrapped prose: headings, entries, turns.

    White space at the ends is left out.
    """
    found: list[Span] = []
    for block in re.finditer(r"\S(?:(?!\n[ \t\r]*\n)[\s\S])*", text):
        lines = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n]*\S[^\r\n]*", block[0])]
        if _is_wrapped([block[0][a:b].strip() for a, b in lines]):
            lines = [(0, len(block[0]))]
        found += [_without_space(text, block.start() + a, block.start() + b) for a, b in lines]
    return tuple(found)


def _without_space(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are one paragraph broken at a margin: alike in length, and mostly broken within a sentence."""
    full = lines[:-1]
    if not full or not all(_MARGIN[0] <= len(line) <= _MARGIN[1] for line in full):
        return not full
    broken = sum(line[-1] not in '.!?:"”’)' for line in full)
    return broken >= 0.6 * len(full)


def plain(text: str, *, opens: bool = False) -> str:
    """A paragraph as the tools see it, character for character: straight marks, no capitals that only open a story."""
    straight = plain_marks(text)
    opening = _CAPITALS.match(straight) if opens and not straight.isupper() else None
    if not opening or len(opening[0].split()) > 6:
        return straight
    acronyms = gazetteer.parties().aliases
    lowered = re.sub(r"[A-Z]+", lambda m: m[0] if len(m[0]) == 1 or m[0] in acronyms else m[0].capitalize(), opening[0])
    return lowered + straight[opening.end() :]


def parse(text: str, spans: Sequence[Span], nlp: Language) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    """Tokens and sentences of the paragraphs; indices and offsets count through the whole text."""
    with nlp.memory_zone():  # what is kept is plain text: else spaCy holds every word that it ever met
        return _parsed(text, spans, nlp)


def _parsed(text: str, spans: Sequence[Span], nlp: Language) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
    docs = (_unbroken(nlp.make_doc(plain(span.of(text), opens=not n))) for n, span in enumerate(spans))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, doc in enumerate(nlp.pipe(docs, batch_size=32)):
        offset, first = spans[number].start, len(tokens)
        for sent in doc.sents:
            begin, end = sent[0].idx + offset, sent[-1].idx + len(sent[-1]) + offset
            sentences.append(Sentence(first + sent.start, first + sent.end, Span(begin, end), number))
            tokens.extend(_token(t, first, offset, len(sentences) - 1, text) for t in sent)
    return tuple(tokens), tuple(sentences)


def _token(t: SpacyToken, first: int, offset: int, sentence: int, text: str) -> Token:
    start = t.idx + offset
    end = start + len(t)
    return Token(
        first + t.i, start, end, text[start:end], t.lemma_ or t.lower_, t.pos_, t.tag_,
        t.dep_, first + t.head.i, sentence, str(t.morph),
    )  # fmt: skip


def _unbroken(doc: Doc) -> Doc:
    """Forbid a sentence boundary after anything that ends no sentence: the parser alone breaks after 'Cllr'."""
    starts = [_OPEN if may else _NEVER for may in _may_start(doc)]
    for i in range(1, len(doc)):
        if starts[i] == _OPEN and doc[i].text == '"' and doc[i - 1].text == ":" and doc[i - 1].whitespace_:
            starts[i] = _ALWAYS  # speech after a colon is parsed by itself
    if not starts:
        return doc
    starts[0] = _OPEN
    # all at once: to set it token by token takes time squared
    told: Any = np.array(starts, dtype="int64").astype("uint64").reshape(-1, 1)
    return doc.from_array(["SENT_START"], told)


def _may_start(doc: Doc) -> Iterator[bool]:
    ended = True
    for token in doc:
        yield ended and token.text not in _CLOSERS
        if token.text in _ENDS:
            ended = True
        elif not (token.text in _CLOSERS or token.is_space):
            ended = False


def plain_text(text: str, spans: Sequence[Span]) -> str:
    """The text as the tools see it, as long as it; line feeds between paragraphs and after deliberately short lines."""
    parts, at = [], 0
    for n, span in enumerate(spans):
        parts += ["\n" * (span.start - at), _lines(span.of(text), plain(span.of(text), opens=not n))]
        at = span.end
    return "".join(parts) + "\n" * (len(text) - at)


def _lines(raw: str, clear: str) -> str:
    """The plain paragraph with the line feeds put back that end an entry or a signature, not those of wrapped prose.

    A line of wrapped prose has no room for the first word of the next one.
    """
    if "\n" not in raw:
        return clear
    lines = raw.split("\n")
    width, parts, at = max(_PROSE, *map(len, lines)), list(clear), -1
    for line, after in pairwise(lines):
        at += len(line) + 1
        if len(line.rstrip()) + 1 + len(after.split(" ", 1)[0]) <= width or _ENTRY.match(after):
            parts[at] = "\n"
    return "".join(parts)
