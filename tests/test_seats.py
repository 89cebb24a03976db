"""Council seats are counted from the ways in which reports tell them, and from nothing else."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from overtures.annotate import annotate
from overtures.extract.seats import seat_counts
from overtures.model import Article, SeatCount

CASES = Path(__file__).parent / "seats"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def shown(count: SeatCount) -> str:
    change = f" {count.change:+d}" if count.change is not None else ""
    return f"{count.party} {'?' if count.seats is None else count.seats}{change}"


@pytest.mark.parametrize("row", rows("counts.tsv"), ids=lambda row: row["text"][:60])
def test_counts_gains_and_totals_are_read(row: dict[str, str]) -> None:
    counts, complete = seat_counts(annotate(Article("case", row["text"])))
    assert sorted(shown(c) for c in counts) == sorted(row["counts"].split("; "))
    assert bool(complete) == (row["complete"] == "yes")


@pytest.mark.parametrize("row", rows("none.tsv"), ids=lambda row: row["why"])
def test_other_numbers_beside_parties_are_no_seats(row: dict[str, str]) -> None:
    assert seat_counts(annotate(Article("case", row["text"]))) == ((), ())


def test_a_count_carries_its_body_and_its_words() -> None:
    text = "It rained. Labour hold 22 of the 41 seats on Hartsmere Borough Council."
    (count,), _ = seat_counts(annotate(Article("case", text)))
    assert count.body == "Hartsmere Borough Council"
    assert count.evidence.text == count.evidence.span.of(text) == text[11:]


def test_a_party_is_counted_once() -> None:
    text = "Labour have 22 seats on the council. The Greens have six seats. With 22 seats Labour can govern alone."
    counts, _ = seat_counts(annotate(Article("case", text)))
    assert [shown(c) for c in counts] == ["Labour 22", "Green 6"]


def test_a_list_without_end_is_read_in_time_that_grows_with_it() -> None:
    annotation = annotate(Article("case", "Labour 9, Greens 8, " * 1000))
    start = time.perf_counter()
    counts, _ = seat_counts(annotation)
    assert [shown(c) for c in counts] == ["Labour 9", "Green 8"]
    assert time.perf_counter() - start < 3
