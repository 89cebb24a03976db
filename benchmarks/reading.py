"""What reading costs beside the language model alone, on the same articles in one run: reading.py FOLDER."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from overtures.annotate.language import load, paragraphs, plain
from overtures.encoder import network
from overtures.encoder.arrays import Arrays
from overtures.pipeline import Reader
from overtures.read import load as article_of


def seconds(what: Callable[[], object]) -> float:
    """Process time of one call."""
    began = time.process_time()
    what()
    return time.process_time() - began


def main() -> None:
    """Print both times and their ratio."""
    articles = [article_of(p) for p in sorted(Path(sys.argv[1]).glob("*.txt"))]
    nlp, reader = load(None), Reader()
    reader.read(articles[0])  # everything is loaded before anything is timed
    texts = [plain(s.of(a.text)) for a in articles for s in paragraphs(a.text)]
    bare = min(seconds(lambda: list(nlp.pipe(texts, batch_size=32))) for _ in range(3))
    whole = min(seconds(lambda: [reader.read(a) for a in articles]) for _ in range(3))
    own, spent = network._outputs, [0.0]

    def timed(arrays: Arrays, *names: str) -> list[Any]:
        began = time.process_time()
        try:
            return own(arrays, *names)
        finally:
            spent[0] += time.process_time() - began

    network._outputs = timed
    for a in articles:
        reader.read(a)
    sys.stdout.write(
        f"{len(articles)} articles: language model {bare:.2f} s, reading {whole:.2f} s, ratio {whole / bare:.2f}; "
        f"the encoder's part {spent[0]:.2f} s, reading against both models {whole / (bare + spent[0]):.2f}\n"
    )


if __name__ == "__main__":
    main()
