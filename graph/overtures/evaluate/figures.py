"""The figures of one article: for each what is right, what there is and what was said, and everything that is missed.

docs/evaluating.md says for users how each is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from overtures.evaluate import facts, quotations
from overtures.evaluate.article import Ledger, Pairing
from overtures.evaluate.dates import days, fit
from overtures.evaluate.form import Move
from overtures.evaluate.matching import SAME_WORDS, evidence
from overtures.evaluate.misses import told
from overtures.evaluate.names import same_person
from overtures.evaluate.wording import contained

# Each figure by the name that programs know it by, in order.
FIGURES: dict[str, str] = {
    "quotes": "with the right speaker",
    "moves": "kind, from whom, to whom",
    "acts": "with the exact act",
    "evidence": "shown by the same words",
    "word": "on whose word",
    "when": "when it was",
    "answers": "what it answers",
    "stances": "criticism and support",
    "people": "with their party",
    "seats": "party and number",
    "repeats": "told again, not merged",
    "traps": "no moves, read as moves",
}
COUNTED_ONLY = frozenset({"repeats", "traps"})  # no rates: there is nothing in them to get right
_TRAPPED = 0.7  # share of a trap's words


def compare(pairing: Pairing) -> Ledger:
    """Everything that is counted in one article."""
    ledger = Ledger(pairing.article)
    quotations.compare(ledger)
    _moves(pairing, ledger)
    _details(pairing, ledger)
    _stances(pairing, ledger)
    facts.compare(ledger)
    return ledger


def _moves(pairing: Pairing, ledger: Ledger) -> None:
    moves, acts = pairing.moves, pairing.acts
    ledger.count("moves", len(moves.pairs), len(moves.pairs) + len(moves.missed), moves.said)
    ledger.count("acts", len(acts.pairs), len(acts.pairs) + len(acts.missed), acts.said)
    ledger.count("repeats", 0, 0, len(moves.repeats))
    caught = [move for move in (*moves.extra, *moves.repeats) if _trapped(move, pairing)]
    ledger.count("traps", 0, len(pairing.article.gold.traps), len(caught))
    for move in moves.missed:
        ledger.miss("move missed", told(move), "", ledger.around(move))
    for move in moves.extra:
        ledger.miss("trap" if move in caught else "move not in gold", "", told(move), ledger.around(move))
    for move in moves.repeats:
        ledger.miss("move told again", "", told(move), ledger.around(move))


def _trapped(move: Move, pairing: Pairing) -> bool:
    return any(contained(trap.quote, move.quote) >= _TRAPPED for trap in pairing.article.gold.traps)


@dataclass(frozen=True, slots=True)
class _Detail:
    """One thing told of a move: whether it is right, and how each side tells it; None where a side does not."""

    right: bool
    gold: str | None
    read: str | None


def _details(pairing: Pairing, ledger: Ledger) -> None:
    """What is told of the moves that are found."""
    back = {said.id: gold.id for gold, said in pairing.moves.pairs}
    for gold, said in pairing.moves.pairs:
        if said.act not in gold.allowed:
            ledger.miss("act", gold.act, said.act, ledger.around(gold))
        for figure, detail in _told_of(gold, said, back).items():
            in_gold, in_reading = detail.gold is not None, detail.read is not None
            ledger.count(figure, detail.right, in_gold, in_reading)
            if not detail.right and (in_gold or in_reading):
                read = f"{said.act}: {detail.read or 'none'}"
                ledger.miss(figure, f"{gold.act}: {detail.gold or 'none'}", read, ledger.around(gold))


def _told_of(gold: Move, said: Move, back: Mapping[str, str]) -> dict[str, _Detail]:
    """`back` leads from the id of a reading's move to gold's id of the same move."""
    answered = back.get(said.responds_to or "")
    return {
        "evidence": _Detail(evidence(gold, said) >= SAME_WORDS, gold.quote, said.quote),
        "word": _Detail(_same_word(gold, said), gold.reported_by or "nobody", said.reported_by or "nobody"),
        "when": _date(gold.when, said.when),
        "answers": _Detail(
            bool(answered) and answered == gold.responds_to, gold.responds_to or None, said.responds_to or None
        ),
    }


def _date(gold: str | None, said: str | None) -> _Detail:
    """What is no date counts as none."""
    wanted, found = days(gold), days(said)
    right = bool(wanted and found and fit(wanted, found))
    return _Detail(right, gold if wanted else None, said if found else None)


def _same_word(gold: Move, said: Move) -> bool:
    if gold.reported_by and said.reported_by:
        return same_person(gold.reported_by, said.reported_by)
    return not gold.reported_by and not said.reported_by


def _stances(pairing: Pairing, ledger: Ledger) -> None:
    found = pairing.stances
    ledger.count("stances", len(found.pairs), len(found.pairs) + len(found.missed), found.said)
    for move in found.missed:
        if not move.optional:
            ledger.miss("stance missed", told(move), "", ledger.around(move))
    for move in found.extra:
        ledger.miss("stance not in gold", "", told(move), ledger.around(move))
