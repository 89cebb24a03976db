"""What a pipeline costs: its size, how long it takes to load, how many words it reads in a second."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import spacy

from evaluate import raw_texts

ROUNDS = 5
LOADING = "import time, spacy; begun = time.perf_counter(); spacy.load({path!r}); print(time.perf_counter() - begun)"


def measure(model: Path, treebanks: Path) -> dict[str, object]:
    """Size in MB (10^6 bytes), seconds to load in a fresh process, words a second on one core (best of five rounds)."""
    return {
        "size_mb": round(sum(file.stat().st_size for file in model.rglob("*") if file.is_file()) / 1e6, 2),
        "load_seconds": round(min(_load_seconds(model) for _ in range(ROUNDS)), 2),
        "words_per_second": _words_per_second(model, list(raw_texts(treebanks))),
    }


def _load_seconds(model: Path) -> float:
    code = LOADING.format(path=str(model))
    return float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)


def _words_per_second(model: Path, texts: list[str]) -> int:
    nlp = spacy.load(model)
    best = 0.0
    for _ in range(ROUNDS):
        begun = time.process_time()
        words = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, words / (time.process_time() - begun))
    return round(best, -2).__int__()
