"""An article cut into windows of word pieces that the encoder can take, each sentence scored once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from overtures import assets
from overtures.model import Annotation, Sentence, Tree, plain_marks

if TYPE_CHECKING:
    from tokenizers import Tokenizer

ROOM = 480  # word pieces of a window; the encoder has positions for 512
CONTEXT = 160  # word pieces read again before the first sentence that a window scores


@dataclass(frozen=True, slots=True)
class Piece:
    """A word piece: its number in the vocabulary, and the token and the sentence that it belongs to."""

    number: int
    token: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces of the sentences `first` up to `last`, of which those from `scored` on are scored here."""

    pieces: list[Piece]
    first: int
    scored: int
    last: int


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The encoder's own word pieces."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(assets.root("data") / "en_moves" / "tokenizer.json"))


def windows(annotation: Annotation, tree: Tree) -> Iterator[Window]:
    """Windows in order of the text; a sentence longer than a window is cut."""
    rows = _pieces(annotation.article.text, annotation.sentences, tree)
    first = scored = 0
    while scored < len(rows):
        last, room = first, ROOM
        while last < len(rows) and (last <= scored or len(rows[last]) <= room):
            room -= len(rows[last])
            last += 1
        yield Window([p for row in rows[first:last] for p in row], first, scored, last)
        first, scored = _back(rows, last), last


def _back(rows: list[list[Piece]], last: int) -> int:
    """The sentence from which the next window reads, for its context."""
    first, room = last, CONTEXT
    while first > 0 and len(rows[first - 1]) <= room:
        first -= 1
        room -= len(rows[first])
    return first


def _pieces(text: str, sentences: Sequence[Sentence], tree: Tree) -> list[list[Piece]]:
    rows = []
    spans = [s.span for s in sentences]
    told = _encoded(tuple(plain_marks(s.of(text)) for s in spans))
    for n, (span, pairs) in enumerate(zip(spans, told, strict=True)):
        rows.append([Piece(number, tree.at(span.start + start), n) for number, start in pairs])
    return rows


@lru_cache(maxsize=1)  # an article is asked about twice, for parties and for moves
def _encoded(sentences: tuple[str, ...]) -> list[list[tuple[int, int]]]:
    """Of each sentence the word pieces that a window has room for: number in the vocabulary, first character."""
    told = tokenizer().encode_batch(list(sentences), add_special_tokens=False)
    return [[(number, start) for number, (start, _) in zip(e.ids[:ROOM], e.offsets, strict=False)] for e in told]
