"""Each line of tests/cases is a sentence and the move that a person reads in it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overtures import assets
from overtures.model import Article, Reading
from overtures.pipeline import Reader, reading_dict
from overtures.read import load

CASES = Path(__file__).parent / "cases"
ARTICLES = Path(__file__).parent / "articles"
GROUPS = {
    "offer": "proposal",
    "appeal": "proposal",
    "invitation": "proposal",
    "talks": "talks",
    "motion": "motion",
    "acceptance": "yes",
    "agreement": "yes",
    "rejection": "no",
    "withdrawal": "no",
    "defection": "switch",
}
SYMMETRIC = ("talks", "agreement", "acceptance")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def lines(name: str) -> list[str]:
    text = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def told(reader: Reader, text: str) -> Reading:
    return reader.read(Article("case", text, published=dt.date(2023, 5, 19)))


MOVES = [(act, line) for act in GROUPS if (CASES / f"{act}.txt").exists() for line in lines(act)]


@pytest.mark.parametrize(("act", "line"), MOVES, ids=[line for _, line in MOVES])
def test_the_move_of_a_sentence_is_read_with_its_sides(reader: Reader, act: str, line: str) -> None:
    sides, text = line.split(" | ", 1)
    maker, target = (set() if s == "-" else set(s.split(",")) for s in sides.split(" > "))
    found = [(GROUPS.get(o.act), set(o.for_), set(o.to)) for o in told(reader, text).realised()]
    wanted = [(GROUPS[act], maker, target)]
    if act in SYMMETRIC:
        wanted.append((GROUPS[act], target, maker))
    assert any(w in found for w in wanted), f"read {found}"


@pytest.mark.parametrize("text", lines("no-move"))
def test_what_is_no_move_is_not_read_as_one(reader: Reader, text: str) -> None:
    found = [o for o in told(reader, text).realised() if o.act in GROUPS]
    assert not found


def test_a_denied_move_is_kept_apart(reader: Reader) -> None:
    reading = told(reader, "Labour denied that it had offered the Greens a coalition.")
    assert [o.act for o in reading.unrealised()] == ["offer"]
    assert reading_dict(reading)["unrealised"][0]["factuality"] == "denied"


def test_an_answer_is_tied_to_the_offer_it_answers(reader: Reader) -> None:
    text = "Labour offered the Greens a coalition on Monday. On Tuesday the Greens rejected the offer."
    moves = reading_dict(told(reader, text))["moves"]
    offer = next(m for m in moves if m["act"] == "offer")
    answer = next(m for m in moves if m["act"] == "rejection")
    assert answer["responds_to"] == offer["id"]
    assert (offer["when"], answer["when"]) == ("2023-05-15", "2023-05-16")


def test_one_move_told_twice_is_one_occurrence_with_two_statements(reader: Reader) -> None:
    text = (
        "The Greens have rejected a coalition with Labour.\n\n"
        '"We turned Labour down," said Green leader Tom Vane.'
    )  # fmt: skip
    reading = told(reader, text)
    rejections = [o for o in reading.realised() if o.act == "rejection"]
    assert len(rejections) == 1
    assert {s.speaker for s in reading.statements_of(rejections[0].id)} == {None, "Tom Vane"}


def test_a_rivals_account_is_told_on_the_rivals_word(reader: Reader) -> None:
    text = '"Labour offered us the deputy leadership," said Green leader Tom Vane.'
    (offer,) = [m for m in reading_dict(told(reader, text))["moves"] if m["act"] == "offer"]
    assert offer["reported_by"] == "Tom Vane"


def test_talks_told_by_one_of_the_sides_are_on_nobody_elses_word(reader: Reader) -> None:
    for leader in ("Green leader Tom Vane", "Labour leader Ann Pole"):
        text = f"{leader} said that Labour and the Greens had held talks on Monday."
        (talks,) = [m for m in reading_dict(told(reader, text))["moves"] if m["act"] == "talks"]
        assert talks["reported_by"] is None


def test_who_leaves_one_party_for_another_is_of_the_new_one_and_has_left_the_old(reader: Reader) -> None:
    text = "Cllr Lee Orme, elected for UKIP in 2015, has gone over to the Conservatives."
    (move,) = [m for m in reading_dict(told(reader, text))["moves"] if m["act"] == "defection"]
    assert (move["by"], move["for"], move["to"]) == (["Lee Orme"], ["UKIP"], ["Conservative"])


def test_a_motion_that_is_only_announced_is_planned_wherever_it_is_told(reader: Reader) -> None:
    text = (
        "Green leader Tom Vane is to use next week's meeting to press for an inquiry into the lido.\n\n"
        "Cllr Vane will table a motion calling for the inquiry."
    )
    reading = told(reader, text)
    motions = [o for o in reading.occurrences if o.act == "motion"]
    assert {s.factuality for o in motions for s in reading.statements_of(o.id)} == {"planned"}


def test_an_account_by_a_leader_in_apposition_is_the_leaders_and_the_content_of_an_offer_no_deal(
    reader: Reader,
) -> None:
    text = (
        "Labour's deputy leader, Cllr Ann Pole, said the Greens had rejected an offer from Labour to form a coalition."
    )
    moves = reading_dict(told(reader, text))["moves"]
    assert {m["act"] for m in moves} == {"offer", "rejection"}
    assert next(m for m in moves if m["act"] == "rejection")["reported_by"] == "Ann Pole"


def test_a_break_up_is_tied_to_the_deal_that_it_ends(reader: Reader) -> None:
    text = (
        "Labour and the Greens agreed a coalition in Harrowfield in May 2021.\n\n"
        "The two groups ran the council for two years, and the bins were emptied.\n\n"
        "On Tuesday the Greens quit the coalition with Labour."
    )
    moves = reading_dict(told(reader, text))["moves"]
    deal, end = (next(m for m in moves if m["act"] == act) for act in ("agreement", "withdrawal"))
    assert (deal["responds_to"], end["responds_to"]) == (None, deal["id"])


def test_an_answer_goes_to_the_side_that_proposed_and_not_to_the_nearest_offer(reader: Reader) -> None:
    text = (
        "Labour offered the Greens a coalition. The Conservatives offered the Greens a coalition.\n\n"
        "The Greens rejected Labour's offer. The Greens accepted the Conservatives' offer."
    )
    moves = reading_dict(told(reader, text))["moves"]
    maker = {m["id"]: m["for"] for m in moves}
    answers = {m["act"]: maker[m["responds_to"]] for m in moves if m["responds_to"]}
    assert answers == {"rejection": ["Labour"], "acceptance": ["Conservative"]}


def test_nobody_changes_sides_there_and_back_in_one_story(reader: Reader) -> None:
    story = load(assets.root("demo") / "06-sheard-crosses-floor.txt")
    moves = reading_dict(reader.read(story))["moves"]
    (move,) = [m for m in moves if m["act"] == "defection"]
    assert (move["by"], move["for"], move["to"]) == (["Kashif Sheard"], ["Liberal Democrats"], ["Labour"])


def test_what_is_offered_is_no_agreement_though_a_sentence_says_after(reader: Reader) -> None:
    text = "Hopes of calm have faded after the Greens turned down Labour's offer of a coalition."
    assert [m["act"] for m in reading_dict(told(reader, text))["moves"]] == ["rejection", "offer"]


def test_words_of_two_speeches_make_no_answer_together(reader: Reader) -> None:
    text = (
        "Cllr Petra Lund, of the Greens, said the offer was made to her by Labour's leader, Cllr Tom Vane.\n\n"
        '"Tom said that the chain would be mine," she told the Echo. "I said no there and then."'
    )
    reading = told(reader, text)
    (answer,) = [o for o in reading.realised() if o.act == "rejection"]
    (statement,) = reading.statements_of(answer.id)
    assert (answer.for_, statement.speaker) == (("Green",), "Petra Lund")
    assert [e.text for e in statement.evidence] == ["I said no there and then."]


def test_what_a_move_is_about_is_neither_its_day_nor_its_side(reader: Reader) -> None:
    text = "The Greens and Labour signed a pact on Monday. The Conservatives accused the Liberal Democrats of treason."
    abouts = {m["act"]: m["about"] for m in reading_dict(told(reader, text))["moves"]}
    assert abouts["agreement"] != "on Monday"
    assert abouts["criticism"] != "the Liberal Democrats"


def test_evidence_does_not_end_in_the_mark_that_opens_the_next_quotation(reader: Reader) -> None:
    text = 'Labour leader Ann Pole praised the Greens for their offer of a pact. "They did the decent thing," she said.'
    for move in reading_dict(told(reader, text))["moves"]:
        assert not move["quote"].endswith(' "')


def test_without_a_publication_date_nothing_is_dated_relative_to_today(reader: Reader) -> None:
    reading = reader.read(Article("case", "Labour offered the Greens a coalition on Monday."))
    assert all(o.when is None for o in reading.occurrences)
    assert any("publication date" in w.message for w in reading.warnings)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda p: p.stem)
def test_every_piece_of_evidence_stands_in_the_article(reader: Reader, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    published = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["published"]
    reading = reader.read(Article(path.stem, text, published=dt.date.fromisoformat(published)))
    pieces = [e for s in reading.statements for e in s.evidence] + [c.evidence for c in reading.seats]
    assert all(e.text == e.span.of(text) for e in pieces)
    assert all(q.text == q.span.of(text) for q in reading.quotes)


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda p: p.stem)
def test_nobody_stands_on_both_sides_of_a_move(reader: Reader, path: Path) -> None:
    moves = told(reader, path.read_text(encoding="utf-8")).realised()
    assert not [m for m in moves if set(m.for_ + m.by) & set(m.to)]


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.json")), ids=lambda p: p.stem)
def test_every_quote_of_an_annotation_stands_in_its_article(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    quotes = [m["quote"] for m in gold["moves"]] + [q["text"] for q in gold["quotes"]]
    assert all(quote in text for quote in quotes)


WORDS = st.sampled_from(
    [
        "Labour",
        "Greens",
        "Cllr",
        "Ann Pole",
        "said",
        "offered",
        "rejected",
        "the coalition",
        "to",
        "with",
        "we",
        "not",
        "“",
        "”",
        '"',
        "'",
        ".",
        ",",
        "?",
        ":",
        "\n\n",
        "\n",
        "Tories",
        "will",
        "é",
        "😀",
        "\u200f",
        "-",
        "12",
        "seats",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_is_read_without_a_crash_and_with_true_offsets(reader: Reader, text: str) -> None:
    reading = told(reader, text)
    assert all(e.text == e.span.of(text) for s in reading.statements for e in s.evidence)
    assert all(q.text == q.span.of(text) for q in reading.quotes)


def test_two_readings_of_one_article_are_alike(reader: Reader) -> None:
    text = (ARTICLES / "wexcombe-ldr.txt").read_text(encoding="utf-8")
    assert reading_dict(told(reader, text)) == reading_dict(told(Reader(), text))
