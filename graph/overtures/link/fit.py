"""Whether an answer can answer a proposal, and how well the two fit. docs/answers.md tells this to users."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from overtures import vocabulary as v
from overtures.link.moves import Move

WINDOW = 90  # days from the proposal to the answer, at most
VAGUE = 31  # days that the latest day of a proposal may lie after the answer, where it began before
HALF = 14  # days after which nearness counts half
SURE = 0.5  # the confidence above which a move is more likely right than not

# What the parts of a score are worth; they add up to 1.
NEARNESS, SIDES, COUNCIL, PEOPLE, ARRANGEMENT, SURENESS, DATES = 0.3, 0.2, 0.1, 0.15, 0.1, 0.1, 0.05
_GENERIC = v.OVC + "arrangement-alliance"  # said of any of the others
_PERSON = v.ID + "person/"


def can_answer(answer: Move, proposal: Move) -> bool:
    """Same two sides the other way round, same council, another article, and the proposal not later or too long ago."""
    apart = (answer.day - proposal.day).days
    return (
        proposal.article != answer.article
        and bool(proposal.between & answer.between)
        and bool(proposal.asked & answer.makers)
        and bool(proposal.makers & answer.asked)
        and proposal.earliest <= answer.day
        and -VAGUE <= apart <= WINDOW
    )


def score(answer: Move, proposal: Move) -> tuple[float, tuple[str, ...]]:
    """How well they fit, from 0 to 1 with three decimals, and the grounds in words."""
    parts = (
        _nearness(answer, proposal),
        _sides(answer, proposal),
        _council(answer, proposal),
        _people(answer, proposal),
        _arrangement(answer, proposal),
        _sureness(answer, proposal),
        _dates(answer, proposal),
    )
    return round(sum(worth for worth, _ in parts), 3), tuple(words for _, words in parts if words)


def same_proposal(one: Move, other: Move) -> bool:
    """Whether two tellings can be of one proposal: same act, council and sides; days and arrangement that agree."""
    return (
        one.act == other.act
        and bool(one.between & other.between)
        and one.makers == other.makers
        and (one.asked <= other.asked or other.asked <= one.asked)
        and not _differ(_persons(one.addressees), _persons(other.addressees))
        and _agree(one.arrangement, other.arrangement)
        and _overlap(one, other)
    )


def months(first: dt.date, last: dt.date) -> Iterable[str]:
    """The months from one day to another, such as 2024-05."""
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def _nearness(answer: Move, proposal: Move) -> tuple[float, str]:
    apart = max((answer.day - proposal.day).days, 0)
    return NEARNESS / (1 + apart / HALF), f"{apart} day{'' if apart == 1 else 's'} apart"


def _sides(answer: Move, proposal: Move) -> tuple[float, str]:
    """An answer by one of three that were asked is as direct as one by the only one."""
    if answer.makers <= proposal.asked and answer.asked <= proposal.makers:
        return SIDES, "from a side that was asked to the one that proposed"
    return SIDES * 0.4, "sides that only overlap"


def _council(answer: Move, proposal: Move) -> tuple[float, str]:
    if answer.names_council and proposal.names_council:
        return COUNCIL, "the same council"
    return COUNCIL * 0.3, "the same council, in one of them only assumed"


def _people(answer: Move, proposal: Move) -> tuple[float, str]:
    """People who were asked and answer, or proposed and are answered; against it, others than they."""
    pairs = [
        (_persons(proposal.addressees), _persons(answer.agents)),
        (_persons(proposal.agents), _persons(answer.addressees)),
    ]
    if any(told & other for told, other in pairs):
        return PEOPLE, "the same people"
    if any(_differ(told, other) for told, other in pairs):
        return 0.0, "other people"
    return PEOPLE / 2, ""


def _differ(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether people are named on both sides, and nobody on both."""
    return bool(some and others) and not some & others


def _persons(agents: frozenset[str]) -> frozenset[str]:
    """The names in people's IRIs: one article may know of a person's council, another only of the party."""
    return frozenset(each.rpartition("/")[2] for each in agents if each.startswith(_PERSON))


def _arrangement(answer: Move, proposal: Move) -> tuple[float, str]:
    one, other = answer.arrangement, proposal.arrangement
    if one and one == other:
        return ARRANGEMENT, "the same arrangement"
    if _agree(one, other):
        return ARRANGEMENT / 2, ""
    return 0.0, "another arrangement"


def _agree(one: str | None, other: str | None) -> bool:
    return not one or not other or one == other or _GENERIC in (one, other)


def _dates(answer: Move, proposal: Move) -> tuple[float, str]:
    told = answer.dated + proposal.dated
    words = ("neither is dated", "one of them is dated", "both are dated")
    return DATES * told / 2, words[told]


def _sureness(answer: Move, proposal: Move) -> tuple[float, str]:
    told = min(answer.confidence, proposal.confidence)
    return SURENESS * told, "" if told > SURE else "one of them is uncertain as read"


def _overlap(one: Move, other: Move) -> bool:
    """Days told must meet; what has none may be anything told within the window before its article appeared."""
    if one.dated and other.dated:
        return one.earliest <= other.day and other.earliest <= one.day
    if one.dated or other.dated:
        dated, undated = (one, other) if one.dated else (other, one)
        return dated.earliest <= undated.day and (undated.day - dated.day).days <= WINDOW
    return abs((one.day - other.day).days) <= VAGUE
