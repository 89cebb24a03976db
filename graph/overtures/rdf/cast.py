"""Who is who in a reading: names become IRIs, and the register gets what is known of people and bodies."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.model import Body, Reading
from overtures.rdf.parties import INDEPENDENT, by_any_name, parties, party_name, variants_in
from overtures.rdf.terms import Sheet, literal, name

GROUP = " group"


class Cast:
    """People, bodies and voices of one reading; asking for one enters it in the register, a voice in the article."""

    def __init__(self, reading: Reading, article: ox.NamedNode, sheet: Sheet) -> None:
        self.people = {person.name: person for person in reading.people}
        self.bodies = {body.name: body for body in reading.bodies}
        self.article = article
        self.sheet = sheet
        self.places = _places(reading)
        self.seats = _seats(reading)
        self.variants = variants_in(reading.article.text, self.bodies)

    def is_person(self, name: str) -> bool:
        """Whether the name is a person's of this reading."""
        return name in self.people

    def council_named(self, name: str | None) -> str | None:
        """The name, if it can be a council's: an assembly that the reading knows as one, or does not know."""
        body = self.bodies.get(name or "")
        return name if not body or body.kind == "council" else body.council

    def person(self, told: str) -> ox.NamedNode:
        """The person of that name: by council, else by party."""
        person = self.people.get(told)
        place = self.places.get(told) or (person.party if person else None)
        node = ox.NamedNode(v.person_iri(told, place))
        self.sheet.enrol(node, "a", name("foaf:Person"))
        self.sheet.enrol(node, "rdfs:label", literal(told))
        return node

    def voice(self, told: str | None) -> ox.NamedNode:
        """The article's own voice, or a source that is neither a person nor a body of the reading."""
        node = ox.NamedNode(f"{self.article.value}/voice" + (f"/{v.slug(told)}" if told else ""))
        self.sheet.say(node, "a", name("ov:Voice"))
        self.sheet.say(node, "rdfs:label", literal(told or "the article's own voice"))
        if not told:
            self.sheet.say(self.article, "ov:narrator", node)
        return node

    def speaker(self, told: str | None, council: str | None) -> ox.NamedNode:
        """Whoever says it: a person, a body that the reading or the list of parties knows, or a voice."""
        if told is not None and self.is_person(told):
            return self.person(told)
        if told is not None and (told in self.bodies or _guess(told).kind != "organisation"):
            return self.body(told, council)
        return self.voice(told)

    def sides(self, names: Iterable[str], council: str | None) -> list[ox.NamedNode]:
        """The parties or groups of those names; of a person their party or group, of a council none."""
        sides = []
        for told in names:
            person = self.people.get(told)
            of = person.party if person else told
            if of and self._known(of).kind != "council":
                sides.append(self.body(of, council))
        return sides

    def body(self, told: str, council: str | None = None) -> ox.NamedNode:
        """The body of that name; of a party its group on the council, where one is named."""
        body = self._known(told)
        if body.kind == "council":
            return self.council(told)
        if body.kind == "alliance":
            return self._alliance(body)
        if body.kind == "organisation":
            return self._plain(body)
        if body.kind == "party" and body.name != INDEPENDENT:
            return self._branch(body) if body.party not in (None, body.name) else self._party(body.name, council)
        listed = self.seats.get(told)
        return self._group(body, council or listed if body.name == INDEPENDENT else listed or council)

    def council(self, told: str) -> ox.NamedNode:
        """The council or other assembly of that name, with its code where a register gives one."""
        node, known = self._enrol(v.body_iri(told), "ov:Council", told), self.bodies.get(told)
        if known and known.code:
            self.sheet.enrol(node, "dcterms:identifier", literal(known.code))
            self.sheet.enrol(node, "skos:notation", literal(known.code))
        if known and known.type:
            self.sheet.enrol(node, "dcterms:type", literal(known.type))
        return node

    def _known(self, told: str) -> Body:
        return self.bodies.get(told) or _guess(told)

    def _enrol(self, iri: str, kind: str, label: str, *others: str) -> ox.NamedNode:
        node = ox.NamedNode(iri)
        self.sheet.enrol(node, "a", name(kind))
        self.sheet.enrol(node, "rdfs:label", literal(label))
        self.sheet.enrol(node, "skos:altLabel", *map(literal, others))
        return node

    def _party(self, told: str, council: str | None) -> ox.NamedNode:
        called = self.variants.get(told) or party_name(told)
        party = self._enrol(v.body_iri(called.name), "ov:Party", called.label, *called.others)
        self.sheet.enrol(party, "ov:belongsToParty", party)
        if not council:
            return party
        label = f"{called.adjective} group, {council}"
        return self._seated(v.body_iri(called.name, council), label, council, [party])

    def _branch(self, body: Body) -> ox.NamedNode:
        branch = self._enrol(v.body_iri(body.name), "ov:Party", body.name)
        return self._tie(branch, [self._party(body.party or "", None)])

    def _group(self, body: Body, council: str | None) -> ox.NamedNode:
        if body.party and body.party != INDEPENDENT and council and not body.members:
            return self._party(body.party, council)
        label = body.name
        if body.name == INDEPENDENT:
            label = f"Independent group, {council}" if council else "Independents"
        told = body.members or ((body.party,) if body.party and body.party != INDEPENDENT else ())
        return self._seated(v.body_iri(body.name, council), label, council, self._parties(told))

    def _seated(self, iri: str, label: str, council: str | None, of: list[ox.NamedNode]) -> ox.NamedNode:
        group = self._enrol(iri, "ov:CouncilGroup", label)
        if council:
            self.sheet.enrol(group, "ov:onCouncil", self.council(council))
        return self._tie(group, of)

    def _alliance(self, body: Body) -> ox.NamedNode:
        council = self.seats.get(body.name)
        alliance = self._enrol(v.body_iri(body.name, council), "ov:Alliance", body.name)
        included = [each for each in body.members if self._known(each).kind != "alliance"]
        self.sheet.enrol(alliance, "ov:includes", *(self.body(each, council) for each in included))
        if council:
            self.sheet.enrol(alliance, "ov:onCouncil", self.council(council))
        return self._tie(alliance, self._parties(body.members))

    def _plain(self, body: Body) -> ox.NamedNode:
        node = self._enrol(v.body_iri(body.name), "org:Organization", body.name)
        return self._tie(node, self._parties((body.party,) if body.party else ()))

    def _parties(self, names: Iterable[str]) -> list[ox.NamedNode]:
        return [self._party(each, None) for each in names if self._known(each).kind == "party" and each != INDEPENDENT]

    def _tie(self, body: ox.NamedNode, of: list[ox.NamedNode]) -> ox.NamedNode:
        self.sheet.enrol(body, "ov:ofParty", *of)
        self.sheet.enrol(body, "ov:belongsToParty", *of)
        return body


def _guess(told: str) -> Body:
    """What a body is that the reading does not list: a party by any of its names, its group, else some organisation."""
    if told in parties():
        return Body(told, "party")
    stem = told.removesuffix(GROUP)
    if stem in (INDEPENDENT, INDEPENDENT + "s"):
        return Body(INDEPENDENT, "group")
    party = by_any_name().get(stem.casefold())
    if not party:
        return Body(told, "organisation")
    return Body(party.name, "party") if stem == told else Body(told, "group", party=party.name)


def _places(reading: Reading) -> dict[str, str]:
    """For each person the council that their offices name first, else the one about whose affairs they first act."""
    places: dict[str, str] = {}
    for person in reading.people:
        told = [role.body for role in person.roles if role.body]
        if told:
            places[person.name] = told[0]
    for occurrence in reading.occurrences:
        for maker in occurrence.by:
            if occurrence.body:
                places.setdefault(maker, occurrence.body)
    return places


def _seats(reading: Reading) -> dict[str, str]:
    """For each group and alliance that the reading lists its council: as told, else where it first stands on a side."""
    seats = {body.name: body.council for body in reading.bodies if body.council}
    joint = {body.name for body in reading.bodies if body.kind in ("group", "alliance")}
    for occurrence in reading.occurrences:
        for side in (*occurrence.for_, *occurrence.to):
            if occurrence.body and side in joint:
                seats.setdefault(side, occurrence.body)
    return seats
