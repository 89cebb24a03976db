"""Reasons as their words give them, before they are tied to what they bear on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from overtures.extract.reasons.passages import Passage, trimmed
from overtures.extract.reasons.wordings import Words, lists
from overtures.model import Polarity, Span

Rule = Literal["connective", "common ground or objection", "told beside an act"]
POLARITIES: tuple[Polarity, ...] = ("objection", "ground")
# topics of the arrangement itself: to speak of them is to tell what was proposed, not why
ARRANGED = frozenset({"council-control", "cabinet-posts", "governance-system", "electoral-strategy"})
_TURNS = re.compile(r"[,;:]? (?:but|yet|although|though|whereas|however|despite) ")
_DENIED = re.compile(r"\b(?:not|just|simply|merely|only|n't)\s+$", re.I)
_QUESTION = re.compile(r"\?[\"'”’]?\s*$")
_SOON = 60  # characters within which a topic has to follow some connectives
_MOST = 8  # connectives of a kind that are looked at in one part, however long that is
_FEWEST = 3  # words of a passage that can be a reason by where it stands alone


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that may give a reason; `polarity` is None where what they go with has to tell it.

    `at` are the words on which the reading turns. `own` is true where only an act of the speaker's own side, told
    nearby, makes a reason of them.
    """

    passage: Passage
    span: Span
    polarity: Polarity | None
    rule: Rule
    sure: float
    at: Span
    own: bool = False

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the words, each once."""
        found = (m.topic for m in self.passage.topics if m.evidence.span in self.span)
        return tuple(dict.fromkeys(found))


def drafts(passage: Passage) -> Iterator[Draft]:
    """What may be a reason in a passage: of each part between turns such as "but" the surest."""
    if _QUESTION.search(passage.plain[passage.span.start : passage.span.end + 2]):
        return
    for span in _parts(passage):
        topics = tuple(m for m in passage.topics if m.evidence.span in span)
        part = replace(passage, span=span, topics=topics)
        if next(part.words.find(lists().none), None):
            continue
        found = _by_connective(part) or _by_wording(part) or _by_place(part)
        if found:
            yield found


def _parts(passage: Passage) -> Iterator[Span]:
    at = passage.span.start
    for turn in _TURNS.finditer(passage.plain, passage.span.start, passage.span.end):
        if told := trimmed(passage.plain, Span(at, turn.start())):
            yield told
        at = turn.end()
    if told := trimmed(passage.plain, Span(at, passage.span.end)):
        yield told


def _by_connective(part: Passage) -> Draft | None:
    """'… because of X': the words from the connective on."""
    found: list[Draft] = []
    for connective in lists().connectives:
        for at in islice(part.words.find(connective.wordings), _MOST):
            span = Span(at.start, part.span.end)
            draft = Draft(part, span, connective.polarity or _told(part, at), "connective", 0.7, at)
            if not _DENIED.search(part.plain[part.span.start : at.start]) and (
                not connective.topical or (_soon(part, at) and _acts(part, at))
            ):
                found.append(draft)
    return min(found, key=lambda d: d.span.start, default=None)


def _soon(part: Passage, at: Span) -> bool:
    """Whether a topic follows closely: "over the weekend to talk of schools" gives no reason."""
    return any(0 <= m.evidence.span.start - at.end <= _SOON for m in part.topics)


def _told(part: Passage, at: Span) -> Polarity | None:
    """Whether what follows a connective speaks for or against: by its own words, else by those it hangs on."""
    found = _worded(Words(part.plain, Span(at.start, part.span.end)), lists().strong)
    return found[1] if found else _acts(part, at)


def _worded(words: Words, wordings: dict[Polarity, re.Pattern[str]]) -> tuple[Span, Polarity] | None:
    """The first wording of either polarity: "more that unites us than divides us" is a ground."""
    found = [(at, polarity) for polarity, each in wordings.items() if (at := next(words.find(each), None))]
    return min(found, key=lambda each: each[0].start, default=None)


def _acts(part: Passage, at: Span) -> Polarity | None:
    """What the words of acting in the part say, those before the connective first: refused, or proposed and agreed."""
    scene = part.scene
    before = set(scene.lemmas(scene.tree.within(Span(part.span.start, at.start))))
    after = set(scene.lemmas(scene.tree.within(Span(at.end, part.span.end))))
    for lemmas in (before, after) if not before & (lists().refusing | lists().agreeing) else (before,):
        if lemmas & lists().refusing:
            return "objection"
        if lemmas & lists().agreeing:
            return "ground"
    return None


def _by_wording(part: Passage) -> Draft | None:
    """'we share …', 'a red line': the whole part."""
    strong = _worded(part.words, lists().strong) or (_worded(part.words, lists().needing) if part.topics else None)
    if strong:
        return Draft(part, part.span, strong[1], "common ground or objection", 0.65, strong[0])
    return None


def _by_place(part: Passage) -> Draft | None:
    """What a speaker argues, or says of a topic, beside an act of their side: the act tells whether for or against."""
    argued = any(m.topic not in ARRANGED for m in part.topics)
    weak = next(part.words.find(lists().weak), None)
    if not argued or not (weak or part.quote) or len(part.words.line.split()) < _FEWEST:
        return None
    return Draft(part, part.span, None, "told beside an act", 0.45 if weak else 0.35, weak or part.span, own=True)
