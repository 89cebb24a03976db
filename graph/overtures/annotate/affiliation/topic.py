"""The party that the lines before a place are about: what "its", "their" and "the group" mean there."""

from __future__ import annotations

import re

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.scene import Place, Scene

_FAR = 600  # characters
_OPENS = re.compile(
    r"(?:^|\n|[.!?:\"] ?)"
    r"(?:[Tt]he |But the |But |And the |And |Meanwhile,? (?:the )?"
    r"|(?:Whether|If|When|Even|Nor|Will|Would|Should) (?:the )?)?$"
)
_RELATIVE = re.compile(r",? (?:who|which|whose|that)\b")
_POSSESSIVE = re.compile(r"'s?(?: (?P<what>[\w-]+))?")
_THING = re.compile(r" ([a-z]+)")
_OBLIQUE = re.compile(
    r"\b(?:to|with|from|against|about|by|of|for|in|than|as|become|becoming|became|join|joining|joined)(?: the| an?)? $"
)
_BREAK = re.compile(r"\n+")
_COUNT = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)$")


_KINDS = ("group", "association", "alliance", "residents", "independents", "network")
_COUNTS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])


def topic(scene: Scene, at: int, pronoun: str = "", least: float = -99.0, lead: float = 0.0) -> str | None:
    """Name of the party, None where none scores `least` and `lead` points more than every other.

    `pronoun` is the word that points back, if there is one.
    """
    near = scene.parties_between(max(0, at - _FAR), at)[-12:]
    scored = [(_points(scene, p, back, at, pronoun.lower()), -back, p.name) for back, p in enumerate(reversed(near))]
    best = max(scored, default=(-100.0, 0, ""))
    second = max((points for points, _, name in scored if name != best[2]), default=-100.0)
    return best[2] if best[0] >= least and best[0] - second >= lead else None


def _points(scene: Scene, p: Place, back: int, at: int, pronoun: str) -> float:
    before, after = scene.masked[max(0, p.at - 16) : p.at], scene.masked[p.at + 1 : p.at + 24]
    points = -0.5 * back
    if _OPENS.search(before):
        points += 1.5
    if _RELATIVE.match(after):
        points += 1.5
    possessive = _POSSESSIVE.match(after)
    if possessive and not _speaks_for_itself(possessive["what"] or ""):
        points -= 2.0
    thing = _THING.match(after)
    if thing and thing[1] in gazetteer.words("offices", "things"):
        points -= 1.0
    if _OBLIQUE.search(before):
        points -= 0.7
    points -= 0.3 * min(3, scene.sentences_between(p.at, at)) + 0.5 * len(
        _BREAK.findall(scene.masked, p.at, scene.sentence(at)[0])
    )
    if pronoun in _COUNTS and re.search(rf"\b{pronoun} (?:[a-z]+ )?$", before, re.I):
        points += 3.0  # "One of the three" after "all three Independents"
    return points + _agreement(scene.title(p), pronoun)


def _speaks_for_itself(word: str) -> bool:
    """Whether what the party has is the party again: "Labour's executive", "the Greens' four"."""
    return word in gazetteer.words("offices", "organs") or bool(_COUNT.match(word))


def _agreement(words: str, pronoun: str) -> float:
    """ "their" goes with a name in the plural, "its" with one in the singular; reporters are not strict about it."""
    if pronoun in _KINDS:
        return 1.5 if pronoun in words.lower() else 0.0
    if pronoun not in ("its", "their"):
        return 0.0
    return 0.4 if (pronoun == "their") == words.endswith("s") else -0.4
