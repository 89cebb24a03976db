"""The lexicon of acts proves itself: every example that it gives is read by the rule that gives it."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import pytest

from overtures import assets
from overtures.annotate import annotate
from overtures.extract.candidates import find_candidates
from overtures.extract.forces import forces
from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene
from overtures.model import UNREALISED, Article, Reading
from overtures.pipeline import Reader, reading_dict

NOTHING = "nothing"
with (assets.root("data") / "acts.toml").open("rb") as stream:
    DATA: dict[str, Any] = tomllib.load(stream)
ENTRIES: list[dict[str, Any]] = [*DATA["frame"], *DATA["rule"]]
EXAMPLES = [(e["rule"], text, sides) for e in ENTRIES for text, sides in e["examples"].items()]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def told(reader: Reader, text: str, *, explain: bool = False) -> Reading:
    return reader.read(Article("case", text), explain=explain)


def sides_found(rule: str, text: str) -> set[str]:
    """What the rule finds, as "makers > other sides"."""
    found = [c for c in find_candidates(Scene(annotate(Article("case", text)))) if c.rule == rule]
    return {
        " > ".join(",".join(side.bodies or side.people) or "-" for side in (c.maker, c.target))
        for c in found
        if c.factuality not in UNREALISED
    }


@pytest.mark.parametrize(("rule", "text", "sides"), EXAMPLES, ids=[text for _, text, _ in EXAMPLES])
def test_every_example_is_read_by_its_rule(rule: str, text: str, sides: str) -> None:
    assert sides_found(rule, text) == (set() if sides == NOTHING else {sides})


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: str(e["rule"]))
def test_every_rule_is_shown_at_work(entry: dict[str, Any]) -> None:
    assert len(entry["examples"]) >= 2
    assert any(sides != NOTHING for sides in entry["examples"].values())


def test_rules_have_names_of_their_own() -> None:
    names = [e["rule"] for e in ENTRIES]
    assert sorted(names) == sorted(set(names))


def test_what_binds_what_asks_and_what_only_judges_are_kept_apart() -> None:
    kinds = {e["act"]: forces(DATA).of(e["rule"], e["act"]).illocution for e in ENTRIES}
    assert {act for act, kind in kinds.items() if kind == "directive"} == {"appeal", "invitation", "motion"}
    assert {act for act, kind in kinds.items() if kind == "expressive"} == {"criticism", "support"}
    assert kinds["offer"] == "commissive"


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("act", "bribe", "'bribe' of 'offer verb' is no act; use one of offer, appeal"),
        ("illocution", "directive", "'offer verb' has the illocution 'directive'; as offer it has to be commissive"),
        ("polarity", "good", "'offer verb' has the polarity 'good'; use one of for, against, neutral"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(key: str, value: str, message: str) -> None:
    data = copy.deepcopy(DATA)
    data["frame"][0][key] = value
    with pytest.raises(ValueError, match=message):
        forces(data)


def test_an_explanation_tells_illocution_and_polarity(reader: Reader) -> None:
    text = "Labour offered the Greens a coalition. The Greens rejected the offer."
    explained = reading_dict(told(reader, text, explain=True))["explained"]
    by_act = {e["act"]: (e["illocution"], e["polarity"]) for e in explained if e["move"]}
    assert by_act == {"offer": ("commissive", "for"), "rejection": ("commissive", "against")}


@pytest.mark.parametrize(
    ("text", "performed"),
    [
        ("“We urge the Greens to join our coalition,” said Labour leader Ann Pole.", True),
        ("“I am asking the Greens to back our coalition,” said Labour leader Ann Pole.", True),
        ("“We are ready to form a coalition with the Greens,” said Labour leader Ann Pole.", True),
        ("“We urged the Greens to join our coalition,” said Labour leader Ann Pole.", False),
        ("“They urge the Greens to join the coalition,” said Labour leader Ann Pole.", False),
        ("“We hold talks with the Greens,” said Labour leader Ann Pole.", False),
    ],
)
def test_saying_it_in_the_first_person_and_the_present_is_doing_it(
    reader: Reader, text: str, *, performed: bool
) -> None:
    assert told(reader, text).statements[0].performs is performed


def test_the_lexicon_knows_the_force_of_what_the_encoder_finds_alone() -> None:
    assert lexicon().forces.of("weighed", "agreement").illocution == "commissive"
