"""What a person reads in the two seed articles comes out of their plain text; they are no part of the project."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from overtures import read
from overtures.model import Occurrence, Reading
from overtures.pipeline import Reader


@pytest.fixture(scope="module")
def readings(seeds: Path) -> dict[str, Reading]:
    reader = Reader()
    found = {path.stem[:3]: reader.read(read.load(path)) for path in sorted(seeds.glob("*.txt"))}
    assert set(found) == {"000", "003"}
    return found


def acts(reading: Reading, act: str) -> list[Occurrence]:
    return [o for o in reading.realised() if o.act == act]


def one(found: Iterable[Occurrence], maker: str, target: str) -> Occurrence:
    fits = [o for o in found if maker in o.for_ and target in o.to]
    assert len(fits) == 1, fits
    return fits[0]


def test_2022_labours_leaders_offer_the_greens_an_alliance(readings: dict[str, Reading]) -> None:
    offer = one(acts(readings["000"], "offer"), "Labour", "Green")
    assert set(offer.by) == {"Lynn Denham", "Jabba Riaz"}
    assert (offer.arrangement, offer.body) == ("alliance", "Worcester City Council")


def test_2022_the_rejection_stands_on_three_words_one_of_them_open(readings: dict[str, Reading]) -> None:
    reading = readings["000"]
    rejection = one(acts(reading, "rejection"), "Green", "Labour")
    told = reading.statements_of(rejection.id)
    assert {s.speaker for s in told if not s.possible} == {None, "Lynn Denham"}
    assert [set(s.possible) for s in told if s.possible] == [{"Green", "Labour"}]
    assert rejection.responds_to == one(acts(reading, "offer"), "Labour", "Green").id


def test_2022_the_two_sides_held_talks(readings: dict[str, Reading]) -> None:
    (talks,) = acts(readings["000"], "talks")
    assert {*talks.for_, *talks.to} == {"Labour", "Green"}


def test_2022_the_greens_call_for_all_four_under_two(readings: dict[str, Reading]) -> None:
    call = one(acts(readings["000"], "appeal"), "Green", "Conservative")
    assert set(call.to) == {"Labour", "Conservative", "Liberal Democrats"}
    assert set(call.led_by) == {"Labour", "Conservative"}


def test_2022_the_invitation_to_the_conservatives_rests_on_denham_alone(readings: dict[str, Reading]) -> None:
    reading = readings["000"]
    invitation = one(acts(reading, "invitation"), "Green", "Conservative")
    assert {s.speaker for s in reading.statements_of(invitation.id)} == {"Lynn Denham"}


def test_2022_denham_appeals_to_the_greens_and_criticises_them(readings: dict[str, Reading]) -> None:
    appeal = one(acts(readings["000"], "appeal"), "Labour", "Green")
    criticism = one(acts(readings["000"], "criticism"), "Labour", "Green")
    assert appeal.by == criticism.by == ("Lynn Denham",)


def test_2022_her_motion_is_announced(readings: dict[str, Reading]) -> None:
    reading = readings["000"]
    (motion,) = acts(reading, "motion")
    assert motion.by == ("Lynn Denham",)
    assert reading.statements_of(motion.id)[0].factuality == "planned"


def test_2022_seats_and_changes(readings: dict[str, Reading]) -> None:
    reading = readings["000"]
    assert {(s.party, s.seats, s.change) for s in reading.seats} == {
        ("Conservative", 15, -3), ("Labour", 12, 1), ("Green", 6, 2), ("Liberal Democrats", 2, None),
    }  # fmt: skip


def test_2015_udall_appeals_to_both_parties(readings: dict[str, Reading]) -> None:
    appeal = one(acts(readings["003"], "appeal"), "Labour", "Green")
    assert appeal.by == ("Richard Udall",)
    assert set(appeal.to) == {"Liberal Democrats", "Green"}


def test_2015_udall_chairs_the_group_and_sits_on_two_councils(readings: dict[str, Reading]) -> None:
    (udall,) = [p for p in readings["003"].people if p.name == "Richard Udall"]
    assert udall.party == "Labour"
    assert any(r.role == "chairman" and r.of == "Labour" for r in udall.roles)
    assert len({r.body for r in udall.roles if r.role == "councillor"}) == 2


def test_2015_both_parties_reject_it_by_oborski_and_raine(readings: dict[str, Reading]) -> None:
    reading = readings["003"]
    rejection = one(acts(reading, "rejection"), "Green", "Labour")
    assert set(rejection.for_) == {"Green", "Liberal Democrats"}
    assert set(rejection.by) == {"Fran Oborski", "John Raine"}
    assert {s.speaker for s in reading.statements_of(rejection.id)} == {None, "Fran Oborski", "John Raine"}
    assert rejection.responds_to == one(acts(reading, "appeal"), "Labour", "Green").id


def test_2015_both_invite_him_back(readings: dict[str, Reading]) -> None:
    invitation = one(acts(readings["003"], "invitation"), "Green", "Labour")
    assert set(invitation.for_) == {"Green", "Liberal Democrats"}


def test_2015_oborski_and_jenkins_criticise_labour(readings: dict[str, Reading]) -> None:
    makers = {name for o in acts(readings["003"], "criticism") if "Labour" in o.to for name in o.by}
    assert {"Fran Oborski", "Matthew Jenkins"} <= makers


def test_2015_an_earlier_appeal_to_labour_is_told_by_raine(readings: dict[str, Reading]) -> None:
    appeal = one(acts(readings["003"], "appeal"), "Green", "Labour")
    assert appeal.by == ("John Raine",)


def test_2015_an_alliance_of_two_parties_has_six_seats(readings: dict[str, Reading]) -> None:
    reading = readings["003"]
    (alliance,) = [b for b in reading.bodies if b.kind == "alliance"]
    assert set(alliance.members) == {"Liberal Democrats", "Green"}
    assert [(s.party, s.seats) for s in reading.seats] == [(alliance.name, 6)]


def test_every_quotation_of_four_words_has_its_speaker(readings: dict[str, Reading]) -> None:
    speakers = {
        key: [q.speaker for q in r.quotes if len(q.text.split()) > 3] for key, r in readings.items()
    }  # fmt: skip
    assert speakers["000"] == ["Lynn Denham"] * 7
    assert speakers["003"] == [
        *["Richard Udall"] * 5, *["Fran Oborski"] * 3, *["Matthew Jenkins"] * 2, *["John Raine"] * 2,
    ]  # fmt: skip


def test_nothing_is_dated_that_no_date_anchors(readings: dict[str, Reading]) -> None:
    assert all(o.when is None for r in readings.values() for o in r.occurrences)
