"""Third-person pronouns: people by gender, parties and groups by number."""

from __future__ import annotations

from overtures.annotate.coreference.scene import Scene
from overtures.model import Mention, Token

_SHE, _HE = frozenset({"she", "her", "hers", "herself"}), frozenset({"he", "him", "his", "himself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_BOTH = frozenset({"both", "neither"})
PRONOUNS = _SHE | _HE | _THEY | _IT | _BOTH
_FAR = 40  # tokens: a pronoun further back is no antecedent of a pronoun


def pronoun(scene: Scene, token: Token, speaker: str | None) -> Mention | None:
    """Whom a pronoun means; `speaker` is who speaks there, and is not meant by "she" or "they"."""
    word = token.text.lower()
    if word in _SHE | _HE:
        name = _person(scene, token, "f" if word in _SHE else "m", speaker)
        return scene.mention(token, "pronoun", (name,)) if name else None
    if word in _THEY:
        return scene.mention(token, "pronoun", _body(scene, token, plural=True, speaker=speaker) or ())
    if word in _IT and (word == "its" or token.dep.startswith("nsubj")):
        actors = _body(scene, token, plural=False, speaker=speaker)
        return scene.mention(token, "pronoun", actors) if actors else None
    if word in _BOTH and token.dep.startswith(("nsubj", "obj", "obl", "root")):
        return scene.mention(token, "pronoun", scene.last_bodies(token, 2))
    return None


def _person(scene: Scene, token: Token, gender: str, speaker: str | None) -> str | None:
    scored: dict[str, float] = {}
    for m in scene.before(token):
        for name in m.actors if m.kind in ("person", "role", "pronoun") else ():
            person = scene.cast.people.get(name)
            if not person or person.gender not in (gender, None) or name == speaker:
                continue
            points = scene.nearness(token, m) + (0.7 if person.gender else 0) + (0.4 if len(m.actors) == 1 else -0.5)
            points -= 1.5 if _is_aside(scene, token, m) else 0.0
            scored[name] = max(points, scored.get(name, -99.0))
    return max(scored, key=lambda n: scored[n], default=None)


def _is_aside(scene: Scene, token: Token, m: Mention) -> bool:
    """Whether the mention stands in a participle clause of the pronoun: 'Speaking after Ann Example sat down, he'."""
    if not token.dep.startswith("nsubj"):
        return False
    above = [scene.tree.tokens[m.head], *scene.tree.ancestors(m.head)]
    return any(t.head == token.head and t.dep == "advcl" and t.tag in ("VBG", "VBN") and t.i < token.i for t in above)


def _body(scene: Scene, token: Token, *, plural: bool, speaker: str | None) -> tuple[str, ...] | None:
    best: tuple[float, tuple[str, ...]] | None = None
    own = scene.cast.side(speaker) if speaker else None
    for m in scene.before(token):
        actors = scene.joined(m)
        if not actors or (m.kind == "pronoun" and token.i - m.head > _FAR) or (own and actors == (own,)):
            continue
        people = [a for a in actors if a in scene.cast.people]
        if (people and len(actors) < 2) or (not plural and len(actors) > 1):
            continue
        points = scene.nearness(token, m) - (2.0 if _governs(scene, m, token) else 0.0)
        if best is None or points > best[0]:
            best = (points, actors)
    return best[1] if best else None


def _governs(scene: Scene, m: Mention, token: Token) -> bool:
    """Whether the mention is the subject of what an object pronoun is the object of: "they" and "them" then differ."""
    head = scene.tree.tokens[m.head]
    if token.dep == "nmod:poss" or token.dep.startswith("nsubj") or head.sentence != token.sentence:
        return False
    return scene.is_subject(head)
