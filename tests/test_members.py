"""Whose party nobody tells: what the encoder is asked, and what is made of its answer."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from overtures.annotate import annotate
from overtures.annotate.draft import Draft
from overtures.encoder.network import members, settings
from overtures.encoder.units import KINDS
from overtures.extract.when import likeliest
from overtures.model import Annotation, Article, Period, Span, TimeExpression

TOLD = "Ann Marsh (Labour) met the Greens on Friday. Owen Tull said that his group would think it over."


def draft(text: str) -> Draft:
    return Draft(Article("a", text, "key:a", published=dt.date(2024, 5, 20)))


def test_only_those_are_asked_about_whose_party_is_not_told() -> None:
    (window,) = draft(TOLD).asked()
    assert list(window.people) == ["Owen Tull"]
    assert set(window.parties) == {"Labour", "Green"}


@pytest.mark.parametrize("text", ["", "Owen Tull said nothing.", "Ann Marsh (Labour) met the Greens."])
def test_nothing_is_asked_without_a_party_and_somebody_without_one(text: str) -> None:
    assert draft(text).asked() == []


def test_a_description_is_no_evidence_for_somebody_who_is_only_guessed_to_fit_it() -> None:
    found = draft(TOLD + " The councillor spoke for an hour.")
    assert [m.actors for m in found.annotation.mentions if m.kind == "role"] == [("Owen Tull",)]
    (window,) = found.asked()
    meant = window.arrays.unit[:, window.people["Owen Tull"]] > 0
    assert set(window.arrays.kinds[meant]) == {KINDS.index("person"), KINDS.index("pronoun")}


def test_likelihoods_of_somebody_s_parties_add_up_and_are_the_same_each_time() -> None:
    (window,) = draft(TOLD).asked()
    first, second = members(window.arrays), members(window.arrays)
    assert first.tobytes() == second.tobytes()
    assert np.allclose(first.sum(axis=1), 1, atol=1e-5)


def test_a_party_that_is_told_is_never_overruled() -> None:
    people = {p.name: p.party for p in annotate(Article("a", TOLD)).people}
    assert people["Ann Marsh"] == "Labour"


FRIDAY = Period(dt.date(2024, 5, 17), dt.date(2024, 5, 17), "2024-05-17", "resolved", "on Friday")
MAY = Period(dt.date(2024, 5, 1), dt.date(2024, 5, 31), "2024-05", "stated", "in May")


def dated(*periods: Period) -> Annotation:
    times = [TimeExpression(Span(n, n + 1), p) for n, p in enumerate(periods)]
    return Annotation(Article("a", "x" * 9), (), (), (), times=times)


def test_the_day_is_that_of_the_likeliest_expression_or_none() -> None:
    annotation = dated(FRIDAY, MAY)
    assert likeliest(annotation, None, [(0, 0.95), (1, 0.02)]) == FRIDAY
    assert likeliest(annotation, None, [(0, 0.02), (1, 0.01)]) is None


def test_what_the_rules_found_decides_between_expressions_that_are_about_as_likely() -> None:
    near = float(settings()["dated_by_rule"]) / 2
    shares = [(0, 0.4 + near / 2), (1, 0.4 - near / 2)]
    assert likeliest(dated(FRIDAY, MAY), FRIDAY, shares) == FRIDAY
    assert likeliest(dated(FRIDAY, MAY), MAY, shares) == MAY


def test_two_expressions_of_one_day_count_together() -> None:
    assert likeliest(dated(FRIDAY, MAY, FRIDAY), None, [(1, 0.36), (0, 0.3), (2, 0.3)]) == FRIDAY


def test_without_the_encoder_the_rules_decide() -> None:
    assert likeliest(dated(FRIDAY), MAY, None) == MAY
