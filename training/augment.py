"""Altered copies of treebank paragraphs: what British local news looks like and the treebanks do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from conllu import Paragraph, Sentence, Word
from council_words import FIRST_NAMES, SURNAMES, TITLES

BRITISH = (
    (re.compile(r"^(\w{3,})iz(e|es|ed|ing|ation|ations|er|ers)$"), r"\1is\2"),
    (
        re.compile(r"^(col|fav|hon|behavi|neighb|lab|harb|rum|hum|vap|endeav)or(s|ed|ing|ites?|able|hoods?)?$"),
        r"\1our\2",
    ),
    (re.compile(r"^(cent|theat|met|fib)er(s)?$"), r"\1re\2"),
    (re.compile(r"^(def|off)ense(s)?$"), r"\1ence\2"),
    (re.compile(r"^program(s)?$"), r"programme\1"),
    (re.compile(r"^(travel|cancel|label|model|signal)(ed|ing|er|ers)$"), r"\1l\2"),
)
KEPT = {"size", "sizes", "sized", "prize", "prizes", "seize", "seized", "capsize"}
WORDS = {
    "Democrats": ("Conservatives", "Greens", "Liberals", "Tories", "Independents"),
    "Republicans": ("Conservatives", "Greens", "Tories", "Nationalists"),
    "Congress": ("Council", "Parliament", "Labour"),
    "Senate": ("Council", "Assembly"),
    "Senator": ("Councillor", "Cllr", "Alderman"),
    "senator": ("councillor",),
    "senators": ("councillors",),
    "congressman": ("councillor", "alderman"),
    "Governor": ("Mayor", "Councillor"),
    "president": ("leader", "chairman", "mayor"),
    "committee": ("council", "cabinet"),
}
SINGULARS = {"Tories": "Tory", "councillors": "councillor"}
AMERICAN_TITLES = {"Mr.", "Mrs.", "Ms.", "Dr."} | {
    "President",
    "Senator",
    "Sen.",
    "Rep.",
    "Gov.",
    "Gen.",
    "General",
    "Judge",
}
QUOTES = ("“”", "“”", "‘’", "''")


def altered(paragraphs: Iterable[Paragraph], seed: int) -> Iterator[Paragraph]:
    """One altered copy of each paragraph; the same seed alters in the same way."""
    dice = Random(seed)
    for paragraph in paragraphs:
        yield alter(paragraph, dice)


def alter(paragraph: Paragraph, dice: Random) -> Paragraph:
    """Other quotation marks, spelling, titles, names and, now and then, capitals at the start."""
    quotes = dice.choice(QUOTES) if dice.random() < 0.6 else None
    curly = quotes in ("“”", "‘’")
    changed = [tuple(_alter_word(word, dice, quotes, curly) for word in sentence) for sentence in paragraph]
    if dice.random() < 0.08:
        changed[0] = _shout(changed[0], dice.randint(1, 4))
    return tuple(changed)


def _alter_word(word: Word, dice: Random, quotes: str | None, curly: bool) -> Word:
    if quotes and word.form in {'"', "“", "”"} and word.xpos in {"``", "''"}:
        return replace(word, form=quotes[0 if word.xpos == "``" else 1])
    if curly and "'" in word.form:
        return replace(word, form=word.form.replace("'", "’"))
    if word.form in AMERICAN_TITLES and word.deprel == "nmod:desc" and dice.random() < 0.6:
        title = dice.choice(TITLES)
        return replace(word, form=title, lemma=title)
    if word.form in WORDS and dice.random() < 0.5:
        return _renamed(word, dice)
    if word.xpos == "NNP" and word.upos == "PROPN" and word.form.istitle() and dice.random() < 0.08:
        name = dice.choice(FIRST_NAMES if word.deprel != "flat" else SURNAMES)
        return replace(word, form=name, lemma=name)
    return replace(word, form=british(word.form), lemma=british(word.lemma))


def _renamed(word: Word, dice: Random) -> Word:
    form = dice.choice(WORDS[word.form])
    lemma = SINGULARS.get(form, form.removesuffix("s") if word.xpos == "NNPS" else form)
    return replace(word, form=form, lemma=lemma)


def british(form: str) -> str:
    """A word in British spelling, as it is if it has none of its own."""
    if form.lower() not in KEPT:
        for pattern, spelling in BRITISH:
            if pattern.match(form):
                return pattern.sub(spelling, form)
    return form


def _shout(sentence: Sentence, count: int) -> Sentence:
    """The first words in capitals, as stories begin in print."""
    shouted = tuple(replace(word, form=word.form.upper()) for word in sentence[:count])
    return shouted + sentence[count:]
