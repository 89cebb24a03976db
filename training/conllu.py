"""Read CoNLL-U files: paragraphs of sentences of syntactic words, each with its place in the running text."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Row = list[str]
Sentence = tuple["Word", ...]
Paragraph = tuple[Sentence, ...]


@dataclass(frozen=True)
class Word:
    """One syntactic word.

    `head` is the index of its head in the sentence, -1 for the root; `space` tells whether a space follows it.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool


def paragraphs(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a gzipped CoNLL-U file, as its `newpar` and `newdoc` comments divide it."""
    gathered: list[Sentence] = []
    for comments, rows in _blocks(path):
        if gathered and any(line.startswith(("# newpar", "# newdoc")) for line in comments):
            yield tuple(gathered)
            gathered = []
        gathered.append(_sentence(rows))
    if gathered:
        yield tuple(gathered)


def text_of(paragraph: Paragraph) -> str:
    """The running text of a paragraph, as it stood before it was divided into words."""
    return "".join(word.form + " " * word.space for sentence in paragraph for word in sentence).strip()


def _blocks(path: Path) -> Iterator[tuple[list[str], list[Row]]]:
    comments: list[str] = []
    rows: list[Row] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                comments.append(line)
            elif line.strip():
                rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                yield comments, rows
                comments, rows = [], []
    if rows:
        yield comments, rows


def _sentence(rows: list[Row]) -> Sentence:
    """Multi-word tokens are kept as their words, the space after the whole token moved to its last word."""
    glued = _glued(rows)
    words = []
    for row in rows:
        if not row[0].isdigit():
            continue
        feats = "" if row[5] == "_" else row[5]
        space = glued.get(row[0], "SpaceAfter=No" not in row[9].split("|"))
        words.append(Word(row[1], row[2], row[3], row[4], feats, int(row[6]) - 1, row[7], space))
    return tuple(words)


def _glued(rows: list[Row]) -> dict[str, bool]:
    """For each word of a multi-word token: whether a space follows."""
    spaces: dict[str, bool] = {}
    for row in rows:
        first, dash, last = row[0].partition("-")
        if dash:
            spaces |= {str(number): False for number in range(int(first), int(last))}
            spaces[last] = "SpaceAfter=No" not in row[9].split("|")
    return spaces
