"""The scripts that train the language model: trees are read and made rightly, and a missing folder is said so."""

from __future__ import annotations

import gzip
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import spacy

TRAINING = Path(__file__).parents[1] / "training"
CONLLU = """\
# newpar
# text = We don't agree.
1\tWe\twe\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\tTypo=Yes|VerbForm=Fin\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Colour
1\tColor\tcolor\tNOUN\tNN\t_\t0\troot\t_\t_

# newpar
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_

"""


@pytest.fixture(autouse=True)
def scripts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make the scripts importable, as they are where train.py is run."""
    monkeypatch.syspath_prepend(str(TRAINING))
    yield


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "own.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    return path


def module(name: str) -> ModuleType:
    return importlib.import_module(name)


def test_multi_word_tokens_become_the_words_that_the_tokenizer_finds(treebank: Path) -> None:
    first, second = module("conllu").paragraphs(treebank)
    assert module("conllu").text_of(first) == "We don't agree. Color"
    assert module("conllu").text_of(second) == "No"
    found = [token.text for token in spacy.blank("en")("We don't agree. Color")]
    assert [word.form for sentence in first for word in sentence] == found


def test_a_document_carries_the_trees_of_its_paragraph(treebank: Path) -> None:
    paragraph = next(module("conllu").paragraphs(treebank))
    doc = module("docs").doc_of(paragraph, spacy.blank("en").vocab)
    assert [(token.dep_, token.head.text) for token in doc][-3:] == [
        ("ROOT", "agree"),
        ("punct", "agree"),
        ("ROOT", "Color"),
    ]
    assert [sentence.text for sentence in doc.sents] == ["We don't agree.", "Color"]
    assert str(doc[1].morph) == "VerbForm=Fin", "features of the edition are left out"


def test_altered_copies_keep_the_tree_and_are_the_same_for_one_seed(treebank: Path) -> None:
    originals = list(module("conllu").paragraphs(treebank))
    copies = [list(module("augment").altered(originals, seed)) for seed in (1, 1)]
    assert copies[0] == copies[1]
    for original, copy in zip(originals, copies[0], strict=True):
        for before, after in zip(original, copy, strict=True):
            assert [(word.head, word.deprel, word.xpos) for word in before] == [
                (word.head, word.deprel, word.xpos) for word in after
            ]


@pytest.mark.parametrize(
    ("american", "british"),
    [("organize", "organise"), ("color", "colour"), ("center", "centre"), ("size", "size"), ("doctor", "doctor")],
)
def test_british_spelling_changes_only_what_has_one(american: str, british: str) -> None:
    assert module("augment").british(american) == british


def test_made_sentences_are_trees_of_words_that_the_tokenizer_finds() -> None:
    nlp = module("tokens").fit_tokenizer(spacy.blank("en"))
    for paragraph in module("newsroom").articles(60, seed=3):
        words = [word.form for sentence in paragraph for word in sentence]
        assert [token.text for token in nlp(module("conllu").text_of(paragraph))] == words
        for sentence in paragraph:
            assert _is_a_tree([word.head for word in sentence]), sentence


def _is_a_tree(heads: list[int]) -> bool:
    """One root, which every word reaches by its heads."""
    reached = set()
    for word in range(len(heads)):
        seen = set()
        place = word
        while place >= 0 and place not in seen:
            seen.add(place)
            place = heads[place]
        reached.add(place)
    return heads.count(-1) == 1 and reached == {-1}


def test_made_sentences_are_the_same_for_one_seed_and_other_for_another() -> None:
    articles = module("newsroom").articles
    assert articles(20, seed=5) == articles(20, seed=5)
    assert articles(20, seed=5) != articles(20, seed=6)


def test_every_phrase_of_the_lexicon_has_one_head() -> None:
    words = module("council_words")
    for table in (words.SINGULAR_PARTIES, words.PLURAL_PARTIES, words.ROLES, words.THINGS):
        for text in table:
            module("phrases").phrase(text)
    with pytest.raises(ValueError, match="has no head"):
        module("phrases").phrase("the/THE:det")


def test_an_evaluation_counts_what_is_wrong(treebank: Path) -> None:
    evaluate = module("evaluate")
    gold = list(module("conllu").paragraphs(treebank))
    docs = [module("docs").doc_of(paragraph, spacy.blank("en").vocab) for paragraph in gold]
    perfect = [
        evaluate.compare(evaluate.of_paragraph(key), evaluate.of_doc(doc)) for key, doc in zip(gold, docs, strict=True)
    ]
    assert {found["las"] for found in perfect} == {6, 1}
    docs[0][0].head = docs[0][1]
    docs[0][2].tag_ = "NN"
    faulty = evaluate.compare(evaluate.of_paragraph(gold[0]), evaluate.of_doc(docs[0]))
    assert (faulty["uas"], faulty["las"], faulty["xpos"], faulty["upos"]) == (5, 5, 5, 6)


@pytest.mark.parametrize("kind", ["missing", "empty"])
def test_training_without_treebanks_says_what_is_missing(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / kind
    if kind == "empty":
        folder.mkdir()
    output = tmp_path / "model"
    command = [sys.executable, str(TRAINING / "train.py"), "--treebanks", str(folder), "--output", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert str(folder) in done.stderr
    assert "give the folder of the treebanks" in done.stderr
    assert "Traceback" not in done.stderr
    assert not output.exists()
