"""Every question that comes along: its file is sound, runs as it is on two engines, and answers what a person expects.

A file of `answers/QUESTION/` is a case: the story and the parameters in its first line, then the expected rows with the
columns that matter to it, as tab-separated values.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.engines import STORIES, Rdflib, oxigraph, stories

from overtures.ask import Question, Store, answer, questions
from overtures.store import STATED

QUESTIONS = {question.name: question for question in questions()}
CASES = sorted(STORIES.glob("*/*.tsv"))
NAMES = ["fennimore.trig", "harrowby.trig"]
ASKED_FOR = {
    "who-proposed-what",
    "how-answered",
    "open-proposals",
    "exchange",
    "who-speaks",
    "sources",
    "majority",
    "single-voice",
    "reasons",
    "contradictions",
}


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Store]:
    """Each story in each engine."""
    held: dict[tuple[str, str], Store] = {}
    for name in NAMES:
        articles = stories(name)
        stored = oxigraph(tmp_path_factory.mktemp("store") / "s", articles)
        held["oxigraph", name], held["rdflib", name] = stored, Rdflib(stored.nquads((*STATED, "text")))
    return held


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_answer_is_what_a_person_expects(case: Path, engine: str, engines: dict[tuple[str, str], Store]) -> None:
    first, head, *rows = case.read_text(encoding="utf-8").splitlines()
    story, *words = shlex.split(first.removeprefix("#"))
    given = {words[i].removeprefix("--"): words[i + 1] for i in range(0, len(words), 2)}
    columns = head.split("\t")
    found = answer(engines[engine, story], QUESTIONS[case.parent.name], given)
    told = ["\t".join("" if row[c] is None else str(row[c]) for c in columns) for row in found.dicts()]
    assert told == rows


@pytest.mark.parametrize("story", NAMES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_both_engines_give_the_same_rows_in_the_same_order(
    name: str, story: str, engines: dict[tuple[str, str], Store]
) -> None:
    asked = QUESTIONS[name]
    assert answer(engines["oxigraph", story], asked).rows == answer(engines["rdflib", story], asked).rows


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_file_runs_as_it_is(name: str, engines: dict[tuple[str, str], Store]) -> None:
    rows = [engines[engine, "fennimore.trig"].select(QUESTIONS[name].sparql).rows for engine in ("oxigraph", "rdflib")]
    assert rows[0] and set(rows[0]) == set(rows[1])


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_empty_store_has_no_answers(name: str, tmp_path: Path) -> None:
    assert answer(oxigraph(tmp_path / "s", {}), QUESTIONS[name]).rows == ()


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_denied_is_no_move(name: str, engines: dict[tuple[str, str], Store]) -> None:
    denied = "Harbour: offer to Thrift"
    store = engines["oxigraph", "fennimore.trig"]
    assert store.select(f'SELECT ?x WHERE {{ ?x ?label "{denied}" }}').rows, "the story has a denied offer"
    assert denied not in {str(term) for row in answer(store, QUESTIONS[name]).rows for term in row}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_row_leads_to_its_article(name: str, engines: dict[tuple[str, str], Store]) -> None:
    found = answer(engines["oxigraph", "fennimore.trig"], QUESTIONS[name])
    assert {"publisher", "published", "title", "link", "words"} <= set(found.columns)
    assert found.rows and all(row["title"] for row in found.dicts())


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.name)
def test_the_example_of_a_question_is_one_that_it_takes(question: Question) -> None:
    program, ask, name, *options = shlex.split(question.example)
    assert (program, ask, name) == ("overtures", "ask", question.name)
    assert {o.removeprefix("--") for o in options if o.startswith("--")} <= {p.name for p in question.parameters}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.name)
def test_a_question_is_told_in_words(question: Question) -> None:
    assert question.summary.endswith("?") and question.description.endswith(".")
    assert all(p.meaning for p in question.parameters) and all(c.heading and c.meaning for c in question.columns)
    assert not re.search(r"\b(GROUP_CONCAT|SAMPLE)\b", question.sparql), "engines order these differently"


def test_the_questions_that_were_asked_for_are_there() -> None:
    assert set(QUESTIONS) >= ASKED_FOR
    assert {case.parent.name for case in CASES} == set(QUESTIONS), "a question without a case, or a case without one"
