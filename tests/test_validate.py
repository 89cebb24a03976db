"""A graph is checked article by article; what is broken is told in a sentence, and nothing is changed by looking."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from tests.rdf.northmarch import ACTS, ARTICLE, READING, STATEMENTS, TEXT, WHEN, shown

from overtures.errors import InputError, ValidationError
from overtures.rdf import to_graph, to_nquads
from overtures.store import open_store
from overtures.validate import Problem, check, check_file, check_store
from overtures.vocabulary import OV


@cache
def northmarch() -> rdflib.Graph:
    return to_graph(READING, when=WHEN)


def test_a_reading_conforms() -> None:
    assert check(northmarch(), TEXT) == []


def test_a_reading_conforms_with_what_is_derived_from_it(tmp_path: Path) -> None:
    file = tmp_path / "x.nq"
    file.write_text(to_nquads(READING, when=WHEN), encoding="utf-8")
    assert check_file(file) == []


def test_looking_changes_nothing() -> None:
    before = set(northmarch())
    check(northmarch(), TEXT)
    assert set(northmarch()) == before


def test_a_dataset_is_checked_as_one_graph() -> None:
    """pySHACL itself finds false violations in a Dataset."""
    dataset = rdflib.Dataset()
    dataset.graph(rdflib.URIRef("https://a.example/")).parse(data=northmarch().serialize(format="nt"), format="nt")
    assert check(dataset, TEXT) == []


def test_words_that_are_not_in_the_text_block_storing() -> None:
    wrong = replace(STATEMENTS[0], evidence=(replace(shown("Labour's Ada Finch"), text="Labour's Eva Finch"),))
    graph = to_graph(replace(READING, statements=(wrong, *STATEMENTS[1:])), when=WHEN)
    assert [str(each) for each in check(graph, TEXT)] == [
        "article “Greens say “no” 🌳” (northmarch-offer): the text span 0-18: the text has “Labour's Ada Finch” there, "
        "not “Labour's Eva Finch” (rule QuoteInText)"
    ]
    assert check(graph) == [], "without a text nothing can be said of it"


def test_spans_count_code_points() -> None:
    text = "🌳👩‍⚖️ offer"
    start = text.index("offer")
    evidence = replace(shown("Labour"), span=type(shown("Labour").span)(start, start + 5), text="offer")
    statements = tuple(replace(each, evidence=(evidence,)) for each in STATEMENTS)
    reading = replace(
        READING,
        article=replace(ARTICLE, text=text),
        statements=statements,
        seats=(),
        people=(),
        bodies=(),
        topics=(),
        reasons=(),
    )
    assert [each for each in check(to_graph(reading, when=WHEN), text) if each.blocking] == []


def test_a_problem_names_the_article_the_statement_and_the_rule() -> None:
    graph = to_graph(replace(READING, statements=(replace(STATEMENTS[0], evidence=()), *STATEMENTS[1:])), when=WHEN)
    (problem,) = check(graph, TEXT)
    assert problem.blocking
    assert str(problem) == (
        "article “Greens say “no” 🌳” (northmarch-offer): the statement of the article's own voice on “Labour: offer "
        "to Green, govern together”: nothing in the article shows it; give at least one text span as evidence "
        "(ov:evidence) (rule HasEvidence)"
    )


CIRCLE = [replace(each, conveyed_by="s7") if each.id == "s6" else each for each in STATEMENTS]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"occurrences": (replace(ACTS[0], to=("Labour",), by=()), *ACTS[1:])}, "NotToOwnSide"),
        ({"statements": CIRCLE}, "ChainReachesArticle"),
        ({"statements": (replace(STATEMENTS[0], confidence=1.2), *STATEMENTS[1:])}, "SureWithinBounds"),
        ({"statements": STATEMENTS[1:]}, "Attested"),
        ({"seats": (replace(READING.seats[0], seats=-1), *READING.seats[1:])}, "SeatsNotNegative"),
    ],
)  # fmt: skip
def test_a_broken_reading_is_not_fit_to_be_stored(changes: dict[str, Any], rule: str) -> None:
    problems = check(to_graph(replace(READING, **changes), when=WHEN), TEXT)
    assert {each.rule for each in problems if each.blocking} == {rule}


def test_the_most_pressing_problem_comes_first() -> None:
    acts = (replace(ACTS[0], for_=()), *ACTS[1:])
    graph = to_graph(
        replace(READING, occurrences=acts, statements=(replace(STATEMENTS[0], evidence=()), *STATEMENTS[1:])), when=WHEN
    )
    assert [each.blocking for each in check(graph, TEXT)] == [True, False]


def test_a_file_of_several_articles_is_checked_one_by_one(tmp_path: Path) -> None:
    other = replace(READING, article=replace(ARTICLE, id="second", url="https://post.example/b", title="Second"))
    broken = replace(other, statements=(replace(STATEMENTS[0], evidence=()), *STATEMENTS[1:]))
    file = tmp_path / "both.nq"
    file.write_text(to_nquads(READING, when=WHEN) + to_nquads(broken, when=WHEN), encoding="utf-8")
    assert [(each.article, each.rule) for each in check_file(file)] == [("article “Second” (second)", "HasEvidence")]


@pytest.mark.parametrize(
    ("name", "content", "error", "complaint"),
    [
        ("a.ttl", b"<x:a> <x:b>\n  5 5 .", ValidationError, r"a\.ttl, line 2: .*; mend it so that it is Turtle"),
        ("a.trig", b"@prefix x: <y", ValidationError, r"a\.trig, line 1: "),
        ("a.nq", b"<http://a.example> <http://b.example>\n", ValidationError, r"a\.nq, line "),
        ("a.ttl", b"\xff\xfe\x00", ValidationError, r"a\.ttl"),
        ("a.ttl", b"# nothing yet", InputError, r"a\.ttl: holds no triples; give a file"),
        ("a.docx", b"", InputError, r"a\.docx: no RDF by its name; give a file ending in \.ttl"),
        ("a.ttl", None, InputError, r"a\.ttl: cannot be read .* give a file that exists"),
    ],
)
def test_a_file_that_is_no_rdf_is_told_with_its_line(
    tmp_path: Path, name: str, content: bytes | None, error: type[Exception], complaint: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(error, match=complaint):
        check_file(tmp_path / name)


def test_a_store_is_checked_with_the_texts_that_it_keeps(tmp_path: Path) -> None:
    lines = to_nquads(READING, when=WHEN).splitlines(keepends=True)
    moved = "".join(each.replace("Labour's", "Yes, Labour's") if f"<{OV}text>" in each else each for each in lines)
    with open_store(tmp_path / "store", write=True) as store:
        store.replace(ARTICLE.key, to_nquads(READING, when=WHEN))
        assert list(check_store(store)) == [(ARTICLE.id, [])]
        store.withdraw(ARTICLE.key)
        store.replace(ARTICLE.key, moved)
        ((_, problems),) = check_store(store)
    assert {each.rule for each in problems} == {"QuoteInText"}


def test_problems_are_values() -> None:
    assert Problem("a", "b", "c", "d", "e", True) == Problem("a", "b", "c", "d", "e", True)
