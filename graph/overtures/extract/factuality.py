"""How firmly a move is told: as done, planned, denied, negated, or only imagined."""

from __future__ import annotations

from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene
from overtures.model import Factuality, Token

_NOT = frozenset({"not", "n't", "never", "no", "nobody", "none", "neither", "nor", "without", "hardly", "n’t"})
_JUST_BEFORE = frozenset({"n't", "n’t", "not", "never"})
_WHATEVER = frozenset({"whatever", "whichever", "whoever", "whomever"})
_OWN = frozenset({"i", "we"})
_WOULD = frozenset({"would", "'d", "’d"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


def factuality(scene: Scene, i: int) -> Factuality:
    """How the words present the verb or noun at the index, from its own clause up through the verbs that govern it."""
    token = scene.tokens[i]
    verb = _verb(scene, token)
    above = _governors(scene, verb)
    words = lexicon().words
    if any(t.lemma.lower() in words["deny"] for t in above):
        return "denied"
    if any(t.pos == "NOUN" and t.lemma.lower() in words["rumour"] for t in scene.tree.ancestors(verb.i)):
        return "hypothetical"
    if (
        _is_against(scene, token)
        or is_negated(scene, verb)
        or _in_no_way(scene, verb)
        or (token.i != verb.i and is_negated(scene, token))
    ):
        return "negated"
    if any(t.lemma in words["unwilling"] and is_negated(scene, t) for t in above[:1]):
        return "negated"
    modal = _has_aux(scene, verb, words["modal"]) and not _is_polite(scene, verb)
    if _is_conditional(scene, verb) or modal or _is_question(scene, verb):
        return "hypothetical"
    governed = verb.dep in ("xcomp", "ccomp") or (verb.tag == "VB" and verb.dep in ("advcl", "acl"))
    if governed and scene.tokens[verb.head].lemma.lower() in words["undecided"]:
        return "hypothetical"
    return "planned" if _has_aux(scene, verb, _FUTURE) else "asserted"


def _verb(scene: Scene, token: Token) -> Token:
    """The verb of the clause: the token itself, or for a noun the verb that it is an argument of."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((up for up in scene.tree.ancestors(token.i) if up.pos in ("VERB", "AUX")), token)


def _governors(scene: Scene, verb: Token) -> list[Token]:
    """The two verbs next above."""
    return [up for up in scene.tree.ancestors(verb.i) if up.pos in ("VERB", "AUX")][:2]


def _is_against(scene: Scene, token: Token) -> bool:
    """'voted against joining'."""
    return token.pos == "VERB" and any(
        c.lemma.lower() == "against" for c in scene.tree.children(token.i, "mark", "case")
    )


def _in_no_way(scene: Scene, verb: Token) -> bool:
    """'won't be in any way crossing': the tree hangs the verb below the noun that is negated."""
    noun = scene.tokens[verb.head]
    return (
        verb.tag == "VBG" and verb.dep == "acl" and bool(scene.tree.children(noun.i, "cop")) and is_negated(scene, noun)
    )


def is_negated(scene: Scene, token: Token) -> bool:
    """Whether a "not", "never" or "no" belongs to the token, its subject, or the object of what one has."""
    for c in scene.tree.children(token.i):
        if c.text.lower() == "nor" and c.i < token.i:
            return True
        if c.dep in ("advmod", "det", "cc:preconj") and c.text.lower() in _NOT:
            return not _rather(scene, c)
        if c.dep.startswith("nsubj") and (c.text.lower() in _NOT or _has_no(scene, c)):
            return True
    if token.lemma in lexicon().words["owning"] and any(_has_no(scene, c) for c in scene.tree.children(token.i, "obj")):
        return True
    before = (scene.tokens[j] for j in range(max(0, token.i - 2), token.i))
    return any(t.text.lower() in _JUST_BEFORE and t.sentence == token.sentence for t in before)


def _has_no(scene: Scene, noun: Token) -> bool:
    return any(d.text.lower() in ("no", "neither") for d in scene.tree.children(noun.i, "det"))


def _rather(scene: Scene, negation: Token) -> bool:
    """'not only' negates nothing."""
    after = scene.tokens[negation.i + 1].text.lower() if negation.i + 1 < len(scene.tokens) else ""
    return after in ("only", "just", "merely")


def _is_conditional(scene: Scene, verb: Token) -> bool:
    marks = {c.text.lower() for c in scene.tree.children(verb.i, "mark", "advmod")}
    if marks & {"if", "unless", "whether"} or _is_whatever(scene, verb):
        return True
    sentence = scene.sentence(verb.i)
    opens_with_had = scene.tokens[sentence[0]].text.lower() == "had"
    return opens_with_had and any(scene.tokens[j].text.lower() == "would" for j in sentence)


def _is_whatever(scene: Scene, verb: Token) -> bool:
    """'publish whatever they agree': that anything is agreed is left open."""
    about = [scene.tokens[verb.head], *scene.tree.children(verb.i)]
    return any(t.text.lower() in _WHATEVER and t.i < verb.i for t in about)


def _has_aux(scene: Scene, verb: Token, words: frozenset[str]) -> bool:
    return any(c.text.lower() in words for c in scene.tree.children(verb.i, "aux"))


def _is_polite(scene: Scene, verb: Token) -> bool:
    """'I would urge them to join': who says so is urging."""
    own = any(c.text.lower() in _OWN for c in scene.tree.children(verb.i, "nsubj"))
    helpers = {c.text.lower() for c in scene.tree.children(verb.i, "aux")}
    return own and verb.lemma in lexicon().words["polite"] and bool(helpers) and helpers <= _WOULD


def _is_question(scene: Scene, verb: Token) -> bool:
    last = scene.sentence(verb.i)[-1]
    return any(scene.tokens[j].text == "?" for j in range(max(verb.i, last - 2), last + 1))
