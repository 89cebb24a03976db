"""Whether saying it is doing it: "we urge them to join" makes the appeal of which "we urged them" only tells."""

from __future__ import annotations

from overtures.extract.candidate import Candidate
from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene
from overtures.model import Token

_OWN = frozenset({"i", "we"})
_GOING_ON = frozenset({"commissive", "directive", "expressive"})  # "we are leaving" may still lie ahead


def performs(scene: Scene, c: Candidate) -> bool:
    """Whether the words of the maker, in a quotation, perform the act; a report of what was done does not."""
    force = lexicon().forces.of(c.rule, c.act)
    if force.performs:
        return True
    if force.illocution == "assertive" or c.factuality != "asserted":
        return False
    return _is_said_now(scene, scene.tokens[c.trigger], going_on=force.illocution in _GOING_ON)


def _is_said_now(scene: Scene, token: Token, *, going_on: bool) -> bool:
    """'we offer', 'I am asking', 'we are ready to': the first person and the present."""
    if not any(c.text.lower() in _OWN for c in scene.tree.children(token.i, "nsubj")):
        return False
    auxiliaries = scene.tree.children(token.i, "aux", "cop")
    if not auxiliaries:
        return token.tag == "VBP"
    return going_on and token.tag[:2] in ("VB", "JJ") and all(_is_present(c) for c in auxiliaries)


def _is_present(token: Token) -> bool:
    return token.lemma == "be" and token.tag == "VBP"
