"""Whether a run of capitalised words is a person's name: by the words themselves, by those around, by what it does."""

from __future__ import annotations

import re

from overtures.annotate import gazetteer
from overtures.annotate.people.names import Name
from overtures.model import Tree

_SAYS = re.compile(
    r"(?:,[^,.]{1,60},)? (?:has |had |also |then |later |yesterday |who )*(?:said|says|added|told"
    r"|tells|insisted|replied|claimed|warned|called|accused|wrote|argued"
    r"|confirmed|denied|hit back|rang|phoned|resigned|quit|joined|smiled|laughed|thanked|declared|announced|insists"
    r"|admitted|conceded|reckoned|recalled|joked|sighed|remarked|explained|stressed|pledged|promised|revealed)\b"
)
_SAID = re.compile(
    r"\b(?:said|says|added|replied|insisted|remarked|explained|asked|told|urged|thanked|phoned|rang"
    r"|called|succeeded|replaced|elected|appointed|declared|announced|admitted|conceded|reckoned|recalled|joked|sighed"
    r"|(?:led|headed|chaired|signed|moved|seconded|proposed) by) $"
)
_LABELLED = re.compile(r" \(|:|,")
_INITIAL = re.compile(r"[A-Z]\.")
_AGE = re.compile(r", (?:aged )?\d\d(?:,| )")
_BRACKET = re.compile(
    r" \((?:Lab|Con|LD|Lib Dem|Grn|Green|Ind|SNP|PC|Reform|FF|FG|SF|Labour|Conservative"
    r"|Liberal Democrat|DUP|UUP|SDLP|Independent)\b"
)
_NEXT_ROLE = re.compile(r", (?:the |its |their |a |an |then |who )?(?:[\w'-]+ ){0,5}?(?P<role>[a-z-]+)")
_WHO = re.compile(
    r", (?:who|whose|aged)\b| and (?:his|her) (?:[\w'-]+ ){0,3}(?:colleague|deputy|group|party|team)\b"
    r"|'s (?:deputy|party|group|predecessor|successor|office|colleagues|letter|amendment)\b"
)
_OFFICE = re.compile(r"([a-z-]+)(?:'s)?,? $")
_PLACED = re.compile(r"\b(?:the|in|at|near|from|of|on|into|outside|above|across|around|through|beside|an?) $", re.I)
_AGENT = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "vocative", "appos", "obj", "iobj", "conj", "root"})
_NO_NAME = frozenset(
    {"I", "What", "This", "That", "There", "We", "He", "She", "They", "It", "My", "Our", "No", "Yes", "Not", "Q", "A"}
)


def is_person(text: str, run: Name, after_party: bool) -> bool:
    """By title, given name or the words next to the run; `after_party` if a party is named right before it."""
    if _is_shouted(run) and not _LABELLED.match(text, run.span.end):
        return False
    if run.titles or run.suffixes:
        return not _is_place(run) or len(run.words) > 1
    if len(run.words) > 4 or (_is_place(run) and not _is_called_so(text, run, after_party)):
        return False
    if _is_of_headline(run) or _is_placed(text, run):
        return False
    if run.words[0] in gazetteer.given_names() or run.nickname or after_party:
        return True
    if _INITIAL.fullmatch(run.words[0]) and len(run.words) > 1:
        return True
    before = text[max(0, run.span.start - 60) : run.span.start]
    return _after_office(before) or _said_by(text, run, before) or _described(text, run)


def _is_shouted(run: Name) -> bool:
    """Whether it is all capitals, as in a headline."""
    return all(w.isupper() for w in run.words) and any(len(w) > 3 for w in run.words)


def _is_of_headline(run: Name) -> bool:
    """Whether capitals go on into common words, as in "Greens: One MORE seat"."""
    told = [w.isupper() for w in run.words if len(w) > 2]
    return any(told) and not all(told)


def _is_placed(text: str, run: Name) -> bool:
    """ "in Penny Cross": the last word is one of places, and somebody or something is there."""
    placed = _PLACED.search(text[max(0, run.span.start - 8) : run.span.start])
    return bool(placed) and run.words[-1] in gazetteer.words("offices", "last_of_places")


def _after_office(before: str) -> bool:
    """'councillor Ann Example': the word before is one of office."""
    word = _OFFICE.search(before)
    told = gazetteer.words("offices", "roles") | gazetteer.words("offices", "epithets")
    return bool(word and word[1] in told)


def _said_by(text: str, run: Name, before: str) -> bool:
    return bool(_SAID.search(before)) and text[run.span.end : run.span.end + 1] in ",.:"


def _described(text: str, run: Name) -> bool:
    """What follows is said of people: an age, what they said, a party in brackets, an office."""
    after = text[run.span.end : run.span.end + 90]
    if any(p.match(after) for p in (_AGE, _SAYS, _BRACKET, _WHO)):
        return True
    role = _NEXT_ROLE.match(after)
    return bool(role and role["role"] in gazetteer.words("offices", "roles"))


def _is_called_so(text: str, run: Name, after_party: bool) -> bool:
    """'councillor Fay West', 'Ruth Park (Lab)': a given name before it, and words about people beside it."""
    before = text[max(0, run.span.start - 60) : run.span.start]
    surname = run.words[-1] in gazetteer.words("offices", "surnames_too")
    if run.words[0] not in gazetteer.given_names() or not surname or _PLACED.search(before):
        return False
    return after_party or _after_office(before) or _said_by(text, run, before) or _described(text, run)


def acts(text: str, run: Name, tree: Tree, alone: frozenset[str]) -> bool:
    """A run without title that is met again by one of its names, or that does something."""
    if (
        any(w in gazetteer.words("offices", "places") or w in _NO_NAME or w.isupper() for w in run.words if len(w) > 2)
        or run.words[-1] in gazetteer.words("offices", "last_of_places")
        or run.words[0] in gazetteer.words("offices", "first_of_places")
        or len(run.words) > 3
        or len(run.words[-1]) == 1
    ):
        return False
    if _PLACED.search(text[max(0, run.span.start - 8) : run.span.start]) or re.match(
        r" [a-z-]+ (?:by-election|ward|estate)|-", text[run.span.end : run.span.end + 30]
    ):
        return False
    return bool({run.words[-1], run.words[0]} & alone) or tree.tokens[tree.head(run.span)].dep in _AGENT


def _is_place(run: Name) -> bool:
    places = gazetteer.words("offices", "places")
    return run.words[-1] in places or (run.words[0] in places and run.words[0] not in gazetteer.given_names())
