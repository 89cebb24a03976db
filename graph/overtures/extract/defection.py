"""People who leave one party for another."""

from __future__ import annotations

from collections.abc import Iterator

from overtures.extract.candidate import Candidate, candidate
from overtures.extract.factuality import factuality
from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.places import Place
from overtures.extract.roles import Roles
from overtures.extract.scene import Scene, Side
from overtures.extract.wording import inside_another
from overtures.model import UNREALISED, Token

_MOVE = Frame("defection", "change of party", "subject", (), None, False, frozenset())
_WITH = frozenset({"throw", "sit", "side"})
_FAR = 12  # tokens within which a party still belongs to the verb


def defection(scene: Scene, token: Token) -> Iterator[Candidate]:
    """The old party from "quit", "left", "from", the new one from "join", "to", "for", "as"; or the person's own."""
    if token.pos != "VERB" or token.lemma not in lexicon().words["leaving"] | lexicon().words["joining"]:
        return
    if any(c.lemma in lexicon().words["deals"] for c in scene.tree.children(token.i, "obj", "obl")):
        return  # a pact is left, not a party
    roles = Roles(scene, token.i, _MOVE)
    places = roles.places()
    who = roles.maker(places)
    if not who.people or roles.passive or factuality(scene, token.i) in UNREALISED or inside_another(scene, token.i):
        return
    old, new = _left_and_joined(scene, token)
    own = {party for p in who.people if (party := scene.people[p].party)}
    old = old or (own - new) or (_beside_name(places) - new)
    new = new or (own - old)
    if old and new and not old & new:
        maker, target = Side(who.people, tuple(sorted(old))), Side((), tuple(sorted(new)))
        yield candidate(scene, "defection", _MOVE.rule, token.i, (maker, target), 0.7)


def _left_and_joined(scene: Scene, token: Token) -> tuple[set[str], set[str]]:
    """The parties that the verb and those joined to it name as left and as joined."""
    old: set[str] = set()
    new: set[str] = set()
    for verb in [token, *scene.tree.children(token.i, "conj", "advcl", "xcomp")]:
        for p in Roles(scene, verb.i, _MOVE).places():
            if p.side.people or not 0 < p.far <= _FAR or _goes_with_name(scene, p):
                continue
            if _is_left(p, verb):
                old |= set(p.side.bodies)
            elif (
                p.how in ("to", "for", "as")
                or (p.how == "with" and verb.lemma in _WITH)
                or (_is_object(p, verb) and verb.lemma in ("join", "rejoin"))
            ):
                new |= set(p.side.bodies)
    return old, new - old


def _beside_name(places: list[Place]) -> set[str]:
    """The party that stands with the name: 'Labour's X joined', 'former Labour councillor X has joined'."""
    people = [p for p in places if p.side.people and p.far < 0]
    named = [p for p in places if p.side.bodies and not p.side.people and p.far < 0]
    return {b for p in named if any(0 < q.far - p.far <= 5 for q in people) for b in p.side.bodies}


def _goes_with_name(scene: Scene, p: Place) -> bool:
    """'joined Conservative Jim Roe at the opening': the party belongs to the name behind it."""
    after = (scene.mention(j) for j in range(p.token.i + 1, min(p.token.i + 4, len(scene.tokens))))
    name = next((m for m in after if m and m.kind == "person"), None)
    return name is not None and "," not in scene.annotation.article.text[p.token.end : name.span.start]


def _is_object(p: Place, verb: Token) -> bool:
    return p.how in ("object", "iobj", "other") and (p.token.head == verb.i or p.far <= 3)


def _is_left(p: Place, verb: Token) -> bool:
    """'from X', 'quit X', 'walked out of X'."""
    if p.how == "from" or (p.how == "of" and verb.lemma == "walk"):
        return True
    return _is_object(p, verb) and verb.lemma in lexicon().words["leaving"] - {"walk"}
