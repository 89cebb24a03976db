"""Asking on the command line: questions as subcommands, their parameters as options."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.processes import ends_within, overtures_process

from overtures.ask import Question, questions
from overtures.cli import main

QUESTIONS = questions()
MAIN = "who-proposed-what"


def ask(store: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["ask", *args, "--store", str(store)])


def test_no_question_lists_every_one_under_its_subject() -> None:
    told = CliRunner().invoke(main, ["ask"])
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    for question in QUESTIONS:
        heading = lines.index(f"Questions about {question.subject}:")
        assert any(line.split()[:1] == [question.name] for line in lines[heading:])


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_help_of_a_question_shows_parameters_columns_and_example(question: Question) -> None:
    told = " ".join(CliRunner().invoke(main, ["ask", question.name, "--help"]).stdout.split())
    assert question.summary in told
    for parameter in question.parameters:
        assert f"--{parameter.name} VALUE" in told
    for column in question.columns:
        assert f"{column.name}: {column.meaning}" in told
    assert question.example in told


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_example_of_a_question_is_a_command_that_runs(question: Question, demo_store: Path) -> None:
    """It may find nobody of that name in the demo: that is told, and is no misuse of the options."""
    program, command, *args = question.example.split()
    assert (program, command, args[0]) == ("overtures", "ask", question.name)
    done = ask(demo_store, *args)
    assert done.exit_code == 0 or "is called" in done.stderr, done.stderr


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_every_question_has_the_columns_that_it_promises(question: Question, demo_store: Path) -> None:
    done = ask(demo_store, question.name, "--format", "csv")
    assert done.exit_code == 0, done.stderr
    assert next(csv.reader(io.StringIO(done.stdout))) == [column.name for column in question.columns]


def test_parameter_narrows_the_answer(demo_store: Path) -> None:
    whole = json.loads(ask(demo_store, MAIN, "--format", "json").stdout)
    part = json.loads(ask(demo_store, MAIN, "--to", "lib dems", "--format", "json").stdout)
    assert part
    assert len(part) < len(whole)
    assert all("Liberal Democrat" in row["asked"] for row in part)
    assert all(row in whole for row in part)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["who-propsed-what"], "did you mean who-proposed-what"),
        ([MAIN, "--too", "labour"], "No such option '--too'"),
        ([MAIN, "--to", "monster raving bakers"], "is called 'monster raving bakers' (--to)"),
        ([MAIN, "--to", " "], "--to is empty; give it a value"),
        ([MAIN, "--since", "2024-13"], "--since: there is no day 2024-13"),
        ([MAIN, "--act", "kiss"], "--act cannot be 'kiss'"),
        ([MAIN, "--format", "papyrus"], "'papyrus' is not one of"),
        ([MAIN, "labour"], "unexpected extra argument"),
    ],
)
def test_wrong_question_or_parameter_is_one_line_and_exit_code_2(args: list[str], words: str, demo_store: Path) -> None:
    done = ask(demo_store, *args)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert done.stdout == ""


def test_name_that_fits_several_is_answered_with_the_candidates(demo_store: Path) -> None:
    done = ask(demo_store, MAIN, "--council", "council")
    assert done.exit_code == 2
    assert "Wexcombe Borough Council, or" in done.stderr or ", or Wexcombe Borough Council" in done.stderr


def test_store_may_be_named_before_the_command_after_it_or_in_the_environment(demo_store: Path) -> None:
    after = ask(demo_store, MAIN, "--format", "csv").stdout
    between = CliRunner().invoke(main, ["ask", "--store", str(demo_store), MAIN, "--format", "csv"]).stdout
    before = CliRunner().invoke(main, ["--store", str(demo_store), "ask", MAIN, "--format", "csv"]).stdout
    around = CliRunner(env={"OVERTURES_STORE": str(demo_store)}).invoke(main, ["ask", MAIN, "--format", "csv"]).stdout
    assert after == between == before == around
    assert after.count("\n") > 1


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: q.name)
def test_answer_comes_within_400_ms(question: Question, demo_store: Path, tmp_path: Path) -> None:
    args = ("ask", question.name, "--format", "table", "--store", str(demo_store))
    assert ends_within(0.400, *args, cwd=tmp_path)


def test_asking_loads_neither_the_language_model_nor_rdflib(demo_store: Path) -> None:
    code = f"""
import sys
from overtures.cli import main
from tests.processes import ends_within, overtures_process
try:
    main(["ask", "{MAIN}", "--store", {str(demo_store)!r}])
except SystemExit:
    print(*(name for name in ("spacy", "rdflib", "networkx", "pyshacl") if name in sys.modules), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") > 1
    assert done.stderr.split() == []


def test_own_query_is_answered_in_each_form(demo_store: Path) -> None:
    prefix = "PREFIX ov: <https://w3id.org/overtures/ns#> "
    for query, answer in (
        ("SELECT (COUNT(DISTINCT ?a) AS ?articles) WHERE { ?a a ov:Article }", "articles\n10\n"),
        ("ASK { ?a a ov:Article }", "true\n"),
        ("ASK { ?a a ov:Postcard }", "false\n"),
    ):
        done = CliRunner().invoke(main, ["query", "-", "--store", str(demo_store)], input=prefix + query)
        assert done.stdout == answer
    triples = CliRunner().invoke(
        main, ["query", "-", "--store", str(demo_store)], input=prefix + "CONSTRUCT WHERE { ?a a ov:Article }"
    )
    assert triples.stdout.count(" .\n") == 10


def test_question_file_runs_as_a_query_too(demo_store: Path) -> None:
    path = next(question.path for question in QUESTIONS if question.name == MAIN)
    done = overtures_process("query", str(path), "--format", "csv", OVERTURES_STORE=str(demo_store))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"\n") > 1
