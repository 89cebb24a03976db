"""Which of an article's units its words mean: a unit is a party, a group, or a person who stands alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from overtures.model import Annotation, Quote, Tree

MOST = 15  # units of one window that are weighed against one another; the rest are too rare to matter
KINDS = ("none", "party", "group", "person", "role", "pronoun", "first person")
FIRST = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])


class Meant:
    """The units of tokens and speakers; `numbers` gives the unit of each canonical name that has one."""

    def __init__(self, annotation: Annotation, tree: Tree, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._quoted = tree.innermost(annotation.quotes)
        mentioned = tree.innermost(m for m in annotation.mentions if m.kind != "council")
        self.of_token: dict[int, tuple[str, tuple[int, ...]]] = {
            i: (m.kind, self.of_names(m.actors or m.possible)) for i, m in mentioned.items()
        }
        for token in tree.tokens:
            if token.text.lower() in FIRST and (speaker := self.speaker(token.i)):
                self.of_token[token.i] = ("first person", speaker)

    def of_names(self, names: Sequence[str]) -> tuple[int, ...]:
        """The units of canonical names, without those that are none."""
        return tuple(dict.fromkeys(n for name in names if (n := self._numbers.get(name)) is not None))

    def quote(self, i: int) -> Quote | None:
        """The innermost quotation that the token stands in."""
        return self._quoted.get(i)

    def speaker(self, i: int) -> tuple[int, ...]:
        """Whose words the token belongs to, where it is quoted and the speaker known."""
        quote = self._quoted.get(i)
        return self.of_names([quote.speaker]) if quote and quote.speaker else ()

    def commonest(self, tokens: range) -> list[int]:
        """The units that a stretch of tokens names or quotes, in order of appearance, at most MOST."""
        met: Counter[int] = Counter()
        for i in tokens:
            met.update(self.of_token.get(i, ("", ()))[1])
            met.update(self.speaker(i))
        kept = {n for n, _ in met.most_common(MOST)}
        return [n for n in met if n in kept]
