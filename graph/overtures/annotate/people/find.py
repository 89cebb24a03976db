"""Who is named where: full names first, then the shorter ones by which the text goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from overtures.annotate import gazetteer
from overtures.annotate.bodies import Named
from overtures.annotate.people.cast import Cast
from overtures.annotate.people.evidence import acts, is_person
from overtures.annotate.people.names import Name
from overtures.annotate.people.runs import runs
from overtures.model import Sentence, Span, Tree

_PLURAL = frozenset({"Cllrs", "Councillors", "Couns", "Messrs"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A stretch of text that means a person, by canonical name; `possible` are those of whom it may be either."""

    span: Span
    name: str
    possible: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Whom it means for certain."""
        return () if self.possible else (self.name,)


def find_people(
    text: str, tree: Tree, sentences: Sequence[Sentence], bodies: Sequence[Named]
) -> tuple[list[Sighting], dict[str, str | None]]:
    """Sightings in order of the text, and name -> gender ('f', 'm', None). `text` is plain_text."""
    found = _with_shared_titles(text, _with_shared_surnames(text, list(runs(text, tree, sentences, bodies))))
    cast = Cast(_full(text, tree, found, bodies), [r for r in found if len(r.words) == 1])
    sightings: list[Sighting] = []
    genders: dict[str, str | None] = {}
    for run in found:
        either = cast.either(run, text)
        if either:
            sightings.append(Sighting(run.span, either[0], either))
            continue
        name = cast.meant(run)
        if name:
            sightings.append(Sighting(run.span, name))
            genders[name] = genders.get(name) or run.gender
    return sightings, genders


def _with_shared_surnames(text: str, found: list[Name]) -> list[Name]:
    """'Ann and Bob Example' are two Examples."""
    given = gazetteer.given_names()
    for n, (one, other) in enumerate(pairwise(found)):
        alone = len(one.words) == 1 and len(other.words) > 1 and one.words[0] in given and other.words[0] in given
        if alone and text[one.span.end : other.span.start] == " and ":
            found[n] = replace(one, words=(*one.words, other.words[-1]))
    return found


def _with_shared_titles(text: str, found: list[Name]) -> list[Name]:
    """'Councillors Example and Sample' are two councillors."""
    for n, other in enumerate(found[1:]):
        one = found[n]
        listed = text[one.span.end : other.span.start] in (", ", " and ", ", and ")
        if listed and one.titles[-1:] and one.titles[-1] in _PLURAL and not other.titles and len(other.words) == 1:
            found[n + 1] = replace(other, titles=one.titles)
    return found


def _full(text: str, tree: Tree, found: Sequence[Name], bodies: Sequence[Named]) -> list[Name]:
    """The runs of two words and more that are people's names."""
    alone = frozenset(r.words[0] for r in found if len(r.words) == 1)
    ends = {b.span.end for b in bodies if b.kind != "council"}
    full = []
    for run in found:
        start = run.span.start
        after_party = start - 1 in ends or (start - 3 in ends and text[start - 3 : start] == "'s ")
        after_party |= start - 2 in ends and text[start - 2 : start] == "' "
        if len(run.words) > 1 and (is_person(text, run, after_party) or acts(text, run, tree, alone)):
            full.append(run)
    return full
