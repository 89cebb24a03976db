"""The date of a move: which expression of time of the text belongs to the words that report it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from overtures import assets
from overtures.model import Annotation, Period, Quote, Sentence, Span, TimeExpression, Token, Tree

_LANDMARKS = ("after", "before", "since", "until", "till", "following", "ahead", "prior", "from")
# relations that open a clause of its own
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "conj", "xcomp", "relcl"})
# ways up from a move to what dates it too: 'used a speech on Friday to invite', 'a letter on Tuesday urging'
_SHARED = frozenset({"xcomp", "advcl", "acl", "conj"})
_NEAR = 3  # sentences between words and the sentence that frames them


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression that may date the move; a lower cost fits better, None not by the tree at all."""

    time: TimeExpression
    cost: int | None
    distance: int


def when_of(
    annotation: Annotation, evidence: Span, trigger: int | None = None, quoted: bool = False
) -> Period | None:
    """The period of the move that the words of `evidence` report, None where the text does not tell.

    `trigger` is the index of the token that names the move (by default the head of the evidence); `quoted` says
    that the words are spoken, so that the move happens when they are.
    """
    scene = _Scene(annotation)
    at = trigger if trigger is not None else scene.tree.head(evidence)
    if not annotation.tokens:
        return None
    quote = scene.quote_at(at)
    own = scene.attached(at, scene.sentence(at), quote)
    if own is not None:
        return own
    return scene.framed(at, quote) if quoted or quote else None


class _Scene:
    """An annotation with the ways about it that dating needs."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.tree = Tree(annotation.tokens)
        self.tokens: Sequence[Token] = annotation.tokens

    def sentence(self, token: int) -> Sentence:
        return self.annotation.sentences[self.tokens[token].sentence]

    def quote_at(self, token: int) -> Quote | None:
        """The quotation in which a token stands."""
        start = self.tokens[token].start
        return next((q for q in self.annotation.quotes if q.span.start <= start < q.span.end), None)

    def times(self, sentence: Sentence, quote: Quote | None) -> Iterator[TimeExpression]:
        """Dated expressions of a sentence, inside the quotation or outside all; those with an open end date nothing."""
        for time in self.annotation.times:
            inside = time.span in sentence.span or time.span.overlaps(sentence.span)
            if inside and time.period and time.period.begin and time.period.end and self._same_voice(time, quote):
                yield time

    def _same_voice(self, time: TimeExpression, quote: Quote | None) -> bool:
        if quote:
            return time.span in quote.span
        return not any(time.span in q.span for q in self.annotation.quotes)

    def attached(self, at: int, sentence: Sentence, quote: Quote | None) -> Period | None:
        """The expression of the sentence that the tree ties to a token, or the only one that may belong to it."""
        found = [c for t in self.times(sentence, quote) if (c := self._candidate(at, t))]
        tied = sorted((c for c in found if c.cost is not None), key=lambda c: (c.cost, c.distance))
        return tied[0].time.period if tied else None

    def _candidate(self, at: int, time: TimeExpression) -> Candidate | None:
        inside = self.tree.within(time.span)
        if not inside:
            return None
        head = self.tree.head(time.span)
        if self._ahead(time) and not self._planned(at):
            return None
        if self.tokens[inside[0]].lemma.lower() in _LANDMARKS and not self._year(time):
            return None
        distance = min(abs(at - inside[0]), abs(at - inside[-1]))
        return Candidate(time, self._cost(at, head), distance)

    def _year(self, time: TimeExpression) -> bool:
        return bool(time.period and len(time.period.edtf) == 4)

    def _ahead(self, time: TimeExpression) -> bool:
        published = self.annotation.article.published
        return bool(published and time.period and time.period.begin and time.period.begin > published)

    def _planned(self, at: int) -> bool:
        """Whether the clause of a token lies ahead itself: 'will call', 'is to move'."""
        verb = next((t for t in (self.tokens[at], *self.tree.ancestors(at)) if t.pos == "VERB"), None)
        return bool(verb) and any(
            c.text.lower() in ("will", "'ll", "’ll", "shall") for c in self.tree.children(verb.i, "aux")  # type: ignore[union-attr]
        )

    def _cost(self, at: int, head: int) -> int | None:
        """How far the tree lets an expression with this head reach a token; None: it belongs to something else."""
        up = [self.tokens[head], *self.tree.ancestors(head)]
        own = [self.tokens[at], *self.tree.ancestors(at)]
        places = {t.i: n for n, t in enumerate(own)}
        meet = next((n for n, t in enumerate(up) if t.i in places), None)
        if meet is None:
            return None
        below, above = up[:meet], own[: places[up[meet].i]]
        return self._joined(at, below, above)

    def _joined(self, at: int, below: Sequence[Token], above: Sequence[Token]) -> int | None:
        """`below`: from the expression up to where the ways meet; `above`: from the move up to there."""
        crossed = [_base(t) for t in below if _base(t) in _CLAUSES]
        climbed = [_base(t) for t in above if _base(t) in _CLAUSES]
        if any(_base(t) == "relcl" or t.dep == "acl:relcl" for t in above):
            return None
        if above and self._other_subject(below):
            return None
        if crossed and above:
            return None
        if crossed:
            return 2 + len(crossed) if self._opens_noun(at, below) else None
        return self._climb(above, climbed)

    def _climb(self, above: Sequence[Token], climbed: Sequence[str]) -> int | None:
        for token in above:
            if _base(token) == "ccomp" and not self._said_then(token):
                return None
            if _base(token) in _CLAUSES - _SHARED - {"ccomp"}:
                return None
        return len(climbed)

    def _said_then(self, verb: Token) -> bool:
        """Whether the complement of a verb of speech happens as it is said: not what 'had' happened before."""
        above = self.tokens[verb.head]
        perfect = any(c.text.lower() in ("had", "'d") for c in self.tree.children(verb.i, "aux"))
        return above.lemma.lower() in _lemmas("speech") and not perfect

    def _other_subject(self, below: Sequence[Token]) -> bool:
        """Whether the expression belongs to the subject of the clause, not to its verb."""
        return any(_base(t) in ("nsubj", "csubj", "appos") for t in below)

    def _opens_noun(self, at: int, below: Sequence[Token]) -> bool:
        """Whether the clause of the expression describes the noun that names the move: 'the offer made on Monday'."""
        return self.tokens[at].pos in ("NOUN", "PROPN") and _base(below[-1]) in ("acl", "relcl") and len(below) < 4

    # words that another sentence introduces

    def framed(self, at: int, quote: Quote | None) -> Period | None:
        """The date of the sentence that introduces spoken words: of the quotation, or before it by its speaker."""
        if quote and quote.source:
            intro = self.sentence(self.tree.at(quote.source.start))
            if (period := self._of_root(intro)) is not None:
                return period
        speaker = quote.speaker if quote else None
        number = self.tokens[at].sentence
        for back in range(1, _NEAR + 1):
            if number - back < 0:
                return None
            before = self.annotation.sentences[number - back]
            if self._frames(before, speaker):
                return self._of_root(before)
        return None

    def _of_root(self, sentence: Sentence) -> Period | None:
        root = next((t.i for t in self.tokens[sentence.first : sentence.last] if t.head == t.i), sentence.first)
        return self.attached(root, sentence, None)

    def _frames(self, sentence: Sentence, speaker: str | None) -> bool:
        """Whether a sentence tells that its subject, the speaker, answers, writes, appeals."""
        tokens = self.tokens[sentence.first : sentence.last]
        if speaker is None or not any(t.lemma.lower() in _lemmas("frame") for t in tokens):
            return False
        subjects = {t.i for t in tokens if _base(t) == "nsubj"}
        return any(speaker in m.actors and m.head in subjects for m in self.annotation.mentions)


def _base(token: Token) -> str:
    return "relcl" if token.dep == "acl:relcl" else token.dep.split(":")[0]


@lru_cache(maxsize=2)
def _lemmas(key: str) -> frozenset[str]:
    with (assets.root("data") / "when.toml").open("rb") as stream:
        return frozenset(tomllib.load(stream)[key])
