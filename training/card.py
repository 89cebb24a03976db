"""Write the model card, for people, and the scores, for programs, beside the trained pipeline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HEADINGS = {
    "tokens": "Words",
    "sentences": "Sentences",
    "upos": "UPOS",
    "xpos": "XPOS",
    "lemma": "Lemma",
    "uas": "UAS",
    "las": "LAS",
    "las_subtypes": "LAS with subtypes",
}
TEMPLATE = Path(__file__).with_name("MODEL_CARD.template.md")


def write_card(folder: Path, scores: dict[str, Any]) -> None:
    """Write MODEL_CARD.md and scores.json; both state the same figures."""
    (folder / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    card = TEMPLATE.read_text(encoding="utf-8").format(table=_table(scores["tests"]), **scores)
    (folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")


def _table(tests: dict[str, dict[str, float]]) -> str:
    header = ["Test", *HEADINGS.values()]
    rows = [[test, *(f"{figures[measure]:.2f}" for measure in HEADINGS)] for test, figures in tests.items()]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [header, ["---"] * len(header), *rows])
