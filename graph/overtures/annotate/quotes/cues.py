"""Which words report speech, and whose act a verb is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from overtures.annotate.quotes.lexicon import base
from overtures.annotate.quotes.scene import Scene
from overtures.model import Token

_SKIPPED = frozenset({"AUX", "ADV", "PART"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CHAIN = frozenset({"conj", "advcl", "xcomp", "parataxis", "acl", "ccomp", "dep"})
_CLAUSES = frozenset({"as", "which", "that", "what", "whom", "where", "when"})
_ASIDE = 16  # words between two commas
_CONJUNCTIONS = frozenset({"as", "after", "before", "since", "until"})
_EXPLETIVE = frozenset({"there"})
_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being", "got"])
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "PART", "X"})
_JOINTS = frozenset({"'s", "’s", "’", "'", "-"})
_CUT = frozenset({",", ".", ";", "and", "in", "with", "but"})
_POSSESSIVE = frozenset({"PRP$", "WP$"})


def is_cue(scene: Scene, i: int, *, loose: bool = False) -> bool:
    """Whether token `i` is a verb that reports speech; `loose` where its place already shows it to be a verb."""
    token = scene.tokens[i]
    lemma = base(token.text, token.lemma, scene.lexicon.verbs)
    if not lemma or (token.pos != "VERB" and not loose and token.text.lower() not in scene.lexicon.irregular):
        return False
    wanted = scene.lexicon.particles.get(lemma)
    return wanted is None or any(t.text.lower() in wanted for t in scene.tokens[i + 1 : i + 3])


def is_passive(scene: Scene, i: int) -> bool:
    """Whether the verb's subject undergoes it: a form of 'be' stands before it, or it hangs on a noun."""
    token = scene.tokens[i]
    if token.tag not in ("VBN", "VBD"):
        return False
    for j in range(i - 1, max(-1, i - 5), -1):
        word = scene.tokens[j]
        if word.text.lower() in _BE:
            return True
        if word.pos not in _SKIPPED:
            break
    return token.tag == "VBN" and token.dep == "acl"


def subject(scene: Scene, i: int, words: Sequence[int], depth: int = 0) -> int | None:
    """The head of what a verb is said of: by adjacency, by tree, or through the verb that governs it.

    `words` are the tokens of the sentence outside its quotations. For a passive verb it is the agent.
    """
    if is_passive(scene, i) and not depth:
        return agent(scene, i)
    beside = _quoted_as(scene, i, words)
    if beside is None:
        beside = _beside(scene, i, words)
    if beside is not None:
        return beside
    holder = _apposed(scene, i, words)
    if holder is not None:
        return holder
    named = _by_tree(scene, i, words)
    named = _before_aside(scene, i, words) if named is None else named
    if named is not None:
        return named
    token = scene.tokens[i]
    inside = set(words)
    if depth < 4 and token.head != i and token.head in inside and token.dep.split(":")[0] in _CHAIN:
        if token.head < i and scene.tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
            return None if scene.tree.children(token.head, "case") else token.head
        return subject(scene, token.head, words, depth + 1)
    return _noun_before(scene, i, words) if not depth else None


def _noun_before(scene: Scene, i: int, words: Sequence[int]) -> int | None:
    """The noun right before a verb that the tree has torn off from it; through 'of' to the noun before that."""
    j = _index(words, i) - 1
    while j >= 0 and scene.tokens[words[j]].pos in _SKIPPED:
        j -= 1
    found = None
    while j >= 0:
        token = scene.tokens[words[j]]
        of = token.text.lower() == "of"
        if not of and token.pos not in ("NOUN", "PROPN", *_IN_PHRASE):
            break
        if of or (found is None and token.pos in ("NOUN", "PROPN")):
            found = None if of else words[j]
        j -= 1
    return found if j < 0 or not _governs(scene.tokens[words[j]]) else None


def agent(scene: Scene, i: int) -> int | None:
    """Who does what a passive verb says: 'by the leader'."""
    for child in scene.tree.children(i, "obl"):
        if any(t.text.lower() == "by" for t in scene.tree.children(child.i, "case")):
            return child.i
    for j in range(i + 1, min(i + 4, len(scene.tokens) - 1)):
        if scene.tokens[j].text.lower() == "by":
            return noun(scene, range(j + 1, min(j + 9, len(scene.tokens))), 0)
    return None


def _quoted_as(scene: Scene, i: int, words: Sequence[int]) -> int | None:
    """Whom somebody else quotes: 'quoted Cllr Ann Example as saying' gives the word before 'as', unless 'by' has it."""
    n = _index(words, i)
    if n < 2 or scene.tokens[i].tag != "VBG" or scene.tokens[words[n - 1]].text.lower() != "as":
        return None
    mention = scene.mention(words[n - 2])
    if mention is None or mention.kind not in ("person", "pronoun"):
        return None
    first = _index(words, scene.tree.within(mention.span)[0])
    return words[n - 2] if first and scene.tokens[words[first - 1]].pos == "VERB" else None


def _beside(scene: Scene, i: int, words: Sequence[int]) -> int | None:
    """The person or pronoun right before the verb, adverbs and auxiliaries between them set aside."""
    position = _index(words, i)
    j = position - 1
    while j >= 0 and scene.tokens[words[j]].pos in _SKIPPED and scene.mention(words[j]) is None:
        j -= 1
    if j < 0:
        return None
    token = scene.tokens[words[j]]
    mention = scene.mention(words[j])
    if token.text.lower() in ("he", "she", "they", "we", "i", "it"):
        return token.i
    if mention is None or mention.kind not in ("person", "party", "group", "council"):
        return None
    first = _index(words, scene.tree.within(mention.span)[0])
    while first > 0 and scene.tokens[words[first - 1]].pos in ("DET", "ADJ"):
        first -= 1
    before = scene.tokens[words[first - 1]] if first > 0 else None
    if before is None or not _governs(before):
        return mention.head if mention.kind != "person" else words[j]
    return None


def _governs(token: Token) -> bool:
    """Whether a word makes what follows it something else than a subject."""
    return token.pos in ("ADP", "VERB") or token.text.lower() in ("and", "of", "’s", "'s", "with")


def _by_tree(scene: Scene, i: int, words: Sequence[int]) -> int | None:
    inside = set(words)
    for child in scene.tree.children(i, "nsubj"):
        if child.i not in inside or child.text.lower() in _EXPLETIVE:
            continue
        if child.text.lower() in _RELATIVE:
            return antecedent(scene, i, child.i, words)
        return child.i
    return None


def _apposed(scene: Scene, i: int, words: Sequence[int]) -> int | None:
    """A name between commas right before the verb of a clause: 'which its leader, Ann Example (Ind), said was …'."""
    n = _index(words, i)
    if n < 4 or scene.tokens[words[n - 1]].text != ",":
        return None
    at = n - 2
    while at > n - 7 and at > 2 and scene.person_at(words[at]) is None:
        at -= 1
    named = scene.person_at(words[at])
    if named is None or (at < n - 2 and scene.tokens[words[n - 2]].text != ")"):
        return None
    first = _index(words, scene.tree.within(named.span)[0]) - 1
    if first < 1 or scene.tokens[words[first]].text != ",":
        return None
    office = first - 1
    while office >= 0 and scene.tokens[words[office]].pos in ("NOUN", "PROPN", "ADJ", "DET", "PRON"):
        office -= 1
    opens = office >= 0 and scene.tokens[words[office]].text.lower() in _CLAUSES
    return words[at] if opens and office < first - 1 else None


def _before_aside(scene: Scene, i: int, words: Sequence[int]) -> int | None:
    """The name before what stands between commas right before the verb: 'Ann Example, who was in the chair, said'."""
    n = _index(words, i) - 1
    if n < 2 or scene.tokens[words[n]].text != ",":
        return None
    for m in range(n - 1, max(0, n - 1 - _ASIDE), -1):
        named = scene.person_at(words[m - 1])
        if scene.tokens[words[m]].text != "," or named is None:
            continue
        first = _index(words, scene.tree.within(named.span)[0])
        leading = scene.tokens[words[first - 1]] if first else None
        free = leading is None or leading.pos != "ADP" or leading.text.lower() in _CONJUNCTIONS
        return words[m - 1] if free and not is_possessor(scene, words[m - 1]) else None
    return None


def antecedent(scene: Scene, verb: int, pronoun: int, words: Sequence[int]) -> int | None:
    """What a relative pronoun stands for: the noun its clause hangs on, else the mention before it."""
    head = scene.tokens[verb].head
    if scene.tokens[verb].dep.startswith("acl") and head < pronoun:
        return head
    for i in reversed(words[: _index(words, pronoun)][-6:]):
        if scene.mention(i) is not None:
            return i
    return None


def _index(words: Sequence[int], i: int) -> int:
    """Position of token `i`, or of the first word after it."""
    return bisect_left(words, i)


def main_subject(scene: Scene, words: Sequence[int]) -> int | None:
    """The subject of a sentence's main clause: by the tree, else its first mention that no preposition governs."""
    inside = set(words)
    best: tuple[int, int] | None = None
    for i in words:
        token = scene.tokens[i]
        if token.dep != "nsubj" or token.text.lower() in _RELATIVE | _EXPLETIVE or token.head not in inside:
            continue
        depth = sum(1 for _ in scene.tree.ancestors(token.head))
        if best is None or depth < best[0]:
            best = (depth, i)
    if best is not None:
        return best[1]
    for n, i in enumerate(words):
        if scene.mention(i) is not None and (n == 0 or scene.tokens[words[n - 1]].pos != "ADP"):
            return noun(scene, words, n)
    if words and scene.tokens[words[0]].pos in ("DET", "PRON", "NOUN", "PROPN"):
        return noun(scene, words, 0)
    return None


def parenthetical(scene: Scene, words: Sequence[int]) -> int | None:
    """Who tells what a sentence says, between commas: 'the group, she said, had agreed'."""
    for n, i in enumerate(words):
        if n < 2 or not is_cue(scene, i) or (n + 1 < len(words) and scene.tokens[words[n + 1]].text not in _CUT):
            continue
        mention = scene.mention(words[n - 1])
        if mention is None or mention.kind not in ("person", "pronoun"):
            continue
        first = _index(words, scene.tree.within(mention.span)[0])
        if first and scene.tokens[words[first - 1]].text == ",":
            return words[n - 1]
    return None


def noun(scene: Scene, words: Sequence[int], n: int) -> int:
    """The head of the noun phrase that begins at words[n]: a person's name, a pronoun, or its last noun."""
    head = words[n]
    for m in range(n, len(words)):
        i = words[m]
        token = scene.tokens[i]
        mention = scene.mention(i)
        if scene.person_at(i) is not None and not is_possessor(scene, i):
            return i
        if m > n and i != words[m - 1] + 1:
            break
        if token.tag not in _POSSESSIVE and (mention is not None or token.pos in ("NOUN", "PROPN", "PRON")):
            head = i
            if mention is not None and mention.kind == "pronoun":
                break
        elif token.text == "and" and scene.mention(head) is None and (also := _second(scene, words, m)) is not None:
            return also
        elif token.tag not in _POSSESSIVE and token.pos not in _IN_PHRASE and token.text not in _JOINTS:
            break
    return head


def _second(scene: Scene, words: Sequence[int], n: int) -> int | None:
    """The name behind a second office of one person: 'captain and group leader Cllr Ann Example'."""
    for i in words[n + 1 : n + 7]:
        if scene.person_at(i) is not None:
            return i if i != words[n + 1] and not is_possessor(scene, i) else None
        if scene.tokens[i].pos not in ("NOUN", "PROPN", "ADJ") or scene.tokens[i].tag == "NNS":
            return None
    return None


def is_possessor(scene: Scene, i: int) -> bool:
    """Whether the mention at token `i` is followed by a genitive 's."""
    mention = scene.mention(i)
    if mention is None:
        return False
    end = mention.span.end
    return scene.text[end : end + 2] in ("'s", "’s") or scene.text[end - 2 : end] in ("'s", "’s")
