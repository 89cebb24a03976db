"""The figures of `overtures evaluate` are those of score.py beside the annotated articles, number for number."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from overtures import pipeline
from overtures.evaluate import Article, Document, Evaluation, Place, as_dict, evaluate, parse_annotation
from overtures.read import load

ARTICLES = Path(__file__).parent / "articles"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def score(evaluation: Path) -> Callable[[Path, Path], Json]:
    """The figures of score.py, by its own function."""
    spec = importlib.util.spec_from_file_location("score", evaluation / "score.py")
    assert spec
    assert spec.loader
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return lambda gold, read: module.score(gold, read)[0]


def figures(found: Evaluation) -> Json:
    """Our figures in the form of score.py's, without the intervals."""
    told: dict[str, Json] = as_dict(found)["figures"]
    return {name: {k: v for k, v in row.items() if not k.startswith("f1_")} for name, row in told.items()}


@pytest.fixture(params=["build", "articles"])
def gold(request: pytest.FixtureRequest, evaluation: Path) -> Path:
    return evaluation / "build" if request.param == "build" else ARTICLES


@pytest.mark.slow
def test_figures_of_the_reader_are_those_of_score_py(
    gold: Path, score: Callable[[Path, Path], Json], tmp_path: Path
) -> None:
    reader = pipeline.Reader()
    for path in gold.glob("*.txt"):
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["published"]
        reading = reader.read(load(path, published=told and dt.date.fromisoformat(told)))
        (tmp_path / f"{path.stem}.json").write_text(json.dumps(pipeline.reading_dict(reading)), encoding="utf-8")
    expected = score(gold, tmp_path)
    assert figures(pipeline.evaluate(gold, tmp_path).evaluation) == expected
    assert figures(pipeline.evaluate(gold).evaluation) == expected, "read here, the same"


@pytest.mark.parametrize("seed", range(8))
def test_figures_of_any_reading_are_those_of_score_py(
    gold: Path, seed: int, score: Callable[[Path, Path], Json], tmp_path: Path
) -> None:
    """Readings made by spoiling gold, so that every rule of the comparison is met in every way."""
    chance = random.Random(seed)
    for path in sorted(gold.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
        spoilt = Spoiler(chance, text).document(json.loads(path.read_text(encoding="utf-8")))
        if chance.random() < 0.9:
            (tmp_path / path.name).write_text(json.dumps(spoilt), encoding="utf-8")
    assert figures(_compared(gold, tmp_path)) == score(gold, tmp_path)


def _compared(gold: Path, read: Path) -> Evaluation:
    """As `pipeline.evaluate`, without sentences: no language model is needed for the figures."""
    articles = []
    for path in sorted(gold.glob("*.json")):
        text = path.with_suffix(".txt").read_bytes().decode("utf-8-sig")
        other = read / path.name
        said = parse_annotation(other.read_text(encoding="utf-8"), path.name) if other.exists() else Document()
        annotation = parse_annotation(path.read_text(encoding="utf-8"), path.name)
        articles.append(Article(path.stem, Place(text, ()), annotation, said))
    return evaluate(articles)


class Spoiler:
    """Changes an annotation as readers go wrong: things left out, doubled, renamed, cut short and swapped."""

    def __init__(self, chance: random.Random, text: str) -> None:
        self.chance, self.text = chance, text

    def document(self, told: Json) -> Json:
        return {
            "people": [self._person(p) for p in self._some(told["people"])],
            "moves": [self._move(m, n) for n, m in enumerate(self._some(told["moves"]))],
            "quotes": [self._quote(q, told) for q in self._some(told["quotes"])],
            "seats": [self._keep_or(s, {**s, "seats": s["seats"] + 1}) for s in self._some(told["seats"])],
        }

    def _some(self, members: Sequence[Json]) -> list[Json]:
        kept = [m for m in members for _ in range(self.chance.choices([0, 1, 2], [2, 7, 1])[0])]
        self.chance.shuffle(kept)
        return kept

    def _keep_or(self, value: Any, *others: Any) -> Any:
        return value if self.chance.random() < 0.7 else self.chance.choice(others)

    def _name(self, name: str) -> str:
        first, _, last = name.partition(" ")
        nicknames = {"Conservative": "Tories", "Liberal Democrats": "the Lib Dem group", "Green": "Greens"}
        others = (
            "Cllr " + name,
            f"{first[0]} {last}",
            last or "Labour",
            nicknames.get(name, "Independent councillors"),
        )
        return str(self._keep_or(name, *others))

    def _person(self, person: Json) -> Json:
        return {"name": self._name(person["name"]), "party": self._keep_or(person["party"], None, "Labour")}

    def _quote(self, quote: Json, told: Json) -> Json:
        someone = self.chance.choice([p["name"] for p in told["people"]] or ["Nobody Known"])
        return {"text": self._cut(quote["text"]), "speaker": self._keep_or(self._name(quote["speaker"]), None, someone)}

    def _cut(self, text: str) -> str:
        words, start = text.split(" "), self.text.find(text) + self.chance.randrange(len(text))
        beside = self.text[start : start + len(text)]  # its last words and what comes after them
        return str(self._keep_or(text, beside, beside, " ".join(words[:3]), " ".join(words[:4]), "words of none", ""))

    def _when(self, when: str | None) -> str | None:
        first, _, last = (when or "").partition("/")
        if len(first) != len("2023-05-16"):
            return str(self._keep_or(when, "2023-05", "2023/..", "../2023-05-16", "2023-22", "soon")) if when else None
        begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last or first)
        earlier, later = dt.timedelta(self.chance.randrange(9)), dt.timedelta(self.chance.randrange(9))
        wider = f"{begin - earlier}/{end + later}"
        return str(self._keep_or(when, wider, wider, f"{begin + later}", f"{begin:%Y-%m}", f"{begin}/..", f"../{end}"))

    def _move(self, move: Json, number: int) -> Json:
        acts = ["offer", "appeal", "talks", "motion", "acceptance", "agreement", "rejection", "defection", "criticism"]
        sides = {key: [self._name(n) for n in move[key]] for key in ("by", "for", "to")}
        swapped = {"by": [], "for": sides["to"], "to": sides["for"]}
        return {
            **self._keep_or(
                sides,
                swapped,
                {**sides, "for": []},
                {**sides, "to": []},
                {**sides, "to": []},
                {**sides, "to": sides["for"]},
            ),
            "id": f"r{number}",
            "act": self._keep_or(move["act"], *acts),
            "quote": self._cut(self._keep_or(move["quote"], *move.get("also", ["none"]))),
            "when": self._when(move["when"]),
            "responds_to": self._keep_or(f"r{number - 1}" if move["responds_to"] else None, "r0", None),
            "reported_by": self._keep_or(move["reported_by"], None, "Somebody Else"),
        }
