"""The data file `speech.toml`, compiled: how speech is introduced and who may speak without a name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache

from overtures import assets


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that report speech; verbs and nouns are lemmas, all in lower case."""

    verbs: frozenset[str]
    irregular: dict[str, str]
    particles: dict[str, frozenset[str]]
    documents: frozenset[str]
    replies: frozenset[str]
    writers: frozenset[str]
    abbreviations: frozenset[str]
    spokesmen: frozenset[str]
    spokesmen_of: frozenset[str]
    unnamed: frozenset[str]
    voices: frozenset[str]
    members: frozenset[str]
    personal: tuple[str, ...]
    impersonal: frozenset[str]
    elided: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    hosts: frozenset[str]
    no_labels: frozenset[str]


@lru_cache(maxsize=1)
def speech() -> Speech:
    """The lexicon of reported speech."""
    with (assets.root("data") / "speech.toml").open("rb") as stream:
        told = tomllib.load(stream)
    turns = told["turns"]
    return Speech(
        frozenset(told["verbs"]["say"]),
        told["irregular"],
        {verb: frozenset(words) for verb, words in told["verbs"]["with"].items()},
        frozenset(told["documents"]["nouns"]),
        frozenset(told["documents"]["replies"]),
        frozenset(told["documents"]["writers"]),
        frozenset(told["abbreviations"]["words"]),
        frozenset(told["spokesmen"]["nouns"]),
        frozenset(told["spokesmen"]["of"]),
        frozenset(told["unnamed"]["nouns"]),
        frozenset(told["voices"]["nouns"]),
        frozenset(told["members"]["nouns"]),
        tuple(told["persons"]["endings"]),
        frozenset(told["persons"]["others"]),
        frozenset(told["elisions"]["words"]),
        frozenset(turns["questions"]),
        frozenset(turns["answers"]),
        frozenset(turns["hosts"]),
        frozenset(turns["not_labels"]),
    )


_ENDINGS = (("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("ing", ""), ("ing", "e"))


def base(word: str, lemma: str, wanted: frozenset[str]) -> str:
    """The verb of `wanted` that a word is a form of, whatever the tagger took it for; '' if of none."""
    word, lemma = word.lower(), lemma.lower()
    known = speech().irregular.get(word, lemma)
    if known in wanted:
        return known
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and stem in wanted:
            return stem
    undoubled = word.removesuffix("ed")[:-1]
    return undoubled if word.endswith("ed") and undoubled in wanted else ""


WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def count_words(text: str, start: int, end: int, enough: int) -> int:
    """How many words stand in `text[start:end]`, counted no further than `enough`."""
    found = 0
    for _ in WORD.finditer(text, start, end):
        found += 1
        if found >= enough:
            break
    return found
