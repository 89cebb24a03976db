"""What is argued: the topics of an article, reasons for and against what was proposed, accounts that contradict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overtures.extract.reasons.denying import Disputes, disputes
from overtures.extract.reasons.finding import Draft, drafts
from overtures.extract.reasons.passages import Passage, passages
from overtures.extract.reasons.topics import topic_mentions
from overtures.extract.reasons.tying import RESPONSES, Move, Tie, moves_of, proposal_of, tie
from overtures.extract.scene import Scene
from overtures.model import UNREALISED, Evidence, Occurrence, Reason, Statement, TopicMention, plain_marks

__all__ = ["Argument", "argue"]


@dataclass(frozen=True, slots=True)
class Argument:
    """What is argued in one article; `disputes` bring occurrences and statements of their own."""

    topics: tuple[TopicMention, ...]
    reasons: tuple[Reason, ...]
    disputes: Disputes


def argue(scene: Scene, acts: Sequence[Occurrence], statements: Sequence[Statement]) -> Argument:
    """The topics of an article, the reasons and the accounts that contradict, by its moves and their statements."""
    topics = topic_mentions(scene.annotation)
    cut = list(passages(scene, topics, plain_marks(scene.annotation.article.text)))
    good = {s.occurrence for s in statements if s.factuality not in UNREALISED}
    moves = moves_of(scene, [o for o in acts if o.id in good], statements)
    disputed = disputes(scene, cut, moves, acts, statements)
    return Argument(topics, tuple(_reasons(scene, cut, moves)), disputed)


def _reasons(scene: Scene, cut: Sequence[Passage], moves: Sequence[Move]) -> Iterator[Reason]:
    found = (draft for passage in cut for draft in drafts(passage)) if moves else ()
    tied = ((draft, fits) for draft in found if (fits := tie(draft, moves)))
    for number, (draft, fits) in enumerate(tied, 1):
        yield _reason(scene, draft, fits, proposal_of(fits.move, moves), f"r{number}")


def _reason(scene: Scene, draft: Draft, tied: Tie, about: Occurrence | None, name: str) -> Reason:
    voice = tied.voice
    return Reason(
        id=name,
        polarity=tied.polarity,
        evidence=Evidence(draft.span, scene.words(draft.span)),
        rule=draft.rule,
        confidence=round(draft.sure + (0.1 if tied.move.far(draft.span) == 0 else 0.0), 2),
        about=about.id if about else None,
        answer=tied.move.told.id if tied.move.told.act in RESPONSES else None,
        speaker=None if voice.possible else voice.speaker,
        speaks_for=scene.side_of([voice.speaker]).bodies if voice.speaker else (),
        possible=voice.possible,
        mode=voice.mode,
        topics=draft.topics,
    )
