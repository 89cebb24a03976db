"""Periods of a reading as nodes."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.model import Period, Reading
from overtures.rdf.terms import Sheet, literal, name


class Calendar:
    """The periods of one article; the same bounds, words and derivation are one node."""

    def __init__(self, reading: Reading, article: ox.NamedNode, sheet: Sheet) -> None:
        self.article = article
        self.sheet = sheet
        self.anchors: dict[str, ox.NamedNode] = {}
        for period in _periods(reading):
            for told in filter(None, (period.expression, period.edtf)):
                self.anchors.setdefault(told, self._node(period))

    def period(self, period: Period) -> ox.NamedNode:
        """The node of the period."""
        node, say = self._node(period), self.sheet.say
        say(node, "a", name("ov:Period"))
        for bound, day in (("ov:begin", period.begin), ("ov:end", period.end)):
            if day:
                say(node, bound, literal(day))
        say(node, "ov:edtf", ox.Literal(period.edtf, datatype=name("edtf:EDTF-level1")))
        say(node, "ov:dateDerivation", name(f"ovc:date-{period.derivation}"))
        if period.expression:
            say(node, "ov:expression", literal(period.expression))
        if (anchor := self._anchor(period)) and anchor != node:
            say(node, "ov:anchoredTo", anchor)
        return node

    def _anchor(self, period: Period) -> ox.NamedNode | None:
        """What the bounds were counted from: another period of the reading, or the day of the article."""
        if period.anchor:
            return self.anchors.get(period.anchor)
        return self.article if period.derivation == "resolved" else None

    def _node(self, period: Period) -> ox.NamedNode:
        told = (period.begin, period.end, period.edtf, period.derivation, period.expression, period.anchor)
        return ox.NamedNode(f"{self.article.value}/period/{v.digest(*(str(each or '') for each in told))}")


def _periods(reading: Reading) -> Iterable[Period]:
    """Every period that the reading puts on something."""
    told = [*(each.when for each in reading.occurrences), *(each.when for each in reading.seats)]
    return filter(None, told)
