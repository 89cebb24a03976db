"""The condition of a conditional offer is kept with it, in its own words."""

from __future__ import annotations

import datetime as dt

import pytest

from overtures.model import Article
from overtures.pipeline import Reader, reading_dict

CONDITIONS = {
    "Labour offered the Greens a coalition on condition that the incinerator is scrapped.": (
        "on condition that the incinerator is scrapped"
    ),
    "Labour has offered the Greens a coalition if they drop the parking levy.": "if they drop the parking levy",
    "Labour offered the Greens two cabinet seats in return for their votes, to general surprise.": (
        "in return for their votes"
    ),
    "The Greens accepted Labour's offer of a coalition, provided that the leisure centre stays open.": (
        "provided that the leisure centre stays open"
    ),
    "“We offered the Greens a coalition as long as they back the budget,” said Labour leader Ann Pole.": (
        "as long as they back the budget"
    ),
}
NONE = [
    "Labour offered the Greens a coalition.",
    "Labour urged the Greens to join a coalition even if they had lost.",
    "Labour leader Ann Pole asked the Greens if they would join a coalition.",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, text: str) -> list[str | None]:
    reading = reader.read(Article("case", text, published=dt.date(2023, 5, 19)))
    return [m["condition"] for m in reading_dict(reading)["moves"]]


@pytest.mark.parametrize("text", CONDITIONS)
def test_the_condition_is_told_in_its_own_words(reader: Reader, text: str) -> None:
    assert CONDITIONS[text] in told(reader, text)


@pytest.mark.parametrize("text", NONE)
def test_what_is_asked_or_granted_anyway_is_no_condition(reader: Reader, text: str) -> None:
    assert not any(told(reader, text))
