"""Third-person pronouns: people by gender, parties and groups by number."""

from __future__ import annotations

from overtures.annotate.coreference.persons import HE, SHE, meant_person
from overtures.annotate.coreference.scene import Scene
from overtures.annotate.coreference.sides import meant_sides
from overtures.model import Mention, Token

_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_BOTH = frozenset({"both", "neither"})
PRONOUNS = SHE | HE | _THEY | _IT | _BOTH


def pronoun(scene: Scene, token: Token, speaker: str | None) -> Mention | None:
    """Whom a pronoun means; `speaker` is who speaks there, and is not meant by "she" or "they"."""
    word = token.text.lower()
    if word in SHE | HE:
        name = meant_person(scene, token, "f" if word in SHE else "m", speaker)
        return scene.mention(token, "pronoun", (name,)) if name else None
    if word in _THEY:
        return scene.mention(token, "pronoun", meant_sides(scene, token, plural=True, speaker=speaker) or ())
    if word in _IT and (word == "its" or token.dep.startswith("nsubj")):
        actors = meant_sides(scene, token, plural=False, speaker=speaker)
        return scene.mention(token, "pronoun", actors) if actors else None
    if word in _BOTH and token.dep.startswith(("nsubj", "obj", "obl", "root")):
        return scene.mention(token, "pronoun", scene.last_bodies(token, 2))
    return None
