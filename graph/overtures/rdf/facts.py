"""Seats, offices and alliances of a reading as nodes, each told by a statement in the article's own voice."""

from __future__ import annotations

from itertools import groupby

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.model import Body, Person, Reading, Role, SeatCount
from overtures.rdf.accounts import Account, Accounts, sentence_with
from overtures.rdf.cast import Cast
from overtures.rdf.ontology import OTHER, role_code
from overtures.rdf.terms import Sheet, literal, name
from overtures.rdf.times import Calendar

SURE = 0.8  # of what a reading gives without a confidence of its own


class Facts:
    """Writes what holds throughout, against what happens: seats, offices, alliances."""

    def __init__(self, reading: Reading, sheet: Sheet, cast: Cast, calendar: Calendar, accounts: Accounts) -> None:
        self.reading, self.sheet, self.cast = reading, sheet, cast
        self.calendar, self.accounts = calendar, accounts
        self.article = accounts.article

    def write(self) -> None:
        """All of the reading's seats, offices and alliances."""
        self._seats()
        for person in self.reading.people:
            self._offices(person)
        for body in self.reading.bodies:
            if body.kind == "alliance":
                self._alliance(body)

    def _seats(self) -> None:
        """One statement for each body and time, so that a complete report is one statement."""
        counts = [each for each in self.reading.seats if (each.seats, each.change) != (None, None)]
        once = {self._seat_node(each): each for each in reversed(counts)}
        told = sorted(once.items(), key=lambda each: (_report(each[1]), each[0].value))
        reports = [dict(report) for _, report in groupby(told, key=lambda each: _report(each[1]))]
        for report in reports:
            for node, count in report.items():
                self._seat_count(node, count)
            evidence = tuple(sorted({each.evidence for each in report.values()}, key=lambda each: each.span))
            nodes = tuple(report)
            statement = self.accounts.narrate(Account(_key(nodes), nodes, evidence, "seats held", SURE))
            body = next(iter(report.values())).body
            if body in self.reading.seats_complete and body and report is _longest(reports, body):
                self.sheet.say(statement, "ov:completeFor", self.cast.council(body))

    def _seat_node(self, told: SeatCount) -> ox.NamedNode:
        when = told.when.edtf if told.when else ""
        key = v.digest(told.party, told.body or "", str(told.seats), str(told.change), when)
        return ox.NamedNode(f"{self.article.value}/seats/{key}")

    def _seat_count(self, node: ox.NamedNode, told: SeatCount) -> None:
        say = self.sheet.say
        say(node, "a", name("ov:SeatCount"))
        say(node, "ov:heldBy", self.cast.body(told.party, told.body))
        if told.body:
            say(node, "ov:onCouncil", self.cast.council(told.body))
        if told.seats is not None:
            say(node, "ov:seats", literal(told.seats))
        if told.change is not None:
            say(node, "ov:seatChange", literal(told.change))
        if told.when:
            say(node, "ov:during", self.calendar.period(told.when))

    def _offices(self, person: Person) -> None:
        evidence = sentence_with(self.reading.article.text, person.name)
        if not evidence:
            return
        offices = [(role, body) for role in person.roles if (body := self._held_in(role, person))]
        nodes = [self._membership(person, role.role, body) for role, body in offices]
        side = self.cast.sides([person.name], self.cast.places.get(person.name))
        if side and side[0] not in (body for _, body in offices):
            nodes.append(self._membership(person, "member", side[0]))
        for node in nodes:
            self.accounts.narrate(Account(node.value, (node,), (evidence,), "office or party of a person", SURE))

    def _held_in(self, role: Role, person: Person) -> ox.NamedNode | None:
        if role.of:
            return self.cast.body(role.of, self.cast.council_named(role.body))
        if role.body:
            return self.cast.body(role.body)
        return self.cast.body(person.party) if person.party else None

    def _membership(self, person: Person, role: str, body: ox.NamedNode) -> ox.NamedNode:
        member, code = self.cast.person(person.name), role_code(role)
        key = v.digest(member.value, body.value, code, role if code == OTHER else "")
        node, say = ox.NamedNode(f"{self.article.value}/membership/{key}"), self.sheet.say
        say(node, "a", name("ov:Membership"))
        say(node, "org:member", member)
        say(node, "org:organization", body)
        say(node, "org:role", name(code))
        if code == OTHER:
            say(node, "rdfs:label", literal(role))
        return node

    def _alliance(self, body: Body) -> None:
        evidence = sentence_with(self.reading.article.text, body.name)
        if evidence:
            node = self.cast.body(body.name)
            self.accounts.narrate(Account(node.value, (node,), (evidence,), "alliance in being", SURE))


def _report(told: SeatCount) -> tuple[str, str]:
    return told.body or "", told.when.edtf if told.when else ""


def _longest(reports: list[dict[ox.NamedNode, SeatCount]], body: str) -> dict[ox.NamedNode, SeatCount]:
    """Of several reports on one body that with most counts, which alone can cover every seat."""
    return max((each for each in reports if next(iter(each.values())).body == body), key=len)


def _key(nodes: tuple[ox.NamedNode, ...]) -> str:
    return "\x1e".join(sorted(each.value for each in nodes))
