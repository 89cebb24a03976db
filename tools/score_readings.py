"""Read every NAME.txt of a folder of annotated articles and write each reading as NAME.json, for score.py.

Of the annotation in NAME.json a reader is given the publication date and nothing else.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import json
import sys
from pathlib import Path

from overtures import pipeline
from overtures.read import load


def published(gold: Path) -> dt.date | None:
    """The publication date that the annotation gives, None where it gives none."""
    told = json.loads(gold.read_text(encoding="utf-8")).get("published") if gold.exists() else None
    return dt.date.fromisoformat(told) if told else None


def read_folder(articles: Path, out: Path) -> int:
    """Write one reading for each article; the number of them. One reader, so that the language model loads once."""
    reader = pipeline.Reader()
    out.mkdir(parents=True, exist_ok=True)
    for stale in out.glob("*.json"):
        stale.unlink()
    texts = sorted(articles.glob("*.txt"))
    for path in texts:
        article = load(path, published=published(path.with_suffix(".json")))
        bare = dataclasses.replace(article, id=path.stem, title=None, publisher=None, url=None)
        reading = pipeline.reading_dict(reader.read(bare))
        (out / f"{path.stem}.json").write_text(json.dumps(reading, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(texts)


def main() -> int:
    """The command: score_readings.py ARTICLES OUT; exit code 2 where there is nothing to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="folder of NAME.txt, with NAME.json beside each")
    parser.add_argument("out", type=Path, help="folder to write the readings to")
    given = parser.parse_args()
    number = read_folder(given.articles, given.out)
    if not number:
        sys.stderr.write(f"score_readings: no NAME.txt in {given.articles}; name the folder of annotated articles\n")
        return 2
    sys.stderr.write(f"read {number} articles of {given.articles} into {given.out}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
