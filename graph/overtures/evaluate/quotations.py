"""Quotations: found, and given to the right speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from overtures.evaluate.article import Ledger
from overtures.evaluate.form import Quotation
from overtures.evaluate.names import same_party, same_person
from overtures.evaluate.wording import overlap, words

_LEAST = 4  # words; shorter ones are as often scare quotes as speech
_SAME = 0.5  # Dice overlap of the words


def compare(ledger: Ledger) -> None:
    """Count the quotations of four words or more, and note what is missed."""
    place = ledger.article.place
    wanted, found = _long(ledger.article.gold.quotes), _long(ledger.article.read.quotes)
    partner = dict(_pairs(wanted, found))
    right = {i for i, j in partner.items() if _same_speaker(wanted[i], found[j])}
    ledger.count("quotes", len(right), len(wanted), len(found))
    for i, quote in enumerate(wanted):
        around = place.around(quote.text, quote.start)
        if i not in partner:
            ledger.miss("quotation missed", f"{_by(quote)}: {quote.text}", "", around)
        elif i not in right:
            ledger.miss("speaker", _by(quote), _by(found[partner[i]]), around)
    for quote in (found[j] for j in range(len(found)) if j not in partner.values()):
        around = place.around(quote.text, quote.start)
        ledger.miss("quotation not in gold", "", f"{_by(quote)}: {quote.text}", around)


def _long(quotes: Sequence[Quotation]) -> list[Quotation]:
    return [quote for quote in quotes if len(words(quote.text)) >= _LEAST]


def _pairs(wanted: Sequence[Quotation], found: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Each of gold's in turn takes the quotation most like it that is free, of equal ones the last."""
    free = set(range(len(found)))
    for i, quote in enumerate(wanted):
        likeness, j = max(((overlap(quote.text, found[j].text), j) for j in free), default=(0.0, -1))
        if likeness >= _SAME:
            free.remove(j)
            yield i, j


def _same_speaker(gold: Quotation, said: Quotation) -> bool:
    names = gold.speaker or "", said.speaker or ""
    return same_person(*names) or same_party(*names)


def _by(quote: Quotation) -> str:
    return quote.speaker or "nobody"
