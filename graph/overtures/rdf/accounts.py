"""Statements of a reading, with their evidence, as nodes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.model import Evidence, Reading, Reason, Span, Statement
from overtures.rdf.cast import Cast
from overtures.rdf.moves import Moves
from overtures.rdf.terms import Sheet, literal, name, share


@dataclass(frozen=True, slots=True)
class Account:
    """What every statement says of itself; `key` is the claim that it makes."""

    key: str
    told: tuple[ox.NamedNode, ...]
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
    mode: str = "narration"
    factuality: str = "asserted"
    performs: bool = False


class Accounts:
    """Writes statements; the one place that knows how a statement looks in the graph."""

    def __init__(self, article: ox.NamedNode, reading_node: ox.NamedNode, sheet: Sheet, cast: Cast) -> None:
        self.article, self.reading, self.sheet, self.cast = article, reading_node, sheet, cast

    def write(self, node: ox.NamedNode, account: Account, outer: ox.NamedNode | None = None) -> None:
        """Everything of a statement but its speakers."""
        say = self.sheet.say
        say(node, "a", name("ov:Statement"))
        say(node, "ov:inArticle", self.article)
        say(node, "ov:conveyedBy", outer or self.article)
        say(node, "ov:performs" if account.performs else "ov:reports", *account.told)
        say(node, "ov:mode", name(f"ovc:mode-{account.mode}"))
        say(node, "ov:factuality", name(f"ovc:fact-{account.factuality}"))
        say(node, "ov:reviewStatus", name("ovc:review-none"))
        say(node, "ov:confidence", literal(share(account.confidence)))
        say(node, "ov:rule", literal(account.rule))
        say(node, "ov:evidence", *(self.span(each) for each in account.evidence))
        say(node, "prov:wasGeneratedBy", self.reading)

    def narrate(self, account: Account) -> ox.NamedNode:
        """A statement in the article's own voice."""
        node = self.node(account, "")
        self.write(node, account)
        self.sheet.say(node, "ov:speaker", self.cast.voice(None))
        return node

    def node(self, account: Account, speaker: str) -> ox.NamedNode:
        """The IRI from the claim with its evidence: what is told, by whom, in which words."""
        spans = (f"{each.span.start}-{each.span.end} {each.text}" for each in account.evidence)
        return ox.NamedNode(f"{self.article.value}/statement/{v.digest(account.key, speaker, *spans)}")

    def span(self, evidence: Evidence) -> ox.NamedNode:
        """The text span with both of its selectors."""
        say, span = self.sheet.say, evidence.span
        node = ox.NamedNode(f"{self.article.value}/span/{span.start}-{span.end}")
        position, quote = ox.NamedNode(f"{node.value}/position"), ox.NamedNode(f"{node.value}/quote")
        say(node, "a", name("ov:TextSpan"))
        say(node, "oa:hasSource", self.article)
        say(node, "oa:hasSelector", position, quote)
        say(position, "a", name("oa:TextPositionSelector"))
        say(position, "oa:start", literal(span.start))
        say(position, "oa:end", literal(span.end))
        say(quote, "a", name("oa:TextQuoteSelector"))
        say(quote, "oa:exact", literal(evidence.text))
        return node


def write_statements(reading: Reading, accounts: Accounts, moves: Moves) -> dict[str, ox.NamedNode]:
    """The statements of all occurrences, of several alike (same claim, speaker and words) the first; nodes by ids."""
    nodes: dict[str, ox.NamedNode] = {}
    for told in reading.statements:
        account = _account(told, moves.nodes[told.occurrence])
        nodes[told.id] = accounts.node(account, speaker_key(told))
    bodies = {each.id: each.body for each in reading.occurrences}
    written: set[ox.NamedNode] = set()
    for told in reading.statements:
        if nodes[told.id] not in written:
            written.add(nodes[told.id])
            account = _account(told, moves.nodes[told.occurrence])
            accounts.write(nodes[told.id], account, nodes.get(told.conveyed_by or ""))
            speak(told, nodes[told.id], accounts, bodies[told.occurrence])
    return nodes


def speak(told: Statement | Reason, node: ox.NamedNode, accounts: Accounts, body: str | None) -> None:
    """Who says it, and for whom."""
    cast, say = accounts.cast, accounts.sheet.say
    council, speakers = cast.council_named(body), voices(told, accounts, body)
    say(node, "ov:possibleSpeaker" if len(speakers) > 1 else "ov:speaker", *speakers)
    say(node, "ov:speaksFor", *cast.sides(told.speaks_for, council))


def voices(told: Statement | Reason, accounts: Accounts, body: str | None) -> set[ox.NamedNode]:
    """The nodes of whoever says it, or may: two names may be one body's."""
    council = accounts.cast.council_named(body)
    return {accounts.cast.speaker(each, council) for each in _speakers(told)}


def _account(told: Statement, occurrence: ox.NamedNode) -> Account:
    return Account(
        occurrence.value, (occurrence,), told.evidence, told.rule, told.confidence,
        told.mode, told.factuality, told.performs,
    )  # fmt: skip


def _speakers(told: Statement | Reason) -> Iterable[str | None]:
    """The candidates where there are several, else the one speaker, None for the article itself."""
    return sorted(set(told.possible)) or (told.speaker,)


def speaker_key(told: Statement | Reason) -> str:
    """One string for whoever says it, or may."""
    return "\x1e".join(each or "" for each in _speakers(told))


def sentence_with(text: str, words: str) -> Evidence | None:
    """The sentence in which the words first stand, as evidence; None where they do not stand in the text."""
    at = text.find(words)
    if at < 0 or not words:
        return None
    begin = max(text.rfind(stop, 0, at) + len(stop) if stop in text[:at] else 0 for stop in STOPS)
    ends = [found + len(stop.rstrip()) for stop in STOPS if (found := text.find(stop, at + len(words))) >= 0]
    end = min(ends, default=len(text))
    return Evidence(Span(begin, end), text[begin:end])


STOPS = ("\n", ". ", "! ", "? ", ".” ", '." ')
