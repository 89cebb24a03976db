"""Learn the weights of `likely.toml` from folders of annotated articles, NAME.txt with NAME.json beside each.

The weights are those of a multinomial logistic regression over the parties of a text and "no party": for each person
of whom nothing is said outright, what is annotated should be the likeliest. Prints the two tables; `--ridge` is the
penalty on large weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from overtures.annotate.affiliation import nearness, parties
from overtures.annotate.affiliation.scene import Scene
from overtures.annotate.bodies import find_bodies
from overtures.annotate.language import load as load_model
from overtures.annotate.language import paragraphs, parse, plain_text
from overtures.annotate.people import find_people
from overtures.model import Tree
from overtures.read import load

_STEPS, _RATE, _LEAST = 400, 0.05, 0.05
Options = dict[tuple[str, str], dict[str, float]]  # ("party", name) or ("nobody", "") -> feature -> value


def examples(folders: list[Path]) -> Iterator[tuple[Options, tuple[str, str]]]:
    """What there is to choose from for each person whose party is not told, and the choice that is annotated."""
    for path in sorted(p for folder in folders for p in folder.glob("*.txt") if p.with_suffix(".json").exists()):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        annotated = {p["name"]: p.get("party") for p in gold.get("people", [])}
        scene = _scene(load(path).text)
        known = {person: clue.party for person, clue in parties.told(scene).items()}
        for person in dict.fromkeys(p.name for p in scene.people if p.name not in known):
            told = nearness.of_party(scene, person, known)
            party = annotated.get(person)
            if party is None or party in told:
                options: Options = {("party", name): dict(features) for name, features in told.items()}
                options["nobody", ""] = dict(nearness.of_nobody(scene, person))
                yield options, ("party", party) if party else ("nobody", "")


def _scene(text: str) -> Scene:
    spans = paragraphs(text)
    clear = plain_text(text, spans)
    tokens, sentences = parse(text, spans, load_model(None))
    named, _ = find_bodies(clear)
    sightings, genders = find_people(clear, Tree(tokens), sentences, named)
    return Scene(clear, sightings, named, genders)


def learn(data: list[tuple[Options, tuple[str, str]]], ridge: float) -> dict[tuple[str, str], float]:
    """("party" or "nobody", feature) -> weight, by Adam on the penalised log-likelihood."""
    keys = sorted({(kind, f) for options, _ in data for (kind, _), told in options.items() for f in told})
    column = {key: n for n, key in enumerate(keys)}
    rows = []
    for options, choice in data:
        matrix = np.zeros((len(options), len(keys)))
        for n, ((kind, _), told) in enumerate(options.items()):
            for feature, value in told.items():
                matrix[n, column[kind, feature]] = value
        rows.append((matrix, list(options).index(choice)))
    weights, mean, square = (np.zeros(len(keys)) for _ in range(3))
    for step in range(1, _STEPS + 1):
        slope = ridge * weights
        for matrix, chosen in rows:
            chances = np.exp(matrix @ weights - (matrix @ weights).max())
            slope += matrix.T @ (chances / chances.sum()) - matrix[chosen]
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {key: float(weights[n]) for key, n in column.items()}


def main() -> int:
    """The command: learn_affiliation.py FOLDER... [--ridge R]; prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of annotated articles")
    parser.add_argument("--ridge", type=float, default=1.0, help="penalty on large weights (default 1)")
    given = parser.parse_args()
    weights = learn(list(examples(given.folders)), given.ridge)
    for table in ("party", "nobody"):
        sys.stdout.write(f"\n[{table}]\n")
        for (kind, feature), weight in weights.items():
            if kind == table and abs(weight) >= _LEAST:
                sys.stdout.write(f'"{feature}" = {weight:.2f}\n')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
