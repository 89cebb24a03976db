"""Which parties "they" and "it" mean: those spoken of last, and in a quotation never the speaker's own."""

from __future__ import annotations

from overtures.annotate.coreference.scene import Scene
from overtures.model import Mention, Token

_OF_PERSON = 0.4  # points by which the party of somebody who is named alone is less likely than a named party
_MODIFIER = 1.2  # and by which a party is that only tells of what kind something is
_FACING = 1.0  # points for standing in the predicate of the speaker's own side
_FAR = 40  # tokens: a pronoun further back is no antecedent of a pronoun


def meant_sides(scene: Scene, token: Token, *, plural: bool, speaker: str | None) -> tuple[str, ...] | None:
    """The actors that "they" (`plural`) or "it" means; `speaker` is who speaks there."""
    best: tuple[float, tuple[str, ...]] | None = None
    own = scene.cast.side(speaker) if speaker else None
    for m in scene.before(token):
        if m.kind == "pronoun" and token.i - m.head > _FAR:
            continue
        actors, cost = _antecedent(scene, m, own, plural=plural)
        if not actors:
            continue
        points = scene.nearness(token, m) - (2.0 if _governs(scene, m, token) else 0.0) - cost
        points += _FACING if own and plural and _faces(scene, m, own) else 0.0
        if best is None or points > best[0]:
            best = (points, actors)
    if best is None and plural:
        return _body_ahead(scene, token, own)
    return best[1] if best else None


def _antecedent(scene: Scene, m: Mention, own: str | None, *, plural: bool) -> tuple[tuple[str, ...], float]:
    """The parties that a mention lets "they" or "it" mean, and how many points less likely that is than a name.

    "They" of a quotation are the other side: never the speaker's, and maybe that of somebody who was named alone.
    """
    actors = tuple(a for a in scene.joined(m) if not own or scene.cast.side(a) != own)
    people = [a for a in actors if a in scene.cast.people]
    if not plural:
        return (actors, 0.0) if len(actors) == 1 and not people else ((), 0.0)
    if people and len(actors) == 1:
        side = scene.cast.side(people[0])
        return ((side,), _OF_PERSON) if own and side else ((), 0.0)
    return actors, _MODIFIER if _modifies(scene, m) else 0.0


def _faces(scene: Scene, m: Mention, own: str) -> bool:
    """Whether the mention stands in the predicate of the speaker's own side: 'Labour had written to the Greens'."""
    sentence = scene.sentences[scene.tree.tokens[m.head].sentence]
    subjects = (t for t in scene.tree.tokens[sentence.first : m.head] if t.i in scene.mentions and scene.is_subject(t))
    return any(scene.cast.side(a) == own for t in subjects for a in scene.mentions[t.i].actors)


def _modifies(scene: Scene, m: Mention) -> bool:
    """Whether the party is named only to tell of what kind something is: "the Conservative leader"."""
    return m.kind in ("party", "group") and scene.tree.tokens[m.head].dep in ("compound", "amod")


def _body_ahead(scene: Scene, token: Token, own: str | None) -> tuple[str, ...] | None:
    """The first side named after a "they" that nobody is named before: 'They rang us, said the Greens of Labour'."""
    for m in scene.after(token):
        actors, _ = _antecedent(scene, m, own, plural=True)
        if actors:
            return actors
    return None


def _governs(scene: Scene, m: Mention, token: Token) -> bool:
    """Whether the mention is the subject of what an object pronoun is the object of: "they" and "them" then differ."""
    head = scene.tree.tokens[m.head]
    if token.dep == "nmod:poss" or token.dep.startswith("nsubj") or head.sentence != token.sentence:
        return False
    return scene.is_subject(head)
