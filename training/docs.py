"""Turn paragraphs of a treebank into spaCy documents."""

from __future__ import annotations

from collections.abc import Iterable

from conllu import Paragraph, Word
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

UNLEARNABLE = ("Abbr", "CorrectForm", "ExtPos", "Foreign", "Style", "Typo")


def doc_of(paragraph: Paragraph, vocab: Vocab) -> Doc:
    """A spaCy document with the paragraph's words, spaces, tags, lemmas and trees."""
    words = [word for sentence in paragraph for word in sentence]
    starts = [start for start, sentence in _starts(paragraph) for _ in sentence]
    heads = [
        place if word.head < 0 else start + word.head
        for place, (start, word) in enumerate(zip(starts, words, strict=True))
    ]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        tags=[word.xpos for word in words],
        pos=[word.upos for word in words],
        morphs=[features(word) for word in words],
        lemmas=[word.lemma for word in words],
        heads=heads,
        deps=["ROOT" if word.head < 0 else word.deprel for word in words],
    )


def bundle(paragraphs: Iterable[Paragraph], vocab: Vocab) -> DocBin:
    """The documents of paragraphs in spaCy's own file form."""
    return DocBin(
        attrs=["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"],
        docs=[doc_of(paragraph, vocab) for paragraph in paragraphs],
    )


def features(word: Word) -> str:
    """The morphological features without those that mark the edition rather than the grammar."""
    kept = [feat for feat in word.feats.split("|") if feat and not feat.startswith(UNLEARNABLE)]
    return "|".join(kept)


def _starts(paragraph: Paragraph) -> Iterable[tuple[int, tuple[Word, ...]]]:
    start = 0
    for sentence in paragraph:
        yield start, sentence
        start += len(sentence)
