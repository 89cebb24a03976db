"""People where a text names them: titles, full names, and the surnames by which it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.annotate.bodies import Named, leads_in
from overtures.model import Sentence, Span, Token, Tree

_WORD = r"[A-ZÀ-Þ](?:[\w]*(?:['-][A-Za-zÀ-ÿ]\w+)*|\.)"
_RUN = re.compile(rf"(?<![\w'-]){_WORD}(?: \"[A-Z][\w' ]{{1,20}}\"(?= {_WORD}))?(?:[ ](?:(?:de|du|von|van|der|den|ap|ab|al|bin|y|la|le|Ó) )*{_WORD}|\. (?={_WORD})(?<=\b[A-Z]\. ){_WORD})*")
_PEER = frozenset({"Lord", "Lady", "Baroness", "Baron", "Viscount"})
_SUFFIX = frozenset("MP MSP MS AM TD MEP MLA OBE MBE CBE JP KC QC Jnr Jr Snr".split())
_SAYS = re.compile(r"(?:,[^,.]{1,60},)? (?:has |had |also |then |later |yesterday |who )*(?:said|says|added|told|tells|insisted|replied|claimed|warned|called|accused|wrote|argued|confirmed|denied|hit back)\b")
_AGE = re.compile(r", (?:aged )?\d\d(?:,| )")
_NEXT_ROLE = re.compile(r", (?:the |its |their |a |an |then |who )?(?:[\w'-]+ ){0,5}?(?P<role>[a-z-]+)")


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that names a person: `words` without titles, `span` with them."""

    span: Span
    words: tuple[str, ...]
    titles: tuple[str, ...]
    suffixes: tuple[str, ...] = ()
    of: str | None = None

    @property
    def full(self) -> str:
        """The name as a person carries it; peers keep their title."""
        told = " ".join(self.words)
        if self.titles and (self.titles[-1] in _PEER or len(self.words) == 1):
            told = f"{self.titles[-1]} {told}"
        return f"{told} of {self.of}" if self.of else told


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of text that means a person, under the canonical name."""

    span: Span
    name: str


def find_people(text: str, tree: Tree, sentences: Sequence[Sentence], bodies: Sequence[Named]) -> tuple[list[Sighting], dict[str, str | None]]:
    """Sightings in order of the text, and name -> gender ('f', 'm', None). `text` is plain_text."""
    runs = list(_runs(text, tree, sentences, bodies))
    full = _full_names(text, tree, runs)
    sightings: list[Sighting] = []
    for run in runs:
        name = _meant(run, full, sightings)
        if name:
            sightings.append(Sighting(run.span, name))
    return sightings, {name: _gender(name, runs, sightings) for name in dict.fromkeys(s.name for s in sightings)}


def _runs(text: str, tree: Tree, sentences: Sequence[Sentence], bodies: Sequence[Named]) -> Iterable[Name]:
    starts = {s.span.start for s in sentences}
    for match in _RUN.finditer(text):
        for start, end in _outside(match.start(), match.end(), bodies):
            run = _read_run(text, start, end, tree, starts)
            if run:
                yield run


def _outside(start: int, end: int, bodies: Sequence[Named]) -> list[tuple[int, int]]:
    """What of a stretch lies outside all mentions of bodies."""
    parts = []
    for b in bodies:
        if b.span.end <= start or b.span.start >= end:
            continue
        if b.span.start > start:
            parts.append((start, b.span.start))
        start = b.span.end
    if start < end:
        parts.append((start, end))
    return parts


def _read_run(text: str, start: int, end: int, tree: Tree, starts: set[int]) -> Name | None:
    words = [(m.start() + start, m[0]) for m in re.finditer(r"\S+", text[start:end])]
    words = [(at, w) for at, w in words if w[0].isalpha() and not w.endswith('"')]
    titles: list[str] = []
    offices, given = gazetteer.words("offices", "titles"), gazetteer.given_names()
    while words:
        at, word = words[0]
        bare = word.rstrip(".")
        if bare in offices and not (bare == "Deputy" and len(words) > 1 and words[1][1] == "Leader"):
            titles.append(bare)
        elif (bare.lower() in gazetteer.words("offices", "roles") or bare == "Group") and bare not in given:
            titles.clear()
        elif len(words) > 1 and bare not in given and not titles and (leads_in(bare) or _common_start(at, tree, starts)):
            pass
        else:
            break
        start = at if titles and bare in offices and len(titles) == 1 else start
        words = words[1:]
    if not words:
        return None
    last = words[-1][0] + len(words[-1][1])
    suffixes = []
    while words and words[-1][1] in _SUFFIX:
        suffixes.append(words.pop()[1])
    if not words:
        return None
    begin = start if titles else words[0][0]
    of = re.match(r" of ([A-ZÀ-Þ][\w'-]+)", text[last : last + 40]) if titles and titles[-1] in _PEER else None
    return Name(Span(begin, last + (of.end() if of else 0)), tuple(w.rstrip(".") if len(w) > 2 else w for _, w in words), tuple(titles), tuple(suffixes), of[1] if of else None)


def _common_start(at: int, tree: Tree, starts: set[int]) -> bool:
    """A sentence's first word that is capitalised for that reason alone."""
    return at in starts and tree.tokens[tree.at(at)].pos != "PROPN"


def _full_names(text: str, tree: Tree, runs: Sequence[Name]) -> dict[str, Name]:
    """Canonical name -> the run that first gave it, for all who are told to be people."""
    found: dict[str, Name] = {}
    alone = {r.words[0] for r in runs if len(r.words) == 1}
    for run in runs:
        if len(run.words) > 1 and (_is_person(text, run) or _acts(text, run, tree, alone)):
            known = next((n for n, k in found.items() if _same(run, k)), None)
            if known is None:
                found[run.full] = run
            elif len(run.full) > len(known) and run.words[0] == found[known].words[0]:
                found = {(run.full if n == known else n): (run if n == known else k) for n, k in found.items()}
    surnames = {r.words[-1] for r in found.values()} | {w for r in found.values() for w in r.words}
    for run in runs:
        if run.titles and len(run.words) == 1 and run.words[0] not in surnames:
            found[run.full] = run
            surnames.add(run.words[0])
    return found


def _same(a: Name, b: Name) -> bool:
    return a.words[-1] == b.words[-1] and (a.words[0] == b.words[0] or (len(a.words[0].rstrip(".")) == 1 and a.words[0][0] == b.words[0][0]))


def _is_person(text: str, run: Name) -> bool:
    if run.titles or run.suffixes:
        return True
    if any(w in gazetteer.words("offices", "places") for w in (run.words[0], run.words[-1])) or len(run.words) > 4:
        return False
    if run.words[0] in gazetteer.given_names():
        return True
    before = text[max(0, run.span.start - 60) : run.span.start]
    word = re.search(r"([a-z-]+)(?:'s)?,? $", before)
    if word and word[1] in gazetteer.words("offices", "roles"):
        return True
    after = text[run.span.end : run.span.end + 90]
    if _AGE.match(after) or _SAYS.match(after) or re.match(r" \((?:Lab|Con|LD|Lib Dem|Grn|Green|Ind|SNP|PC|Reform|FF|FG|SF)\b", after):
        return True
    role = _NEXT_ROLE.match(after)
    return bool(role and role["role"] in gazetteer.words("offices", "roles"))


def _acts(text: str, run: Name, tree: Tree, alone: set[str]) -> bool:
    """A run without title that is met again by its surname, or does something."""
    if any(w in gazetteer.words("offices", "places") or w in ("I", "What", "This", "That", "There") for w in run.words) or len(run.words) > 3:
        return False
    if re.search(r"\b(?:the|in|at|near|from|of|on) $", text[max(0, run.span.start - 6) : run.span.start]):
        return False
    return run.words[-1] in alone or tree.tokens[tree.head(run.span)].dep == "nsubj"


def _meant(run: Name, full: dict[str, Name], before: Sequence[Sighting]) -> str | None:
    """Whom a run means: the bearer of the full name, else of the surname or first name seen last that fits the title."""
    if len(run.words) > 1:
        exact = [n for n, k in full.items() if _same(run, k) or k.words == run.words]
        if exact:
            return exact[0]
    fits = [n for n, k in full.items() if run.words[-1] == k.words[-1] or (len(run.words) == 1 and run.words[0] in (k.words[0], n))]
    if len(run.words) > 1 and not run.titles:
        fits = [n for n in fits if run.words[0] in full[n].words]
    told = _title_gender(run.titles)
    agreeing = [n for n in fits if not told or _name_gender(full[n]) in (told, None)]
    if len(agreeing) > 1:
        seen = [s.name for s in before if s.name in agreeing]
        return seen[-1] if seen else None
    return agreeing[0] if agreeing else None


def _title_gender(titles: Sequence[str]) -> str | None:
    if any(t in gazetteer.words("offices", "f_titles") for t in titles):
        return "f"
    return "m" if any(t in gazetteer.words("offices", "m_titles") for t in titles) else None


def _name_gender(run: Name) -> str | None:
    return _title_gender(run.titles) or (gazetteer.given_names().get(run.words[0]) if len(run.words) > 1 else None) or None


def _gender(name: str, runs: Sequence[Name], sightings: Sequence[Sighting]) -> str | None:
    spans = {s.span for s in sightings if s.name == name}
    told = [_name_gender(r) for r in runs if r.span in spans]
    return next((g for g in told if g), None)
