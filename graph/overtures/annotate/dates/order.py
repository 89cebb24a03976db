"""Whether the order of the words puts an expression of time in the past, where the tree hangs it on a wrong verb."""

from __future__ import annotations

from collections.abc import Sequence

from overtures.annotate.dates.words import words
from overtures.model import Token

_BREAKS = (";", ":", "—", "–")
_SINCE = 10  # tokens between "since" and a date that its phrase ends with


def looks_back(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether the clause of the expression of tokens `begin` to before `end` tells, by its order, what has passed."""
    sentence = tokens[begin].sentence
    first = begin
    while first and tokens[first - 1].sentence == sentence:
        first -= 1
    last = end
    while last < len(tokens) and tokens[last].sentence == sentence:
        last += 1
    left, right = tokens[first:begin], tokens[end:last]
    if _since(left) or tokens[begin].text.lower() == "since":
        return True
    if right and right[0].tag == "POS":
        return _held(left, right)
    return _told_next(right, left) if _opens(left) else _told_before(left)


def past_form(token: Token) -> bool:
    """Whether a word that is tagged as a present or bare verb has a form that only the past has: 'slid', 'shook'."""
    word = token.text.lower()
    regular = word.endswith("ed") and not word.endswith("eed")
    return token.tag in ("VBP", "VB") and (regular or word in _listed("pasts"))


def _since(left: Sequence[Token]) -> bool:
    """Whether a phrase with 'since' ends in the expression: 'since a vote at both meetings on Thursday'."""
    for token in reversed(left[-_SINCE:]):
        if token.text.lower() == "since":
            return True
        if token.tag.startswith("VB") or token.tag == "MD" or token.text in _BREAKS:
            return False
    return False


def _held(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether 'Wednesday's launch' has been: nothing that lies ahead is told beside it."""
    ahead = {t.text.lower() for t in (*left, *right)} & {*_listed("participles"), "before", "until", "ahead"}
    verbs = [t for t in left if t.tag.startswith("VB")]
    bare = bool(verbs) and verbs[-1].tag == "VB" and verbs[-1].text.lower() not in _listed("unmarked")
    return not ahead and not bare and not any(t.tag == "MD" for t in (*left, *right))


def _opens(left: Sequence[Token]) -> bool:
    """Whether the expression opens a clause, alone or in a phrase: '… but by breakfast on Thursday they were …'."""
    start = next((i + 1 for i in range(len(left) - 1, -1, -1) if _stops(left[i])), 0)
    phrase = left[start:]
    return not phrase or (phrase[0].tag == "IN" and not any(t.tag.startswith(("VB", "MD")) for t in phrase))


def _stops(token: Token) -> bool:
    return token.tag in ("CC", "``") or token.text in (*_BREAKS, "“", "‘", '"')


def _told_next(right: Sequence[Token], left: Sequence[Token]) -> bool:
    """Whether the first finite verb behind an opening expression is a past one, or refuses: 'would not have'."""
    for i, token in enumerate(right):
        if token.text in _BREAKS:
            return False
        if token.tag == "MD":
            refuses = token.text.lower() == "would" and i + 1 < len(right) and right[i + 1].tag == "RB"
            return refuses and not any(t.tag.startswith("VB") for t in left)
        if token.tag == "VBD":
            return not _planned(right[i + 1 : i + 3])
        if token.tag in ("VBZ", "VBP"):
            return past_form(token) or not _scheduled(token)
    return False


def _told_before(left: Sequence[Token]) -> bool:
    """Whether the verb before the expression, auxiliaries and all, tells what has passed."""
    at = next((i for i in range(len(left) - 1, -1, -1) if left[i].tag.startswith("VB")), None)
    if at is None or any(t.text in _BREAKS or t.text.lower() in ("for", "until", "before") for t in left[at + 1 :]):
        return False
    verb, helps = left[at], [t for t in left[max(at - 4, 0) : at] if t.tag == "MD" or t.tag.startswith("VB")]
    if past_form(verb) and not any(t.tag == "MD" or t.text.lower() == "to" for t in left[max(at - 2, 0) : at]):
        return True
    match verb.tag:
        case "VBD":
            return not _planned(left[at + 1 : at + 3])
        case "VBN":
            direct = left[at - 1] if at else None
            free = direct is None or not (direct.tag == "MD" or direct.tag.startswith(("VB", "RB")))
            return not _planned([verb]) and (free or _past_helps(helps))
        case "VBZ" | "VBP":
            return not _scheduled(verb)
        case "VB":
            return _came_to(left[:at])
    return False


def _past_helps(helps: Sequence[Token]) -> bool:
    return any(t.text.lower() in ("was", "were", "has", "have", "had") for t in helps) and not any(
        t.tag == "MD" for t in helps
    )


def _came_to(left: Sequence[Token]) -> bool:
    """Whether 'went', 'came' and the like stand before an infinitive, which then is done too: 'went to see him'."""
    if len(left) < 2 or left[-1].text.lower() != "to":
        return False
    verb = left[-2]
    return verb.tag == "VBD" and verb.lemma.lower() in _listed("motion")


def _planned(tokens: Sequence[Token]) -> bool:
    return any(t.text.lower() in _listed("participles") or t.text.lower() == "to" for t in tokens)


def _scheduled(token: Token) -> bool:
    """Whether the present tense of a verb may speak of what is fixed for a day to come: 'meets on Thursday'."""
    return token.lemma.lower() in _listed("lemmas") or token.lemma.lower() in _listed("schedule")


def _listed(key: str) -> Sequence[str]:
    listed: Sequence[str] = words().raw["ahead"][key]
    return listed
