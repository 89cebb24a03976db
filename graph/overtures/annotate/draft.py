"""An article with all that can be told before the parties of its people are settled, and how they settle the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from overtures.annotate.affiliation import Affiliations, Asked, asked, council_of, from_quotations, likeliest
from overtures.annotate.bodies import Named, find_bodies
from overtures.annotate.coreference import Cast, Resolver, speaker_at
from overtures.annotate.dates import find_times
from overtures.annotate.described import with_offices
from overtures.annotate.language import load, paragraphs, parse, plain_text
from overtures.annotate.people import Sighting, find_people
from overtures.annotate.quotes import attribute, find_quotes
from overtures.model import Annotation, Article, Body, ListedCouncil, Mention, Person, Tree


class Draft:
    """An article annotated with the parties that its words tell or make likely; see `annotate` for the arguments."""

    def __init__(self, article: Article, model: str | None = None, register: Sequence[ListedCouncil] = ()) -> None:
        spans = paragraphs(article.text)
        clear = plain_text(article.text, spans)
        tokens, sentences = parse(article.text, spans, load(model))
        self.tree = Tree(tokens)
        named, bodies = find_bodies(clear, register)
        sightings, self._genders = find_people(clear, self.tree, sentences, named)
        certain = [s for s in sightings if not s.possible]
        self.affiliations = Affiliations(clear, certain, named, self._genders)
        first = self.affiliations.told | _likely(self.affiliations.guessed)
        self._named = _named_mentions(self.tree, named, sightings)
        self.annotation = Annotation(
            article, tokens, sentences, spans, self._named, self._people(first), _on_council(bodies, named),
            find_quotes(article.text, spans), find_times(article, sentences, tokens, spans),
        )  # fmt: skip
        outside = _in_order([*self._named, *self._resolver(self.annotation.people).resolve()])
        quotes = attribute(replace(self.annotation, mentions=outside))
        self.annotation = replace(self.annotation, mentions=outside, quotes=quotes)
        told = self.affiliations.told
        self.told = told | from_quotations(clear, quotes, named, told)
        self.guessed = {p: chances for p, chances in self.affiliations.guessed.items() if p not in self.told}

    def asked(self) -> list[Asked]:
        """What the encoder is asked of those whose party is not told."""
        return list(asked(self.annotation, self.tree, self.told, self.guessed))

    def settled(self, parties: Mapping[str, str]) -> Annotation:
        """The annotation where `parties` are those of the people of whom it is not told."""
        people = self._people(self.told | dict(parties))
        within = speaker_at([(q.span, q.speaker) for q in self.annotation.quotes])
        found = _in_order([*self._named, *self._resolver(people).resolve(within)])
        people = with_offices(people, found, self.tree, self.annotation.article.text)
        return replace(self.annotation, people=people, mentions=found)

    def _people(self, parties: Mapping[str, str]) -> list[Person]:
        roles = self.affiliations.offices(parties)
        return [Person(name, parties.get(name), roles.get(name, ()), gender) for name, gender in self._genders.items()]

    def _resolver(self, people: Sequence[Person]) -> Resolver:
        bodies = frozenset(b.name for b in self.annotation.bodies if b.kind != "council")
        cast = Cast({p.name: p for p in people}, bodies)
        return Resolver(self.tree, self.annotation.sentences, self._named, cast)


def _likely(guessed: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    return {person: party for person, chances in guessed.items() if (party := likeliest(chances))}


def _named_mentions(tree: Tree, named: Sequence[Named], sightings: Sequence[Sighting]) -> list[Mention]:
    bodies = [Mention(n.span, n.kind, (n.name,), tree.head(n.span)) for n in named]
    people = [Mention(s.span, "person", s.names, tree.head(s.span), s.possible) for s in sightings]
    return _in_order([*bodies, *people])


def _in_order(mentions: Sequence[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.span, m.kind))


def _on_council(bodies: Sequence[Body], named: Sequence[Named]) -> list[Body]:
    """Local groups placed on the council that the article speaks of."""
    council = council_of([n for n in named if n.kind == "council"])
    return [replace(b, council=council) if b.kind == "group" and council else b for b in bodies]
