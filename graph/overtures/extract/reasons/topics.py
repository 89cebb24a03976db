"""Words that speak of a topic, by the lists of `topics.toml`."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from overtures import assets
from overtures.model import Annotation, Evidence, Span, TopicMention, plain_marks

_WORD = re.compile(r"[^\W_]+(?:[&'][^\W_]+)*")
_ENDINGS = ("s", "es", "'s")
_NAMES = frozenset({"person", "party", "group", "council", "role"})


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in a row that mean a topic; None where they mean none of the list."""

    words: tuple[str, ...]
    topic: str | None


def topic_mentions(annotation: Annotation) -> tuple[TopicMention, ...]:
    """Every mention of a topic outside the names of people, parties and councils, in order of the text."""
    text = annotation.article.text
    named = sorted(m.span for m in annotation.mentions if m.kind in _NAMES)
    found = _apart(find_topics(plain_marks(text)), named)
    return tuple(TopicMention(topic, Evidence(span, span.of(text))) for span, topic in found)


def _apart(found: Iterator[tuple[Span, str]], named: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """What is found, without what overlaps a name; both are in order of the text."""
    ahead = 0
    for span, topic in found:
        while ahead < len(named) and named[ahead].end <= span.start:
            ahead += 1
        if not any(name.overlaps(span) for name in named[ahead : ahead + 3]):
            yield span, topic


def find_topics(text: str) -> Iterator[tuple[Span, str]]:
    """Where a text with plain marks speaks of which topic, in order; of wordings that overlap the longest."""
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        found = _longest(words, at)
        if found is None or (len(found.words) == 1 and _within_name(text, words, at, found.words[0])):
            at += 1
            continue
        last = at + len(found.words) - 1
        if found.topic:
            yield Span(words[at].start(), words[last].end()), found.topic
        at = last + 1


def _longest(words: Sequence[re.Match[str]], at: int) -> Wording | None:
    """The longest wording that begins at the word."""
    first = words[at].group()
    begun = [w for form in _forms(first.casefold()) for w in wordings().get(form, ())]
    fits = [w for w in begun if _fits(words[at : at + len(w.words)], w.words)]
    return max(fits, key=lambda w: len(w.words), default=None)


def _fits(words: Sequence[re.Match[str]], wording: tuple[str, ...]) -> bool:
    return len(words) == len(wording) and all(
        wanted in _forms(word.group() if wanted != wanted.lower() else word.group().casefold())
        for word, wanted in zip(words, wording, strict=True)
    )


def _forms(word: str) -> list[str]:
    """The word, and what it may be the plural or the possessive of."""
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    return [word, *stems, *([word[:-3] + "y"] if word.endswith("ies") else [])]


def _within_name(text: str, words: Sequence[re.Match[str]], at: int, wording: str) -> bool:
    """'Library Street': a word with a capital beside another, where the wording has none of its own."""
    if wording != wording.lower() or not words[at].group()[0].isupper():
        return False
    beside = [(at - 1, at), (at, at + 1)]
    return any(
        a >= 0 and b < len(words)
        and text[words[a].end() : words[b].start()] == " "
        and words[a].group()[0].isupper() and words[b].group()[0].isupper()
        for a, b in beside
    )  # fmt: skip


@cache
def wordings() -> dict[str, tuple[Wording, ...]]:
    """All wordings by their first word, lower-cased."""
    with (assets.root("data") / "topics.toml").open("rb") as stream:
        data = tomllib.load(stream)
    begun: dict[str, list[Wording]] = defaultdict(list)
    for topic, listed in [*data["topics"].items(), (None, data["not"]["wordings"])]:
        for wording in re.split(r",\s*", listed.strip()):
            words = tuple(_WORD.findall(wording))
            begun[words[0].casefold()].append(Wording(words, topic))
    return {first: tuple(each) for first, each in begun.items()}
