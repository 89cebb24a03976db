"""Choose the expression of time that dates a move, in its own sentence or in the one that introduces its words."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overtures.extract.when.clauses import Clauses
from overtures.extract.when.entries import Entries, dateline
from overtures.extract.when.sentences import sentences
from overtures.extract.when.sittings import Sittings
from overtures.extract.when.words import lemmas
from overtures.model import Annotation, Mention, Period, Quote, Sentence, Span, TimeExpression, Token, Tree

_KNOWN = frozenset({"the", "its", "his", "her", "their", "that", "this"})  # before a document that was just told
_PARAGRAPH = 3  # sentences in which a date goes on to hold
_LATE = dt.timedelta(days=31)  # in which a report's news has come about
_NEAR = 4  # sentences between words and the sentence that frames them


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression that may date the move; a lower cost fits better."""

    time: TimeExpression
    cost: int
    distance: int


def when_of(annotation: Annotation, evidence: Span, trigger: int | None = None, quoted: bool = False) -> Period | None:
    """The period of the move that the words of `evidence` report, None where the text does not tell.

    `trigger` is the index of the token that names the move (by default the head of the evidence); `quoted` says
    that the words are spoken, so that the move happens when they are.
    """
    return Dating(annotation).when(evidence, trigger, quoted)


class Dating:
    """An annotation with the ways about it that dating needs. Made once an article."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.tokens: Sequence[Token] = annotation.tokens
        self.sentences = sentences(annotation)
        self._firsts = [s.first for s in self.sentences]
        self._entries = Entries(annotation)
        self._sittings = Sittings(annotation, self.sentences)
        self._tree = Tree(self.tokens)
        self._spoken = _outermost([q for q in annotation.quotes if q.form != "partial"])
        self._named = sorted(annotation.mentions, key=lambda m: m.head)
        self._heads = [m.head for m in self._named]
        self._told = [t for t in annotation.times if not dateline(annotation.article.text, t.span)]
        self._said = [t.span.start for t in self._told]

    def when(self, evidence: Span, trigger: int | None = None, quoted: bool = False) -> Period | None:
        """As `when_of`."""
        if not self.tokens:
            return None
        at = trigger if trigger is not None else self._tree.head(evidence)
        quote = self.quote_at(at)
        own = self.attached(at, self.sentence(at), quote)
        if own and quote and (own.expression or "").lower() in lemmas("deictic"):
            own = self.spoken_on(quote) or own
        beside = own or (self.framed(at, quote) if quoted or quote else self.continued(at))
        beside = beside or self._entries.at(self.tokens[at].start) or self.alone(at, quote) or self.carried(at, quote)
        return beside or (None if quote else self.sat(at) or self.told_next(at))

    def sat(self, at: int) -> Period | None:
        """The day of the sitting at which something is moved or answered."""
        number = self.number(at)
        return None if self._expressions(self.sentences[number]) else self._sittings.at(number, self.sentences[number])

    def spoken_on(self, quote: Quote) -> Period | None:
        """The day on which a statement was made that says 'today', from the words that introduce it."""
        first = self._at(quote.span.start)
        number = self.number(first)
        if self.sentences[number].first < first - 1:  # introduced in the sentence itself
            before, last = self.sentences[number], first - 1
        elif number:
            before, last = self.sentences[number - 1], self.sentences[number - 1].last
        else:
            return None
        words = self.tokens[before.first : last]
        if not any(t.text == ":" or t.lemma.lower() in ("statement", "following") for t in words):
            return None
        told = [t.period for t in self._passed(before, None) if t.period and _of_a_day(t.period)]
        return told[-1] if told else None

    def number(self, token: int) -> int:
        """Which sentence a token stands in."""
        return max(bisect_right(self._firsts, token) - 1, 0)

    def sentence(self, token: int) -> Sentence:
        """The sentence that a token stands in."""
        return self.sentences[self.number(token)]

    def quote_at(self, token: int) -> Quote | None:
        """The quotation in which a token stands; a few quoted words belong to the sentence around them."""
        start = self.tokens[token].start
        quote = self._spoken_at(start)
        return quote if quote and start < quote.span.end else None

    def _spoken_at(self, offset: int) -> Quote | None:
        """The last quotation that is not inside another and begins at or before the character."""
        number = bisect_right(self._spoken, offset, key=lambda q: q.span.start) - 1
        return self._spoken[number] if number >= 0 else None

    def attached(self, at: int, sentence: Sentence, quote: Quote | None) -> Period | None:
        """The expression of the sentence that belongs to the clause of a token."""
        clauses = Clauses(self.tokens[sentence.first : sentence.last])
        found = [c for t in self._times(sentence, quote) if (c := self._candidate(clauses, at, t, quote))]
        best = min(found, key=lambda c: (c.cost, c.distance), default=None)
        return best.time.period if best else None

    def _times(self, sentence: Sentence, quote: Quote | None) -> Iterator[TimeExpression]:
        """Dated expressions of a sentence in one voice; those with an open end date nothing."""
        for time in self._expressions(sentence):
            closed = time.period and time.period.begin and time.period.end
            if closed and self._same_voice(time, quote):
                yield time

    def _expressions(self, sentence: Sentence) -> Sequence[TimeExpression]:
        low = max(bisect_right(self._said, sentence.span.start) - 1, 0)
        near = self._told[low : bisect_right(self._said, sentence.span.end)]
        return [time for time in near if time.span.overlaps(sentence.span)]

    def _same_voice(self, time: TimeExpression, quote: Quote | None) -> bool:
        if quote:
            return time.span in quote.span
        around = self._spoken_at(time.span.start)
        return around is None or time.span not in around.span

    def _candidate(self, clauses: Clauses, at: int, time: TimeExpression, quote: Quote | None) -> Candidate | None:
        inside = [t.i for t in clauses.tokens.values() if time.span.start <= t.start < time.span.end]
        if not inside or self._landmark(clauses, inside[0], inside[-1], time):
            return None
        if self._ahead(time) and (quote or not self._planned(clauses, at)):
            return None
        cost = clauses.cost(at, inside[0], inside[-1])
        return None if cost is None else Candidate(time, cost, min(abs(at - inside[0]), abs(at - inside[-1])))

    def _landmark(self, clauses: Clauses, begin: int, end: int, time: TimeExpression) -> bool:
        """Whether the expression says after or before what it was, or is the date of an election or the like."""
        words = [clauses.tokens[i].text.lower() for i in range(max(begin - 2, clauses.first), begin + 1)]
        before = [w for w in words if w != "the"][-2:]
        year = bool(time.period and len(time.period.edtf) == 4)
        if not year and lemmas("landmarks") & {*before}:
            return True
        after = [clauses.tokens[i] for i in range(end + 1, min(end + 5, clauses.last + 1))]
        occasions = [t.lemma.lower() in lemmas("occasions") for t in after]
        return bool(after) and (occasions[0] or (after[0].tag == "POS" and any(occasions)))

    def _ahead(self, time: TimeExpression) -> bool:
        published = self.annotation.article.published
        return bool(published and time.period and time.period.begin and time.period.begin > published)

    def _planned(self, clauses: Clauses, at: int) -> bool:
        """Whether the clause of a token lies ahead itself: 'will call for'."""
        group = next((g for g in clauses.groups if g.first <= at <= g.last), None)
        return group is not None and clauses.tokens[group.first].text.lower() in ("will", "'ll", "’ll", "shall")

    def framed(self, at: int, quote: Quote | None) -> Period | None:
        """The date of the sentence that introduces spoken words, or of one just before that frames its speaker's.

        Words that tell what was done before ('They turned us down') have no day from the one on which they are said.
        """
        if quote and self._now(at) in ("VBD", "VBN"):
            return None
        if quote and quote.source:
            source = self._at(quote.source.start)
            if period := self._of_cue(self.sentence(source), quote.cue, source):
                return period
        speaker = quote.speaker if quote else None
        number = self.number(at)
        for back in range(1, min(_NEAR, number) + 1):
            before = self.sentences[number - back]
            frame = self._frame(before, speaker)
            if frame is not None and (period := self.attached(frame, before, None)):
                return period
        return None

    def continued(self, at: int) -> Period | None:
        """The date told before a sentence that goes on with 'Instead', 'Then', or of the letter told after it."""
        sentence, number = self.sentence(at), self.number(at)
        opening = " ".join(t.text.lower() for t in self.tokens[sentence.first : sentence.first + 3])
        if any(opening.startswith(f"{word} ") for word in lemmas("connectives")):
            before = (self.sentences[number - back] for back in range(1, min(2, number) + 1))
            return next((p for s in before if (p := self._last(s))), None)
        return self._dated_after(number)

    def _dated_after(self, number: int) -> Period | None:
        """The date of a document that the next sentence gives: 'The letter, dated May 9, …', 'Its note, …'."""
        if number + 1 >= len(self.sentences):
            return None
        after = self.sentences[number + 1]
        opening = [t.lemma.lower() for t in self.tokens[after.first : after.first + 3]]
        first = self.tokens[after.first].text.lower()
        if first not in _KNOWN or not lemmas("carriers") & {*opening}:
            return None
        told = [t.period for t in self._times(after, None)]
        return next((p for p in told if p and (p.expression or "").startswith("dated")), None)

    def alone(self, at: int, quote: Quote | None) -> Period | None:
        """The one date of the sentence, where the order of its words gives it to no verb for certain."""
        if quote:
            return None
        sentence = self.sentence(at)
        clauses = Clauses(self.tokens[sentence.first : sentence.last])
        told = [t.period for t in self._passed(sentence, quote) if self._open_to(clauses, at, t)]
        return told[0] if len(told) == 1 else None

    def _open_to(self, clauses: Clauses, at: int, time: TimeExpression) -> bool:
        inside = [i for i, t in clauses.tokens.items() if time.span.start <= t.start < time.span.end]
        if not inside or self._landmark(clauses, inside[0], inside[-1], time):
            return False
        return clauses.within_reach(at, inside[0], inside[-1])

    def told_next(self, at: int) -> Period | None:
        """The day that the next sentence gives to what a report opens with: 'have voted … The vote, on Tuesday, …'."""
        number = self.number(at)
        if number > 1 or self._now(at) not in ("VBZ", "VBP"):
            return None
        after = next((s for s in self.sentences[number + 1 : number + 4] if self._expressions(s)), None)
        told = [t.period for t in self._passed(after, None) if t.period and self._of_late(t.period)] if after else []
        return told[0] if len(told) == 1 else None

    def _of_late(self, period: Period) -> bool:
        published = self.annotation.article.published
        return _of_a_day(period) and bool(not published or (period.begin and published - period.begin <= _LATE))

    def carried(self, at: int, quote: Quote | None) -> Period | None:
        """The date told before in the paragraph, if it goes on with what happened then.

        A month or year holds for a few sentences, a day for the next one, and for no word on how things stand now.
        """
        number, sentence = self.number(at), self.sentence(at)
        if self.tokens[sentence.first].text.lower() in lemmas("fresh") or self._expressions(sentence):
            return None
        for before in reversed(self.sentences[max(number - _PARAGRAPH, 0) : number]):
            if before.paragraph != sentence.paragraph:
                return None
            told = [t for q in (None, self._quoted_in(before)) for t in self._passed(before, q)]
            if told:
                alike = len({t.period for t in told}) == 1 and (quote is None or self._of_actors(before))
                period = self._main(before) if alike else None
                near = before is self.sentences[number - 1] and self._now(at) not in ("VBP", "VBZ", "VBN")
                return period if period and (near or not _of_a_day(period)) else None
        return None

    def _now(self, at: int) -> str:
        sentence = self.sentence(at)
        return Clauses(self.tokens[sentence.first : sentence.last]).tense(at)

    def _main(self, sentence: Sentence) -> Period | None:
        """The date of what a sentence tells first of all."""
        groups = Clauses(self.tokens[sentence.first : sentence.last]).groups
        head = next((g.last for g in groups if g.finite), self._tree.head(sentence.span))
        quote = self.quote_at(head)
        return self.attached(head, sentence, quote) or self.alone(head, quote)

    def _of_actors(self, sentence: Sentence) -> bool:
        return any(m.actors for m in self._mentions(sentence))

    def _mentions(self, sentence: Sentence) -> Sequence[Mention]:
        return self._named[bisect_left(self._heads, sentence.first) : bisect_left(self._heads, sentence.last)]

    def _quoted_in(self, sentence: Sentence) -> Quote | None:
        return next((q for q in self.annotation.quotes if q.form != "partial" and q.span.overlaps(sentence.span)), None)

    def _passed(self, sentence: Sentence, quote: Quote | None) -> list[TimeExpression]:
        return [t for t in self._times(sentence, quote) if not self._ahead(t)]

    def _last(self, sentence: Sentence) -> Period | None:
        """The last date of a sentence that has passed."""
        passed = [t.period for t in self._times(sentence, None) if not self._ahead(t)]
        return passed[-1] if passed else None

    def _at(self, offset: int) -> int:
        return next((t.i for t in self.tokens if t.end > offset), len(self.tokens) - 1)

    def _of_cue(self, sentence: Sentence, cue: str | None, source: int) -> Period | None:
        """The date of the verb that introduces a quotation, the nearest one to the name of its speaker."""
        verbs = [
            t.i for t in self.tokens[sentence.first : sentence.last]
            if t.tag.startswith("VB") and (cue is None or cue in (t.lemma.lower(), t.text.lower()))
        ]  # fmt: skip
        nearest = min(verbs, key=lambda i: abs(i - source), default=None)
        return self.attached(nearest, sentence, None) if nearest is not None else None

    def _frame(self, sentence: Sentence, speaker: str | None) -> int | None:
        """The word with which a sentence tells that the speaker answers, writes, appeals; None where it does not."""
        if speaker is None:
            return None
        tokens = self.tokens[sentence.first : sentence.last]
        named = self._mentions(sentence)
        about = any(speaker in m.actors for m in named) or not any(m.kind in ("person", "pronoun") for m in named)
        return next((t.i for t in tokens if t.lemma.lower() in lemmas("frame")), None) if about else None


def _outermost(quotes: Sequence[Quote]) -> list[Quote]:
    found: list[Quote] = []
    for quote in quotes:
        if not found or quote.span not in found[-1].span:
            found.append(quote)
    return found


def _of_a_day(period: Period) -> bool:
    return period.begin is not None and period.begin == period.end
