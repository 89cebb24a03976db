"""Giving each quotation to its speaker: by its own sentence, else by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from overtures.annotate.quotes.cues import main_subject
from overtures.annotate.quotes.documents import note
from overtures.annotate.quotes.labels import speaker_of
from overtures.annotate.quotes.layout import Unit, units
from overtures.annotate.quotes.scene import Scene
from overtures.annotate.quotes.sources import Source, who
from overtures.annotate.quotes.tags import Tag, tag
from overtures.annotate.quotes.turns import turns
from overtures.model import Annotation, Quote, Span


@dataclass(slots=True)
class _Walk:
    """The reading of an article from its beginning: what was decided, and who spoke last."""

    scene: Scene
    decided: dict[int, Tag] = field(default_factory=dict)
    last_unit: Unit | None = None


def attribute(annotation: Annotation) -> tuple[Quote, ...]:
    """The annotation's quotations with speaker, cue and source; those that nothing tells of keep None."""
    scene = Scene(annotation)
    walk = _Walk(scene)
    _label(walk, annotation.paragraphs)
    outer = [k for k, q in enumerate(scene.quotes) if q.form not in ("nested", "turn")]
    previous: list[Unit] = []
    for span, inside in _by_paragraph(scene, annotation.paragraphs, outer):
        if inside and scene.quotes[inside[0]].form == "block":
            _block(walk, inside[0], previous)
            continue
        found = units(scene, span, inside)
        _paragraph(walk, found, previous)
        previous = found or previous
    _join(walk, outer)
    _inner(walk)
    return tuple(_filled(q, walk.decided.get(k)) for k, q in enumerate(scene.quotes))


def _filled(quote: Quote, found: Tag | None) -> Quote:
    if found is None:
        return quote
    source = found.source
    return replace(quote, speaker=source.speaker, possible=source.possible, cue=found.cue, source=source.span)


def _by_paragraph(scene: Scene, paragraphs: Sequence[Span], chosen: Sequence[int]) -> Iterator[tuple[Span, list[int]]]:
    """The paragraphs that are not turns, each with the quotations that begin in it."""
    whole = [q.span for q in scene.quotes if q.form == "turn"]
    n = w = 0
    for span in paragraphs:
        while w < len(whole) and whole[w].end <= span.start:
            w += 1
        inside = []
        while n < len(chosen) and scene.quotes[chosen[n]].span.start < span.end:
            inside.append(chosen[n])
            n += 1
        if w == len(whole) or not whole[w].overlaps(span):
            yield span, inside


def _paragraph(walk: _Walk, found: Sequence[Unit], previous: Sequence[Unit]) -> None:
    """Decide the quotations of one paragraph: first by their own sentences, then by their neighbours."""
    scene = walk.scene
    told: list[Source | None] = []
    for unit in found:
        if not unit.quotes:
            source = _teller(scene, unit)
            told.append(source)
            _hear_all(scene, unit, source)
            scene.last_words = unit.words
            continue
        for k, index in enumerate(unit.quotes):
            best = tag(scene, unit, k)
            if best is not None:
                walk.decided[index] = best
                scene.hear(best.source.speaker)
        told.append(None)
        if any(scene.tokens[i].pos == "NOUN" for i in unit.words):
            scene.last_words = unit.words
    order = [(u, index) for u, unit in enumerate(found) for index in unit.quotes]
    for n, (u, index) in enumerate(order):
        if index not in walk.decided and _stands_alone(scene, found[u], index):
            neighbour = _neighbour(walk, found, previous, order, n, u, told)
            if neighbour is not None:
                walk.decided[index] = neighbour


def _stands_alone(scene: Scene, unit: Unit, index: int) -> bool:
    """Whether a quotation is a sentence of its own and no piece of the narration around it."""
    return scene.quotes[index].form == "direct" or not any(scene.tokens[i].pos != "PUNCT" for i in unit.words)


def _neighbour(
    walk: _Walk,
    found: Sequence[Unit],
    previous: Sequence[Unit],
    order: Sequence[tuple[int, int]],
    n: int,
    u: int,
    told: Sequence[Source | None],
) -> Tag | None:
    """Whose a quotation without a tag is, from the quotations and sentences before it, then after it."""
    if n and order[n - 1][1] in walk.decided:
        between = [s for s in told[order[n - 1][0] + 1 : u] if s is not None and s.speaker]
        earlier = walk.decided[order[n - 1][1]]
        return _by(between[-1]) if between else _by(earlier.source)
    before = [s for s in told[:u] if s is not None and s.speaker]
    if before and not n:
        return _by(before[-1])
    if n + 1 < len(order) and order[n + 1][1] in walk.decided and order[n + 1][0] <= u + 1:
        return _by(walk.decided[order[n + 1][1]].source)
    if u == 0 and previous:
        return _from_before(walk, previous)
    after = next((s for s in told[u + 1 :] if s is not None and s.speaker), None)
    return _by(after) if after is not None else None


def _block(walk: _Walk, index: int, previous: Sequence[Unit]) -> None:
    """A quotation set off is the words of the quotation set off before it, or of whom the paragraph before tells."""
    before = walk.scene.quotes[index - 1] if index else None
    if before is not None and before.form == "block" and not walk.scene.text[before.span.end : walk.scene.quotes[index].span.start].strip("\n >\t\r"):
        found = walk.decided.get(index - 1)
    else:
        found = _from_before(walk, previous)
    if found is not None:
        walk.decided[index] = found


def _join(walk: _Walk, outer: Sequence[int]) -> None:
    """A quotation that runs on into the next paragraph has one speaker, wherever he is named."""
    scene = walk.scene
    for k, following in reversed(list(zip(outer, outer[1:], strict=False))):
        if not _runs_on(scene, scene.quotes[k].span, scene.quotes[following].span):
            continue
        one, other = walk.decided.get(k), walk.decided.get(following)
        if one is None and other is not None:
            walk.decided[k] = _by(other.source)


def _runs_on(scene: Scene, span: Span, following: Span) -> bool:
    between = scene.text[span.end : following.start]
    return not between[:-1].strip() and "\n" in between


def _by(source: Source) -> Tag:
    """Carry a speaker on to another quotation, which has no words of its own that name him."""
    return Tag(Source(source.speaker, None, source.possible, sure=False), None, 9.0)


def _from_before(walk: _Walk, previous: Sequence[Unit]) -> Tag | None:
    """The speaker that the paragraph before leads to: of its last quotation, or of a sentence after that."""
    for unit in reversed(previous):
        if unit.quotes:
            last = walk.decided.get(unit.quotes[-1])
            return _by(last.source) if last is not None else None
        source = _teller(walk.scene, unit)
        if source is not None and source.speaker:
            return _by(source)
    return None


def _teller(scene: Scene, unit: Unit) -> Source | None:
    """The actor that a sentence of narration is about."""
    head = main_subject(scene, unit.words)
    source = who(scene, head, unit.words) if head is not None else None
    note(scene, unit.words, head, source.speaker if source is not None else None)
    return source if source is not None and scene.knows(source.speaker) else None


def _hear_all(scene: Scene, unit: Unit, about: Source | None) -> None:
    """Note the people a sentence names, last of them the one it is about."""
    for i in unit.words:
        named = scene.person_at(i)
        if named is not None and named.head == i:
            scene.hear(named.actors[0])
    scene.hear(about.speaker if about is not None else None)


def _label(walk: _Walk, paragraphs: Sequence[Span]) -> None:
    """Give labelled turns to whom their labels mean."""
    scene = walk.scene
    found = {turn.span: turn for turn in turns(scene.text, paragraphs)}
    first = min((span.start for span in found), default=0)
    for k, quote in enumerate(scene.quotes):
        turn = found.get(quote.span)
        if turn is not None:
            walk.decided[k] = Tag(Source(speaker_of(scene, turn, first), turn.label_span), None, 0.0)


def _inner(walk: _Walk) -> None:
    """Quotations inside quotations and turns: told of by the outer speaker, or his own words again."""
    scene = walk.scene
    outer: int | None = None
    for k, quote in enumerate(scene.quotes):
        if outer is None or quote.span not in scene.quotes[outer].span:
            outer = k
            continue
        inside = next((u for u in units(scene, scene.quotes[outer].span, [k]) if u.quotes), None)
        found = tag(scene, inside, 0) if inside is not None else None
        if found is not None:
            walk.decided[k] = found
