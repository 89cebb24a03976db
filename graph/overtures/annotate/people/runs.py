"""Runs of capitalised words, with titles taken off and the words that only open a sentence left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from overtures.annotate import gazetteer
from overtures.annotate.bodies import Named, leads_in
from overtures.annotate.people.names import PEERS, Name
from overtures.model import Sentence, Span, Tree

_WORD = r"[A-ZÀ-Þ](?:[\w]*(?:['-][A-Za-zÀ-ÿ]\w+)*|\.)"
_PARTICLE = r"(?:de|du|von|van|der|den|ten|ter|da|dos|di|del|ap|ab|al|el|bin|ibn|y|la|le|zu|af|nic|ní|Ó|a') "
_NICK = rf"(?: (?:\"[A-Z][\w' ]{{1,20}}\"|'[A-Z]\w{{1,14}}')(?= {_WORD}))?"
_NO_SENTENCE = r"(?!(?:They|The|It|He|She|We|You|There|This|That|On|In|At|And|But|If|So|Not|No|Yes)\b)"
_INITIAL = (  # "so was I. Ron agreed" and "said Mrs R. They agreed" are two sentences
    r"\. (?=[A-ZÀ-Þ])(?<=\b[A-Z]\. )(?<![a-z] I\. )" + _NO_SENTENCE
)
_ABBREVIATED = "|".join(rf"(?<=\b{word})" for word in sorted(gazetteer.words("offices", "abbreviated")))
_TITLE = rf"(?:{_ABBREVIATED})\. {_NO_SENTENCE}(?=[A-ZÀ-Þ])"  # "Sen. Ann Example"
_SEAT = re.compile(r"\b[DRI]-[A-Z][\w.]*(?: [A-Z][\w.]*)*")  # "D-Ohio", a party and a place
_RUN = re.compile(
    rf"(?<![\w'@#-])(?![DRI]-[A-Z]){_WORD}(?: \([A-Z]\w{{1,14}}\)(?= {_WORD}))?"
    rf"(?:{_NICK} (?:{_PARTICLE})*{_WORD}|(?:{_INITIAL}|{_TITLE}){_WORD})*"
)
_TURN = re.compile(r"^[QA]\. ", re.M)
_TURNS = re.compile(r"^Q\. ", re.M)  # then "A." opens an answer and is nobody's initial
_NICKED = re.compile(rf"\"(?P<nick>[A-Z][\w' ]{{1,20}})\" (?P<surname>{_WORD})")
_NICKNAME = re.compile(r"[\"'(](?P<nick>[A-Z][\w' ]{1,20})[\"')]")
_WORDS = re.compile(r"\"[^\"]*\"|\([^()]*\)|'[^' ]*'|\S+")
_Word = tuple[int, str]  # offset and text
_Common = Callable[[list[_Word]], bool]
_DATED = re.compile(r"(?:\b(?:[Ii]n|[Oo]n|[Bb]y|[Ss]ince|[Ll]ast|[Uu]ntil|[Ee]arly|[Ll]ate|[Ff]rom|[Tt]his|of)|\d) $")
_MINISTER_OF = re.compile(r"\b(?:Minister|Secretary) of $")
_OF = re.compile(r" of ([A-ZÀ-Þ][\w'-]+)")


def runs(text: str, tree: Tree, sentences: Sequence[Sentence], bodies: Sequence[Named]) -> Iterator[Name]:
    """All runs that may name a person, outside the names of bodies, in order of the text."""
    starts = {s.span.start for s in sentences}
    begins = [b.span.start for b in bodies]
    nicked = {m.start("surname"): m for m in _NICKED.finditer(text)}
    inside = {m.start("nick") for m in nicked.values()}
    inside |= {i for m in _SEAT.finditer(text) for i in range(*m.span())}
    turns = {m.start() for m in _TURN.finditer(text)} if _TURNS.search(text) else set()
    for match in _RUN.finditer(text):
        if match.start() in inside:
            continue
        begin = match.start() + (3 if match.start() in turns else 0)
        for start, end in _outside(begin, match.end(), bodies, begins):
            for stretch in _at_titles(text, start, end):
                run = _read(text, stretch, nicked.get(stretch[0]), lambda words: _common(words, tree, starts))
                if run:
                    yield run


def _outside(start: int, end: int, bodies: Sequence[Named], begins: Sequence[int]) -> list[tuple[int, int]]:
    """What of a stretch lies outside all mentions of bodies; those are in order and apart."""
    parts = []
    for b in bodies[max(0, bisect_right(begins, start) - 1) :]:
        if b.span.start >= end:
            break
        if b.span.end <= start:
            continue
        if b.span.start > start:
            parts.append((start, b.span.start))
        start = b.span.end
    if start < end:
        parts.append((start, end))
    return parts


def _at_titles(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch cut before a title in its middle: 'In September Mrs Ann Example' leaves the month behind."""
    titles, offices = gazetteer.words("offices", "titles"), gazetteer.words("offices", "before_names")
    told = [(m.start() + start, m[0].rstrip(".")) for m in _WORDS.finditer(text[start:end])]
    cuts = [at for n, (at, word) in enumerate(told[:-1]) if n and word in titles and told[n - 1][1] not in titles]
    cuts += [at for n, (at, word) in enumerate(told[:-2]) if n and word in offices and at not in cuts]
    cuts.sort()
    cuts = [at for at in cuts if not _keeps(text[start:at])]
    yield from zip([start, *cuts], [*cuts, end], strict=True)


def _keeps(before: str) -> bool:
    """Whether the words before are part of the title: 'Lord Mayor', 'Deputy Provost'."""
    last = before.rsplit(maxsplit=1)[-1]
    return last in (
        "Lord",
        "Lady",
        "Deputy",
        "Vice",
        "Prime",
        "First",
        "Chief",
        "Right",
        "City",
        "County",
        "Borough",
        "Town",
    )


def _read(text: str, stretch: tuple[int, int], nick: re.Match[str] | None, common: _Common) -> Name | None:
    start, end = stretch
    words = [(m.start() + start, m[0]) for m in _WORDS.finditer(text[start:end])]
    told = next((m for _, w in words if (m := _NICKNAME.fullmatch(w))), None)
    words = [(at, w) for at, w in words if w[0].isalpha() and not w.endswith('"') and w != "I"]
    if len(words) > 2 and words[0][1] == "State" and _MINISTER_OF.search(text[max(0, start - 16) : start]):
        words = words[1:]
    titles, begin, words = _without_titles(words, common)
    while words and words[0][1] in gazetteer.words("offices", "weekdays"):
        words = words[1:]
    if (
        words
        and words[0][1] in gazetteer.words("offices", "months")
        and _DATED.search(text[max(0, words[0][0] - 8) : words[0][0]])
    ):
        words = words[1:]
    if not words or (not titles and all(_is_office(w) for _, w in words)):
        return None
    last = words[-1][0] + len(words[-1][1])
    suffixes = []
    while words and words[-1][1] in gazetteer.words("offices", "suffixes"):
        suffixes.append(words.pop()[1])
    if not words:
        return None
    of = _OF.match(text[last : last + 40]) if titles and titles[-1] in PEERS else None
    words = _in_normal_case(text, words, last)
    begin = begin if titles else nick.start() if nick else words[0][0]
    called = told["nick"] if told else nick["nick"] if nick else None
    return Name(
        Span(begin, last + (of.end() if of else 0)), tuple(w.rstrip(".") if len(w) > 2 else w for _, w in words),
        tuple(titles), tuple(suffixes), of[1] if of else None, called.split()[-1] if called else None,
    )  # fmt: skip


def _is_office(word: str) -> bool:
    """Whether it is only a part of an office's name: "the Prime Minister"."""
    return word in gazetteer.words("offices", "first_of_titles") or word in gazetteer.words("offices", "titles")


def _in_normal_case(text: str, words: list[_Word], end: int) -> list[_Word]:
    """'ANN EXAMPLE' as 'Ann Example', where it labels a turn or words in small letters go on behind it."""
    first = words[0][1].title()
    line = text[end : end + 80].split("\n", 1)[0]
    goes_on = line.startswith(":") or any(c.islower() for c in line)
    if len(words) not in (2, 3) or first not in gazetteer.given_names() or not goes_on:
        return words
    if not all(w.isupper() and len(w) > 1 for _, w in words[1:]):  # the first one may have been set in small already
        return words
    return [(at, re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), w.title())) for at, w in words]


def _without_titles(words: list[_Word], common: _Common) -> tuple[list[str], int, list[_Word]]:
    """(titles, where they begin, the other words): offices and words that only open the sentence are dropped."""
    titles: list[str] = []
    first, offices, given, roles = (
        gazetteer.words("offices", "first_of_titles"),
        gazetteer.words("offices", "titles"),
        gazetteer.given_names(),
        gazetteer.words("offices", "roles"),
    )
    begin = words[0][0] if words else 0
    while words:
        at, word = words[0]
        bare = word.rstrip(".")
        if len(words) > 2 and f"{word} {words[1][1]}" in gazetteer.words("offices", "long_titles"):
            begin = begin if titles else at
            titles.append(f"{word} {words[1][1]}")
            words = words[2:]
            continue
        if bare.isupper() and len(words) > 2 and bare.title() in offices and words[1][1].title() in given:
            bare = bare.title()
        if bare in first and len(words) > 2 and _is_title(words[1][1].rstrip("."), words[1:]):
            begin = begin if titles else at
        elif _is_title(bare, words) and not (bare == "Deputy" and len(words) > 1 and words[1][1] == "Leader"):
            begin = begin if titles else at
            titles.append(bare)
        elif (bare.lower() in roles or bare in ("Group", "Branch", "Party")) and bare not in given:
            titles.clear()
        elif not (len(words) > 1 and bare not in given and not titles and (leads_in(bare) or common(words))):
            break
        words = words[1:]
    return titles, begin, words


def _is_title(bare: str, words: list[_Word]) -> bool:
    """Whether the first of the words, `bare` of its full stop, is a title, or an office with a full name behind it."""
    before = len(words) > 2 and bare in gazetteer.words("offices", "before_names")
    return before or bare in gazetteer.words("offices", "titles")


def _common(words: list[_Word], tree: Tree, starts: set[int]) -> bool:
    """A sentence's first word that is capitalised for that reason alone: 'Engineer Ann Example'."""
    at = words[0][0]
    named = len(words) > 2 and words[1][1] in gazetteer.given_names()
    return at in starts and (named or tree.tokens[tree.at(at)].pos != "PROPN")
