"""Measure a pipeline from raw text, as the CoNLL 2018 shared task did: its own words and sentences count.

They are aligned with the gold ones by their characters.

Run by itself: python evaluate.py --model FOLDER --treebanks FOLDER [--test NAME …]; prints the scores as JSON.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import spacy
from conllu import Paragraph, paragraphs, text_of
from spacy.language import Language
from spacy.tokens import Doc

TESTS = ("ewt-test", "gum-test", "pud-test")
MEASURES = ("tokens", "sentences", "upos", "xpos", "lemma", "uas", "las", "las_subtypes")
Place = tuple[int, int]


@dataclass(frozen=True)
class Judged:
    """What is compared of one word; `head` is the place of its head in the text, None for a root."""

    upos: str
    xpos: str
    lemma: str
    head: Place | None
    deprel: str


@dataclass(frozen=True)
class Analysis:
    """The words and the sentences of a paragraph by their places in its text."""

    words: dict[Place, Judged]
    sentences: set[Place]


def evaluate(nlp: Language, treebanks: Path, tests: Iterable[str] = TESTS) -> dict[str, dict[str, float]]:
    """F1 in per cent, per test set and measure.

    `las` compares universal relations as the shared task does, `las_subtypes` also what follows the colon.
    """
    return {test: _score(nlp, list(paragraphs(treebanks / f"{test}.conllu.gz"))) for test in tests}


def _score(nlp: Language, gold: list[Paragraph]) -> dict[str, float]:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    docs = nlp.pipe(text_of(paragraph) for paragraph in gold)
    for paragraph, doc in zip(gold, docs, strict=True):
        key, answer = of_paragraph(paragraph), of_doc(doc)
        right.update(compare(key, answer))
        wanted.update(words=len(key.words), sentences=len(key.sentences))
        found.update(words=len(answer.words), sentences=len(answer.sentences))
    unit = {measure: "sentences" if measure == "sentences" else "words" for measure in MEASURES}
    return {
        measure: round(200 * right[measure] / (wanted[unit[measure]] + found[unit[measure]]), 2) for measure in MEASURES
    }


def compare(key: Analysis, answer: Analysis) -> dict[str, int]:
    """How many words and sentences of the answer are right, per measure."""
    pairs = [(word, answer.words[place]) for place, word in key.words.items() if place in answer.words]
    attached = [(left, right) for left, right in pairs if left.head == right.head]
    return {
        "tokens": len(pairs),
        "sentences": len(key.sentences & answer.sentences),
        "upos": sum(left.upos == right.upos for left, right in pairs),
        "xpos": sum(left.xpos == right.xpos for left, right in pairs),
        "lemma": sum(left.lemma in ("_", right.lemma) for left, right in pairs),
        "uas": len(attached),
        "las": sum(_universal(left) == _universal(right) for left, right in attached),
        "las_subtypes": sum(left.deprel == right.deprel for left, right in attached),
    }


def _universal(word: Judged) -> str:
    return word.deprel.partition(":")[0]


def of_paragraph(paragraph: Paragraph) -> Analysis:
    """The gold analysis of a paragraph."""
    words: dict[Place, Judged] = {}
    sentences: set[Place] = set()
    offset = 0
    for sentence in paragraph:
        places = []
        for word in sentence:
            places.append((offset, offset + len(word.form)))
            offset += len(word.form) + word.space
        sentences.add((places[0][0], places[-1][1]))
        for place, word in zip(places, sentence, strict=True):
            head = None if word.head < 0 else places[word.head]
            words[place] = Judged(word.upos, word.xpos, word.lemma, head, word.deprel)
    return Analysis(words, sentences)


def of_doc(doc: Doc) -> Analysis:
    """The analysis that a pipeline gave."""
    words = {}
    for token in doc:
        head = (
            None
            if token.head is token or token.head.i == token.i
            else (token.head.idx, token.head.idx + len(token.head))
        )
        deprel = "root" if head is None else token.dep_
        words[(token.idx, token.idx + len(token))] = Judged(token.pos_, token.tag_, token.lemma_, head, deprel)
    return Analysis(words, {(sentence.start_char, sentence.end_char) for sentence in doc.sents})


def raw_texts(treebanks: Path, tests: Iterable[str] = TESTS) -> Iterator[str]:
    """The running text of the test sets, paragraph by paragraph."""
    for test in tests:
        yield from map(text_of, paragraphs(treebanks / f"{test}.conllu.gz"))


def main() -> None:
    """Print the scores of a model as JSON."""
    parser = argparse.ArgumentParser(description="Measure a spaCy pipeline on the test sets, from raw text.")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--test", action="append", choices=TESTS)
    options = parser.parse_args()
    scores = evaluate(spacy.load(options.model), options.treebanks, options.test or TESTS)
    json.dump(scores, sys.stdout, indent=2)


if __name__ == "__main__":
    main()
