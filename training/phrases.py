"""Small dependency trees written as text, and how to put them into sentences of a treebank.

A phrase such as `the/DT:det Lib/NNP:compound Dems/Dem/NNPS` holds words as form/tag or form/lemma/tag; those with
a relation after the colon hang on the one without, the head. Features follow from the tag.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from conllu import Sentence, Word

_FINITE = "Mood=Ind|Number={number}|Person={person}|Tense={tense}|VerbForm=Fin"


class Kind(NamedTuple):
    """What a Penn tag says about a word: its part of speech and its features."""

    upos: str
    feats: str = ""


KINDS = {
    "NN": Kind("NOUN", "Number=Sing"),
    "NNS": Kind("NOUN", "Number=Plur"),
    "NNP": Kind("PROPN", "Number=Sing"),
    "NNPS": Kind("PROPN", "Number=Plur"),
    "JJ": Kind("ADJ", "Degree=Pos"),
    "RB": Kind("ADV"),
    "IN": Kind("ADP"),
    "CC": Kind("CCONJ"),
    "CD": Kind("NUM", "NumForm=Word|NumType=Card"),
    "DIGIT": Kind("NUM", "NumForm=Digit|NumType=Card"),
    "THE": Kind("DET", "Definite=Def|PronType=Art"),
    "A": Kind("DET", "Definite=Ind|PronType=Art"),
    "DT": Kind("DET"),
    "MD": Kind("AUX", "VerbForm=Fin"),
    "TO": Kind("PART"),
    "NOT": Kind("PART", "Polarity=Neg"),
    "MARK": Kind("SCONJ"),
    "RP": Kind("ADP"),
    "POS": Kind("PART"),
    "PRP": Kind("PRON", "PronType=Prs"),
    "PRP$": Kind("PRON", "Case=Gen|Poss=Yes|PronType=Prs"),
    "WP": Kind("PRON", "PronType=Rel"),
    "VB": Kind("VERB", "VerbForm=Inf"),
    "VBN": Kind("VERB", "Tense=Past|VerbForm=Part"),
    "PASS": Kind("VERB", "Tense=Past|VerbForm=Part|Voice=Pass"),
    "VBG": Kind("VERB", "Tense=Pres|VerbForm=Part"),
    "VBD": Kind("VERB", _FINITE.replace("{tense}", "Past")),
    "VBP": Kind("VERB", _FINITE.replace("{tense}", "Pres")),
    "VBZ": Kind("VERB", _FINITE.replace("{tense}", "Pres")),
    "AVBD": Kind("AUX", _FINITE.replace("{tense}", "Past")),
    "AVBP": Kind("AUX", _FINITE.replace("{tense}", "Pres")),
    "AVBZ": Kind("AUX", _FINITE.replace("{tense}", "Pres")),
    "AVB": Kind("AUX", "VerbForm=Inf"),
    "AVBN": Kind("AUX", "Tense=Past|VerbForm=Part"),
    "JNNP": Kind("ADJ", "Degree=Pos"),
}
PRONOUNS = {
    "we": "Case=Nom|Number=Plur|Person=1|PronType=Prs",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs",
    "she": "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "her": "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "their": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs",
}
PLAIN_MARKS = {"“": '"', "”": '"', "‘": "'", "’": "'"}
PENN = {"DIGIT": "CD", "THE": "DT", "A": "DT", "NOT": "RB", "MARK": "IN", "PASS": "VBN", "JNNP": "NNP"}
PENN |= {kind: kind[1:] for kind in KINDS if kind.startswith("AVB")}
TIGHT_BEFORE = {",", ".", ":", ";", "?", "!", ")", "'s", "’s", "'", "’", "n't", "n’t"}
INNER = {"det", "amod", "compound", "nummod", "nmod:poss", "case"}


@dataclass(frozen=True)
class Node:
    """A word with what hangs on it, left and right.

    `glue` is 'l' or 'r' where no space stands on that side, `agrees` its number and person.
    """

    form: str
    lemma: str
    kind: str
    deprel: str = "root"
    left: tuple[Node, ...] = ()
    right: tuple[Node, ...] = ()
    glue: str = ""
    agrees: tuple[str, str] = ("Sing", "3")

    def as_(self, deprel: str) -> Node:
        """The same phrase in another relation."""
        return replace(self, deprel=deprel)

    def before(self, *nodes: Node) -> Node:
        """With phrases put in front of all that stands left of the head."""
        return replace(self, left=nodes + self.left)

    def after(self, *nodes: Node) -> Node:
        """With phrases put behind all that stands right of the head."""
        return replace(self, right=self.right + nodes)


def word(text: str, deprel: str = "root") -> Node:
    """One word from form/tag or form/lemma/tag."""
    form, *lemma, kind = text.split("/")
    default = form if kind in ("NNP", "JNNP") else form.lower()
    return Node(form, lemma[0] if lemma else default, kind, deprel, glue="l" if form in TIGHT_BEFORE else "")


def phrase(text: str, deprel: str = "root") -> Node:
    """A head with its dependents; right of it, articles and the like hang on the next dependent, not on the head."""
    head: Node | None = None
    waiting: list[Node] = []
    for part in text.split():
        spec, colon, relation = part.partition(":")
        if not colon:
            head, waiting = replace(word(spec, deprel), left=tuple(waiting)), []
        elif head is None or relation in INNER:
            waiting.append(word(spec, relation))
        else:
            head, waiting = head.after(replace(word(spec, relation), left=tuple(waiting))), []
    if head is None or waiting:
        raise ValueError(
            f"the phrase {text!r} has no head, or ends in a word without one: leave one without a relation"
        )
    return head


def agreeing(node: Node, number: str, person: str = "3") -> Node:
    """With this number and person, also on the auxiliaries; a verb takes them over from its subject."""
    left = tuple(replace(aux, agrees=(number, person)) if aux.deprel.startswith("aux") else aux for aux in node.left)
    return replace(node, agrees=(number, person), left=left)


def mark(form: str, penn: str | None = None, glue: str = "l") -> Node:
    """A punctuation mark; `glue` says on which side no space stands."""
    return Node(form, PLAIN_MARKS.get(form, form), penn or form, "punct", glue=glue)


def capital(node: Node) -> Node:
    """The same phrase with a capital letter on its first word."""
    if node.left:
        return replace(node, left=(capital(node.left[0]), *node.left[1:]))
    return replace(node, form=node.form[:1].upper() + node.form[1:])


def sentence(root: Node) -> Sentence:
    """The words of a tree in order."""
    nodes, paths = _nodes(root), _paths(root, ())
    index = {path: place for place, path in enumerate(paths)}
    heads = [index[path[:-1]] if path else -1 for path in paths]
    return tuple(_word(node, heads[place], _space(nodes, place)) for place, node in enumerate(nodes))


def _paths(node: Node, path: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The way from the root to each word, in order of the words."""
    lefts = [found for place, child in enumerate(node.left) for found in _paths(child, (*path, -1 - place))]
    rights = [found for place, child in enumerate(node.right) for found in _paths(child, (*path, place))]
    return [*lefts, path, *rights]


def _nodes(node: Node) -> list[Node]:
    lefts = [found for child in node.left for found in _nodes(child)]
    return [*lefts, node, *(found for child in node.right for found in _nodes(child))]


def _space(nodes: list[Node], place: int) -> bool:
    if place + 1 == len(nodes):
        return True
    return "r" not in nodes[place].glue and "l" not in nodes[place + 1].glue


def _word(node: Node, head: int, space: bool) -> Word:
    kind = KINDS.get(node.kind, Kind("PUNCT"))
    number, person = node.agrees
    feats = PRONOUNS.get(node.form.lower(), kind.feats).format(number=number, person=person)
    return Word(node.form, node.lemma, kind.upos, PENN.get(node.kind, node.kind), feats, head, node.deprel, space)
