"""Parties and groups that are not named: 'the party', 'both parties', 'my group', 'all four groups', 'the rest'."""

from __future__ import annotations

from overtures.annotate.coreference.phrases import sides_below, sides_within
from overtures.annotate.coreference.scene import Scene
from overtures.model import Mention, Token

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PLURALS = frozenset({"parties", "groups", "sides", "partners", "leaders", "rivals"})
_PAIR = frozenset({"pair", "duo", "couple"})
_BARE = frozenset({"party", "group", "administration", "association", "grouping", "alliance"})
_RIVAL = 0.9  # points by which the second may be further away and still be meant
_FARTHEST = -1.5


def collective(scene: Scene, token: Token, first: int, speaker: str | None) -> Mention | None:
    """The parties that a collective noun means; `speaker` is who speaks there: "our group" is the speaker's."""
    word, phrase = token.text.lower(), [t.text.lower() for t in scene.tree.tokens[first : token.i + 1]]
    own = scene.cast.side(speaker) if speaker and any(p in ("my", "our") for p in phrase[:-1]) else None
    sides = (own,) if own else sides_within(scene, first, token) or sides_below(scene, token)
    if sides:
        return scene.mention(token, "group", sides, first=first)
    if (
        "other" in phrase[:-1]
        and word in ("group", "groups", "party", "parties")
        and phrase[0] in ("every", "all", "the", "other")
    ):
        return scene.mention(token, "group", _others(scene, token), first=first)
    count = next((_NUMBERS[p] for p in phrase if p in _NUMBERS), 2 if word in _PAIR else 0)
    if count and word in _PLURALS | _PAIR:
        return scene.mention(
            token, "group", scene.last_bodies(token, count, only_parties=word == "parties"), first=first
        )
    if word in _BARE and any(p.startswith("resident") for p in phrase[:-1]):
        named = [b for b in scene.cast.bodies if "Resident" in b]
        return scene.mention(token, "group", named, first=first) if len(named) == 1 else None
    is_of_others = any(c.i > token.i for c in scene.tree.children(token.i, "nmod"))  # "the association of clerks"
    if word in _BARE and phrase[0] in ("the", "that", "this") and len(phrase) == 2 and not is_of_others:
        return _bare(scene, token, first)
    return None


def _others(scene: Scene, token: Token) -> tuple[str, ...]:
    """All parties and groups of the article but the one that the sentence is about."""
    here = (m for m in scene.before(token) if scene.tree.tokens[m.head].sentence == token.sentence)
    subject = {s for m in here for a in m.actors if (s := scene.cast.side(a))}
    if not subject:
        return ()
    named = (m for _, m in sorted(scene.mentions.items()) if m.kind in ("party", "group"))
    return tuple(dict.fromkeys(a for m in named for a in m.actors if a in scene.cast.bodies and a not in subject))


def _bare(scene: Scene, token: Token, first: int) -> Mention | None:
    """'the party' after one party is that party; after two that stand equally near, either."""
    near: dict[str, float] = {}
    for m in scene.before(token):
        for name in m.actors if m.kind in ("party", "group") else ():
            if name in scene.cast.bodies:
                near[name] = max(scene.nearness(token, m), near.get(name, -99.0))
    ranked = sorted(near, key=lambda n: -near[n])
    if not ranked:
        return None
    rivals = [n for n in ranked[1:] if near[ranked[0]] - near[n] < _RIVAL and near[n] > _FARTHEST]
    if rivals:
        return scene.mention(token, "group", (), (ranked[0], rivals[0]), first=first)
    return scene.mention(token, "group", ranked[:1], first=first)
