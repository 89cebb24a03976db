"""One article: its gold annotation and its reading laid beside each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from overtures.evaluate.actors import Cast
from overtures.evaluate.counts import Count
from overtures.evaluate.form import Document, Move
from overtures.evaluate.matching import Matches, match_moves, match_stances
from overtures.evaluate.misses import Miss
from overtures.evaluate.places import Place


@dataclass(frozen=True, slots=True)
class Article:
    """What is compared: an article's name, its text with sentences, the gold annotation, and the reading of it."""

    name: str
    place: Place
    gold: Document
    read: Document


@dataclass(frozen=True, slots=True)
class Pairing:
    """An article with its moves paired: by group of acts, by the exact act, and its criticism and support."""

    article: Article
    cast: Cast
    moves: Matches
    acts: Matches
    stances: Matches


@dataclass(slots=True)
class Ledger:
    """The counts of one article by figure, and its misses; filled while the parts of the reading are compared."""

    article: Article
    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def count(self, figure: str, hit: int, gold: int, said: int) -> None:
        """Add to a figure."""
        self.counts[figure] = self.counts.get(figure, Count()) + Count(hit, gold, said)

    def miss(self, what: str, gold: str, read: str, sentence: str = "") -> None:
        """Note something that is told differently."""
        self.misses.append(Miss(self.article.name, what, gold, read, sentence))

    def around(self, move: Move) -> str:
        """The sentence of the words that show a move."""
        return self.article.place.around(move.quote, move.start)


def pair(article: Article) -> Pairing:
    """Pair the moves of an article's reading with gold's."""
    gold, read, text = article.gold, article.read, article.place.text
    cast = Cast(gold, read)
    return Pairing(
        article,
        cast,
        match_moves(gold, read, text, cast, exact=False),
        match_moves(gold, read, text, cast, exact=True),
        match_stances(gold, read, cast),
    )
