"""Who is the subject of a verb, also where the tree does not say so outright."""

from __future__ import annotations

from overtures.extract.givers import giver
from overtures.extract.scene import Scene, Side
from overtures.model import Token

_HANGING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "aux", "cop", "aux:pass", "list", "appos"})
_DEEP = 4  # verbs above one another that may share a subject
_BACK = 5  # tokens back in which the auxiliary is looked for


def subject(scene: Scene, at: int, depth: int = 0) -> Side:
    """The subject of a verb; where it has none, of the verb it hangs on, or the noun that it describes."""
    subjects = scene.tree.children(at, "nsubj")
    for c in subjects:
        if side := scene.side(c.i):
            return side
    token = scene.tokens[at]
    if subjects or depth > _DEEP or token.head == at or scene.speech(token.head) is not scene.speech(at):
        return Side()  # whoever speaks outside the marks is not the subject inside them
    above = scene.tokens[token.head]
    if token.dep in _HANGING and above.pos in ("NOUN", "PROPN", "PRON") and above.i < at:
        return _named_at(scene, above.i)  # "X, the leader, offered": the tree makes the name the root
    if token.dep in _HANGING:
        return subject(scene, above.i, depth + 1)
    return _described(scene, above.i, depth) if token.dep.startswith("acl") else Side()


def _named_at(scene: Scene, i: int) -> Side:
    """Whom a noun means, or the name that stands beside it."""
    side = scene.side(i)
    for c in scene.tree.children(i, "appos", "flat", "conj"):
        side = side if side.people else (scene.side(c.i) or side)
    return side


def _described(scene: Scene, noun: int, depth: int) -> Side:
    """The noun that a clause describes, whose it is, or the subject of which it is said."""
    side = scene.side(noun, joined=False) or giver(scene, noun)
    if not side and scene.tree.children(noun, "cop"):
        return subject(scene, noun, depth + 1)
    return side


def is_passive(scene: Scene, token: Token) -> bool:
    """By "by", by the auxiliary nearest before ("was turned down", "had turned down"), or below a noun."""
    if token.tag not in ("VBN", "VBD"):
        return False
    if _next_lemma(scene, token) == "by" and not scene.tree.children(token.i, "obj"):
        return True
    for back in range(token.i - 1, max(token.i - _BACK, -1), -1):
        t = scene.tokens[back]
        if t.lemma in ("be", "get", "have"):
            return t.lemma != "have"
        if t.pos not in ("ADV", "PART", "AUX", "PRON"):
            break
    bare = token.dep == "advcl" and not scene.tree.children(token.i, "nsubj")
    return token.tag == "VBN" and (token.dep.startswith("acl") or bare)


def _next_lemma(scene: Scene, token: Token) -> str:
    return scene.tokens[token.i + 1].lemma if token.i + 1 < len(scene.tokens) else ""
