"""What is argued: each text of tests/reasons has the reasons and contradictions that a person reads in it beside it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overtures.annotate import annotate
from overtures.extract.reasons import argue
from overtures.extract.reasons.passages import trimmed
from overtures.extract.reasons.topics import find_topics
from overtures.extract.reasons.wordings import Words, compiled, lists
from overtures.extract.scene import Scene
from overtures.model import Article, Contradiction, Evidence, Occurrence, Reading, Reason, Span, Statement, plain_marks
from overtures.pipeline import Reader, reading_dict

CASES = Path(__file__).parent / "reasons"
NAMES = sorted(path.stem for path in CASES.glob("*.txt"))
PUBLISHED = dt.date(2023, 5, 12)
Gold = dict[str, Any]


@cache
def argued(name: str) -> Reading:
    """What is argued, with the moves that a person reads: what is tested is what is made of them."""
    article = Article(name, (CASES / f"{name}.txt").read_text(encoding="utf-8"), published=PUBLISHED)
    scene = Scene(annotate(article))
    moves = gold(name)["moves"]
    acts = [
        Occurrence(m["id"], m["act"], (), tuple(m["for"]), tuple(m["to"]), responds_to=m["responds_to"]) for m in moves
    ]
    said = [_statement(scene, m) for m in moves]
    argument = argue(scene, acts, said)
    return Reading(
        article, reader().info,
        occurrences=(*acts, *argument.disputes.occurrences), statements=(*said, *argument.disputes.statements),
        topics=argument.topics, reasons=argument.reasons, contradictions=argument.disputes.contradictions,
    )  # fmt: skip


def _statement(scene: Scene, move: Gold) -> Statement:
    at = scene.annotation.article.text.index(move["quote"])
    sentence = next(s.span for s in scene.annotation.sentences if s.span.start <= at < s.span.end)
    side = scene.side_of([move["speaker"]] if move["speaker"] else [])
    words = Evidence(sentence, scene.words(sentence))
    return Statement(move["id"], move["id"], move["speaker"], (words,), "by hand", 0.9, side.bodies)


@cache
def read(name: str) -> Reading:
    return reader().read(Article(name, (CASES / f"{name}.txt").read_text(encoding="utf-8"), published=PUBLISHED))


@cache
def reader() -> Reader:
    return Reader()


def gold(name: str) -> Gold:
    told: Gold = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return told


def fits(reason: Reason, wanted: Gold, text: str) -> bool:
    """The same polarity, and half of the shorter words in common."""
    start = text.index(wanted["quote"])
    end, span = start + len(wanted["quote"]), reason.evidence.span
    common = min(end, span.end) - max(start, span.start)
    return reason.polarity == wanted["polarity"] and common * 2 >= min(end - start, span.end - span.start)


def pairs(readings: Iterable[tuple[str, Reading]]) -> Iterator[tuple[Reading, Reason, Gold]]:
    """Each reason that was found with the one that a person reads there."""
    for name, reading in readings:
        left = list(gold(name)["reasons"])
        for reason in reading.reasons:
            wanted = next((each for each in left if fits(reason, each, reading.article.text)), None)
            if wanted:
                left.remove(wanted)
                yield reading, reason, wanted


def precision_and_recall(readings: list[tuple[str, Reading]]) -> tuple[float, float]:
    right = len(list(pairs(readings)))
    wanted = sum(len(gold(name)["reasons"]) for name in NAMES)
    assert wanted >= 38
    return right / sum(len(reading.reasons) for _, reading in readings), right / wanted


def by_hand() -> list[tuple[str, Reading]]:
    return [(name, argued(name)) for name in NAMES]


def test_of_ten_reasons_nine_are_found_where_the_moves_are_known() -> None:
    precision, recall = precision_and_recall(by_hand())
    assert precision >= 0.9
    assert recall >= 0.85


def test_half_of_them_are_found_with_the_moves_that_the_reader_finds() -> None:
    precision, recall = precision_and_recall([(name, read(name)) for name in NAMES])
    assert precision >= 0.75
    assert recall >= 0.5


def test_most_of_them_are_tied_to_what_they_bear_on_and_given_to_their_speaker() -> None:
    found = list(pairs(by_hand()))
    assert sum(tied(*each) for each in found) / len(found) >= 0.9
    assert sum(reason.speaker == wanted["speaker"] for _, reason, wanted in found) / len(found) >= 0.9


def tied(reading: Reading, reason: Reason, wanted: Gold) -> bool:
    """Whether the proposal, or the answer to it, is between the sides that a person names."""
    acts = {each.id: each for each in reading.occurrences}
    maker, target = (set(side.split(" + ")) for side in wanted["proposal"].split(" > "))
    about, answer = acts.get(reason.about or ""), acts.get(reason.answer or "")
    if about and about.act in ("talks", "agreement", "withdrawal"):
        return {*about.for_, *about.to} == maker | target
    if about:
        return (set(about.for_), set(about.to)) == (maker, target)
    return answer is not None and (set(answer.to), set(answer.for_)) == (maker, target)


def test_their_topics_are_those_a_person_gives() -> None:
    heard = [(set(reason.topics), set(wanted["topics"])) for _, reason, wanted in pairs(by_hand())]
    right = sum(len(told & wanted) for told, wanted in heard)
    assert right / sum(len(told) for told, _ in heard) >= 0.85
    assert right / sum(len(wanted) for _, wanted in heard) >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_accounts_that_contradict_are_marked_and_no_others(name: str) -> None:
    reading, wanted = argued(name), gold(name)["contradictions"]
    assert all(any(disputes(reading, each, told) for each in reading.contradictions) for told in wanted)
    assert all(any(disputes(reading, each, told) for told in wanted) for each in reading.contradictions)


def disputes(reading: Reading, found: Contradiction, wanted: Gold) -> bool:
    words = {each.id: [piece.text for piece in each.evidence] for each in reading.statements}
    sides = ((words[found.told], wanted["told"]), (words[found.denied], wanted["denied"]))
    return all(any(one in text for text in texts for one in ones) for texts, ones in sides)


def test_what_is_denied_is_no_move_and_both_accounts_are_somebodys() -> None:
    reading = argued("mossbridge")
    said = {each.id: each for each in reading.statements}
    realised = {each.id for each in reading.realised()}
    for each in reading.contradictions:
        assert said[each.told].occurrence in realised
        assert said[each.denied].occurrence not in realised
        assert (said[each.told].speaker, said[each.denied].speaker) == ("Edwin Parr", "Shona Beale")


@pytest.mark.parametrize("name", NAMES)
def test_the_json_form_gives_the_words_where_they_stand(name: str) -> None:
    text, told = read(name).article.text, reading_dict(read(name))
    moves = {move["id"] for move in told["moves"] + told["unrealised"]}
    accounts = [each[side] for each in told["contradictions"] for side in ("told", "denied")]
    topics = [topic for each in told["moves"] + told["quotes"] for topic in each["topics"]]
    for each in [*told["reasons"], *accounts, *topics]:
        assert text[each["start"] : each["end"]] == each["quote"]
    assert {move for r in told["reasons"] for move in (r["about"], r["answer"]) if move} <= moves
    assert all(r["about"] or r["answer"] for r in told["reasons"])


def test_reading_twice_gives_the_same() -> None:
    again = reader().read(read("tarnworth").article)
    assert reading_dict(again) == reading_dict(read("tarnworth"))


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Council tax and the council's bins", ["council-tax", "waste-collection"]),
        ("They fell out over a low-traffic neighbourhood.", ["traffic"]),
        ("She lives in Library Street, by School Lane.", []),
        ("A waste of time, he said of the waste contract.", ["waste"]),
        ("Affordable homes, not homes.", ["affordable-housing", "housing"]),
        ("ceasefire in Gaza", ["foreign-affairs", "foreign-affairs"]),
        ("a gaza", []),
        ("children’s services", ["childrens-services"]),
    ],
)
def test_words_speak_of_topics(text: str, topics: list[str]) -> None:
    assert [topic for _, topic in find_topics(plain_marks(text))] == topics


@given(st.text(st.sampled_from("abins’'- .\nöß\u200bTax🌳"), max_size=60) | st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_topics_stand_in_the_text_in_order_and_apart(text: str) -> None:
    spans = [span for span, _ in find_topics(plain_marks(text))]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["can't", "cannot", "we", "it's", "red", "line", ",", "—", "İ", "won't"]), max_size=12))
def test_wordings_are_found_where_they_stand(words: list[str]) -> None:
    text = " ".join(words)
    any_word = compiled(["can|will|we|it|red|line not?"])
    found = list(Words(text, Span(0, len(text))).find(any_word))
    assert [span.of(text) for span in found] == [w.removesuffix("'s") for w in words if w not in (",", "—", "İ")]


@settings(deadline=None)
@given(st.text(max_size=40), st.data())
def test_a_trimmed_span_lies_within_and_has_no_space_at_its_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    told = trimmed(text, span)
    if told:
        assert told in span and told.of(text).strip() == told.of(text) != ""


@pytest.mark.parametrize(
    ("words", "polarity"),
    [
        ("We share their commitment to trams", "ground"),
        ("there is more that unites us than divides us", "ground"),
        ("We do not share their appetite for risk", "objection"),
        ("That's a red line", "objection"),
        ("the two groups are poles apart", "objection"),
        ("They can't be trusted", "objection"),
        ("We sat in the same room", None),
    ],
)
def test_a_wording_tells_whether_it_speaks_for_or_against(words: str, polarity: str | None) -> None:
    line = Words(words, Span(0, len(words)))
    found = [(span.start, p) for p, wordings in lists().strong.items() for span in line.find(wordings)]
    assert (min(found)[1] if found else None) == polarity
