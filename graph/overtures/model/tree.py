"""Ways about a dependency tree of plain tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from overtures.model.article import Span
from overtures.model.language import Token


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_S = TypeVar("_S", bound=_Spanned)


class Tree:
    """Tokens of a text with their children and a way from characters to tokens; indices as in `Token.i`."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._starts = [t.start for t in tokens]
        self._children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                self._children[token.head].append(token.i)

    def children(self, i: int, *deps: str) -> list[Token]:
        """The dependents of a token, in order; with relations given, those whose relation or its base is among them."""
        found = (self.tokens[c] for c in self._children[i])
        return [t for t in found if not deps or t.dep in deps or t.dep.split(":")[0] in deps]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The governors of a token, from the nearest up to the root; a broken tree ends instead of turning round."""
        seen = {i}
        while (up := self.tokens[i].head) not in seen:
            seen.add(up)
            yield self.tokens[up]
            i = up

    def subtree(self, i: int) -> list[int]:
        """The token and all below it, in order of the text."""
        found, queue = {i}, [i]
        while queue:
            for c in self._children[queue.pop()]:
                if c not in found:
                    found.add(c)
                    queue.append(c)
        return sorted(found)

    def within(self, span: Span) -> range:
        """Indices of the tokens that begin in the span."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def innermost(self, told: Iterable[_S]) -> dict[int, _S]:
        """Index of a token -> the shortest of the stretches that covers it, the last told of equals."""
        found: dict[int, _S] = {}
        for item in sorted(told, key=lambda s: s.span.end - s.span.start, reverse=True):
            found.update(dict.fromkeys(self.within(item.span), item))
        return found

    def at(self, offset: int) -> int:
        """Index of the token that covers the character, or the last one that begins before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def head(self, span: Span) -> int:
        """Index of the token of the span that governs the others: the first whose own head lies outside."""
        inside = self.within(span)
        for i in inside:
            if self.tokens[i].head not in inside or self.tokens[i].head == i:
                return i
        return inside[-1] if inside else self.at(span.start)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        return Span(self.tokens[first].start, self.tokens[last].end)
