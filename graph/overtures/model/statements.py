"""What an article is understood to say: occurrences, and the statements through which we know of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from overtures.model.article import Article, Span
from overtures.model.doubts import Doubt
from overtures.model.language import Body, Person, Quote
from overtures.model.time import Period

if TYPE_CHECKING:
    from overtures.model.reasons import Contradiction, Reason, TopicMention

Act = Literal[
    "offer", "appeal", "invitation", "motion", "acceptance", "rejection",
    "agreement", "withdrawal", "talks", "defection", "criticism", "support",
]  # fmt: skip
Arrangement = Literal[
    "alliance", "coalition", "pact", "merger", "defection", "joint leadership",
    "confidence and supply", "support in a vote", "none",
]  # fmt: skip
Mode = Literal["direct", "partial", "indirect", "narration"]
# what one does by saying it, after Searle; whether it speaks for doing something with the other side
Illocution = Literal["commissive", "directive", "expressive", "declarative", "assertive"]
ActPolarity = Literal["for", "against", "neutral"]
Factuality = Literal[
    "asserted", "planned", "presupposed", "hoped", "rhetorical", "unknown", "denied", "negated", "hypothetical",
]  # fmt: skip
UNREALISED: frozenset[str] = frozenset({"denied", "negated", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of the article that show a statement; `text` is what `span` covers."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An act or event of politics between sides, as reported.

    `by` are people, `for_` the parties or groups on whose side it was made, `to` the parties, groups or
    people addressed, all by canonical name. `responds_to` is the id of the occurrence it answers,
    `led_by` who would lead under the plan, `condition` the words of a condition.
    """

    id: str
    act: Act
    by: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    about: str | None = None
    arrangement: Arrangement = "none"
    body: str | None = None
    when: Period | None = None
    responds_to: str | None = None
    led_by: tuple[str, ...] = ()
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One voice's account of one occurrence.

    `speaker` is None for the article's own voice; `possible` holds two or more candidates where the text
    is ambiguous (then `speaker` is None). `performs` is true where saying it is doing it. `conveyed_by` is
    the id of the outer statement of a chain, None where the article itself conveys it. The first piece of
    `evidence` is the main one. `confidence` is between 0 and 1.
    """

    id: str
    occurrence: str
    speaker: str | None
    evidence: tuple[Evidence, ...]
    rule: str
    confidence: float
    speaks_for: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    performs: bool = False
    mode: Mode = "narration"
    factuality: Factuality = "asserted"
    conveyed_by: str | None = None


@dataclass(frozen=True, slots=True)
class SeatCount:
    """Seats that a party or group was reported to hold on a body; `change` against before the election."""

    party: str
    body: str | None
    seats: int | None
    change: int | None
    evidence: Evidence
    when: Period | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Why one passage was read as an act of `occurrence`, or (None) why it was dropped.

    `cue` is the word on which the reading turns, `makers` and `targets` the words that were taken for the sides,
    `by_name` and `to_name` whom they mean, `confidence` between 0 and 1; `illocution` is what one does by saying it,
    `polarity` whether it speaks for doing something with the other side.
    """

    occurrence: str | None
    act: Act
    why: str
    cue: Evidence
    makers: tuple[Evidence, ...]
    targets: tuple[Evidence, ...]
    by_name: tuple[str, ...]
    to_name: tuple[str, ...]
    confidence: float
    illocution: Illocution
    polarity: ActPolarity


@dataclass(frozen=True, slots=True)
class Reader:
    """What made a reading: program, version and language model."""

    program: str
    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of one article. Each occurrence has statements, the first of them the main one.

    `seats_complete` names the bodies whose every seat the counts cover; `traces` say why, where that was asked for.
    `topics` are all words of the article that speak of a topic, in order.
    """

    article: Article
    reader: Reader
    people: Sequence[Person] = ()
    bodies: Sequence[Body] = ()
    occurrences: Sequence[Occurrence] = ()
    statements: Sequence[Statement] = ()
    quotes: Sequence[Quote] = ()
    seats: Sequence[SeatCount] = ()
    seats_complete: Sequence[str] = ()
    warnings: Sequence[Doubt] = ()
    traces: Sequence[Trace] = ()
    topics: Sequence[TopicMention] = ()
    reasons: Sequence[Reason] = ()
    contradictions: Sequence[Contradiction] = ()

    def statements_of(self, occurrence: str) -> list[Statement]:
        """The statements of one occurrence, in order."""
        return [s for s in self.statements if s.occurrence == occurrence]

    def realised(self) -> list[Occurrence]:
        """Occurrences that some statement presents as more than denied, negated or hypothetical."""
        good = {s.occurrence for s in self.statements if s.factuality not in UNREALISED}
        return [o for o in self.occurrences if o.id in good]

    def unrealised(self) -> list[Occurrence]:
        """Occurrences that are only denied, negated or hypothetical: no moves."""
        good = {o.id for o in self.realised()}
        return [o for o in self.occurrences if o.id not in good]

    def topics_within(self, *spans: Span) -> list[TopicMention]:
        """The words that stand in one of the spans and speak of a topic."""
        return [each for each in self.topics if any(each.evidence.span in span for span in spans)]
