"""Each shape lets a valid example pass, and says of an invalid one in a sentence what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import SH

from overtures import assets
from overtures.validate import check_file
from overtures.validate.shapes import rule_name

FOLDER = assets.root("ontology")
IN_PYTHON = {"KnownTerm", "SpanInText", "QuoteInText"}  # rules that need the ontology's list of terms, or the text
INVALID = sorted((FOLDER / "examples" / "invalid").glob("*.ttl"))


def rules() -> set[str]:
    """The names of all rules: of the shapes with a target, and of the program."""
    targets = (SH.targetClass, SH.targetSubjectsOf)
    graphs = [rdflib.Graph().parse(file) for file in (FOLDER / "shapes").glob("*.ttl")]
    return IN_PYTHON | {rule_name(shape) for graph in graphs for each in targets for shape in graph.subjects(each)}


def test_every_rule_has_a_valid_and_an_invalid_example() -> None:
    for kind in ("valid", "invalid"):
        assert {file.stem for file in (FOLDER / "examples" / kind).glob("*.ttl")} == rules()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_example_breaks_its_rule_and_no_other_with_the_sentence_at_its_head(file: Path) -> None:
    problems = check_file(file)
    assert {each.rule for each in problems} == {file.stem}
    sentences = [f"# {'blocks' if each.blocking else 'warning'}: {each}" for each in problems]
    assert sentences == [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_the_valid_example_of_the_rule_breaks_none(file: Path) -> None:
    assert check_file(FOLDER / "examples" / "valid" / file.name) == []


def test_what_is_merely_unknown_does_not_block() -> None:
    unknown = {"TiedAnswer", "NamedMaker", "NamedSide", "NamedAddressee", "KnownParty", "HasLabel", "PlanMembers"}
    unknown |= {"AnswerByAddressee", "AnswerAfterProposal", "SeatsOnCouncil"}
    warnings = {file.stem for file in INVALID if not check_file(file)[0].blocking}
    assert warnings == unknown
