"""Whose a quotation is that has no words of its own about its speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from overtures.annotate.quotes.cues import is_cue, main_subject, parenthetical
from overtures.annotate.quotes.layout import Unit
from overtures.annotate.quotes.scene import Scene
from overtures.annotate.quotes.sources import Source, who
from overtures.annotate.quotes.tags import Tag, pointed
from overtures.model import Span

_ONE = frozenset({"I", "my", "My", "me"})
_NEAR = 40  # tokens of a sentence in which a verb of speech is looked for


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as read: its sentences, whom each without a quotation is about, and (sentence, quotation) pairs."""

    units: tuple[Unit, ...]
    told: tuple[Source | None, ...]
    order: tuple[tuple[int, int], ...]

    def stands_alone(self, scene: Scene, n: int) -> bool:
        """Whether the n-th quotation is a sentence of its own and no piece of the narration around it."""
        u, index = self.order[n]
        bare = all(scene.tokens[i].pos == "PUNCT" for i in self.units[u].words)
        return bare or scene.quotes[index].form == "direct"

    def about(self, first: int, last: int) -> Source | None:
        """Whom the last of the sentences from `first` up to `last` is about that tells of anybody."""
        return next((s for s in reversed(self.told[first:last]) if s is not None), None)


def neighbour(scene: Scene, passage: Passage, before: Passage, n: int, decided: Mapping[int, Tag]) -> Tag | None:
    """The speaker of a paragraph's n-th quotation from the quotations and sentences before it, then after it."""
    u, index = passage.order[n]
    if n and (earlier := decided.get(passage.order[n - 1][1])) is not None:
        if passage.order[n - 1][0] == u:
            return Tag(earlier.source, None, 9.0)  # one sentence, one set of words that tell
        return carried(passage.about(passage.order[n - 1][0] + 1, u) or earlier.source)
    if u + 1 < len(passage.units) and (named := pointed(scene, passage.units[u + 1])) is not None:
        return Tag(named, None, 5.0)
    about = passage.about(0, u) if not n else None
    if about is not None:
        own = None if not speaks_of(scene, index, about) else from_before(scene, before, decided, index)
        return own or carried(about)
    if n + 1 < len(passage.order) and passage.order[n + 1][0] <= u + 1 and passage.order[n + 1][1] in decided:
        return carried(decided[passage.order[n + 1][1]].source)
    if before.units and all(asks(scene, unit) for unit in passage.units[:u]):
        return from_before(scene, before, decided, index)
    later = next((s for s in passage.told[u + 1 :] if s is not None), None)
    return carried(later) if later is not None else None


def asks(scene: Scene, unit: Unit) -> bool:
    """Whether the writer asks and names nobody: 'Did she?' is about somebody else than the one who answers."""
    return bool(unit.words) and scene.tokens[unit.words[-1]].text == "?" and not scene.first_person(unit.words)


def from_before(scene: Scene, before: Passage, decided: Mapping[int, Tag], index: int) -> Tag | None:
    """The speaker that the paragraph before leads to: of its last quotation, or of a sentence after that.

    Whoever quotation `index` itself speaks of is passed over while there is another.
    """
    meant: Tag | None = None
    for unit, source in zip(reversed(before.units), reversed(before.told), strict=True):
        if unit.quotes:
            last = decided.get(unit.quotes[-1])
            return carried(last.source) if last is not None else meant
        if source is not None and not speaks_of(scene, index, source):
            return carried(source)
        meant = meant or (carried(source) if source is not None else None)
    if meant is not None and scene.spoken is not None:
        return carried(Source(scene.spoken, None))
    return meant


def speaks_of(scene: Scene, index: int, source: Source) -> bool:
    """Whether a quotation speaks of somebody as of another: it names him, or begins with the pronoun for him.

    Not where the words that lead to him say that he spoke.
    """
    person = scene.people.get(source.speaker or "")
    words = scene.tree.within(scene.quotes[index].span)
    if person is None and any(scene.tokens[i].text in _ONE for i in words):
        return True  # a body says 'we'
    if person is None or not words or source.span is None or _told_by(scene, source.span):
        return False
    first = scene.gender(scene.tokens[words[0]])
    named = any((m := scene.person_at(i)) is not None and person.name in m.actors for i in words)
    return named or (first is not None and first == person.gender)


def _told_by(scene: Scene, span: Span) -> bool:
    """Whether a pronoun leads to the speaker, or a verb of speech stands behind his name in its sentence."""
    start = scene.tree.at(span.start)
    if scene.gender(scene.tokens[start]):
        return True
    rest = range(start, min(start + _NEAR, len(scene.tokens)))
    return any(scene.tokens[i].sentence == scene.tokens[start].sentence and is_cue(scene, i) for i in rest)


def carried(source: Source) -> Tag:
    """A speaker carried on to another quotation, which has no words of its own that name him."""
    return Tag(replace(source, span=None), None, 9.0)


def teller(scene: Scene, unit: Unit) -> Source | None:
    """The person or body of the article that a sentence of narration is about, or the only one that it names."""
    head = parenthetical(scene, unit.words)
    head = main_subject(scene, unit.words) if head is None else head
    source = who(scene, head, unit.words) if head is not None else None
    if source is not None and scene.knows(source.speaker):
        return source
    named = {m.actors[0]: m for i in unit.words if (m := scene.person_at(i)) is not None}
    only = next(iter(named.values())) if len(named) == 1 else None
    return Source(only.actors[0], only.span) if only is not None else None


def runs_on(scene: Scene, one: int, other: int) -> bool:
    """Whether no closing mark and nothing else stands between two quotations but the end of a paragraph."""
    between = scene.text[scene.quotes[one].span.end : scene.quotes[other].span.start]
    return not between[:-1].strip() and "\n" in between
