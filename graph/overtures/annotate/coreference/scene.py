"""The mentions found so far, within reach of a token, and how near each of them is to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence

from overtures.annotate.coreference.cast import Cast
from overtures.model import Mention, Sentence, Token, Tree
from overtures.model.language import MentionKind

_REACH = 3  # paragraphs back in which an antecedent is looked for
_MOST = 120  # mentions: what long paragraphs without a break may hold


class Scene:
    """Mentions by the token that heads them; resolved ones are added in order of the text and can be antecedents."""

    def __init__(self, tree: Tree, sentences: Sequence[Sentence], named: Sequence[Mention], cast: Cast) -> None:
        self.tree, self.sentences, self.cast = tree, sentences, cast
        self._by_head = {m.head: m for m in named if m.kind != "council"}
        self._heads = sorted(self._by_head)
        self.covered = frozenset(i for m in named for i in tree.within(m.span))
        self._party_tokens = frozenset(i for m in named if m.kind in ("party", "group") for i in tree.within(m.span))
        self._verbs: dict[int, int] = {}

    @property
    def mentions(self) -> Mapping[int, Mention]:
        """Head token -> mention."""
        return self._by_head

    def add(self, mention: Mention) -> None:
        """Let a mention be an antecedent from now on."""
        if mention.head not in self._by_head:
            insort(self._heads, mention.head)
        self._by_head[mention.head] = mention

    def paragraph(self, i: int) -> int:
        """Number of the paragraph that a token stands in."""
        return self.sentences[self.tree.tokens[i].sentence].paragraph

    def before(self, token: Token) -> Iterator[Mention]:
        """The mentions of this and the last paragraphs before a token, the nearest first."""
        first = self.paragraph(token.i) - _REACH
        end = bisect_left(self._heads, token.i)
        for head in reversed(self._heads[max(0, end - _MOST) : end]):
            if self.paragraph(head) < first:
                return
            yield self._by_head[head]

    def after(self, token: Token) -> Iterator[Mention]:
        """The mentions of the same paragraph after a token, the nearest first."""
        here = self.paragraph(token.i)
        for n in range(bisect_right(self._heads, token.i), len(self._heads)):
            if self.paragraph(self._heads[n]) > here:
                return
            yield self._by_head[self._heads[n]]

    def in_paragraph(self, number: int) -> Iterator[Mention]:
        """The mentions of one of the first paragraphs, in order."""
        for head in self._heads:
            here = self.paragraph(head)
            if here > number:
                return
            if here == number:
                yield self._by_head[head]

    def is_of_party(self, i: int) -> bool:
        """Whether the token belongs to the name of a party or group."""
        return i in self._party_tokens

    def nearness(self, token: Token, m: Mention) -> float:
        """How likely a mention is meant, by where it stands: subjects and near sentences before others."""
        head = self.tree.tokens[m.head]
        apart, subject = token.sentence - head.sentence, self.is_subject(head)
        local = 0.3 if apart == 0 and not subject and self._verb(token.i) == self._verb(head.i) else 0.0
        return (1.2 if subject else 0.0) - 1.0 * apart - 0.001 * (token.i - head.i) - local

    def is_subject(self, head: Token) -> bool:
        """Whether a token is, or stands in apposition to, the subject of a verb that is not in a relative clause."""
        while head.dep in ("appos", "flat", "compound", "conj") and head.head != head.i:
            head = self.tree.tokens[head.head]
        if not head.dep.startswith("nsubj"):
            return False
        return not self.tree.tokens[head.head].dep.startswith(("acl", "advcl"))

    def _verb(self, i: int) -> int:
        if i not in self._verbs:
            self._verbs[i] = next((t.i for t in self.tree.ancestors(i) if t.pos in ("VERB", "AUX")), -1)
        return self._verbs[i]

    def joined(self, m: Mention) -> tuple[str, ...]:
        """The actors of a mention with those that are joined to it by "and"."""
        joined = [self._by_head[c.i] for c in self.tree.children(m.head, "conj") if c.i in self._by_head]
        return tuple(dict.fromkeys([*m.actors, *(a for j in joined for a in j.actors)]))

    def last_bodies(self, token: Token, count: int, *, only_parties: bool = False) -> tuple[str, ...]:
        """The last `count` different sides spoken of, in order of the text; 'both parties' are no local groups."""
        found: dict[str, None] = {}
        for m in self.before(token):
            if only_parties and m.kind == "group" and m.head in self.covered:
                continue
            if m.kind not in ("party", "group") and self.tree.tokens[m.head].sentence == token.sentence:
                continue  # "his offer was refused by both parties": he is of neither
            for name in m.actors:
                if side := self.cast.side(name):
                    found.setdefault(side)
            if len(found) >= count:
                break
        return tuple(reversed(list(found)[:count]))

    def mention(
        self,
        token: Token,
        kind: MentionKind,
        actors: Sequence[str],
        possible: Sequence[str] = (),
        first: int | None = None,
    ) -> Mention:
        """A mention that ends, and is headed, by the token; each actor once."""
        span = self.tree.span(first if first is not None else token.i, token.i)
        return Mention(span, kind, tuple(dict.fromkeys(actors)), token.i, tuple(possible))
