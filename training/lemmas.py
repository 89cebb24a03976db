"""Lemmas that are known rather than learnt: the verbs of the lexicon, most of them rare in the treebanks."""

from __future__ import annotations

from collections import Counter

import council_words as words
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import DocBin

VERBS = (
    *(words.TRANSITIVE, words.PREPOSITIONAL, words.INTRANSITIVE, words.PARTNER, words.CONTROL),
    *(words.WINNING, words.WILLING, words.GIVING, words.LEMMAS),
)
PAST_TAGS = ("VBD", "VBN")


OFTEN_ENOUGH = 5  # times in training, for the lemmatizer to have learnt a form by itself


def add_known_lemmas(nlp: Language, trained_on: DocBin) -> Language:
    """Put the lemmas of forms that training hardly showed behind the lemmatizer; returns the pipeline.

    Forms it showed often are left out: each rule costs time at every word.
    """
    ruler = nlp.add_pipe("attribute_ruler", after="lemmatizer")
    if not isinstance(ruler, AttributeRuler):
        raise TypeError(f"attribute_ruler is a {type(ruler).__name__}: train with spaCy's own components")
    seen = Counter((token.lower_, token.tag_) for doc in trained_on.get_docs(nlp.vocab) for token in doc)
    for (form, tags), lemma in sorted(known_lemmas().items()):
        if sum(seen[form, tag] for tag in tags) < OFTEN_ENOUGH:
            ruler.add([[{"LOWER": form, "TAG": {"IN": list(tags)}}]], {"LEMMA": lemma})
    return nlp


def known_lemmas() -> dict[tuple[str, tuple[str, ...]], str]:
    """The lemma of each form of the lexicon's verbs under the Penn tags it can have."""
    found: dict[tuple[str, tuple[str, ...]], str] = {}
    for row in (row for table in VERBS for row in table):
        key, past, participle, gerund, present = row.split()
        lemma = key.partition("+")[0].partition("_")[0]
        found |= {(form, PAST_TAGS): lemma for form in (past, participle)}
        found |= {(gerund, ("VBG",)): lemma, (present, ("VBZ",)): lemma}
    return found
