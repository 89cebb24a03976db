"""The tables of an evaluation: figures, alpha, moves by confidence, acts against acts, and misses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from overtures.store.terms import literal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from overtures.evaluate import Evaluation
    from overtures.store import Term

Cell: TypeAlias = str | int | float | None
Name = Literal["figures", "alpha", "bands", "confusion", "misses"]
FOR_PEOPLE = ("table", "markdown")
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Scores:
    """One table; `headings` are for people, by column. In a `sparse` one people are not shown zeros."""

    title: str
    headings: dict[str, str]
    cells: Sequence[Sequence[Cell]]
    sparse: bool = False

    def show(self, form: str) -> None:
        """Print it in one of the formats; rates have three decimals."""
        from overtures.cli.answers import show

        bare = self.sparse and form in FOR_PEOPLE
        rows = [[_term(cell or None if bare else cell) for cell in row] for row in self.cells]
        columns = list(self.headings)
        if form == "table" and "sentence" in columns:  # below the row, as the words of an answer
            columns = ["words" if name == "sentence" else name for name in columns] + ["link"]
            rows = [[*row, None] for row in rows]
        show(columns, rows, form, () if "link" in columns else list(self.headings.values()))


def scores(evaluation: Evaluation, name: Name) -> Scores:
    """The table of that name."""
    return _TABLES[name](evaluation)


def _term(cell: Cell) -> Term | None:
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        return literal(cell)
    if isinstance(cell, int):
        return literal(str(cell), _XSD + "integer")
    return literal(f"{cell:.3f}", _XSD + "decimal")


def _figures(evaluation: Evaluation) -> Scores:
    """A rate that there is nothing to count for is left empty, and so are those of what is only counted."""
    headings = {
        **{"figure": "figure", "meaning": "of what", "hit": "right", "gold": "in gold", "said": "read"},
        **{"precision": "precision", "recall": "recall", "f1": "F1", "f1_low": "F1 from", "f1_high": "to (95 %)"},
    }
    rows: list[list[Cell]] = []
    for figure in evaluation.figures:
        count = figure.count
        rates: list[Cell] = [
            count.precision if count.said else None,
            count.recall if count.gold else None,
            count.f1 if count.gold and count.said else None,
        ]
        told = rates if figure.rated else [None] * 3
        rows.append([figure.name, figure.meaning, count.hit, count.gold, count.said, *told, *_two(figure.interval)])
    return Scores(_of(evaluation, "Readings against gold"), headings, rows)


def _alpha(evaluation: Evaluation) -> Scores:
    headings = {
        **{"act": "sentence tells of", "units": "units", "gold": "in gold", "read": "read", "both": "in both"},
        **{"alpha": "alpha", "alpha_low": "from", "alpha_high": "to (95 %)"},
    }
    rows = [[a.name, a.units, a.gold, a.read, a.both, a.alpha, *_two(a.interval)] for a in evaluation.alpha]
    return Scores("Krippendorff's alpha, by sentence", headings, rows)


def _bands(evaluation: Evaluation) -> Scores:
    headings = {
        **{"band": "confidence", "right": "right", "said": "read"},
        **{"right_low": "share right from", "right_high": "to (95 %)"},
    }
    rows = [[band.name, band.right, band.said, *_two(band.interval)] for band in evaluation.bands]
    return Scores("Moves by confidence", headings, rows)


def _confusion(evaluation: Evaluation) -> Scores:
    from overtures.evaluate import ACTS, MISSED, NOT_IN_GOLD, REPEATED

    rows: list[list[Cell]] = []
    for gold in (*ACTS, NOT_IN_GOLD, REPEATED):
        rows.append([gold, *(evaluation.confusion[gold, read] for read in (*ACTS, MISSED))])
    short: dict[str, str] = {act: act[:3] for act in ACTS}
    headings = {"gold": "gold", **short, MISSED: MISSED}
    return Scores("Acts in gold (down) and as read (across)", headings, rows, sparse=True)


def _misses(evaluation: Evaluation) -> Scores:
    columns = ("article", "what", "gold", "read", "sentence")
    rows = [[m.article, m.what, m.gold, m.read, m.sentence] for m in evaluation.misses]
    return Scores("Misses", {name: name for name in columns}, rows)


def _of(evaluation: Evaluation, title: str) -> str:
    return f"{title}, {evaluation.articles} article{'' if evaluation.articles == 1 else 's'}"


def _two(interval: tuple[float, float] | None) -> tuple[Cell, Cell]:
    return interval or (None, None)


_TABLES: dict[Name, Callable[[Evaluation], Scores]] = {
    "figures": _figures,
    "alpha": _alpha,
    "bands": _bands,
    "confusion": _confusion,
    "misses": _misses,
}
