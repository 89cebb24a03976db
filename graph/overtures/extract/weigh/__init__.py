"""Every possible move of every sentence, weighed by a small trained encoder that is also told what the rules found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from overtures.encoder.arrays import ACTS, Arrays
from overtures.encoder.network import Weights, run, settings
from overtures.encoder.windows import Window, windows
from overtures.extract.candidate import Candidate, candidate
from overtures.extract.scene import Scene, Side
from overtures.extract.weigh.decide import TOGETHER, Weighed, decide
from overtures.extract.weigh.features import arrays
from overtures.extract.weigh.units import Units
from overtures.model import UNREALISED

__all__ = ["RULE", "Doubted", "weigh"]

RULE = "weighed"
_LIKELY = 0.7  # from which the encoder is believed against a rule that has found but one side
_NEAR = 0.4  # of the cut: what reaches it was considered, and is told to whoever asks


@dataclass(frozen=True, slots=True)
class Doubted:
    """A move that was considered and dropped: its likelihood, and what it would have taken."""

    candidate: Candidate
    likely: float
    cut: float


@dataclass(frozen=True, slots=True)
class _Scored:
    """One window with its arrays and weights, and what the rules found, by the number of the sentence."""

    units: Units
    window: Window
    a: Arrays
    weights: Weights
    ruled: Mapping[int, Sequence[Candidate]]

    def told_by_rules(self, row: int) -> Sequence[Candidate]:
        """What the rules found in a sentence, by its number within the window."""
        return self.ruled.get(row + self.window.first, ())


def weigh(scene: Scene, ruled: Sequence[Candidate], *, doubts: bool = False) -> tuple[list[Candidate], list[Doubted]]:
    """The moves that the encoder takes for told, and with `doubts` what it nearly took.

    With the former go those that the rules found denied, negated or supposed elsewhere, motions that are announced, and
    who changed sides.
    """
    units = Units(scene)
    found: list[Candidate] = []
    doubted: list[Doubted] = []
    by_sentence: dict[int, list[Candidate]] = defaultdict(list)
    for c in ruled:
        by_sentence[scene.tokens[c.trigger].sentence].append(c)
    for window in windows(scene.annotation, scene.tree):
        a = arrays(units, window, ruled)
        if a.units:
            scored = _Scored(units, window, a, run(a), by_sentence)
            found += _taken(scored)
            doubted += _doubted(scored) if doubts else []
    told = {_place(scene, c) for c in found}
    aside = [c for c in ruled if _by_rule_alone(c) and _place(scene, c) not in told]
    return sorted([*found, *aside], key=lambda c: c.trigger), [
        d for d in doubted if _place(scene, d.candidate) not in told
    ]


def _taken(scored: _Scored) -> Iterator[Candidate]:
    """What reaches its cut, or a share of it where a sure rule agrees."""
    cut: dict[str, float] = settings()["cut"]
    for w, c in _window(scored, {act: p * settings()["ruled"] for act, p in cut.items()}):
        if w.likely >= cut[w.act] or c.by_rule >= settings()["sure"]:
            yield c


def _place(scene: Scene, c: Candidate) -> tuple[str, int]:
    return c.act, scene.tokens[c.trigger].sentence


def _by_rule_alone(c: Candidate) -> bool:
    """What is no move, a motion that is announced, and who changed sides: the encoder weighs parties, not people."""
    if c.act == "motion" and c.factuality == "planned":
        return bool(c.maker)
    return c.factuality in UNREALISED or (c.act == "defection" and bool(c.maker.people and c.target.bodies))


def _doubted(scored: _Scored) -> Iterator[Doubted]:
    cut: dict[str, float] = settings()["cut"]
    for w, c in _window(scored, {act: p * _NEAR for act, p in cut.items()}):
        if w.likely < cut[w.act]:
            yield Doubted(c, w.likely, cut[w.act])


def _window(scored: _Scored, cut: dict[str, float]) -> Iterator[tuple[Weighed, Candidate]]:
    """Each act of a window that reaches its cut, as a candidate."""
    window, weights = scored.window, scored.weights
    for w in decide(weights.likely, window.scored - window.first, cut):
        ruled = [c for c in scored.told_by_rules(w.sentence) if c.act == w.act]
        if w.act == "defection" and any(_by_rule_alone(c) for c in ruled):
            continue  # the rule knows the person
        if any(_is_unmade(scored, c, w) for c in ruled):
            continue  # what the words deny, negate or suppose outright is not weighed
        piece = int(weights.worded[w.sentence, ACTS.index(w.act)].argmax())
        rules = [c for c in ruled if c.factuality not in UNREALISED and _agrees(scored, c, w)]
        yield w, _candidate(scored, w, window.pieces[piece - 1].token, rules)


def _agrees(scored: _Scored, c: Candidate, w: Weighed) -> bool:
    """Whether a rule found no other sides for the act."""
    makers, targets = set(scored.units.of_side(c.maker)), set(scored.units.of_side(c.target))
    own = {scored.a.units[n] for n in w.makers}
    other = {scored.a.units[n] for n in w.targets}
    if w.act in TOGETHER:
        return bool((makers | targets) & (own | other))
    return (not makers or bool(makers & own)) and (not targets or not other or bool(targets & other))


def _is_unmade(scored: _Scored, c: Candidate, w: Weighed) -> bool:
    """Whether a rule has found this denied, negated or supposed: with both its sides, or where it is not likely."""
    whole = bool(c.maker and (c.target or c.act == "motion"))
    return c.factuality in UNREALISED and (whole or w.likely < _LIKELY) and _agrees(scored, c, w)


def _candidate(scored: _Scored, w: Weighed, at: int, rules: list[Candidate]) -> Candidate:
    scene = scored.units.scene
    ruled = max(rules, key=lambda c: c.confidence) if rules else None
    trigger = ruled.trigger if ruled else at
    maker, target = _sides(scored, w)
    if ruled and _same_bodies(ruled, maker, target):
        maker, target = ruled.maker, ruled.target  # with the people whom the rule has seen
    own_bodies = (
        maker.bodies + target.bodies if w.act == "defection" else maker.bodies
    )  # who changed sides is of either
    people = ruled.maker.people if ruled and ruled.maker.people else _maker_of(scene, trigger, own_bodies)
    own = tuple(p for p in people if scene.people[p].party in own_bodies)
    maker = Side(tuple(dict.fromkeys(maker.people + own)), maker.bodies)
    made = candidate(scene, w.act, ruled.rule if ruled else RULE, trigger, (maker, target), _sure(w.likely))
    if ruled:
        made = replace(
            made, factuality=ruled.factuality, answers=ruled.answers, object=ruled.object, by_rule=ruled.confidence
        )
    return replace(made, symmetric=w.act in TOGETHER, dated=_dated(scored, w))


def _dated(scored: _Scored, w: Weighed) -> tuple[tuple[int, float], ...]:
    """Index of an expression of time in the annotation and how likely it tells the day, the likeliest first."""
    shares = scored.weights.dated[w.sentence, ACTS.index(w.act)]
    told = [(n, float(shares[k])) for k, n in enumerate(scored.a.times)]
    return tuple(sorted(told, key=lambda t: -t[1]))


def _same_bodies(c: Candidate, maker: Side, target: Side) -> bool:
    """Whether a rule has found just these parties and groups, either way round where the sides act together."""
    own, other, found = set(maker.bodies), set(target.bodies), (set(c.maker.bodies), set(c.target.bodies))
    return found == (own, other) or (c.symmetric and found == (other, own))


def _sides(scored: _Scored, w: Weighed) -> tuple[Side, Side]:
    """Both sides; whoever is meant only by a word for several ("both parties") stands there with all of them."""
    maker, target = _side(scored, w.makers), _side(scored, w.targets)
    if w.act in TOGETHER:
        return maker, target
    return maker + _meant_with(scored, w, w.makers).without(target), target + _meant_with(scored, w, w.targets).without(
        maker
    )


def _meant_with(scored: _Scored, w: Weighed, chosen: Sequence[int]) -> Side:
    units = scored.units
    tokens = units.scene.annotation.sentences[w.sentence + scored.window.first]
    meant = [units.meant.of_token[i][1] for i in range(tokens.first, tokens.last) if i in units.meant.of_token]
    side = Side()
    for n in (scored.a.units[k] for k in chosen):
        groups = {group for group in meant if n in group}
        if groups and all(len(group) > 1 for group in groups):
            for other in min(groups, key=len):
                side += units.every[other].side()
    return side


def _side(scored: _Scored, chosen: Sequence[int]) -> Side:
    side = Side()
    for n in chosen:
        side += scored.units.every[scored.a.units[n]].side()
    return side


def _sure(likely: float) -> float:
    """The share of moves of that likelihood that were right in articles kept from training."""
    told = settings()["calibration"]
    return float(np.interp(likely, told["likely"], told["right"]))


def _maker_of(scene: Scene, trigger: int, parties: Collection[str]) -> tuple[str, ...]:
    """The person of one of the parties who stands nearest before the wording in its sentence, else nearest after."""
    named: list[tuple[int, str]] = []
    for i in scene.sentence(trigger):
        mention = scene.mention(i)
        people = [p for p in mention.actors if p in scene.people] if mention else []
        if len(people) == 1 and scene.people[people[0]].party in parties:
            named.append((i, people[0]))
    if not named:
        return ()
    ahead = [person for i, person in named if i <= trigger]
    return (ahead[-1] if ahead else named[0][1],)
