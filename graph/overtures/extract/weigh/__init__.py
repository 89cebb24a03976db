"""Every possible move of every sentence, weighed by a small trained encoder that is also told what the rules found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from overtures.extract.candidate import Candidate, candidate
from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene, Side
from overtures.extract.weigh.decide import TOGETHER, Weighed, decide
from overtures.extract.weigh.features import ACTS, Arrays, arrays
from overtures.extract.weigh.network import Weights, run, settings
from overtures.extract.weigh.units import Units
from overtures.extract.weigh.windows import Window, windows
from overtures.model import UNREALISED, Act

__all__ = ["RULE", "Doubted", "weigh"]

RULE = "weighed"
_NEAR = 0.4  # of the cut: what reaches it was considered, and is told to whoever asks
_SURE = 0.6  # likelihood from which the encoder outdoes rules that find an act denied, negated or supposed


@dataclass(frozen=True, slots=True)
class Doubted:
    """A move that was considered and dropped: its likelihood, and what it would have taken."""

    candidate: Candidate
    likely: float
    cut: float


@dataclass(frozen=True, slots=True)
class _Scored:
    """One window with its arrays and weights, and what the rules found in the article."""

    units: Units
    window: Window
    a: Arrays
    weights: Weights
    ruled: Sequence[Candidate]

    def sentence(self, c: Candidate) -> int:
        """The number of the sentence of a candidate within the window."""
        return self.units.scene.tokens[c.trigger].sentence - self.window.first


def weigh(scene: Scene, ruled: Sequence[Candidate]) -> tuple[list[Candidate], list[Doubted]]:
    """The moves that the encoder takes for told, and what it doubts.

    With the former go those that the rules found denied, negated or supposed elsewhere.
    """
    units = Units(scene)
    found: list[Candidate] = []
    doubted: list[Doubted] = []
    for window in windows(scene):
        a = arrays(units, window, ruled)
        if a.units:
            sure, unsure = _sorted_out(_Scored(units, window, a, run(a), ruled))
            found += sure
            doubted += unsure
    whole = [c for c in ruled if _is_whole(c) and c.factuality not in UNREALISED]
    found = [c for c in found if c.rule != RULE or not any(_turned(scene, c, o) for o in whole)]
    aside = [c for c in ruled if _by_rule_alone(c) and not any(_same(scene, c, o) for o in found)]
    return sorted([*found, *aside], key=lambda c: c.trigger), doubted


def _by_rule_alone(c: Candidate) -> bool:
    """What is no move, what a rule found whole, and who changed sides: the encoder weighs parties, not people."""
    if c.act == "defection":
        return bool(c.maker.people and c.target.bodies)
    return c.factuality in UNREALISED or _is_whole(c)


def _same(scene: Scene, c: Candidate, other: Candidate) -> bool:
    """Whether two readings of one sentence tell one act between the same sides."""
    if not _one_place(scene, c, other):
        return False
    makers, targets = _names(c.maker) & _names(other.maker), _names(c.target) & _names(other.target)
    crossed = c.act in TOGETHER and bool(
        (_names(c.maker) | _names(c.target)) & (_names(other.maker) | _names(other.target))
    )
    return not _is_whole(c) or crossed or bool(makers and (targets or not other.target))


def _turned(scene: Scene, c: Candidate, other: Candidate) -> bool:
    """Whether a rule found the same act in the same sentence the other way round."""
    if not _one_place(scene, c, other):
        return False
    return bool(_names(c.maker) & _names(other.target) and _names(c.target) & _names(other.maker))


def _one_place(scene: Scene, c: Candidate, other: Candidate) -> bool:
    return c.act == other.act and scene.tokens[c.trigger].sentence == scene.tokens[other.trigger].sentence


def _names(side: Side) -> set[str]:
    return {*side.bodies, *side.people}


def _least(act: Act) -> float:
    """The confidence from which a rule of the act counts by itself."""
    return float(settings()["whole_by_act"].get(act, settings()["whole"]))


def _is_whole(c: Candidate) -> bool:
    return _least(c.act) <= c.confidence and bool(c.maker) and (bool(c.target) or c.act == "motion")


def _sorted_out(scored: _Scored) -> tuple[list[Candidate], list[Doubted]]:
    """What one window tells, and what it nearly tells: a rule that found both sides tips the balance."""
    cut, tipped = settings()["cut"], settings()["ruled"]
    reached = [(w, c) for w, c in _window(scored, cut) if c.rule != RULE or w.likely >= _least_alone(scored, c)]
    sure = [c for w, c in reached if not _denied(scored, w)]
    told = {(c.act, scored.sentence(c)) for c in sure}
    unsure: list[Doubted] = []
    for w, c in _window(scored, {act: p * min(_NEAR, tipped) for act, p in cut.items()}):
        if (c.act, scored.sentence(c)) in told:
            continue
        if c.by_rule >= _least(w.act) and w.likely >= tipped * cut[w.act]:
            if not _denied(scored, w):
                sure.append(c)
        elif w.likely >= _NEAR * cut[w.act]:
            unsure.append(Doubted(c, w.likely, _needed(scored, w, c)))
    return sure, unsure


def _least_alone(scored: _Scored, c: Candidate) -> float:
    """What the encoder needs by itself: more where the lexicon knows the word, and its rules would not take it."""
    token = scored.units.scene.tokens[c.trigger]
    frames = [*lexicon().verbs.get(token.lemma.lower(), ()), *lexicon().nouns.get(token.lemma.lower(), ())]
    return _SURE if any(f.act == c.act for f in frames) else float(settings()["alone"])


def _needed(scored: _Scored, w: Weighed, c: Candidate) -> float:
    """The likelihood that would have been enough."""
    if _denied(scored, w):
        return _SURE
    cut = float(settings()["cut"][w.act])
    return max(cut, _least_alone(scored, c)) if c.rule == RULE else cut


def _denied(scored: _Scored, w: Weighed) -> bool:
    """Whether all that the rules found of the act in the sentence is no move, and the encoder is not sure of one."""
    found = [c for c in scored.ruled if c.act == w.act and scored.sentence(c) == w.sentence]
    return w.likely < _SURE and bool(found) and all(c.factuality in UNREALISED for c in found)


def _window(scored: _Scored, cut: dict[str, float]) -> Iterator[tuple[Weighed, Candidate]]:
    """Each act of a window that reaches its cut, as a candidate."""
    window, weights = scored.window, scored.weights
    changed = {scored.sentence(c) for c in scored.ruled if c.act == "defection" and _by_rule_alone(c)}
    for w in decide(weights.likely, window.scored - window.first, cut):
        if w.act == "defection" and w.sentence in changed:
            continue  # the rule knows the person
        piece = int(weights.worded[w.sentence, ACTS.index(w.act)].argmax())
        at = window.pieces[piece - 1].token
        rules = [c for c in scored.ruled if c.factuality not in UNREALISED and _agrees(scored, c, w)]
        yield w, _candidate(scored.units, scored.a, w, at, rules)


def _agrees(scored: _Scored, c: Candidate, w: Weighed) -> bool:
    """Whether a rule found the same act in the same sentence, and no other sides."""
    if c.act != w.act or scored.sentence(c) != w.sentence:
        return False
    makers, targets = set(scored.units.of_side(c.maker)), set(scored.units.of_side(c.target))
    own = {scored.a.units[n] for n in w.makers}
    other = {scored.a.units[n] for n in w.targets}
    if w.act in TOGETHER:
        return bool((makers | targets) & (own | other))
    return (not makers or bool(makers & own)) and (not targets or not other or bool(targets & other))


def _candidate(units: Units, a: Arrays, w: Weighed, at: int, rules: list[Candidate]) -> Candidate:
    scene = units.scene
    ruled = max(rules, key=lambda c: c.confidence) if rules else None
    trigger = ruled.trigger if ruled else at
    maker, target = _side(units, a, w.makers), _side(units, a, w.targets)
    if ruled and _is_whole(ruled):
        maker, target = ruled.maker, ruled.target
    people = ruled.maker.people if ruled and ruled.maker.people else _maker_of(scene, trigger, maker)
    own = tuple(p for p in people if scene.people[p].party in maker.bodies)
    maker = Side(tuple(dict.fromkeys(maker.people + own)), maker.bodies)
    made = candidate(scene, w.act, ruled.rule if ruled else RULE, trigger, (maker, target), _sure(w.likely))
    if ruled:
        made = replace(
            made, factuality=ruled.factuality, answers=ruled.answers, object=ruled.object, by_rule=ruled.confidence
        )
    return replace(made, symmetric=w.act in TOGETHER)


def _side(units: Units, a: Arrays, chosen: Sequence[int]) -> Side:
    side = Side()
    for n in chosen:
        side += units.every[a.units[n]].side()
    return side


def _sure(likely: float) -> float:
    """The share of moves of that likelihood that were right in articles kept from training."""
    told = settings()["calibration"]
    return float(np.interp(likely, told["likely"], told["right"]))


def _maker_of(scene: Scene, trigger: int, maker: Side) -> tuple[str, ...]:
    """The person of the maker's side who stands nearest before the wording in its sentence, else nearest after."""
    named: list[tuple[int, str]] = []
    for i in scene.sentence(trigger):
        mention = scene.mention(i)
        people = [p for p in mention.actors if p in scene.people] if mention else []
        if len(people) == 1 and scene.people[people[0]].party in maker.bodies:
            named.append((i, people[0]))
    if not named:
        return ()
    ahead = [person for i, person in named if i <= trigger]
    return (ahead[-1] if ahead else named[0][1],)
