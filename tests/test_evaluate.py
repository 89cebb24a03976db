"""`overtures evaluate`: tables counted by hand, alpha and intervals against published examples, and every format."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from overtures.cli import main
from overtures.evaluate import Article, Count, Document, Evaluation, Place, evaluate
from overtures.evaluate.dates import days, fit
from overtures.evaluate.intervals import bootstrap_f1, wilson
from overtures.model import Span

CASES = Path(__file__).parent / "evaluate"
TABLES = ("figures", "alpha", "bands", "confusion", "misses")
Json = dict[str, Any]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, args)])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_table_is_as_counted_by_hand(case: str, table: str) -> None:
    done = run(CASES / case / "gold", CASES / case / "read", "--only", table, "--format", "tsv")
    assert done.exit_code == 0, done.stderr
    assert done.stdout == (CASES / case / "expected" / f"{table}.tsv").read_text(encoding="utf-8")


def coders(gold: str, read: str, act: str = "offer") -> Evaluation:
    """An article with a sentence for each digit, in which each coder has a move where the digit is 1."""
    text = "".join(f"Sentence{n}." for n in range(len(gold)))
    length = len("Sentence0.")
    spans = [Span(length * n, length * (n + 1)) for n in range(len(gold))]
    both = [Document.model_validate_json(json.dumps({"moves": _marked(digits, act)})) for digits in (gold, read)]
    return evaluate([Article("ten", Place(text, spans), *both)])


def _marked(digits: str, act: str) -> list[Json]:
    marks = [n for n, digit in enumerate(digits) if digit == "1"]
    return [{"id": str(n), "act": act, "for": ["Labour"], "to": ["Green"], "quote": f"Sentence{n}."} for n in marks]


def test_alpha_is_that_of_the_textbook() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), A: binary data, two observers."""
    found = {a.name: a.alpha for a in coders("0100000010", "1110010000").alpha}
    assert found["offer"] == pytest.approx(0.095, abs=0.0005)
    assert found["any move"] == found["offer"]


def test_alpha_is_one_of_equal_codes_and_none_where_nothing_varies() -> None:
    assert {a.name: a.alpha for a in coders("0101", "0101").alpha} == {"any move": 1, "moves": 1, "offer": 1}
    assert [(a.name, a.alpha) for a in coders("0000", "0000").alpha] == [("any move", None), ("moves", None)]


def test_alpha_of_criticism_stands_apart_from_that_of_moves() -> None:
    found = {a.name: (a.gold, a.read) for a in coders("0100", "0110", act="criticism").alpha}
    assert found == {"any move": (0, 0), "moves": (0, 0), "criticism": (1, 2)}


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_is_as_published(hits: int, trials: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    assert wilson(hits, trials) == pytest.approx((low, high), abs=0.00005)


def test_interval_of_f1_holds_the_figure_and_is_the_same_again() -> None:
    counts = [Count(n % 4, 3, 4) for n in range(30)]
    found = bootstrap_f1(counts)
    assert found
    assert found == bootstrap_f1(counts)
    assert found[0] < sum(counts, Count()).f1 < found[1]


def test_interval_narrows_with_more_articles() -> None:
    few, many = (bootstrap_f1([Count(n % 4, 3, 4) for n in range(number)]) for number in (8, 80))
    assert few
    assert many
    assert many[1] - many[0] < few[1] - few[0]


def test_interval_of_a_single_article_is_not_told() -> None:
    assert bootstrap_f1([Count(3, 4, 5)]) is None
    assert bootstrap_f1([Count(0, 0, 0)] * 5) is None


@pytest.mark.parametrize(
    ("gold", "said", "good"),
    [
        ("2024-05-07", "2024-05-07", True),
        ("2024-05-07", "2024-05-08", False),
        ("2024-05-07", "2024-05-06/2024-05-08", True),
        ("2024-05-07", "2024-05-05/2024-05-08", False),
        ("2024-05", "2024-05-02/2024-06-10", True),
        ("2024-05", "2024-05-02/2024-06-18", False),
        ("2024-05", "2024-05-25/2024-06-14", True),
        ("2024-05", "2024-05-26/2024-06-15", False),
        ("2024-21", "2024-03-01/2024-05-31", True),
        ("2024-05-07/..", "2024-05-07", True),
    ],
)
def test_date_may_be_a_little_longer_than_golds_and_has_to_meet_it(gold: str, said: str, good: bool) -> None:
    wanted, found = days(gold), days(said)
    assert wanted
    assert found
    assert fit(wanted, found) is good


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "markdown"])
def test_every_format_tells_the_same_figure(form: str) -> None:
    case = CASES / "every-miss"
    done = run(case / "gold", case / "read", "--format", form)
    assert done.exit_code == 0
    assert "0.667" in done.stdout
    assert ("Krippendorff" in done.stdout) is (form in ("table", "markdown"))


def test_json_holds_every_table_and_only_takes_one_out() -> None:
    case = CASES / "every-miss"
    told = json.loads(run(case / "gold", case / "read", "--format", "json").stdout)
    assert set(told) == {"articles", *TABLES}
    one = json.loads(run(case / "gold", case / "read", "--format", "json", "--only", "bands").stdout)
    assert one == {"articles": 1, "bands": told["bands"]}


def test_table_shows_the_sentence_below_each_miss() -> None:
    case = CASES / "every-miss"
    told = run(case / "gold", case / "read", "--format", "table", "--misses", "--confusion").stdout
    assert "“The Conservatives denied that they had offered Reform UK a pact.”" in told
    assert "Acts in gold (down) and as read (across)" in told


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--format", "csv", "--misses", "--confusion"], "csv holds one table; ask for --confusion or for --misses"),
        (["--only", "bands", "--misses"], "--only bands leaves out what --misses asks for"),
        (["--model", "en_other"], "--model reads, but READINGS_DIR holds the readings"),
        (["--format", "xml"], "'xml' is not one of"),
    ],
)
def test_wrong_use_is_told(args: list[str], words: str) -> None:
    case = CASES / "every-miss"
    done = run(case / "gold", case / "read", *args)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_the_library_for_alpha_everything_else_is_told() -> None:
    case = CASES / "every-miss"
    code = "import sys; sys.modules['krippendorff'] = None; from overtures.cli import main; main(sys.argv[1:])"
    args = ["evaluate", str(case / "gold"), str(case / "read"), "--format", "json"]
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["figures"]["moves"]["f1"] == 0.667
    assert told["alpha"]["offer"] == {
        **{"alpha": None, "alpha_low": None, "alpha_high": None},
        **{"units": 7, "gold": 1, "read": 4, "both": 1},
    }
    assert "pip install 'overtures[evaluate]'" in done.stderr
