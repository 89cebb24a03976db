"""A paragraph as the reader sees it: sentences of narration with quotations set into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from overtures.annotate.quotes.cues import is_cue
from overtures.annotate.quotes.scene import Scene
from overtures.model import Span

_ENDS = frozenset({".", "?", "!", "…", "..."})
_MARKS = frozenset("\"“”„‟«»'‘’‚‹›`´")
_TAG_WORDS = 12
_LONGEST = 400  # words and quotations; what runs on longer has no full stops and is cut


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of narration with its quotations.

    `words` are tokens outside the quotations, `quotes` indices of quotations, and `at` tells for each of
    them how many of the words stand before it.
    """

    words: tuple[int, ...]
    quotes: tuple[int, ...]
    at: tuple[int, ...]

    def before(self, k: int) -> tuple[int, ...]:
        """The words between the quotation before the k-th, or the beginning, and the k-th."""
        return self.words[self.at[k - 1] if k else 0 : self.at[k]]

    def after(self, k: int) -> tuple[int, ...]:
        """The words between the k-th quotation and the next, or the end."""
        return self.words[self.at[k] : self.at[k + 1] if k + 1 < len(self.at) else len(self.words)]


def units(scene: Scene, span: Span, quotes: Sequence[int]) -> list[Unit]:
    """The sentences of a stretch of text, with those quotations left out of them that `quotes` names."""
    events = _events(scene, span, quotes)
    found: list[Unit] = []
    start = 0
    for n in range(len(events)):
        if n + 1 == len(events) or n - start >= _LONGEST or _breaks(scene, events, n):
            found.append(_unit(events[start : n + 1]))
            start = n + 1
    return found


def _events(scene: Scene, span: Span, quotes: Sequence[int]) -> list[tuple[bool, int]]:
    """Quotations (True, index) and words outside them (False, token), in order."""
    events: list[tuple[bool, int]] = []
    waiting = list(reversed(quotes))
    end = span.start
    for i in scene.tree.within(span):
        token = scene.tokens[i]
        while waiting and scene.quotes[waiting[-1]].span.start < token.end:
            end = max(end, scene.quotes[waiting[-1]].span.end)
            events.append((True, waiting.pop()))
        is_mark = set(token.text) <= _MARKS and token.tag != "POS"
        if token.start >= end and not (is_mark or token.text.isspace()):
            events.append((False, i))
    return events + [(True, k) for k in reversed(waiting)]


def _unit(events: Sequence[tuple[bool, int]]) -> Unit:
    words: list[int] = []
    quotes: list[int] = []
    at: list[int] = []
    for is_quote, i in events:
        if is_quote:
            quotes.append(i)
            at.append(len(words))
        else:
            words.append(i)
    return Unit(tuple(words), tuple(quotes), tuple(at))


def _breaks(scene: Scene, events: Sequence[tuple[bool, int]], n: int) -> bool:
    """Whether a sentence ends after event n."""
    is_quote, i = events[n]
    next_quote, following = events[n + 1]
    capital = next_quote or not scene.tokens[following].text[:1].islower()
    if is_quote:
        ended = scene.quotes[i].text.rstrip("\"”’' )")[-1:] in ".?!…"
        if next_quote:
            return ended
        told = _is_tag(scene, events, n + 1, stopped=ended and scene.quotes[i].text.rstrip("\"”’' )")[-1:] == ".")
        return ended and scene.tokens[following].text[:1].isalnum() and capital and not told
    word = scene.tokens[i].text
    if next_quote and len(word) == 2 and word[1] == "." and scene.quotes[following].text[:1].isupper():
        return True  # "in a post on X."
    return word in _ENDS and capital and not (word == "." and n > 0 and _is_short(scene, events[n - 1], next_quote))


def _is_short(scene: Scene, event: tuple[bool, int], next_quote: bool) -> bool:
    """Whether a word is shortened, so that its full stop ends nothing; before a quotation no letter is an initial."""
    word = scene.tokens[event[1]].text
    initial = len(word) == 1 and word.isupper() and word != "I" and not next_quote
    return not event[0] and (initial or word.lower() in scene.lexicon.abbreviations)


def _is_tag(scene: Scene, events: Sequence[tuple[bool, int]], n: int, *, stopped: bool) -> bool:
    """Whether the words from event n on only say who spoke: "Why?" Ann Example asked.

    `stopped`: behind a full stop they hardly ever do; 'The Greens have not commented' says something else.
    """
    for m in range(n, min(n + _TAG_WORDS, len(events))):
        is_quote, i = events[m]
        if is_quote or scene.tokens[i].text in _ENDS:
            return False
        if stopped and scene.tokens[i].pos in ("AUX", "PART"):
            return False
        if is_cue(scene, i):
            if stopped and m + 1 < len(events) and scene.tokens[events[m + 1][1]].text == ",":
                return False
            return m + 1 == len(events) or events[m + 1][0] or scene.tokens[events[m + 1][1]].text in (*_ENDS, ",")
    return False
