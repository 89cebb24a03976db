"""To which verb of its sentence an expression of time belongs, and whether a move shares it.

Told from the order of the words, since news puts a date behind its verb or before its clause; the tree errs here
more often, at titles, appositions and the attachment of prepositions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from overtures.extract.when.words import lemmas
from overtures.model import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MOTION = frozenset({"go", "come"})
_AUXILIARY = frozenset({"be", "have", "do", "get"})


@dataclass(frozen=True, slots=True)
class Verbs:
    """A group of verbs, auxiliaries and all: tokens `first` to `last` of the text, the last the main one."""

    first: int
    last: int
    finite: bool


class Clauses:
    """The verb groups of one sentence and what lies between them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = {t.i: t for t in tokens}
        self.first, self.last = (tokens[0].i, tokens[-1].i) if tokens else (0, -1)
        self.groups = list(_groups(tokens))

    def cost(self, trigger: int, begin: int, end: int) -> int | None:
        """How far an expression of tokens `begin` to `end` is from dating a move; None: it is another's."""
        owner = self._owner(trigger, begin, end)
        if owner is None:
            return 1 if not self._finite_between(trigger, begin) and self._group(trigger) is None else None
        if owner.first <= trigger <= owner.last:
            return 0
        if (main := self._carried(owner)) and main.first <= trigger <= main.last:
            return 1
        group = self._group(trigger)
        if group is None:
            return self._noun(trigger, owner, begin, end)
        return self._verb(group, owner)

    def within_reach(self, trigger: int, begin: int, end: int) -> bool:
        """Whether an expression that belongs to another verb may still date a move: no clause shuts it off."""
        owner, group = self._owner(trigger, begin, end), self._group(trigger)
        if owner is None or self._aside(trigger, begin, end, owner):
            return False
        if self.tokens[owner.last].lemma.lower() in lemmas("speech") and self._told_as_past(trigger, owner, end):
            return False
        if trigger < begin and group and self._participle_first(group, begin):
            return False
        if trigger < begin:
            return not self._words(trigger, begin) & lemmas("barriers")
        opens = begin - self.first <= 1
        between = self._words(end, trigger)
        if between & lemmas("breaks"):
            return False
        return opens or "," in between or not between & (lemmas("barriers") | {"after"})

    def _told_as_past(self, trigger: int, owner: Verbs, end: int) -> bool:
        """Whether what a verb of speech reports was over by then: 'said on Monday it had received and declined one'."""
        if trigger < owner.last:
            return False
        inside = [g for g in self.groups if g.first > owner.last]
        before = [g for g in inside if g.first <= trigger]
        if any(self._past_perfect(g) for g in before[-2:]):
            return True
        if before or self._group(trigger):
            return False
        return self._reported(owner, trigger, end) or bool(inside and self._past_perfect(inside[0]))

    def _participle_first(self, group: Verbs, begin: int) -> bool:
        """Whether the sentence opens with what was over before its date: 'Having been asked, B answered on Monday'."""
        opens = group.first - self.first <= 1 and not group.finite and self.tokens[group.first].tag in ("VBG", "VBN")
        return opens and "," in self._words(group.last, begin)

    def _words(self, low: int, high: int) -> set[str]:
        return {self.tokens[i].text.lower() for i in range(low + 1, high)}

    def _aside(self, trigger: int, begin: int, end: int, owner: Verbs) -> bool:
        """Whether the expression stands in a clause that only describes a noun, or says what is asked for."""
        before = [self.tokens[i] for i in range(self.first, begin)]
        relative = next((t.i for t in reversed(before) if t.tag in ("WP", "WDT", "WP$")), None)
        if relative is not None and not self._closed(relative, begin, owner):
            document = end < trigger and bool(self._lemmas(relative - 3, relative) & lemmas("carriers"))
            return not (document or relative < trigger <= end)
        verb = self.tokens[owner.last]
        if trigger < owner.first and self._reduced(owner):
            return True
        if owner.finite or owner.last > begin or owner.first <= trigger <= end:
            return False
        if verb.tag == "VB":
            return not self._lemmas(owner.first - 3, owner.first) & _MOTION
        return verb.lemma.lower() in lemmas("careers")

    def _closed(self, relative: int, begin: int, owner: Verbs) -> bool:
        """Whether a relative clause has come to its end before an expression: at a comma, or a second verb."""
        inside = next((g for g in self.groups if g.finite and g.first > relative), owner)
        return "," in self._words(relative, begin) or inside.last < owner.first < begin

    def _reduced(self, owner: Verbs) -> bool:
        """Whether the verb describes a noun without a pronoun between: 'the agreement they made'."""
        subject, noun = self.tokens.get(owner.first - 1), self.tokens.get(owner.first - 2)
        return bool(subject and noun and subject.tag == "PRP" and noun.pos == "NOUN")

    def tense(self, trigger: int) -> str:
        """The tag of the first word of the verb group of a token, empty where it is no verb."""
        group = self._group(trigger)
        return self.tokens[group.first].tag if group else ""

    def _lemmas(self, low: int, high: int) -> set[str]:
        return {self.tokens[i].lemma.lower() for i in range(max(low, self.first), high)}

    def _owner(self, trigger: int, begin: int, end: int) -> Verbs | None:
        """The verbs that an expression belongs to: those after it where it opens a clause, else those before it."""
        left = [g for g in self.groups if g.last < begin]
        right = [g for g in self.groups if g.first > end]
        beside = next((g for g in right if not g.finite and g.first - end <= 2), None)
        if beside and not left:
            return beside
        if self._opens(begin) or not left:
            return next((g for g in right if g.finite), right[0] if right else left[-1] if left else None)
        return left[-1]

    def _carried(self, owner: Verbs) -> Verbs | None:
        """The main verb behind an opening such as 'In a letter delivered on Monday, …': the letter is what it does."""
        opening = [self.tokens[i].lemma.lower() for i in range(self.first, owner.first)]
        if not opening or opening[0] not in ("in", "at", "by", "with") or not lemmas("carriers") & {*opening}:
            return None
        # the tagger takes many a participle for a past tense: right behind the noun it can be no main verb
        if owner.finite and not (owner.first == owner.last and opening[-1] in lemmas("carriers")):
            return None
        return next((g for g in self.groups if g.finite and g.first > owner.last), None)

    def _opens(self, begin: int) -> bool:
        """Whether a clause begins with the token: at the start, or behind a conjunction."""
        before = begin - 1
        while before >= self.first and self.tokens[before].pos == "PUNCT" and self.tokens[before].text not in ",":
            before -= 1
        if before < self.first:
            return True
        token = self.tokens[before]
        if token.text.lower() == "that" and token.tag == "DT":
            return False
        return token.tag in ("CC", "WP") or token.text.lower() in lemmas("openers")

    def _group(self, token: int) -> Verbs | None:
        return next((g for g in self.groups if g.first <= token <= g.last), None)

    def _finite_between(self, one: int, other: int) -> bool:
        low, high = min(one, other), max(one, other)
        return any(g.finite and low < g.first and g.last < high for g in self.groups)

    def _noun(self, trigger: int, owner: Verbs, begin: int, end: int) -> int | None:
        """A noun names the move: no other verb between, nor a clause that the verb reports."""
        if trigger < owner.first < begin and (not owner.finite or self._relative(trigger + 1)):
            return 0
        if self._finite_between(trigger, owner.first if trigger < owner.first else owner.last):
            return None
        if trigger > owner.last and self._reported(owner, trigger, end):
            return None
        if trigger > begin and not self._behind(owner, trigger):
            return None
        return 1

    def _relative(self, i: int) -> bool:
        return i in self.tokens and self.tokens[i].text.lower() in ("that", "which", "who")

    def _reported(self, owner: Verbs, trigger: int, end: int) -> bool:
        """Whether the noun stands in what a verb of speech reports: behind 'that', which may follow on the date."""
        that = (t for t in map(self.tokens.__getitem__, range(owner.last + 1, trigger)) if t.text.lower() == "that")
        spoken = self.tokens[owner.last].lemma.lower() in lemmas("speech")
        return spoken and any(t.tag == "IN" or t.i == end + 1 for t in that)

    def _behind(self, owner: Verbs, trigger: int) -> bool:
        """Whether no clause closes between a verb and a noun after it."""
        between = [self.tokens[i] for i in range(owner.last + 1, trigger)]
        return not any(t.text in ";" or t.text.lower() in ("who", "which", "whose") for t in between)

    def _verb(self, group: Verbs, owner: Verbs) -> int | None:
        """Another verb names the move: an infinitive behind, a second verb of the subject, words said then."""
        if group.first < owner.first or self._finite_between(owner.last, group.first):
            return None
        if not group.finite:
            return 1 if self._behind(owner, group.first) else None
        if self._shares_subject(group):
            return 1
        if self._goes_on(owner, group) or self._when_clause(owner, group):
            return 2
        speech = self.tokens[owner.last].lemma.lower() in lemmas("speech")
        return 1 if speech and not self._past_perfect(group) else None

    def _shares_subject(self, group: Verbs) -> bool:
        before = group.first - 1
        while before >= self.first and self.tokens[before].pos == "ADV":
            before -= 1
        return before >= self.first and self.tokens[before].tag == "CC"

    def _goes_on(self, owner: Verbs, group: Verbs) -> bool:
        """Whether a second main clause tells on: 'rang on Friday and the answer had not changed'."""
        between = [self.tokens[i] for i in range(owner.last + 1, group.first)]
        joint = next((n for n, t in enumerate(between) if t.text.lower() == "and" and t.tag == "CC"), None)
        past = self.tokens[group.first].tag == "VBD" and self.tokens[owner.first].tag == "VBD"
        return past and joint is not None and not any(t.tag in ("IN", "WP", "WDT", "CC") for t in between[joint + 1 :])

    def _when_clause(self, owner: Verbs, group: Verbs) -> bool:
        """Whether the sentence is 'When A asked in April, B refused'."""
        opened = self.tokens[self.first].text.lower() == "when" and owner == next(
            (g for g in self.groups if g.finite), None
        )
        return opened and any(self.tokens[i].text == "," for i in range(owner.last, group.first))

    def _past_perfect(self, group: Verbs) -> bool:
        return self.tokens[group.first].text.lower() in ("had", "'d", "’d") and group.first < group.last


def _groups(tokens: Sequence[Token]) -> list[Verbs]:
    found: list[Verbs] = []
    for token in tokens:
        if not (token.tag == "MD" or token.tag.startswith("VB")):
            continue
        last = found[-1] if found else None
        if last and _continues(tokens, last, token):
            found[-1] = Verbs(last.first, token.i, last.finite)
        else:
            found.append(Verbs(token.i, token.i, token.tag in _FINITE))
    return found


def _continues(tokens: Sequence[Token], group: Verbs, token: Token) -> bool:
    """Whether a verb goes on with a group that ends in an auxiliary: 'had | been | tabled'."""
    offset = tokens[0].i
    end = tokens[group.last - offset]
    between = tokens[group.last + 1 - offset : token.i - offset]
    helps = end.tag == "MD" or end.lemma.lower() in _AUXILIARY or end.pos == "AUX"
    return (
        helps and token.tag in ("VB", "VBN", "VBG") and all(t.tag.startswith("RB") or t.pos == "PART" for t in between)
    )
