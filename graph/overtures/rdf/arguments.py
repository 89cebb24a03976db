"""Topics, reasons and contradicting accounts of a reading as nodes and ties."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.model import Occurrence, Reading, Reason, Statement
from overtures.rdf.accounts import Account, Accounts, speak, speaker_key, voices
from overtures.rdf.moves import PLANNED, Moves
from overtures.rdf.terms import literal, name

AGAINST = ("rejection", "withdrawal")  # to object to what was proposed is to favour these


class Arguments:
    """Writes what is argued; `statements` are the nodes of the reading's statements by their ids."""

    def __init__(
        self, reading: Reading, accounts: Accounts, moves: Moves, statements: Mapping[str, ox.NamedNode]
    ) -> None:
        self.reading, self.accounts, self.moves, self.statements = reading, accounts, moves, statements
        self.acts = {each.id: each for each in reading.occurrences}

    def write(self) -> None:
        """All topics, reasons and contradictions of the reading."""
        self._topics()
        for reason in self.reading.reasons:
            self._reason(reason)
        said = {each.id: each for each in self.reading.statements}
        for each in self.reading.contradictions:
            if self._voices(said[each.told]).isdisjoint(self._voices(said[each.denied])):
                self.accounts.sheet.say(self.statements[each.denied], "ov:contradicts", self.statements[each.told])

    def _voices(self, told: Statement) -> set[ox.NamedNode]:
        return voices(told, self.accounts, self.acts[told.occurrence].body)

    def _topics(self) -> None:
        """What each statement speaks of in its words, and with it the occurrence that it tells."""
        if not self.reading.topics:
            return
        for told in self.reading.statements:
            spans = [each.span for each in told.evidence]
            for code in (_topic(each.topic) for each in self.reading.topics_within(*spans)):
                self.accounts.sheet.say(self.statements[told.id], "ov:topic", code)
                self.accounts.sheet.say(self.moves.nodes[told.occurrence], "ov:topic", code)

    def _reason(self, told: Reason) -> None:
        """The reason, and the statement that puts it forward."""
        act = self.acts[told.about or told.answer or ""]
        target, towards = self._target(act), self._towards(told, act)
        node = self._node(told, target, towards)
        say = self.accounts.sheet.say
        say(node, "a", name("ov:Reason"))
        say(node, "rdfs:label", literal(" ".join(told.evidence.text.split())))
        say(node, "ov:topic", *(_topic(each) for each in told.topics))
        say(node, towards, target)
        account = Account(node.value, (), (told.evidence,), told.rule, told.confidence, told.mode)
        statement = self.accounts.node(account, speaker_key(told))
        self.accounts.write(statement, account)
        say(statement, "ov:givesReason", node)
        speak(told, statement, self.accounts, act.body)

    def _target(self, act: Occurrence) -> ox.NamedNode:
        """The plan that is proposed or agreed on, else the act itself."""
        return self.moves.plan_node(act) if act.act in PLANNED else self.moves.nodes[act.id]

    def _towards(self, told: Reason, act: Occurrence) -> str:
        return "ov:favours" if (told.polarity == "ground") != (act.act in AGAINST) else "ov:disfavours"

    def _node(self, told: Reason, target: ox.NamedNode, towards: str) -> ox.NamedNode:
        span = told.evidence.span
        key = v.digest(towards, target.value, f"{span.start}-{span.end}", told.evidence.text, speaker_key(told))
        return ox.NamedNode(f"{self.accounts.article.value}/reason/{key}")


def _topic(code: str) -> ox.NamedNode:
    return name(f"ovc:topic-{code}")
