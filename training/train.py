"""Train the language model from the treebanks, measure it, and put it in its place with a model card.

Run: python training/train.py --treebanks FOLDER --output FOLDER
One seed, one thread: two runs on the same machine give the same weights, byte for byte.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import one_thread  # noqa: F401 - first of all: numerical libraries read it when they are loaded
import spacy
from augment import altered
from card import write_card
from conllu import Paragraph, paragraphs
from docs import bundle
from lemmas import add_known_lemmas
from newsroom import articles
from resources import measure
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, registry
from tokens import fit_tokenizer

from evaluate import TESTS, evaluate

HERE = Path(__file__).parent
SEED = 2015
MADE_PARAGRAPHS = 1500
NAME, VERSION = "overtures", "0.1.0"
SPLITS = ("train", "dev")
SOURCES = ("ewt", "gum")
KEPT_IN_OUTPUT = ("LICENSE",)


def main() -> None:
    """Do the whole job that `make model` asks for."""
    options = _options()
    _check(options.treebanks)
    work = options.work
    work.mkdir(parents=True, exist_ok=True)
    prepare(options.treebanks, work)
    fit(work, options.steps)
    nlp = finished(work)
    ready = work / "ready"
    shutil.rmtree(ready, ignore_errors=True)
    nlp.to_disk(ready)
    scores = measure(ready, options.treebanks) | {"tests": evaluate(spacy.load(ready), options.treebanks)}
    write_card(ready, scores)
    install(ready, options.output)
    print(f"the model is in {options.output}; its scores are in MODEL_CARD.md there")  # noqa: T201


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the language model from the treebanks.")
    parser.add_argument("--treebanks", type=Path, required=True, help="the folder of CoNLL-U files")
    parser.add_argument("--output", type=Path, required=True, help="where the trained pipeline goes")
    parser.add_argument("--work", type=Path, default=HERE / "work", help="for what is only needed on the way")
    parser.add_argument("--steps", type=int, help="other than the configured number of training steps")
    return parser.parse_args()


def _check(treebanks: Path) -> None:
    """Leave with a message where files are missing."""
    needed = [f"{source}-{split}" for source in SOURCES for split in SPLITS] + list(TESTS)
    missing = [name for name in needed if not (treebanks / f"{name}.conllu.gz").is_file()]
    if not treebanks.is_dir():
        sys.exit(f"there is no folder {treebanks}: give the folder of the treebanks, as in make model TREEBANKS=FOLDER")
    if missing:
        sys.exit(f"the folder {treebanks} lacks {', '.join(missing)} (.conllu.gz): give the folder of the treebanks")


def prepare(treebanks: Path, work: Path) -> None:
    """Write train.spacy and dev.spacy: the treebanks, altered copies of them, and made sentences (train only)."""
    vocab = spacy.blank("en").vocab
    for split in SPLITS:
        originals = list(_gold(treebanks, split))
        extra = [*altered(originals, SEED), *articles(MADE_PARAGRAPHS, SEED)] if split == "train" else []
        bundle([*originals, *extra], vocab).to_disk(work / f"{split}.spacy")


def _gold(treebanks: Path, split: str) -> Iterator[Paragraph]:
    for source in SOURCES:
        yield from paragraphs(treebanks / f"{source}-{split}.conllu.gz")


def fit(work: Path, steps: int | None) -> None:
    """Train by config.cfg; the best and the last pipeline go to work/trained."""
    overrides: dict[str, object] = {f"paths.{split}": str(work / f"{split}.spacy") for split in SPLITS}
    overrides["system.seed"] = SEED
    if steps:
        overrides["training.max_steps"] = steps
    nlp = init_nlp(load_config(HERE / "config.cfg", overrides=overrides))
    (work / "trained").mkdir(exist_ok=True)
    train(nlp, work / "trained", stdout=sys.stdout, stderr=sys.stderr)


def fit_tokenizer_first() -> Callable[[Language], Language]:
    """The callback of config.cfg that changes the tokenizer before anything is learnt."""
    return fit_tokenizer


registry.callbacks.register("overtures.fit_tokenizer.v1", func=fit_tokenizer_first)


def finished(work: Path) -> Language:
    """The best pipeline with the known lemmas, without the traces of this machine."""
    nlp = spacy.load(work / "trained" / "model-best")
    add_known_lemmas(nlp, DocBin().from_disk(work / "train.spacy"))
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["before_init"] = None
    nlp.meta.update(name=NAME, version=VERSION, license="CC BY-SA 4.0", performance={})
    nlp.meta["description"] = "English pipeline for council news: tagger, morphologizer, lemmatizer, parser"
    nlp.meta["sources"] = [
        {"name": "UD_English-EWT 2.16", "license": "CC BY-SA 4.0"},
        {"name": "UD_English-GUM 2.16 (free genres)", "license": "CC BY 4.0"},
    ]
    return nlp


def install(ready: Path, output: Path) -> None:
    """Replace the pipeline in its place; the licence there stays."""
    kept = {name: (output / name).read_bytes() for name in KEPT_IN_OUTPUT if (output / name).is_file()}
    shutil.rmtree(output, ignore_errors=True)
    shutil.copytree(ready, output)
    for name, content in kept.items():
        (output / name).write_bytes(content)


if __name__ == "__main__":
    main()
