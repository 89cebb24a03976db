"""A reading made by hand of an article of our own, with one of everything that a reading can hold.

`python -m tests.rdf.northmarch > tests/rdf/northmarch.nq` writes the golden file anew; look at the difference first.
"""

from __future__ import annotations

import datetime as dt

from overtures.model import (
    Article,
    Body,
    Doubt,
    Evidence,
    Occurrence,
    Period,
    Person,
    Reader,
    Reading,
    Reason,
    Role,
    SeatCount,
    Span,
    TopicMention,
)
from overtures.model import Statement as Said

COUNCIL = "Northmarch City Council"
WHEN = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
TEXT = """Labour's Ada Finch has offered the Greens a coalition at Northmarch City Council, led by both.
Cllr Cara Lloyd, who leads the Greens, turned it down on Monday night.
“Come and sit with us instead,” she told Cllr Finch.
The party said no other offer had been made. Dev Malik denied that the Liberal Democrats had been approached.
Mr Malik said that Cllr Lloyd had told him she would back the Conservatives.
Northmarch Residents and the independents agreed a pact, if the tram is kept.
They sit with the Tories as Northmarch Together.
Labour hold 12 seats, the Greens 9, Northmarch Residents 3 and the independents 2.
"""
MONDAY = Period(dt.date(2023, 5, 8), dt.date(2023, 5, 8), "2023-05-08", "resolved", "on Monday night")


def shown(words: str) -> Evidence:
    """The words as evidence, where they first stand in the text."""
    start = TEXT.index(words)
    return Evidence(Span(start, start + len(words)), words)


ARTICLE = Article(
    "northmarch-offer", TEXT, "Greens say “no” 🌳", "Northmarch Post", dt.date(2023, 5, 12), "https://post.example/a b"
)
PEOPLE = (
    Person("Ada Finch", "Labour", (Role("leader", "Labour group", COUNCIL),), "f"),
    Person("Cara Lloyd", "Green", (Role("leader", "Green group", COUNCIL), Role("honorary alderwoman", None, COUNCIL))),
    Person("Dev Malik", "Liberal Democrats"),
)
BODIES = (
    Body(COUNCIL, "council"),
    Body("Labour group", "group", "Labour", COUNCIL),
    Body("Northmarch Residents", "group", None, COUNCIL),
    Body("Northmarch Together", "alliance", None, COUNCIL, ("Northmarch Residents", "Conservative")),
    Body("Northmarch Liberal Democrats", "party", "Liberal Democrats"),
)
ACTS = (
    Occurrence(
        "m1", "offer", ("Ada Finch",), ("Labour",), ("Green",), "govern together", "coalition", COUNCIL, None,
        led_by=("Labour", "Green"),
    ),
    Occurrence("m2", "rejection", ("Cara Lloyd",), ("Green",), ("Labour",), None, "coalition", COUNCIL, MONDAY, "m1"),
    Occurrence(
        "m3", "invitation", ("Cara Lloyd",), ("Green",), ("Ada Finch",), "come over", "defection", COUNCIL, None, "m1"
    ),
    Occurrence("m4", "offer", (), ("Labour",), ("Northmarch Liberal Democrats",), None, "alliance", COUNCIL),
    Occurrence("m5", "support", ("Cara Lloyd",), ("Green",), ("Conservative",), None, "none", COUNCIL),
    Occurrence(
        "m6", "agreement", (), ("Northmarch Residents",), ("Independent",), "an electoral pact", "pact", COUNCIL,
        condition="if the tram is kept",
    ),
)  # fmt: skip
STATEMENTS = (
    Said("s1", "m1", None, (shown("Labour's Ada Finch has offered the Greens a coalition"),), "verb of offering", 0.93),
    Said("s2", "m2", None, (shown("turned it down on Monday night"),), "verb of refusing", 0.9),
    Said(
        "s3", "m3", "Cara Lloyd", (shown("Come and sit with us instead,"),), "imperative", 0.85, ("Green",),
        performs=True, mode="direct", factuality="rhetorical",
    ),
    Said(
        "s4", "m2", None, (shown("The party said no other offer had been made"),), "the party", 0.6,
        possible=("Labour", "Green"), mode="indirect",
    ),
    Said(
        "s5", "m4", "Dev Malik", (shown("denied that the Liberal Democrats had been approached"),), "denial", 0.9,
        ("Liberal Democrats",), mode="indirect", factuality="denied",
    ),
    Said(
        "s6", "m5", "Dev Malik", (shown("Mr Malik said that Cllr Lloyd had told him"),), "chain", 0.8,
        ("Liberal Democrats",), mode="indirect",
    ),
    Said(
        "s7", "m5", "Cara Lloyd", (shown("she would back the Conservatives"),), "chain", 0.7, ("Green",),
        performs=True, mode="indirect", factuality="planned", conveyed_by="s6",
    ),
    Said("s8", "m6", None, (shown("agreed a pact"), shown("if the tram is kept")), "verb of agreeing", 1),
)  # fmt: skip
SEATS = (
    SeatCount("Labour", COUNCIL, 12, 1, shown("Labour hold 12 seats")),
    SeatCount("Green", COUNCIL, 9, None, shown("the Greens 9")),
    SeatCount("Northmarch Residents", COUNCIL, 3, None, shown("Northmarch Residents 3")),
    SeatCount("Independent", COUNCIL, 2, None, shown("the independents 2")),
)
TOPICS = (TopicMention("rail", shown("tram")), TopicMention("council-control", shown("coalition")))
REASONS = (
    Reason(
        "r1", "objection", shown("if the tram is kept"), "connective", 0.7, about="m6", topics=("rail",),
    ),
    Reason(
        "r2", "ground", shown("Come and sit with us instead,"), "told beside an act", 0.45, about="m3", answer="m2",
        speaker="Cara Lloyd", speaks_for=("Green",), mode="direct",
    ),
    Reason(
        "r3", "objection", shown("The party said no other offer had been made"), "connective", 0.6, answer="m2",
        possible=("Labour", "Green"), mode="indirect",
    ),
)  # fmt: skip
READING = Reading(
    ARTICLE, Reader("overtures", "0.1.0", "en_overtures 0.1.0"), PEOPLE, BODIES, ACTS, STATEMENTS,
    seats=SEATS, seats_complete=(COUNCIL,), warnings=(Doubt("no-speaker", "one speaker could not be told"),),
    topics=TOPICS, reasons=REASONS,
)  # fmt: skip

if __name__ == "__main__":
    import sys

    from overtures.rdf import to_nquads

    sys.stdout.write(to_nquads(READING, when=WHEN))
