"""The shipped language model: what it says of sentences about councils, what it costs, and how well it scores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from overtures.assets import root

ROOT = Path(__file__).parents[1]
MODEL = root("data") / "en_overtures"
LARGEST = 12_000_000  # bytes
SLOWEST_LOAD = 0.5  # seconds
FEWEST_WORDS = 8_000  # a second
LEAST_LAS = {"ewt-test": 80, "gum-test": 82}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def scores() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((MODEL / "scores.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def treebanks(request: pytest.FixtureRequest) -> Path:
    """The folder of test sets: OVERTURES_TREEBANKS, else the one beside the checkout."""
    named = os.environ.get("OVERTURES_TREEBANKS")
    return Path(named) if named else Path(request.getfixturevalue("shared")) / "treebanks"


def the(doc: Doc, form: str) -> Token:
    """The one token of that form."""
    (token,) = [token for token in doc if token.text == form]
    return token


def child(head: Token, relation: str) -> str:
    """The words of the heads that stand in that relation to a token, in order."""
    return " ".join(token.text for token in head.children if token.dep_ == relation)


def phrase(head: Token, relation: str) -> str:
    """All words of the phrases that stand in that relation; which word of a name is its head does not matter."""
    return " ".join(word.text for token in head.children if token.dep_ == relation for word in token.subtree)


def test_every_stage_of_the_pipeline_speaks(nlp: Language) -> None:
    doc = nlp("The Greens have rejected the offer.")
    assert [token.tag_ for token in doc] == ["DT", "NNPS", "VBP", "VBN", "DT", "NN", "."]
    assert [token.pos_ for token in doc] == ["DET", "PROPN", "AUX", "VERB", "DET", "NOUN", "PUNCT"]
    assert the(doc, "rejected").morph.get("VerbForm", []) == ["Part"]
    assert the(doc, "rejected").dep_ == "ROOT"
    assert len(list(doc.sents)) == 1


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Labour said the talks were over.", "said", "say"),
        ("The Conservatives rejected the deal.", "rejected", "reject"),
        ("Mrs Tarrant ruled out a pact with the Tories.", "ruled", "rule"),
        ("The Tories turned down the invitation.", "turned", "turn"),
        ("Her group has withdrawn from the coalition.", "withdrawn", "withdraw"),
        ("The Liberal Democrats sought a partnership.", "sought", "seek"),
        ("Both parties are leaving the administration.", "leaving", "leave"),
        ("The motion was tabled by the Greens.", "tabled", "table"),
        ("He criticised the Tories on Monday.", "criticised", "criticise"),
        ("They broke their promises.", "promises", "promise"),
        ("Two councillors defected to Labour.", "councillors", "councillor"),
        ("Two councillors defected to Labour.", "defected", "defect"),
        ("The Tories reneged on their promise.", "reneged", "renege"),
    ],
)
def test_words_come_down_to_their_lemma(nlp: Language, text: str, form: str, lemma: str) -> None:
    assert the(nlp(text), form).lemma_ == lemma


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("Labour rejected the proposal.", "rejected", "Labour", "proposal"),
        ("The Greens on Fernhollow Borough Council have accepted an offer from Labour.", "accepted", "Greens", "offer"),
        ("Cllr Edith Marchbank turned down the invitation last week.", "turned", "Cllr Edith Marchbank", "invitation"),
        ("Plaid Cymru will not support the Conservative budget.", "support", "Plaid Cymru", "budget"),
        ("COUNCILLORS in Pinfold Bay have backed a coalition.", "backed", "COUNCILLORS", "coalition"),
    ],
)
def test_subjects_and_objects_are_found(nlp: Language, text: str, verb: str, subject: str, object_: str) -> None:
    token = the(nlp(text), verb)
    assert subject in phrase(token, "nsubj")
    assert child(token, "obj") == object_


@pytest.mark.parametrize(
    ("text", "verb", "patient", "agent"),
    [
        ("The offer was rejected by the Liberal Democrats.", "rejected", "offer", "the Liberal Democrats"),
        (
            "A motion of no confidence has been tabled by Coun Idris Penhallow.",
            "tabled",
            "motion",
            "Coun Idris Penhallow",
        ),
        ("The pact was condemned by Labour on Tuesday night.", "condemned", "pact", "Labour"),
        ("Talks were suspended by the Greens after the vote.", "suspended", "Talks", "the Greens"),
    ],
)
def test_agents_of_passives_are_no_subjects(nlp: Language, text: str, verb: str, patient: str, agent: str) -> None:
    token = the(nlp(text), verb)
    assert child(token, "nsubj:pass") == patient
    assert phrase(token, "obl:agent") == f"by {agent}"
    assert child(token, "nsubj") == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We won’t be taken for granted,” said Cllr Winifred Askew.", "Cllr Winifred Askew"),
        ("'Our door is open,' Mr Penhallow said.", "Mr Penhallow"),
        ('Winifred Askew said: "We have rejected the deal."', "Winifred Askew"),
        ("The Greens said they would reconsider.", "The Greens"),
    ],
)
def test_the_verb_of_saying_has_its_speaker(nlp: Language, text: str, speaker: str) -> None:
    assert phrase(the(nlp(text), "said"), "nsubj") == speaker


@pytest.mark.parametrize("title", ["Cllr", "Cllrs", "Coun", "Ald", "Cllr.", "Cllrs.", "Coun.", "Ald."])
def test_a_title_is_one_word_and_ends_no_sentence(nlp: Language, title: str) -> None:
    doc = nlp(f"The plan was put forward by {title} Askew, who leads the group.")
    assert title in [token.text for token in doc]
    assert len(list(doc.sents)) == 1


def test_contractions_are_divided_whatever_the_apostrophe(nlp: Language) -> None:
    assert [token.lemma_ for token in nlp("We don't and won’t.")] == ["we", "do", "not", "and", "will", "not", "."]


def test_it_is_small() -> None:
    assert sum(file.stat().st_size for file in MODEL.rglob("*") if file.is_file()) <= LARGEST


def test_it_loads_fast() -> None:
    code = f"import time, spacy; t = time.process_time(); spacy.load({str(MODEL)!r}); print(time.process_time() - t)"
    seconds = [float(subprocess.check_output([sys.executable, "-c", code], text=True)) for _ in range(2)]
    assert min(seconds) < SLOWEST_LOAD


def test_the_card_states_the_figures_of_the_scores_file(scores: dict[str, Any]) -> None:
    card = (MODEL / "MODEL_CARD.md").read_text(encoding="utf-8")
    for test, figures in scores["tests"].items():
        assert f"| {test} | " + " | ".join(f"{figure:.2f}" for figure in figures.values()) + " |" in card
    for figure in ("size_mb", "load_seconds", "words_per_second"):
        assert str(scores[figure]) in card


def test_the_scores_are_as_high_as_promised(scores: dict[str, Any]) -> None:
    assert {test: scores["tests"][test]["las"] >= least for test, least in LEAST_LAS.items()} == dict.fromkeys(
        LEAST_LAS, True
    )
    assert "pud-test" in scores["tests"]
    assert scores["load_seconds"] < SLOWEST_LOAD
    assert scores["words_per_second"] >= FEWEST_WORDS


def test_the_licence_names_the_three_treebanks() -> None:
    licence = (MODEL / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in licence
    assert all(name in licence for name in ("UD_English-EWT", "UD_English-GUM", "UD_English-PUD"))


@pytest.mark.slow
def test_the_scores_file_is_what_an_evaluation_finds(treebanks: Path, scores: dict[str, Any]) -> None:
    command = [
        sys.executable,
        str(ROOT / "training" / "evaluate.py"),
        "--model",
        str(MODEL),
        "--treebanks",
        str(treebanks),
    ]
    measured = json.loads(subprocess.check_output(command, text=True))
    for test, figures in scores["tests"].items():
        assert measured[test] == pytest.approx(figures, abs=0.2), test
        assert measured[test]["las"] >= LEAST_LAS.get(test, 0)


@pytest.mark.slow
def test_it_reads_fast_on_one_core(nlp: Language, treebanks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib

    monkeypatch.syspath_prepend(str(ROOT / "training"))
    texts = list(importlib.import_module("evaluate").raw_texts(treebanks, ["gum-test", "pud-test"]))
    assert max(_words_per_second(nlp, texts) for _ in range(5)) >= FEWEST_WORDS


def _words_per_second(nlp: Language, texts: list[str]) -> float:
    begun = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - begun)
