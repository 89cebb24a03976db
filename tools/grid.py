"""Read the grid of constructions in tests/cases/grid and print how much of each cell is read rightly.

Rows are constructions, columns acts, a cell says how many of its cases are right of all; below, the same by kind of
maker and of addressee. With --misses each case that is missed is told with what was read, with --write the list of
known misses (misses.txt) is made anew.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from tests.constructions import ACTS, CONSTRUCTIONS, GRID, KINDS, Case, cases
from tests.judging import problems, read, report

from overtures.pipeline import Reader

HEAD = "# Cases of the grid that the reader does not read rightly yet, one a line, sorted; made by: make grid WRITE=1\n"
Verdicts = Mapping[Case, str | None]


def judged(of: Sequence[Case]) -> dict[Case, str | None]:
    """Each case with the report of what is wrong, None where it is read rightly. One reader, loaded once."""
    reader = Reader()
    verdicts: dict[Case, str | None] = {}
    for case in of:
        reading = read(reader, case)
        found = problems(case, reading)
        verdicts[case] = report(case, reading, found) if found else None
    return verdicts


def table(verdicts: Verdicts, rows: Sequence[str], row: Callable[[Case], str]) -> str:
    """Right of all, a line for each of `rows` with a column for each act; the last line and column are the sums."""
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for case, wrong in verdicts.items():
        for cell in ((row(case), case.act), (row(case), "all"), ("all", case.act), ("all", "all")):
            counts[cell][0] += wrong is None
            counts[cell][1] += 1
    columns, width = (*ACTS, "all"), max(map(len, (*rows, "all")))
    lines = [" " * width + "".join(f"  {act:>7}" for act in columns)]
    for name in (*rows, "all"):
        cells = (f"{'{}/{}'.format(*counts[name, act]):>{max(7, len(act))}}" for act in columns)
        lines.append("  ".join([f"{name:<{width}}", *cells]))
    return "\n".join(lines)


def main() -> int:
    """The command: python -m tools.grid [--misses] [--write]; exit code 2 where there is no case to read."""
    parser = argparse.ArgumentParser(prog="python -m tools.grid", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="tell each case that is missed, and what was read")
    parser.add_argument("--write", action="store_true", help="renew the list of known misses")
    given = parser.parse_args()
    verdicts = judged(cases())
    if not verdicts:
        sys.stderr.write(f"grid: no ACT/CONSTRUCTION-NUMBER.txt in {GRID}\n")
        return 2
    for rows, row in ((CONSTRUCTIONS, _construction), (KINDS, _maker), (KINDS, _addressee)):
        sys.stdout.write(f"{row.__doc__}\n{table(verdicts, rows, row)}\n\n")
    missed = {case.name: wrong for case, wrong in verdicts.items() if wrong is not None}
    if given.misses:
        sys.stdout.write("\n\n".join(missed.values()) + "\n")
    if given.write:
        (GRID / "misses.txt").write_text(HEAD + "".join(f"{name}\n" for name in sorted(missed)), encoding="utf-8")
    return 0


def _construction(case: Case) -> str:
    """Right of all, by construction and act"""
    return case.construction


def _maker(case: Case) -> str:
    """By kind of maker"""
    return case.maker


def _addressee(case: Case) -> str:
    """By kind of addressee"""
    return case.addressee


if __name__ == "__main__":
    raise SystemExit(main())
