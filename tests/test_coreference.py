"""Whom pronouns and descriptions mean, in short texts; and that plain text never shifts an offset."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overtures.annotate import annotate
from overtures.annotate.language import paragraphs, plain_text
from overtures.model import Article, Mention


def mention(text: str, words: str) -> Mention:
    """The mention of exactly those words that comes last."""
    article = Article("case", text)
    found = [m for m in annotate(article).mentions if m.span.of(text) == words]
    assert found, f"{words!r} is no mention"
    return found[-1]


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Labour's Ada Brook met Tory Ben Crane. She left early.", "She", ("Ada Brook",)),
        ("Labour's Ada Brook met Tory Ben Crane. He left early.", "He", ("Ben Crane",)),
        (
            "Labour's Bert Brook rose. It was late. Speaking after a vote in which Tory Ben Crane won, he was calm.",
            "he",
            ("Bert Brook",),
        ),
        ("Labour met the Greens on Monday. Both parties were pleased.", "Both parties", ("Labour", "Green")),
        (
            "Labour, the Greens, the Conservatives and Plaid Cymru sit here. All four parties agreed.",
            "All four parties",
            ("Labour", "Green", "Conservative", "Plaid Cymru"),
        ),
        ("The Greens met on Monday. The party voted for the plan.", "The party", ("Green",)),
        ("Labour leader Ada Brook rose. The Labour leader spoke for an hour.", "The Labour leader", ("Ada Brook",)),
        ("A councillor has quit Labour.\n\nAda Brook told the Echo on Monday.", "A councillor", ("Ada Brook",)),
        ('Labour\'s Ada Brook said: "My group will not vote for the plan."', "My group", ("Labour",)),
        ("The Greens met on Monday. Their members voted for the plan.", "Their", ("Green",)),
        ('Labour and the Greens met on Monday. "They said no," Labour\'s Ada Brook said.', "They", ("Green",)),
        ('"They rang us first," said Labour\'s Ada Brook of the Greens.', "They", ("Green",)),
        (
            'Tory leader Ben Crane had come to tea. "We told them that we would not," Labour\'s Ada Brook said.',
            "them",
            ("Conservative",),
        ),
        (
            'UKIP spoke for hours. Labour\'s Ada Brook had written to the Greens. "They never answered," she said.',
            "They",
            ("Green",),
        ),
        ("The Labour group leader had hoped for a deal with the Greens. He got one.", "He", ("Labour",)),
        ("His colleagues were for it, and so was he. Thus Labour's Bert Brook became mayor.", "he", ("Bert Brook",)),
    ],
)
def test_resolves(text: str, words: str, actors: tuple[str, ...]) -> None:
    assert mention(text, words).actors == actors


def test_the_party_after_two_may_be_either() -> None:
    found = mention("Labour and the Greens met on Monday. The party said no.", "The party")
    assert found.actors == ()
    assert set(found.possible) == {"Labour", "Green"}


def test_the_groups_leader_belongs_to_the_group_before() -> None:
    text = "The Greens said no.\n\nThe group's leader, Ada Brook, laughed."
    people = {p.name: p.party for p in annotate(Article("case", text)).people}
    assert people == {"Ada Brook": "Green"}


def test_an_antecedent_is_not_looked_for_through_the_whole_text() -> None:
    far = "Labour's Ada Brook spoke.\n\n" + "Nothing was said.\n\n" * 8 + "She left."
    assert not [m for m in annotate(Article("case", far)).mentions if m.kind == "pronoun"]


@pytest.mark.slow
def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    page = "Labour's Ada Brook met the Greens. She offered them a deal. They said no, and the party left.\n\n"
    took = []
    for pages in (100, 400):
        start = time.process_time()
        annotate(Article("case", page * pages))
        took.append(time.process_time() - start)
    assert took[1] < 8 * took[0]


TEXT = st.text(alphabet=st.sampled_from("AZaz09 .:,;'\"“”‘’\n\r\t\u00a0\u200b\u2013\u2014éİß()[]-"), max_size=200)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_plain_text_is_as_long_as_the_text(text: str) -> None:
    assert len(plain_text(text, paragraphs(text))) == len(text)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_letters_and_digits_stay_where_they_are_but_for_their_case(text: str) -> None:
    clear = plain_text(text, paragraphs(text))
    assert all(a == b or a.lower() == b.lower() for a, b in zip(text, clear, strict=True) if a.isalnum())


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_paragraphs_are_in_order_apart_and_trimmed(text: str) -> None:
    spans = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all((words := s.of(text)) == words.strip() and words for s in spans)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
