"""An annotation made ready for questions: which mention covers a word, who a person is, what was read so far."""

from __future__ import annotations

from collections.abc import Iterable

from overtures.annotate.quotes.lexicon import Speech, speech
from overtures.model import Annotation, Body, Mention, Person, Quote, Token
from overtures.model.tree import Tree

_RANK = {"person": 0, "pronoun": 1, "group": 2, "party": 3, "role": 4, "council": 5}
_BEFORE_PRONOUN = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


class Scene:
    """The words of an article with their mentions; `heard` grows as the text is read from its beginning."""

    def __init__(self, annotation: Annotation) -> None:
        self.article = annotation.article
        self.text = annotation.article.text
        self.tree = Tree(annotation.tokens)
        self.tokens = annotation.tokens
        self.lexicon: Speech = speech()
        self.people: dict[str, Person] = {p.name: p for p in annotation.people}
        self.bodies: dict[str, Body] = {b.name: b for b in annotation.bodies}
        self.mentions = annotation.mentions
        councils = [b.name for b in annotation.bodies if b.kind == "council"]
        self.council = councils[0] if len(councils) == 1 else None
        self.quotes: tuple[Quote, ...] = tuple(annotation.quotes)
        self.heard: list[str] = []
        self.lead_end = annotation.paragraphs[0].end if annotation.paragraphs else 0
        self.documents: dict[str, str] = {}
        self.spoken: str | None = None
        self.spokesmen: dict[str, str] = {}
        self.described: dict[str, str] = {}  # the noun for somebody without a name -> the words he came with
        self.last_words: tuple[int, ...] = ()
        self._at: dict[int, Mention] = {}
        ranked = sorted(annotation.mentions, key=lambda m: (_RANK[m.kind], m.span.start - m.span.end), reverse=True)
        for mention in ranked:
            for i in self.tree.within(mention.span):
                self._at[i] = mention

    def mention(self, i: int) -> Mention | None:
        """The mention that covers token `i`: of several a person before all others, then the longest."""
        return self._at.get(i)

    def person_at(self, i: int) -> Mention | None:
        """The mention of a named person that covers token `i`."""
        found = self._at.get(i)
        return found if found is not None and found.kind == "person" and found.actors else None

    def hear(self, name: str | None) -> None:
        """Note somebody as the one spoken of last."""
        if name:
            self.heard.append(name)

    def knows(self, name: str | None) -> bool:
        """Whether the article names that person or body."""
        return name is not None and (name in self.people or name in self.bodies)

    def recent(
        self, gender: str | None = None, party: str | None = None, but: str | None = None, *, unplaced: bool = False
    ) -> str | None:
        """The person spoken of last whose gender and party do not speak against it; `but` is somebody else.

        With `unplaced` somebody whose party nothing tells, in place of one of that party.
        """
        for name in reversed(self.heard[-40:]):
            person = self.people.get(name)
            if person is None or name == but or (gender and person.gender not in (gender, None)):
                continue
            if party is None or person.party == (None if unplaced else party):
                return name
        return None

    def gender(self, token: Token) -> str | None:
        """The gender that a pronoun tells."""
        return _BEFORE_PRONOUN.get(token.text.lower())

    def introduced(self) -> str | None:
        """The person whom the article names first after its opening paragraph."""
        named = (m for m in self.mentions if m.kind == "person" and m.actors and m.span.start >= self.lead_end)
        return next((m.actors[0] for m in named), None)

    def first_person(self, indices: Iterable[int]) -> str | None:
        """The first named person among the tokens."""
        return next((m.actors[0] for i in indices if (m := self.person_at(i)) is not None), None)
