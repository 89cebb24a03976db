"""Giving each quotation to its speaker: by its own sentence, else by what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from overtures.annotate.quotes.documents import note
from overtures.annotate.quotes.labels import speaker_of
from overtures.annotate.quotes.layout import Unit, units
from overtures.annotate.quotes.neighbours import Passage, asks, carried, from_before, neighbour, runs_on, teller
from overtures.annotate.quotes.scene import Scene
from overtures.annotate.quotes.sources import Source, who
from overtures.annotate.quotes.tags import Tag, pointed, tag
from overtures.annotate.quotes.turns import turns
from overtures.model import Annotation, Quote, Span


def attribute(annotation: Annotation) -> tuple[Quote, ...]:
    """The annotation's quotations with speaker, cue and source; those that nothing tells of keep None."""
    scene = Scene(annotation)
    decided = _labelled(scene, annotation.paragraphs)
    outer = [k for k, q in enumerate(scene.quotes) if q.form not in ("nested", "turn")]
    before = Passage((), (), ())
    for span, inside in _by_paragraph(scene, annotation.paragraphs, outer):
        if inside and scene.quotes[inside[0]].form == "block":
            _set_off(scene, inside[0], before, decided)
            continue
        found = units(scene, span, inside)
        _point_back(scene, found, before, decided)
        passage = _read(scene, found, decided)
        _from_neighbours(scene, passage, before, decided)
        before = passage if passage.order or any(passage.told) else before
    _join(scene, outer, decided)
    _inner(scene, decided)
    return tuple(_filled(q, decided.get(k)) for k, q in enumerate(scene.quotes))


def _point_back(scene: Scene, found: Sequence[Unit], before: Passage, decided: dict[int, Tag]) -> None:
    """'So says Cllr Ann Example' of the paragraph before, which is nothing but her words."""
    bare = before.order and all(scene.tokens[i].pos == "PUNCT" for unit in before.units for i in unit.words)
    named = pointed(scene, found[0]) if bare and found else None
    if named is not None:
        decided.update((index, Tag(named, None, 5.0)) for _, index in before.order)


def _filled(quote: Quote, found: Tag | None) -> Quote:
    if found is None:
        return quote
    source = found.source
    return replace(quote, speaker=source.speaker, possible=source.possible, cue=found.cue, source=source.span)


def _labelled(scene: Scene, paragraphs: Sequence[Span]) -> dict[int, Tag]:
    """The turns of an interview or of minutes, each to whom its label means."""
    found = {turn.span: turn for turn in turns(scene.text, paragraphs)}
    talk = Span(min((s.start for s in found), default=0), max((s.end for s in found), default=0))
    return {
        k: Tag(Source(speaker_of(scene, turn, talk), turn.label_span), None, 0.0)
        for k, quote in enumerate(scene.quotes)
        if (turn := found.get(quote.span)) is not None
    }


def _by_paragraph(scene: Scene, paragraphs: Sequence[Span], chosen: Sequence[int]) -> Iterator[tuple[Span, list[int]]]:
    """The paragraphs that are not turns, each with the quotations that begin in it."""
    labelled = [q.span for q in scene.quotes if q.form == "turn"]
    n = w = 0
    for span in paragraphs:
        while w < len(labelled) and labelled[w].end <= span.start:
            w += 1
        inside = []
        while n < len(chosen) and scene.quotes[chosen[n]].span.start < span.end:
            inside.append(chosen[n])
            n += 1
        if w == len(labelled) or not labelled[w].overlaps(span):
            yield span, inside


def _read(scene: Scene, found: Sequence[Unit], decided: dict[int, Tag]) -> Passage:
    """Decide what the paragraph's own sentences tell, and note whom it speaks of."""
    told: list[Source | None] = []
    for unit in found:
        about = None if unit.quotes or asks(scene, unit) else teller(scene, unit)
        told.append(about)
        for k, index in enumerate(unit.quotes):
            best = tag(scene, unit, k) or _paired(scene, unit, k, decided)
            _hear_names(scene, scene.tree.within(scene.quotes[index].span))
            if best is not None:
                decided[index] = best
                scene.hear(best.source.speaker)
                _note_speaker(scene, best)
        if not unit.quotes:
            note(scene, unit.words)
            _hear(scene, unit, about)
        elif (said := [decided[i] for i in unit.quotes if i in decided]) or unit.words:
            _hear_names(scene, unit.words)
            scene.hear(said[-1].source.speaker if said else None)
        if any(scene.tokens[i].pos == "NOUN" for i in unit.words):
            scene.last_words = unit.words
    order = tuple((u, index) for u, unit in enumerate(found) for index in unit.quotes)
    return Passage(tuple(found), tuple(told), order)


def _paired(scene: Scene, unit: Unit, k: int, decided: dict[int, Tag]) -> Tag | None:
    """“…” and “…”: with no verb between them, both are the same speaker's."""
    earlier = decided.get(unit.quotes[k - 1]) if k else None
    verb = any(scene.tokens[i].pos == "VERB" or scene.mention(i) is not None for i in unit.before(k))
    return Tag(earlier.source, None, 9.0) if earlier is not None and not verb else None


def _hear(scene: Scene, unit: Unit, about: Source | None) -> None:
    """Note the people a sentence names, last of them the one it is about, and who speaks for whom in it."""
    for i in unit.words:
        if scene.tokens[i].lemma.lower() in scene.lexicon.spokesmen:
            who(scene, i, unit.words)
    _hear_names(scene, unit.words)
    scene.hear(about.speaker if about is not None else None)


def _hear_names(scene: Scene, words: Iterable[int]) -> None:
    for i in words:
        named = scene.person_at(i)
        if named is not None and named.head == i:
            scene.hear(named.actors[0])


def _from_neighbours(scene: Scene, passage: Passage, before: Passage, decided: dict[int, Tag]) -> None:
    for n, (_, index) in enumerate(passage.order):
        if index not in decided and passage.stands_alone(scene, n):
            found = neighbour(scene, passage, before, n, decided)
            if found is not None:
                decided[index] = found
                _note_speaker(scene, found)


def _note_speaker(scene: Scene, found: Tag) -> None:
    if found.source.speaker in scene.people:
        scene.spoken = found.source.speaker


def _set_off(scene: Scene, index: int, before: Passage, decided: dict[int, Tag]) -> None:
    """A quotation set off is the words of the one set off before it, or of whom the paragraph before tells."""
    found = None
    if index and scene.quotes[index - 1].form == "block":
        between = scene.text[scene.quotes[index - 1].span.end : scene.quotes[index].span.start]
        found = decided.get(index - 1) if not between.strip("\n\r\t >") else None
    found = found or from_before(scene, before, decided, index)
    if found is not None:
        decided[index] = found


def _join(scene: Scene, outer: Sequence[int], decided: dict[int, Tag]) -> None:
    """A quotation that runs on into the next paragraph has one speaker, wherever he is named."""
    for n in range(len(outer) - 2, -1, -1):
        one, other = outer[n], outer[n + 1]
        if one not in decided and other in decided and runs_on(scene, one, other):
            decided[one] = carried(decided[other].source)


def _inner(scene: Scene, decided: dict[int, Tag]) -> None:
    """Quotations inside quotations and turns, where the words around them there tell."""
    outer: int | None = None
    for k, quote in enumerate(scene.quotes):
        if outer is None or quote.span not in scene.quotes[outer].span:
            outer = k
            continue
        inside = next((u for u in units(scene, scene.quotes[outer].span, [k]) if u.quotes), None)
        found = tag(scene, inside, 0) if inside is not None else None
        if found is not None:
            decided[k] = found
