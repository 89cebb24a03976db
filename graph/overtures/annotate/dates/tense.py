"""Whether an expression of time looks back or ahead: the tense of the clause that it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from overtures.annotate.dates.forms import Tense
from overtures.annotate.dates.order import looks_back
from overtures.annotate.dates.words import words
from overtures.model import Span, Token, Tree

_AHEAD = re.compile(r"(?:\b(?:will|shall|won't|due|set)\b|'ll\b|\b(?:is|are|was|were|has|have) to\b)", re.I)
_LONG = 2000  # characters in which a sentence begins and ends
_VERBS = ("VERB", "AUX")


def tense_of(tree: Tree | None, text: str, span: Span) -> Tense:
    """The tense of the clause around a span; from the words of its sentence alone where there is no tree."""
    if tree is None or not tree.tokens or not tree.within(span):
        return _by_words(text, span)
    governor = _governor(tree, tree.head(span))
    told = _tense(tree, governor) if governor else "unknown"
    inside = tree.within(span)
    return "past" if told != "past" and looks_back(tree.tokens, inside.start, inside.stop) else told


def _by_words(text: str, span: Span) -> Tense:
    low, high = max(0, span.start - _LONG), min(len(text), span.end + _LONG)
    begin = max(low - 1, *(text.rfind(mark, low, span.start) for mark in (". ", "! ", "? ", "\n"))) + 1
    stop = re.search(r"[.!?](?:\s|$)|\n", text[span.end : high])
    sentence = text[begin : span.end + stop.start() if stop else high]
    return "future" if _AHEAD.search(sentence.replace("’", "'")) else "past"


def _governor(tree: Tree, i: int) -> Token | None:
    """The nearest verb above a token, or a participle or adjective that plans something."""
    for token in tree.ancestors(i):
        if token.pos in _VERBS or token.text.lower() in _lemmas("participles"):
            return token
        if any(c.pos == "AUX" and c.dep.startswith(("cop", "aux")) for c in tree.children(token.i)):
            return token
    return None


def _tense(tree: Tree, verb: Token, depth: int = 0) -> Tense:
    """The tense of a verb with its auxiliaries; an infinitive or -ing form has that of what governs it."""
    around = [*tree.children(verb.i, "aux", "cop"), verb]
    forms = [t.text.lower().replace("’", "'") for t in around]
    if any(f in _lemmas("modals") for f in forms[:-1]):
        return "past" if any(t.lemma.lower() == "have" for t in around[:-1]) else "future"
    if verb.text.lower() in _lemmas("participles") and verb.tag in ("VBN", "JJ"):
        return "future"
    tags = {t.tag for t in around}
    if "VBD" in tags or verb.tag == "VBN" or any(t.lemma.lower() == "have" for t in around[:-1]):
        return "past"
    if _unmarked_past(tree, verb, around):
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "future"
    return _governed(tree, verb, depth)


def _unmarked_past(tree: Tree, verb: Token, around: list[Token]) -> bool:
    """Whether a bare form under a singular subject can only be a past one: 'she quit', 'the leader put'."""
    if len(around) > 1 or verb.tag not in ("VBP", "VB"):
        return False
    if verb.text.lower() in _lemmas("unmarked") and not tree.children(verb.i, "mark") and _told(tree, verb):
        return True
    subjects = tree.children(verb.i, "nsubj")
    singular = any(t.text.lower() in ("he", "she", "it") or t.tag in ("NN", "NNP") for t in subjects)
    return singular and not any(tree.children(t.i, "conj") for t in subjects)


def _told(tree: Tree, verb: Token) -> bool:
    """Whether a verb is told of somebody, not the first word of a request."""
    return any(c.i < verb.i and c.pos != "PUNCT" for c in tree.children(verb.i))


def _governed(tree: Tree, verb: Token, depth: int) -> Tense:
    """Of an infinitive under a verb or noun of planning: ahead; of others as the verb above."""
    above = next(tree.ancestors(verb.i), None)
    if above is None or depth > 6:
        return "future" if verb.tag == "VB" else "past"
    infinitive = verb.tag == "VB" and any(c.lemma == "to" for c in tree.children(verb.i, "mark", "aux"))
    if infinitive and above.lemma.lower() in (_lemmas("lemmas") | _lemmas("nouns")):
        return "future"
    if above.pos not in _VERBS and infinitive:
        return "future" if _governor(tree, verb.i) is None else _tense(tree, _required(tree, verb.i), depth + 1)
    governor = _governor(tree, verb.i)
    return _tense(tree, governor, depth + 1) if governor else "future" if verb.tag == "VB" else "past"


def _required(tree: Tree, i: int) -> Token:
    return _governor(tree, i) or tree.tokens[i]


@cache
def _lemmas(key: str) -> frozenset[str]:
    listed: Sequence[str] = words().raw["ahead"][key]
    return frozenset(listed)
