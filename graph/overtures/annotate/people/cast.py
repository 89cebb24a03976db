"""The people of one text by canonical name, and whom each shorter form means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from overtures.annotate import gazetteer
from overtures.annotate.people.names import Name, full_form, same_person, title_gender

_BREAK = re.compile(r"[.!?][\"')]* +[\"'(]?[A-Z]|\n")  # between two who are named in one sentence there is none


class Cast:
    """Built from the full names in order of the text; `meant` is then asked in that order too."""

    def __init__(self, full: Iterable[Name], short: Sequence[Name]) -> None:
        self._runs: dict[int, Name] = {}  # the fullest form of each person, by number
        self._by_surname: dict[str, list[int]] = defaultdict(list)
        for run in full:
            self._enter(run)
        self._enter_surnames(short)
        self._name_surnames(short)
        shared = Counter(run.full for run in self._runs.values())
        self._names = {n: run.full if shared[run.full] == 1 else run.titled for n, run in self._runs.items()}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, run in self._runs.items():
            for word in {*run.words, run.full, run.nickname or run.full}:
                self._by_word[word].append(number)
        self._last: dict[int, int] = {}

    def _enter(self, run: Name) -> None:
        """A full name, or a longer form of one that is known."""
        known = next((n for n in self._by_surname[run.words[-1]] if self._is_same(run, self._runs[n])), None)
        known = self._bears(run.words) if known is None else known
        if known is None:
            self._by_surname[run.words[-1]].append(len(self._runs))
            self._runs[len(self._runs)] = run
        elif len(run.full) > len(self._runs[known].full) and (
            run.words[0] == self._runs[known].words[0] or len(self._runs[known].words[0]) < 3
        ):
            self._runs[known] = run

    def _is_same(self, run: Name, other: Name) -> bool:
        """Whether two runs mean one person: Mr Example is not Mrs Example."""
        alone = len(run.words) == len(other.words) == 1
        return same_person(run, other) and not (alone and {run.gender, other.gender} == {"f", "m"})

    def _bears(self, surname: tuple[str, ...]) -> int | None:
        """Who bears a surname of more words than one: 'Ní Example' after 'Ann Ní Example'."""
        if len(surname) < 2 or surname[0] not in gazetteer.words("names", "particles"):
            return None
        return next((n for n in self._by_surname[surname[-1]] if self._runs[n].words[-len(surname) :] == surname), None)

    def _enter_surnames(self, short: Sequence[Name]) -> None:
        """Those of whom a title and one name, or a nickname and a surname, are all that is told."""
        taken = {w for r in self._runs.values() for w in r.words}
        for run in short:
            office = run.titled in gazetteer.words("offices", "long_titles")
            place = run.words[0] in gazetteer.words("offices", "places")
            if (run.titles or run.nickname) and run.words[0] not in taken and not (place or office):
                self._enter(run)

    def _name_surnames(self, short: Sequence[Name]) -> None:
        """Give "Mr Example" the given name that the text uses of nobody else, if there is but one of each."""
        given = gazetteer.given_names()
        used = {w for r in self._runs.values() for w in r.words}
        used |= gazetteer.words("offices", "months")
        orphans = {r.words[0]: r for r in short if r.words[0] in given and r.words[0] not in used and not r.titles}
        nicknames = {r.words: r.nickname for r in reversed(short) if r.nickname}
        unnamed = [n for n, r in self._runs.items() if len(r.words) == 1 and r.words[0] not in given]
        for n in unnamed:
            run = self._runs[n]
            told, nick = (
                title_gender(run.titles),
                nicknames.get(run.words),
            )
            fits = [
                o for o in orphans if (full_form(nick) == o if nick else given[o] in (told, "") and len(unnamed) == 1)
            ]
            if len(fits) == 1 and (nick or len(orphans) == 1):
                self._runs[n] = Name(run.span, (fits[0], *run.words), run.titles, run.suffixes, run.of, nick)

    def meant(self, run: Name) -> str | None:
        """Whom a run means: who bears the full name, else one of its words, was seen last and fits the title."""
        agreeing = self._agreeing(run)
        if not agreeing:
            return None
        self._last[agreeing[0]] = run.span.start
        return self._names[agreeing[0]]

    def either(self, run: Name, text: str) -> tuple[str, ...]:
        """The two that a bare surname may mean, last named in one sentence of the text; nobody where it is clear."""
        if len(run.words) > 1 or run.nickname:
            return ()
        agreeing = self._agreeing(run)[:2]
        if len(agreeing) < 2 or run.words[0] != self._runs[agreeing[1]].words[-1]:
            return ()
        one, other = (self._last[n] for n in agreeing)
        return () if _BREAK.search(text, other, one + 1) else tuple(self._names[n] for n in agreeing)

    def _agreeing(self, run: Name) -> list[int]:
        """Who bears the name and fits the title, who was seen last first."""
        told = title_gender(run.titles)
        agreeing = [n for n in self._fitting(run) if not told or self._runs[n].gender in (told, None)]
        if len(agreeing) > 1:
            agreeing = sorted((n for n in agreeing if n in self._last), key=lambda n: -self._last[n])
        return agreeing

    def _fitting(self, run: Name) -> list[int]:
        surname = self._by_surname.get(run.words[-1], [])
        if len(run.words) > 1:
            exact = [n for n in surname if same_person(run, self._runs[n]) or self._runs[n].words == run.words]
            if exact:
                return exact[:1]
            bearer = self._bears(run.words)
            if bearer is not None:
                return [bearer]
            return [n for n in surname if run.titles or run.words[0] in self._runs[n].words]
        return [n for n in self._by_word.get(run.words[0], ()) if run.words[0] in (*self._ends(n), self._names[n])]

    def _ends(self, n: int) -> tuple[str, ...]:
        """The words by which a person may be called alone: first, last and nickname."""
        run = self._runs[n]
        return (run.words[0], run.words[-1], run.nickname or run.words[-1])
