"""One reading of one trigger, before mentions of a move are brought together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overtures.extract.irony import is_ironic
from overtures.extract.scene import Scene, Side
from overtures.extract.voice import Voice, voice_of
from overtures.model import Act, Factuality, Span

# the rule for "The Greens should honour …", said by somebody of another side
DEONTIC = "what the other side should do"


# a mark that opens the next sentence, which the model leaves at the end of this one
_OPENED = re.compile(r"(?<=[.!?])\s+[\"“‘']\s*$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A move as one sentence tells it.

    `answers` is the act of the proposal that the words name as its object ("rejected the offer"), `object` that
    noun's token; a `weak` answer counts only where it is tied to a proposal. Where the move was weighed, `by_rule` is
    the confidence of the rule alone and `dated` how likely each expression of time, by its index in the annotation,
    tells its day; what is left to 1 is that none does.
    """

    act: Act
    rule: str
    trigger: int
    maker: Side
    target: Side
    evidence: Span
    voice: Voice
    factuality: Factuality
    confidence: float
    symmetric: bool = False
    answers: Act | None = None
    object: int | None = None
    weak: bool = False
    by_rule: float = 0.0
    dated: tuple[tuple[int, float], ...] | None = None


def candidate(  # noqa: PLR0917  what a candidate is made of, in the order of its fields
    scene: Scene,
    act: Act,
    rule: str,
    trigger: int,
    sides: tuple[Side, Side],
    confidence: float,
    factuality: Factuality = "asserted",
) -> Candidate:
    """A candidate by its `sides` (maker, target), with the evidence and the voice of its trigger.

    What words of irony are about is unknown, where it would else be asserted.
    """
    if factuality == "asserted" and is_ironic(scene, trigger):
        factuality = "unknown"
    evidence, voice = evidence_of(scene, trigger), voice_of(scene, trigger)
    maker, target = sides
    return Candidate(act, rule, trigger, maker, target, evidence, voice, factuality, confidence)


def evidence_of(scene: Scene, i: int) -> Span:
    """The sentence of the token; of a quotation's sentence, only what stands inside the marks."""
    sentence = scene.annotation.sentences[scene.tokens[i].sentence].span
    quote = scene.quote(i)
    if quote and quote.span.overlaps(sentence):
        return Span(max(sentence.start, quote.span.start), min(sentence.end, quote.span.end))
    return Span(sentence.start, sentence.start + len(_OPENED.sub("", scene.words(sentence))))
