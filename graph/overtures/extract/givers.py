"""Whose a noun of an act is: 'Labour's offer', 'an appeal from Labour', 'a motion tabled by Labour'."""

from __future__ import annotations

from itertools import pairwise

from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene, Side
from overtures.model import Token

_NEAR = 9  # tokens after the noun in which "tabled by X" still belongs to it


def giver(scene: Scene, noun: int) -> Side:
    """Whoever owns the noun, stands behind "from" or "by", or put it forward."""
    for c in scene.tree.children(noun, "nmod:poss"):
        if side := scene.side(c.i):
            return side
    return _behind(scene, noun, ("from", "by")) or _done_by(scene, noun) or _by_after(scene, noun)


def preposition(scene: Scene, i: int) -> str:
    """The preposition that the tree gives a noun; empty where there is none."""
    return next((c.lemma.lower() for c in scene.tree.children(i, "case")), "")


def _behind(scene: Scene, i: int, wanted: tuple[str, ...]) -> Side:
    for c in scene.tree.children(i, "nmod", "obl"):
        if preposition(scene, c.i) in wanted and (side := scene.side(c.i)):
            return side
    return Side()


def _done_by(scene: Scene, noun: int) -> Side:
    """'a motion was tabled by X', 'an offer made by X'."""
    token, words = scene.tokens[noun], lexicon().words["giving"] | lexicon().words["putting"]
    verbs = scene.tree.children(noun, "acl")
    if token.dep == "nsubj:pass" and token.head != noun:
        verbs = [scene.tokens[token.head], *verbs]
    makers = (_behind(scene, v.i, ("by",)) for v in verbs if v.lemma in words)
    return next((side for side in makers if side), Side())


def _by_after(scene: Scene, noun: int) -> Side:
    """'a motion of no confidence, proposed by X': the participle may hang elsewhere in the tree."""
    words = lexicon().words["giving"] | lexicon().words["putting"]
    near = [j for j in scene.sentence(noun) if 0 < j - noun <= _NEAR]
    for j, k in pairwise(near):
        if scene.tokens[j].lemma in words and scene.tokens[k].lemma == "by":
            after = (scene.side(i) for i in scene.sentence(noun) if 0 < i - k <= 5)
            return next((side for side in after if side), Side())
    return Side()


def light_verb(scene: Scene, noun: Token) -> int | None:
    """The verb with which somebody makes what the noun names: 'made an appeal', 'the offer we have made'."""
    for c in scene.tree.children(noun.i, "acl"):
        if c.lemma in lexicon().words["giving"]:
            return c.i
    verb = scene.tokens[noun.head]
    if preposition(scene, noun.i) == "with" and verb.pos == "VERB":
        return verb.i  # "came with a proposal", "texted X with an offer"
    return verb.i if verb.lemma in lexicon().words["giving"] and 0 < noun.i - verb.i <= 8 else None
