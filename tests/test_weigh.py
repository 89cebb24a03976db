"""The weighing of moves: every sentence once, one act and one direction for what it tells, the same each time."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from overtures import assets
from overtures.annotate import annotate
from overtures.cli import main
from overtures.encoder.arrays import ACTS, RELATIONS, TOKEN_FLAGS
from overtures.encoder.network import run
from overtures.encoder.units import MOST
from overtures.encoder.windows import ROOM, windows
from overtures.extract.scene import Scene
from overtures.extract.weigh import _maker_of
from overtures.extract.weigh.decide import decide
from overtures.extract.weigh.features import arrays
from overtures.extract.weigh.units import Units
from overtures.model import Article
from overtures.pipeline import Reader

CUT: dict[str, float] = dict.fromkeys(ACTS, 0.5)
STORY = """Labour group leader Ann Marsh offered the Liberal Democrats a coalition on Tuesday.

"We will not be joining her," said Owen Tull, who leads the Lib Dem group. Nobody else was asked.
"""


@lru_cache(maxsize=8)
def scene(text: str) -> Scene:
    return Scene(annotate(Article("a", text, "key:a")))


def likely(units: int, **cells: float) -> np.ndarray:
    """One sentence with the given cells, named act_maker_target."""
    p = np.zeros((1, units, units + 1, len(ACTS)), np.float32)
    for name, value in cells.items():
        act, maker, target = name.split("_")
        p[0, int(maker), int(target), ACTS.index(act)] = value
    return p


def told(p: np.ndarray) -> list[tuple[str, tuple[int, ...], tuple[int, ...]]]:
    return [(w.act, w.makers, w.targets) for w in decide(p, 0, CUT)]


def test_the_likelier_direction_is_kept() -> None:
    assert told(likely(2, offer_0_1=0.9, offer_1_0=0.6)) == [("offer", (0,), (1,))]


def test_addressees_of_one_maker_stand_together() -> None:
    assert told(likely(3, offer_0_1=0.9, offer_0_2=0.7)) == [("offer", (0,), (1, 2))]


def test_makers_of_one_answer_stand_together() -> None:
    assert told(likely(3, rejection_0_2=0.9, rejection_1_2=0.8)) == [("rejection", (0, 1), (2,))]


def test_acts_that_word_one_thing_are_one() -> None:
    assert told(likely(2, offer_0_1=0.6, invitation_0_1=0.8)) == [("invitation", (0,), (1,))]


def test_an_offer_and_its_refusal_in_one_sentence_are_two() -> None:
    assert sorted(told(likely(2, offer_0_1=0.6, rejection_1_0=0.8))) == [
        ("offer", (0,), (1,)),
        ("rejection", (1,), (0,)),
    ]


def test_only_a_motion_has_nobody_to_whom_it_is_made() -> None:
    assert told(likely(2, motion_0_2=0.9, offer_0_2=0.9)) == [("motion", (0,), ())]


def test_an_agreement_counts_once_whichever_way_round() -> None:
    assert len(told(likely(2, agreement_0_1=0.9, agreement_1_0=0.9))) == 1


def test_a_deal_of_three_is_one_agreement() -> None:
    assert told(likely(3, agreement_0_1=0.9, agreement_1_2=0.8, agreement_0_2=0.7)) == [("agreement", (0,), (1, 2))]


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_every_sentence_is_scored_in_one_window(lengths: list[int]) -> None:
    text = "\n\n".join("The " + "old " * n + "hall stood." for n in lengths)
    s = scene(text)
    scored: Counter[int] = Counter()
    for w in windows(s.annotation, s.tree):
        assert len(w.pieces) <= ROOM
        scored.update(range(w.scored, w.last))
    assert scored == Counter(range(len(s.annotation.sentences)))


def test_words_of_a_speaker_mean_the_side_of_the_speaker() -> None:
    s = scene(STORY)
    units = Units(s)
    we = next(t.i for t in s.tokens if t.text == "We")
    kind, meant = units.meant.of_token[we]
    assert (kind, [units.every[n].name for n in meant]) == ("first person", ["Liberal Democrats"])


def test_they_who_are_a_party_and_one_of_its_members_name_that_person_alone_as_the_maker() -> None:
    text = "Piers Maddern is a Conservative. The Conservatives and Piers Maddern met. They asked the Greens to join."
    s = scene(text)
    they = next(t.i for t in s.tokens if t.text == "They")
    mention = s.mention(they)
    assert mention
    assert set(mention.actors) == {"Conservative", "Piers Maddern"}
    assert _maker_of(s, they, ["Conservative"]) == ("Piers Maddern",)


def test_who_was_approached_and_by_whom_is_told_by_the_relations_of_the_names() -> None:
    s = scene("Ann Marsh of Labour was approached by the Greens.")
    window = next(windows(s.annotation, s.tree))
    a = arrays(Units(s), window, [])
    first = TOKEN_FLAGS - len(RELATIONS)
    told = {s.tokens[p.token].text: set(a.flags[n].nonzero()[0]) for n, p in enumerate(window.pieces, 1)}
    assert told["Ann"] == told["Marsh"] == {first + RELATIONS.index("nsubj:pass")}
    assert told["Greens"] == {first + RELATIONS.index("obl:agent")}


def test_more_sides_than_fit_leave_out_the_rarest() -> None:
    ends = ("bank", "gate", "ford", "ham", "wick")
    names = [f"the {a}{b} Residents Group" for a in ("North", "South", "East", "West") for b in ends]
    s = scene(" ".join(f"Labour met {name}, which has two seats." for name in names))
    units = Units(s)
    assert len(units.meant.commonest(range(len(s.tokens)))) <= MOST


def test_weights_are_the_same_each_time() -> None:
    s = scene(STORY)
    units = Units(s)
    a = arrays(units, next(windows(s.annotation, s.tree)), [])
    first, second = run(a), run(a)
    assert first.likely.tobytes() == second.likely.tobytes()


@pytest.mark.parametrize("text", ["", "   \n", "Nothing political happened at the lido."])
def test_a_text_without_sides_is_no_trouble(text: str) -> None:
    s = scene(text)
    units = Units(s)
    assert [a.units for a in (arrays(units, w, []) for w in windows(s.annotation, s.tree))] in ([], [[]])


def test_an_explanation_names_the_words_of_each_move_and_what_was_dropped() -> None:
    text = STORY + "\nThe Conservatives denied that they had offered Labour a pact.\n"
    reading = Reader().read(Article("a", text, "key:a"), explain=True)
    assert {o.id for o in reading.occurrences} == {t.occurrence for t in reading.traces if t.occurrence}
    for trace in reading.traces:
        assert trace.why
        assert all(e.span.of(text) == e.text for e in (trace.cue, *trace.makers, *trace.targets))
    assert not Reader().read(Article("a", text, "key:a")).traces


def test_the_command_explains_in_words_and_as_json(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    shown = CliRunner().invoke(main, ["read", "--explain", str(path)])
    assert "Why" in shown.output
    assert "turns on “" in shown.output
    told = json.loads(CliRunner().invoke(main, ["read", "--explain", "--json", str(path)]).output)
    assert {e["move"] for e in told["explained"]} >= {m["id"] for m in told["moves"]}


def test_what_was_dropped_as_unlikely_fell_short_of_what_it_needed() -> None:
    reader, short = Reader(), []
    for path in sorted(assets.root("demo").glob("*.txt")):
        article = Article("a", path.read_text(encoding="utf-8"), "key:a")
        why = [t.why for t in reader.read(article, explain=True).traces if t.occurrence is None]
        told = [re.search(r"likelihood ([\d.]+) is below ([\d.]+)", w) for w in why]
        short += [(float(m[1]), float(m[2])) for m in told if m]
    assert short
    assert all(likelihood <= needed for likelihood, needed in short)
