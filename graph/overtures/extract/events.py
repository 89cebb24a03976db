"""Events as occurrences and statements of the model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from overtures.extract.answering import answered
from overtures.extract.candidate import Candidate
from overtures.extract.conditions import condition
from overtures.extract.givers import preposition
from overtures.extract.lexicon import lexicon
from overtures.extract.merging import Event
from overtures.extract.performing import performs
from overtures.extract.scene import Scene, Side
from overtures.model import Arrangement, Evidence, Mode, Occurrence, Span, Statement

_RANK: dict[Mode, int] = {"narration": 0, "indirect": 1, "partial": 2, "direct": 3}


def with_people(scene: Scene, events: Sequence[Event]) -> None:
    """Who made a move where only a party is named: whoever says so in a quotation, or spoke for it at the talks."""
    for e in events:
        if not e.maker.bodies:
            continue
        told = [scene.side_of([m.voice.speaker]) for m in e.mentions if m.voice.speaker and m.voice.mode == "direct"]
        held = [_half(t, e) for t in events if e.first.act == "offer" and t.first.act == "talks" and _between(t, e)]
        held = [side for side in held if not e.maker.people or set(e.maker.people) & set(side.people)]
        people = [p for side in [*told, *held] for p in side.people if scene.people[p].party in e.maker.bodies]
        e.maker = Side(tuple(dict.fromkeys([*e.maker.people, *people])), e.maker.bodies)


def _half(talks: Event, e: Event) -> Side:
    """The side at the talks that makes the move."""
    return talks.maker if set(talks.maker.bodies) & set(e.maker.bodies) else talks.target


def _between(talks: Event, e: Event) -> bool:
    """Whether the talks were held by the two sides of the event."""
    sides = set(talks.maker.bodies) | set(talks.target.bodies)
    return bool(sides & set(e.maker.bodies)) and bool(sides & set(e.target.bodies))


def occurrences(scene: Scene, events: Sequence[Event]) -> tuple[tuple[Occurrence, ...], tuple[Statement, ...]]:
    """One occurrence an event, numbered m1, m2 … in order of the text, and their statements s1, s2 …"""
    with_people(scene, events)
    replies = answered(scene, events)
    acts: list[Occurrence] = []
    statements: list[Statement] = []
    for n, event in enumerate(events, 1):
        acts.append(_occurrence(scene, event, f"m{n}", f"m{replies[n - 1] + 1}" if n - 1 in replies else None))
        for mention in _told_apart(event):
            statements.append(_statement(scene, event, mention, f"m{n}", f"s{len(statements) + 1}"))
    return tuple(acts), tuple(statements)


def _occurrence(scene: Scene, event: Event, name: str, responds_to: str | None) -> Occurrence:
    first = event.first
    return Occurrence(
        id=name,
        act=first.act,
        by=event.maker.people,
        for_=event.maker.bodies,
        to=_addressed(event.target),
        about=_about(scene, first),
        arrangement=_arrangement(scene, event),
        body=_council(scene, first),
        condition=next((told for m in _told_apart(event) if (told := condition(scene, m))), None),
        when=event.when,
        responds_to=responds_to,
        led_by=_leaders(scene, event),
    )


def _leaders(scene: Scene, event: Event) -> tuple[str, ...]:
    """Who would lead under the plan: 'led by A and B'."""
    for m in event.mentions:
        for i in scene.tree.within(m.evidence):
            token = scene.tokens[i]
            if token.text.lower() in ("led", "headed", "run") and token.tag == "VBN":
                named = [c for c in scene.tree.children(i, "obl", "nmod") if preposition(scene, c.i) == "by"]
                side = next((s for c in named if (s := scene.side(c.i))), Side())
                if side:
                    return side.bodies or side.people
    return ()


def _addressed(target: Side) -> tuple[str, ...]:
    return target.bodies or target.people


def _told_apart(event: Event) -> list[Candidate]:
    """One mention for each voice and passage, the paper's own and the fullest first."""
    kept: dict[tuple[str | None, Span], Candidate] = {}
    for c in event.mentions:
        kept.setdefault((c.voice.speaker, c.evidence), c)
    return sorted(kept.values(), key=lambda c: (-c.confidence, _RANK[c.voice.mode], c.trigger))


def _statement(scene: Scene, event: Event, c: Candidate, occurrence: str, name: str) -> Statement:
    speaker = c.voice.speaker
    own = scene.side_of([speaker]) if speaker else Side()
    own_words = c.voice.mode == "direct" and bool(set(own.people + own.bodies) & set(event.maker.people))
    return Statement(
        id=name,
        occurrence=occurrence,
        speaker=None if c.voice.possible else speaker,
        evidence=(Evidence(c.evidence, scene.words(c.evidence)),),
        rule=c.rule,
        confidence=round(c.confidence, 2),
        speaks_for=own.bodies,
        possible=c.voice.possible,
        performs=own_words and performs(scene, c),
        mode=c.voice.mode,
        factuality=c.factuality,
    )


def _about(scene: Scene, c: Candidate) -> str | None:
    """The words that say what was proposed or answered: the clause or phrase below the trigger, in one line."""
    tree = scene.tree
    for dep in ("xcomp", "ccomp", "acl", "obj", "nsubj:pass", "obl"):
        for child in tree.children(c.trigger, dep):
            below = [i for i in tree.subtree(child.i) if c.evidence.start <= scene.tokens[i].start < c.evidence.end]
            if len(below) > 1 and not _is_when_or_whom(scene, below):
                words = scene.words(tree.span(below[0], below[-1]))
                return re.sub(r"\s+", " ", words).strip(' ,.;"“”')[:160]
    return None


def _is_when_or_whom(scene: Scene, phrase: Sequence[int]) -> bool:
    """Whether a phrase only tells the day, or names a side: neither is what a move is about."""
    times = (set(scene.tree.within(t.span)) for t in scene.annotation.times)
    said = [i for i in phrase if scene.tokens[i].pos not in ("ADP", "DET", "PUNCT")]
    return any(covered.issuperset(said) for covered in times) or all(_names_a_side(scene, i) for i in said)


def _names_a_side(scene: Scene, i: int) -> bool:
    mention = scene.mention(i)
    return mention is not None and mention.kind in ("party", "group", "person")


def _arrangement(scene: Scene, event: Event) -> Arrangement:
    if event.first.act in ("criticism", "support", "motion"):
        return "none"
    if event.first.act == "defection":
        return "defection"
    told = Counter(kind for m in event.mentions if (kind := _named(scene.words(m.evidence).lower())))
    return told.most_common(1)[0][0] if told else "none"


def _named(words: str) -> Arrangement | None:
    """The first kind of arrangement whose words stand there."""
    for kind, told in lexicon().arrangements.items():
        if any(re.search(rf"\b{re.escape(t)}", words) for t in told):
            return kind
    return None


def _council(scene: Scene, c: Candidate) -> str | None:
    """The council named in the passage, else the one that the article speaks of most."""
    councils = [m for m in scene.annotation.mentions if m.kind == "council"]
    here = [m.actors[0] for m in councils if m.span in c.evidence]
    if here:
        return here[0]
    return Counter(m.actors[0] for m in councils).most_common(1)[0][0] if councils else None
