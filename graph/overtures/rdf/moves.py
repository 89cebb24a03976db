"""Occurrences and plans of a reading as nodes."""

from __future__ import annotations

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.model import Arrangement, Occurrence, Reading
from overtures.rdf.cast import Cast
from overtures.rdf.terms import Sheet, literal, name
from overtures.rdf.times import Calendar

PROPOSALS = ("offer", "appeal", "invitation", "motion")
PLANNED = dict.fromkeys(PROPOSALS, "ov:proposes") | {"agreement": "ov:agreesOn"}
BETWEEN = dict.fromkeys(("rejection", "acceptance", "criticism", "support"), "of")
BETWEEN |= {"agreement": "with", "talks": "with", "withdrawal": "from"}
TOGETHER: frozenset[Arrangement] = frozenset(
    {"alliance", "coalition", "pact", "merger", "joint leadership", "confidence and supply", "support in a vote"}
)


class Moves:
    """The occurrences of one reading by their ids; what is only denied, negated or hypothetical is no occurrence."""

    def __init__(self, reading: Reading, article: ox.NamedNode, sheet: Sheet, cast: Cast, calendar: Calendar) -> None:
        self.article, self.sheet, self.cast, self.calendar = article, sheet, cast, calendar
        self.unrealised = {each.id for each in reading.unrealised()}
        self.nodes = {each.id: self._node(each) for each in reading.occurrences}
        first = {self.nodes[each.id]: each for each in reversed(reading.occurrences)}
        for each in first.values():  # of the same claim told twice the first: a second date would contradict it
            self._write(each)

    def _node(self, told: Occurrence) -> ox.NamedNode:
        """The IRI from the claim alone: who, what, to whom, which plan, when."""
        plan = (told.arrangement, told.about or "", told.body or "", told.condition or "", *sorted(told.led_by))
        when = told.when.edtf if told.when else ""
        claim = v.digest(told.act, *map(_set, (told.by, told.for_, told.to)), when, *plan)
        kind = "unrealised" if told.id in self.unrealised else "occurrence"
        return ox.NamedNode(f"{self.article.value}/{kind}/{claim}")

    def _write(self, told: Occurrence) -> None:
        node, say = self.nodes[told.id], self.sheet.say
        kind = name(f"ov:{v.ACT_CLASS[told.act]}")
        if told.id in self.unrealised:
            say(node, "a", name("ov:Unrealised"))
            say(node, "ov:ofKind", kind)
        else:
            say(node, "a", kind)
        say(node, "rdfs:label", literal(label(told)))
        self._sides(told, node)
        self._circumstances(told, node)

    def _sides(self, told: Occurrence, node: ox.NamedNode) -> None:
        council, cast, say = self.cast.council_named(told.body), self.cast, self.sheet.say
        say(node, "ov:agent", *(cast.person(each) for each in told.by))
        say(node, "ov:principal", *cast.sides(told.for_, council))
        people = [each for each in told.to if cast.is_person(each)]
        say(node, "ov:addressee", *(cast.person(each) for each in people))
        say(node, "ov:addressee", *(cast.body(each, council) for each in told.to if each not in people))
        say(node, "ov:counterparty", *cast.sides(told.to, council))

    def _circumstances(self, told: Occurrence, node: ox.NamedNode) -> None:
        say, council = self.sheet.say, self.cast.council_named(told.body)
        if council:
            say(node, "ov:concernsCouncil", self.cast.council(council))
        if told.when:
            say(node, "ov:when", self.calendar.period(told.when))
        answered = self.nodes.get(told.responds_to or "")
        if answered and answered != node and told.responds_to not in self.unrealised:
            say(node, "ov:respondsTo", answered)
        if told.act in PLANNED and told.id not in self.unrealised:
            say(node, PLANNED[told.act], self._plan(told, council))
        elif told.arrangement != "none":
            say(node, "ov:arrangement", arrangement(told.arrangement))

    def _plan(self, told: Occurrence, council: str | None) -> ox.NamedNode:
        cast, say = self.cast, self.sheet.say
        led = [cast.person(each) if cast.is_person(each) else cast.body(each, council) for each in told.led_by]
        plan = self.plan_node(told)
        say(plan, "a", name(_plan_class(told)))
        say(plan, "rdfs:label", literal(told.about or _without_words(told)))
        say(plan, "ov:arrangement", arrangement(told.arrangement))
        say(plan, "ov:wouldBeLedBy", *led)
        if told.arrangement in TOGETHER:
            say(plan, "ov:wouldInclude", *cast.sides((*told.for_, *told.to, *told.led_by), council))
        elif told.arrangement == "defection":
            say(plan, "ov:wouldLeave", *cast.sides(told.to, council))
            say(plan, "ov:wouldJoin", *cast.sides(told.for_, council))
        if told.condition:
            say(plan, "ov:condition", literal(told.condition))
        if council:
            say(plan, "ov:concernsCouncil", cast.council(council))
        return plan

    def plan_node(self, told: Occurrence) -> ox.NamedNode:
        """The IRI of the plan that an occurrence proposes or agrees on."""
        sides = (_set((*told.for_, *told.to)),) if told.arrangement in TOGETHER else (_set(told.for_), _set(told.to))
        parts = (_plan_class(told), told.arrangement, told.about or "", told.body or "", told.condition or "")
        return ox.NamedNode(f"{self.article.value}/plan/{v.digest(*parts, *sides, _set(told.led_by))}")


def label(told: Occurrence) -> str:
    """An occurrence in words: 'Labour: offer to Liberal Democrats, form an alliance'."""
    maker = " and ".join(told.for_ or told.by) or "somebody"
    to = f" {BETWEEN.get(told.act, 'to')} {' and '.join(told.to)}" if told.to else ""
    return f"{maker}: {told.act}{to}" + (f", {told.about}" if told.about else "")


def arrangement(told: Arrangement) -> ox.NamedNode:
    """The code of an arrangement."""
    return name(f"ovc:arrangement-{told.replace(' ', '-')}")


def _plan_class(told: Occurrence) -> str:
    if told.arrangement in TOGETHER:
        return "ov:AlliancePlan"
    if told.arrangement == "defection":
        return "ov:RealignmentPlan"
    return "ov:ProcedurePlan" if told.act == "motion" else "ov:Plan"


def _without_words(told: Occurrence) -> str:
    return told.arrangement if told.arrangement != "none" else f"what the {told.act} asks for"


def _set(names: tuple[str, ...]) -> str:
    return "\x1e".join(sorted(set(names)))
