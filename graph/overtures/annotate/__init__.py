"""From an article to its annotation: tokens and trees, people, parties, councils, quotations with speakers, dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from overtures.annotate.affiliation import affiliations, council_of, from_quotations
from overtures.annotate.bodies import Named, find_bodies
from overtures.annotate.coreference import Cast, Resolver, speaker_at
from overtures.annotate.dates import find_times
from overtures.annotate.described import with_offices
from overtures.annotate.language import knows, load, paragraphs, parse, plain_text
from overtures.annotate.people import Sighting, find_people
from overtures.annotate.quotes import attribute, find_quotes
from overtures.model import Annotation, Article, Body, ListedCouncil, Mention, Person, Tree

__all__ = ["annotate", "knows", "load"]


def annotate(article: Article, model: str | None = None, register: Sequence[ListedCouncil] = ()) -> Annotation:
    """Everything that the language stage finds in an article; `model` names another spaCy pipeline than our own.

    Councils of the `register` are known by their names there. Raises ModelError where the pipeline is missing.
    """
    nlp, text = load(model), article.text
    spans = paragraphs(text)
    clear = plain_text(text, spans)
    tokens, sentences = parse(text, spans, nlp)
    tree = Tree(tokens)
    named, bodies = find_bodies(clear, register)
    sightings, genders = find_people(clear, tree, sentences, named)
    parties, roles = affiliations(clear, [s for s in sightings if not s.possible], named, genders)
    people = [Person(name, parties.get(name), roles.get(name, ()), gender) for name, gender in genders.items()]
    mentions = _named_mentions(tree, named, sightings)
    cast = Cast({p.name: p for p in people}, frozenset(b.name for b in bodies if b.kind != "council"))
    draft = Annotation(
        article, tokens, sentences, spans, mentions, people, _on_council(bodies, named), find_quotes(text, spans),
        find_times(article, sentences, tokens, spans),
    )  # fmt: skip
    outside = Resolver(tree, sentences, mentions, cast).resolve()
    told = attribute(replace(draft, mentions=_in_order([*mentions, *outside])))
    own = from_quotations(clear, told, named, parties)
    people = [replace(p, party=p.party or own.get(p.name)) for p in people]
    cast = replace(cast, people={p.name: p for p in people})
    within = speaker_at([(q.span, q.speaker) for q in told])
    resolved = Resolver(tree, sentences, mentions, cast).resolve(within)
    found = _in_order([*mentions, *resolved])
    return replace(draft, people=with_offices(people, found, tree, text), mentions=found, quotes=told)


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
