"""How firmly a move is told: as done, planned, denied, negated, or only imagined."""

from __future__ import annotations

from overtures.extract.scene import Scene
from overtures.model import Factuality, Token

_NOT = frozenset({"not", "n't", "never", "no", "nobody", "none", "neither", "nor", "without", "hardly", "n’t"})
_MODAL = frozenset({"would", "could", "might", "may", "can", "should", "must", "ought"})
_IF = frozenset({"if", "unless", "whether", "had"})
_DENY = frozenset({"deny", "dispute"})
_UNDECIDED = frozenset(
    {
        "consider",
        "decide",
        "refuse",
        "decline",
        "discuss",
        "expect",
        "threaten",
        "plan",
        "want",
        "hope",
        "wait",
        "ponder",
        "weigh",
        "debate",
        "contemplate",
        "need",
        "fail",
        "rumour",
        "speculate",
        "suggest",
        "mean",
        "intend",
        "aim",
    }
)
_RUMOUR = frozenset(
    {
        "suggestion",
        "claim",
        "rumour",
        "speculation",
        "allegation",
        "possibility",
        "prospect",
        "idea",
        "hint",
        "chance",
        "hope",
    }
)
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "to"})


def factuality(scene: Scene, i: int) -> Factuality:
    """How the words present the verb or noun at the index, from its own clause up through the verbs that govern it."""
    token = scene.tokens[i]
    verb = _verb(scene, token)
    chain = [verb, *_governors(scene, verb)]
    if any(t.lemma.lower() in _DENY for t in chain[1:] if t.head != verb.i):
        return "denied"
    if any(t.lemma.lower() in _RUMOUR for t in scene.tree.ancestors(verb.i) if t.pos == "NOUN"):
        return "hypothetical"
    if any(c.lemma.lower() == "against" for c in scene.tree.children(token.i, "mark", "case")) and token.pos == "VERB":
        return "negated"
    if is_negated(scene, verb) or (token.i != verb.i and is_negated(scene, token)):
        return "negated"
    if any(
        is_negated(scene, t) and t.lemma in ("want", "intend", "plan", "expect", "seek", "try", "ask", "accept")
        for t in chain[1:2]
    ):
        return "negated"
    if _conditional(scene, verb) or _modal(scene, verb):
        return "hypothetical"
    if any(
        t.lemma.lower() in _UNDECIDED and t.i in {c.head for c in chain[:1] if c.dep in ("xcomp", "ccomp")}
        for t in chain[1:]
    ):
        return "hypothetical"
    if _is_question(scene, verb):
        return "hypothetical"
    return "planned" if _future(scene, verb) else "asserted"


def _verb(scene: Scene, token: Token) -> Token:
    """The verb of the clause: the token itself, or for a noun the verb that it is an argument of."""
    if token.pos in ("VERB", "AUX"):
        return token
    for up in scene.tree.ancestors(token.i):
        if up.pos in ("VERB", "AUX"):
            return up
    return token


def _governors(scene: Scene, verb: Token) -> list[Token]:
    found = []
    for up in scene.tree.ancestors(verb.i):
        if up.pos in ("VERB", "AUX"):
            found.append(up)
        if len(found) == 2:
            break
    return found


def is_negated(scene: Scene, token: Token) -> bool:
    """Whether a "not", "never" or "no" belongs to the token or its subject."""
    for c in scene.tree.children(token.i):
        if c.text.lower() == "nor" and c.i < token.i:
            return True
        if c.dep in ("advmod", "det", "cc:preconj") and c.text.lower() in _NOT:
            return not _rather(scene, c)
        if c.dep.startswith("nsubj") and (
            c.text.lower() in _NOT or any(d.text.lower() in ("no", "neither") for d in scene.tree.children(c.i, "det"))
        ):
            return True
    if token.pos == "VERB" and any(
        d.text.lower() == "no" for c in scene.tree.children(token.i, "obj") for d in scene.tree.children(c.i, "det")
    ):
        return True
    return any(
        scene.tokens[j].text.lower() in ("n't", "n’t", "not", "never")
        for j in range(max(0, token.i - 2), token.i)
        if scene.tokens[j].sentence == token.sentence
    )


def _rather(scene: Scene, negation: Token) -> bool:
    after = scene.tokens[negation.i + 1].text.lower() if negation.i + 1 < len(scene.tokens) else ""
    return after in ("only", "just", "merely")


def _conditional(scene: Scene, verb: Token) -> bool:
    marks = [c for c in scene.tree.children(verb.i, "mark", "advmod")]
    if any(c.text.lower() in ("if", "unless", "whether") for c in marks):
        return True
    first = scene.tokens[scene.sentence(verb.i)[0]].text.lower()
    return first == "had" and any(scene.tokens[j].text.lower() == "would" for j in scene.sentence(verb.i))


def _modal(scene: Scene, verb: Token) -> bool:
    aux = [c for c in scene.tree.children(verb.i, "aux") if c.text.lower() in _MODAL]
    return bool(aux)


def _future(scene: Scene, verb: Token) -> bool:
    return any(c.text.lower() in ("will", "shall", "'ll", "’ll") for c in scene.tree.children(verb.i, "aux"))


def _is_question(scene: Scene, verb: Token) -> bool:
    last = scene.sentence(verb.i)[-1]
    return any(scene.tokens[j].text == "?" for j in range(max(verb.i, last - 2), last + 1))
