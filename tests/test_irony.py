"""What is told with irony stays a move of which nobody says that it is meant; other quotations are untouched."""

from __future__ import annotations

import pytest

from overtures.model import Article
from overtures.pipeline import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, text: str) -> dict[str, str]:
    """Act -> factuality of its first statement, of the moves that are realised."""
    reading = reader.read(Article("case", text))
    return {o.act: reading.statements_of(o.id)[0].factuality for o in reading.realised()}


@pytest.mark.parametrize(
    "text",
    [
        "Labour's so-called offer to the Greens was two lines long.",
        "Labour's \u201coffer\u201d to the Greens was two lines long.",
        "Labour made the Greens an offer of a coalition. Some offer that was.",
        "“Labour offered us a coalition. Yeah, right,” said Green leader Tom Vane.",
        "“Labour offered us a coalition, and pigs might fly,” said Green leader Tom Vane.",
    ],
)
def test_an_offer_told_with_irony_is_a_move_of_unknown_factuality(reader: Reader, text: str) -> None:
    assert told(reader, text)["offer"] == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Labour's offer to the Greens was two lines long.",
        "Labour made a “generous” offer of a coalition to the Greens.",
        "Labour offered the Greens a coalition, a “new start” for the town.",
        "Labour made an “offer of a lifetime” to the Greens on a coalition.",
        "“Labour offered us a coalition. That was right,” said Green leader Tom Vane.",
        "“Labour offered us a coalition,” said Green leader Tom Vane.\n\n“Yeah, right,” said Labour leader Ann Pole.",
    ],
)
def test_a_partial_quotation_is_no_irony(reader: Reader, text: str) -> None:
    assert told(reader, text)["offer"] == "asserted"


def test_irony_does_not_hide_that_an_offer_is_denied(reader: Reader) -> None:
    reading = reader.read(Article("case", "Labour denied that it had offered the Greens a coalition. Yeah, right."))
    assert [s.factuality for s in reading.statements] == ["denied"]
