"""Whom "he" and "she" mean: somebody of that gender, by name or, where no name is known, by the party."""

from __future__ import annotations

from overtures.annotate.coreference.scene import Scene
from overtures.model import Mention, Token

SHE, HE = frozenset({"she", "her", "hers", "herself"}), frozenset({"he", "him", "his", "himself"})
_UNNAMED = 3.0  # points by which "Labour's leader", of no known name, is less likely than a name


def meant_person(scene: Scene, token: Token, gender: str, speaker: str | None) -> str | None:
    """Whom a pronoun of a gender, 'f' or 'm', means: who is named before, else next; of somebody unnamed the party."""
    scored: dict[str, float] = {}
    for m in scene.before(token):
        for name in m.actors if m.kind in ("person", "role", "pronoun") and _fits(scene, m, gender, speaker) else ():
            person = scene.cast.people.get(name)
            if name == speaker or (person and person.gender not in (gender, None)):
                continue
            points = scene.nearness(token, m) + (0.4 if len(m.actors) == 1 else -0.5)
            points += (0.7 if person.gender else 0.0) if person else -_UNNAMED
            points -= 1.5 if _is_aside(scene, token, m) else 0.0
            scored[name] = max(points, scored.get(name, -99.0))
    return max(scored, key=lambda n: scored[n], default=None) or _person_ahead(scene, token, gender, speaker)


def _fits(scene: Scene, m: Mention, gender: str, speaker: str | None) -> bool:
    """Whether a mention is of people, or of one who is known by the party only: 'Labour's leader', or 'she' for her."""
    if any(a in scene.cast.people for a in m.actors):
        return True
    if len(m.actors) != 1 or (speaker and scene.cast.side(speaker) == m.actors[0]):
        return False
    word = scene.tree.tokens[m.head].text.lower()
    return m.kind == "role" or word in (SHE if gender == "f" else HE)


def _person_ahead(scene: Scene, token: Token, gender: str, speaker: str | None) -> str | None:
    """Who is named first after a pronoun that nobody is named before: 'He was for it. Thus Ben Crane …'."""
    for m in scene.after(token):
        person = scene.cast.people.get(m.actors[0]) if m.kind == "person" and len(m.actors) == 1 else None
        if person and person.name != speaker and person.gender in (gender, None):
            return person.name
    return None


def _is_aside(scene: Scene, token: Token, m: Mention) -> bool:
    """Whether the mention stands in a participle clause of the pronoun: 'Speaking after Ann Example sat down, he'."""
    if not token.dep.startswith("nsubj"):
        return False
    above = [scene.tree.tokens[m.head], *scene.tree.ancestors(m.head)]
    return any(t.head == token.head and t.dep == "advcl" and t.tag in ("VBG", "VBN") and t.i < token.i for t in above)
