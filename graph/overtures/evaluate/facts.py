"""People with their party, and seats."""

from __future__ import annotations

import re

from text_to_num import alpha2digit

from overtures.evaluate.article import Ledger
from overtures.evaluate.form import Document, Person
from overtures.evaluate.names import party, same_party, same_person, speaks_of
from overtures.evaluate.places import Place


def compare(ledger: Ledger) -> None:
    """Count people and seats, and note what is missed."""
    _people(ledger)
    _seats(ledger)


def _people(ledger: Ledger) -> None:
    """Gold's people without a party are left out; so are a reading's."""
    wanted = [p for p in ledger.article.gold.people if p.party]
    found = [p for p in ledger.article.read.people if p.party]
    missed = [w for w in wanted if not any(_same(w, f) for f in found)]
    hit = len(wanted) - len(missed)
    ledger.count("people", hit, len(wanted), max(hit, len(found)))
    for person in missed:
        read = next((p for p in ledger.article.read.people if same_person(person.name, p.name)), None)
        what = "party" if read else "person missed"
        ledger.miss(what, _told(person), _told(read) if read else "", _named(person.name, ledger.article.place))


def _same(gold: Person, said: Person) -> bool:
    return same_person(gold.name, said.name) and same_party(gold.party or "", said.party or "")


def _told(person: Person) -> str:
    return f"{person.name} ({person.party or 'no party'})"


def _named(name: str, place: Place) -> str:
    """The first sentence with the full name, else with the surname."""
    _, _, surname = name.rpartition(" ")
    whole, last = (re.compile(rf"\b{re.escape(part)}\b") for part in (name, surname))
    return place.first(whole) or place.first(last)


def _seats(ledger: Ledger) -> None:
    """Each party and number once, whatever the council."""
    wanted, found = _counted(ledger.article.gold), _counted(ledger.article.read)
    ledger.count("seats", len(wanted & found), len(wanted), len(found))
    for label, number in sorted(wanted - found):
        others = ", ".join(str(n) for known, n in sorted(found - wanted) if known == label)
        read = f"{label}: {others}" if others else ""
        ledger.miss("seats", f"{label}: {number}", read, _tally(label, number, ledger))
    told = {label for label, _ in wanted - found}
    for label, number in sorted(found - wanted):
        if label not in told:
            ledger.miss("seats not in gold", "", f"{label}: {number}", _tally(label, number, ledger))


def _counted(document: Document) -> set[tuple[str, int]]:
    return {(party(seats.party), seats.seats) for seats in document.seats if seats.seats is not None}


def _tally(label: str, number: int, ledger: Ledger) -> str:
    """The first sentence that holds both the number, in digits or words, and a name of the party; else none."""
    place = ledger.article.place
    for sentence in place.sentences:
        words = sentence.of(place.text)
        if speaks_of(words, label) and re.search(rf"\b{number}\b", alpha2digit(words, "en")):
            return " ".join(words.split())
    return ""
