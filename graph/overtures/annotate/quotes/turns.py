"""Labelled turns of interviews and minutes ("Q: …", "CLLR HARE: …"), and block quotations without marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from overtures.annotate.quotes.lexicon import speech
from overtures.model import Span

_WORD = r"(?:[A-Z][\w’'.-]*|of|the|for|and|de|von|van|ap|O’\w+|O'\w+)"
_LABEL = re.compile(
    rf"^[ \t]*(?:[*_•–—-]+[ \t]*)?(?P<label>[A-Z][\w’'.&-]*(?:[ \t]+{_WORD}){{0,6}})"
    r"(?:[ \t]*\([^()\n]{1,40}\))?(?:,?[ \t]+(?:[A-Z][a-z]+day,?[ \t]+)?\d{1,2}[.:]\d\d(?:[ \t]?[ap]\.?m\.?)?)?"
    r"[*_]*[ \t]*[:：][*_]*[ \t]+(?=\S)"
    r"|^[ \t]*(?P<letter>[QA])\d{0,2}[.)–—-]?[ \t]+(?=[A-Z“\"‘'])",
    re.M,
)
_INLINE = re.compile(r"(?<=\s)(?P<label>[QA])[:：][ \t]+(?=\S)")
_POSTS = 5  # and more make a thread, of that many words and more
_FIRST = re.compile(r"\b(?:I|we|We|you|You|my|My|our|Our|us|me)\b|\?")
_QUOTED = re.compile(r"[\"“”„«‘].*[\"“”»’]", re.S)
_ENDED = re.compile(r"[.!?…][\"”’'»)\]*_]*$")
_INTRODUCTION = re.compile(r":\s*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says under `label`; paragraphs that go on without a label carry the label before them."""

    span: Span
    label: str
    label_span: Span | None
    form: Literal["turn", "block"] = "turn"


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The turns of an interview or of minutes; none where the labels look like those of a list."""
    first: list[list[Turn]] = [_labelled(text, span) for span in paragraphs]
    labelled = [turn for found in first for turn in found]
    if not _is_conversation(text, labelled):
        return []
    last = max(i for i, found in enumerate(first) if found)
    result: list[Turn] = []
    for found, span in zip(first[: last + 1], paragraphs, strict=False):
        if found:
            result += found
        elif result and _goes_on(text, span):
            result.append(Turn(span, result[-1].label, None))
    return result


def _labelled(text: str, span: Span) -> list[Turn]:
    """The turns that begin in a paragraph, each up to the next; [] if its first line has no label."""
    starts = list(_LABEL.finditer(text, span.start, span.end))
    if not starts or starts[0].start() != span.start or any(not _may_label(m) for m in starts):
        return []
    if (starts[0]["label"] or starts[0]["letter"]) in ("Q", "A"):
        known = {m.end() for m in starts}
        starts += [m for m in _INLINE.finditer(text, starts[0].end(), span.end) if m.end() not in known]
        starts.sort(key=lambda m: m.start())
    ends = [m.start() for m in starts[1:]] + [span.end]
    return [turn for m, end in zip(starts, ends, strict=True) if (turn := _turn(text, m, end)) is not None]


def _turn(text: str, match: re.Match[str], end: int) -> Turn | None:
    words = text[match.end() : end].rstrip("*_ \t\r\n")
    body = Span(match.end(), match.end() + len(words))
    groups = match.groupdict()
    group = "label" if groups.get("label") else "letter"
    if body.start == body.end or _QUOTED.fullmatch(words.strip()):
        return None
    return Turn(body, match[group].strip(), Span(match.start(group), match.end(group)))


def _may_label(match: re.Match[str]) -> bool:
    label = match.groupdict().get("label") or ""
    return label.strip().lower() not in speech().no_labels


def _is_conversation(text: str, labelled: Sequence[Turn]) -> bool:
    """Two voices that take turns, or one that comes back, in sentences that speak to somebody."""
    labels = Counter(turn.label.lower().rstrip("0123456789") for turn in labelled)
    asked = any(label in speech().questions for label in labels)
    answered = any(label in speech().answers for label in labels)
    if len(labelled) < 2 or (len(labels) < 2 and len(labelled) < 3):
        return False
    sentences = sum(_ENDED.search(turn.span.of(text)) is not None for turn in labelled)
    spoken = sum(_FIRST.search(turn.span.of(text)) is not None for turn in labelled)
    if asked and answered:
        return sentences * 2 >= len(labelled)
    again = any(n > 1 for n in labels.values())
    if _is_thread(text, labelled):
        return True
    return sentences * 4 >= len(labelled) * 3 and spoken * 2 >= len(labelled) and (again or spoken == len(labelled))


def _is_thread(text: str, labelled: Sequence[Turn]) -> bool:
    """Whether people with full names answer each other in posts, which need no full stops."""
    posts = len(labelled)
    labels = Counter(turn.label for turn in labelled)
    named = sum(n for label, n in labels.items() if len(label.split()) > 1)
    wordy = sum(len(turn.span.of(text).split()) >= _POSTS for turn in labelled)
    return posts >= _POSTS and wordy * 2 >= posts and named * 2 >= posts and sum(n > 1 for n in labels.values()) > 1


def _goes_on(text: str, span: Span) -> bool:
    """Whether a paragraph without a label goes on with a turn; a stage direction in brackets does not."""
    return text[span.start] not in "([" and len(_ENDED.findall(span.of(text))) > 0


def blocks(text: str, paragraphs: Sequence[Span]) -> Iterator[Turn]:
    """Paragraphs set off as quotations: behind '>', or unmarked and in the first person after a colon."""
    for i, span in enumerate(paragraphs):
        words = span.of(text)
        if words.startswith(">"):
            start = span.start + len(words) - len(words.lstrip("> \t"))
            yield Turn(Span(min(start, span.end), span.end), "", None, "block")
        elif i and _is_block(text, paragraphs[i - 1], words):
            yield Turn(span, "", None, "block")


def _is_block(text: str, before: Span, words: str) -> bool:
    intro = text[max(before.start, before.end - 200) : before.end]
    return (
        _INTRODUCTION.search(intro) is not None
        and words[:1] not in "\"“‘'„«-–—•*"
        and _FIRST.search(words) is not None
        and "“" not in words
        and '"' not in words
    )
