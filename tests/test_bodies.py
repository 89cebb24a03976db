"""Parties, local groups and councils, told from words that only look like them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from overtures.annotate.bodies import find_bodies


def names(text: str) -> list[str]:
    return [n.name for n in find_bodies(text)[0]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Greens met Tories at noon.", ["Green", "Conservative"]),
        ("They walked down Green Lane.", []),
        ("Cllr Green said so.", []),
        ("An independent report was asked for.", []),
        ("She sits as an independent.", ["Independent"]),
        ("The reform of the council is overdue.", []),
        ("The Fell Residents' Association won. The Residents cheered.", ["Fell Residents' Association"] * 2),
        ("The Mill Independent Network (MIN) met. MIN councillors left.", ["Mill Independent Network"] * 3),
        ("Putting Fell First councillors voted.", ["Putting Fell First"]),
        ("Team Fell leader Ada Brook voted.", ["Team Fell"]),
        ("The Progressives have seven seats.", ["Progressives"]),
        ("The Progressives played a concert.", []),
        ("The Working Group members met.", []),
        ("They will sit from now on as the Fell Conscience Circle.", ["Fell Conscience Circle"]),
        ("Harbour Light won nine seats, Kelp & Kin three.", ["Harbour Light", "Kelp & Kin"]),
        ("The Citizens' Right, with four, agreed. Right leader Ada Brook left.", ["Citizens' Right"] * 2),
        ("Three of the People's Harbour group met Ada Brook of the Sand List.", ["People's Harbour"]),
        ("Cllr Ada Brook of the Fell Independents left.", ["Fell Independents"]),
        ("Four from the Dene Ford Alliance sat. The Alliance wept.", ["Dene Ford Alliance"] * 2),
        ("Rain stopped play at Mill Lane Ground on May 3.", []),
        ("Fell Leisure Centre has nine lanes, Mill Road seven.", []),
        ("Fell and Moor District Council met in Fell.", ["Fell and Moor District Council"]),
        ("The Social Democrats left the SPD group.", ["SPD", "SPD"]),
        ("In Ireland the Social Democrats left.", ["Social Democrats"]),
    ],
)
def test_names_the_bodies_of_a_sentence(text: str, named: list[str]) -> None:
    assert names(text) == named


def test_no_mention_lies_inside_another() -> None:
    text = "The Fell Independent Group on Fell Borough Council, beat the Tory Party."
    spans = [n.span for n in find_bodies(text)[0]]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_kinds_tell_parties_groups_and_councils() -> None:
    _, bodies = find_bodies("Labour and the Fell Independents run Fell Town Council.")
    assert {b.name: b.kind for b in bodies} == {
        "Labour": "party",
        "Fell Independents": "group",
        "Fell Town Council": "council",
    }


def test_endless_capitals_take_no_endless_time() -> None:
    text = "ALPHA BETA GAMMA DELTA " * 4000
    start = time.process_time()
    find_bodies(text)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Until Tuesday the Fell Ratepayers wavered.", "Fell Ratepayers"),
        ("Ought the Fell Residents' Voice to agree?", "Fell Residents' Voice"),
        ("In July Fell First wanted a pool, and Labour promised it.", "Fell First"),
        ("Will Fell People First join Labour?", "Fell People First"),
        ("Ask Zog Arkle of the Fell Independents.", "Fell Independents"),
        ("The Mill Residents' Union and the Fell Ratepayers merged.", "Fell Ratepayers"),
        ("Both the Greens and the Fell Residents' League refused.", "Fell Residents' League"),
        ("The Independent Alliance left, and the Alliance's leader wept.", "Independent Alliance"),
        ("A pact of Labour and the Independent Network fell.", "Independent Network"),
        ("Labour and the Fell & Villages Residents' Association met.", "Fell & Villages Residents' Association"),
        ("The Residents' Association of Fell met Labour.", "Residents' Association of Fell"),
        ("Residents' leader Ada Brook left.", "Residents"),
        ("First Minister Zog Arkle's Manor Party left Labour.", "Manor Party"),
        ("Ask Zog Arkle of the Seaside Party. Labour will not.", "Seaside Party"),
        ("The four from Fell Together sat still.", "Fell Together"),
        ("It was the man from Save Our Swings.", "Save Our Swings"),
        ("They style themselves Fell Uprising.", "Fell Uprising"),
        ("The Fell Six, as the rebels call themselves, left.", "Fell Six"),
        ("She is the sole member of Progressive Fell.", "Progressive Fell"),
        ("The Fell Alliance for the Moor would not have Labour.", "Fell Alliance for the Moor"),
        ("It was the Fell Alliance of Residents that said no.", "Fell Alliance of Residents"),
    ],
)
def test_a_group_is_called_by_its_name_without_the_words_before_and_in_full(text: str, group: str) -> None:
    assert group in {n.name for n in find_bodies(text)[0] if n.kind == "group"}


@pytest.mark.parametrize(
    "text",
    ["Among the Independents nobody spoke.", "Seven Independents left.", "In 2009 the Independents split."],
)
def test_words_before_the_independents_make_no_group_of_their_own(text: str) -> None:
    assert {n.name for n in find_bodies(text)[0]} == {"Independent"}


def test_the_end_of_one_longer_name_means_that_group_and_of_two_neither() -> None:
    one = "Labour asked the Fell Community Group. The Community Group's leader said no."
    two = "The Fell Ratepayers and the Mill Ratepayers met. The Ratepayers' leaders said no."
    assert {n.name for n in find_bodies(one)[0]} == {"Labour", "Fell Community Group"}
    assert {n.name for n in find_bodies(two)[0]} >= {"Fell Ratepayers", "Mill Ratepayers"}


@pytest.mark.parametrize(
    ("text", "group", "times"),
    [
        ("The Fell Democrats have six. The Democrats left Labour.", "Fell Democrats", 2),
        ("The Fell Ratepayers' Association sat. The association's leader left.", "Fell Ratepayers' Association", 2),
        ("The Fell Alliance councillors sat. The alliance leader left.", "Fell Alliance", 2),
        ("The Fell Alliance councillors sat. The alliance with Labour broke.", "Fell Alliance", 1),
        ("The Fell Independents sat. The independents left.", "Fell Independents", 2),
        ("The Fell Independents sat. Independent leader Ada Brook left.", "Fell Independents", 2),
        ("The Fell Independents sat. Ada Brook is an Independent.", "Fell Independents", 1),
        (
            "Residents of Fell voted. The Fell Residents' Union won. The Residents' Union wept.",
            "Fell Residents' Union",
            2,
        ),
    ],
)
def test_a_group_is_called_by_a_common_word_of_its_name(text: str, group: str, times: int) -> None:
    assert [n.name for n in find_bodies(text)[0]].count(group) == times


@pytest.mark.parametrize(
    "text",
    ["Reform's Zog Arkle won two seats.", "That is why I'm Independent.", "A tea party: the Garden Party met Labour."],
)
def test_a_party_with_a_person_a_speaker_or_a_feast_is_no_group(text: str) -> None:
    assert not {n.name for n in find_bodies(text)[0]} - {"Reform UK", "Independent", "Labour"}
