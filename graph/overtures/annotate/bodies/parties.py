"""National parties, under the names and nicknames of the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from overtures.annotate import gazetteer
from overtures.annotate.bodies.named import Named, leads_in
from overtures.model import Span

_GOES_ON = re.compile(
    r"(?:Party|Group|Alliance|Cr|Sen|Coun|Councillors?|Cllrs?|Ald|Alderman|MPs?|MSPs?|MSs?|AMs?|TDs?"
    r"|MLAs?|MEPs?|Leader|Deputy|Members?|Lord|Lady|Dame|Sir"
    r"|Mr|Mrs|Ms|Dr|Independents?|Senator|Minister|Government|Administration|Chancellor|Provost|Mayor"
    r"|County|City|Mayoral)\b"
)
_WORD_BEFORE = re.compile(r"([\w'.-]+) $")
_CAPITAL = re.compile(r" ([A-ZÀ-Þ][\w'-]*)(?: ([A-ZÀ-Þ][\w'-]*))?")
_ONE_OF = re.compile(r"\b(?:lone|only|sole|single|fellow|solitary|one) $")
_AS = re.compile(r"\b(?:as|become|becomes|became|now) (?:an )?$")
_POLITICIAN = re.compile(
    r" (?:councillor|deputy|senator|mayor|member|group|candidate|alderman|MP|TD|Cllr|colleague|peer|administration)"
    r"|(?: Cllr| Coun)? [A-Z][a-z]+ [A-Z]"
)
_AN = re.compile(r"\b(?:an|the) (?:former |local |lone )?$")
_ALONE = re.compile(r"[,.;](?! [a-z]+,)|$| (?:who|and now|since|until|for \w+ years|in the)\b")
_THE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Aa]n?|its|their|our) $")
_ONE_MEMBER = re.compile(r" (?:man|woman|member|councillor|alderman|candidate|MLA)\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n\"'])\s*$")


def parties(text: str) -> Iterator[Named]:
    """Mentions of the parties of the gazetteer. `text` is plain_text."""
    known = gazetteer.parties()
    run = list(known.compounds.finditer(text))
    held = {m.start(): m.end() for m in run}  # "Liberal Democrat-run" names no Liberals
    matches = [m for m in known.pattern.finditer(text) if m.end() > held.get(m.start(), 0)]
    certain = {a.parties[0] for m in (*matches, *run) if not (a := known.aliases[m[0]]).weak and len(a.parties) == 1}
    abroad = _places(certain) | gazetteer.places_spoken_of(text)
    for match in matches:
        alias = known.aliases[match[0]]
        if _is_of_place(text, match, alias, abroad) and _reads_as_party(text, match, alias):
            yield Named(Span(*match.span()), "party", _meant(alias, certain, abroad))
    for match in known.pairs.finditer(text):
        for side, words in ((1, match[1]), (2, match[2])):
            if words[0].isupper():
                yield Named(Span(*match.span(side)), "party", _meant(known.aliases[words], certain, abroad))
    for match in _shouted().finditer(text):
        alias = known.aliases[_in_capitals()[match[0]]]
        if match[0] not in known.aliases and not alias.countries:
            yield Named(Span(*match.span()), "party", _meant(alias, certain, abroad))


def _places(certain: set[str]) -> set[str]:
    """The countries and regions of the parties that stand in one alone."""
    known = gazetteer.parties()
    areas = [table.get(name, ()) for name in certain for table in (known.countries, known.regions)]
    return {only[0] for only in areas if len(only) == 1}


def _is_of_place(text: str, match: re.Match[str], alias: gazetteer.Alias, abroad: set[str]) -> bool:
    """Whether the text speaks of the place of an alias that means its party there alone."""
    if alias.regions and not abroad & set(alias.regions):
        article = _THE.search(text[max(0, match.start() - 8) : match.start()])
        return not article or bool(_ONE_MEMBER.match(text, match.end()))
    return not alias.countries or bool(abroad & set(alias.countries))


@lru_cache(maxsize=1)
def _in_capitals() -> dict[str, str]:
    """'LABOUR' -> 'Labour', for the sure names of parties."""
    known = gazetteer.parties().aliases
    return {words.upper(): words for words, alias in known.items() if not alias.weak and words[0].isupper()}


@lru_cache(maxsize=1)
def _shouted() -> re.Pattern[str]:
    """A name in capitals that opens a line or a sentence and goes on in small letters or as a label; no headline."""
    longest = sorted((words for words in _in_capitals() if len(words) > 3), key=len, reverse=True)
    names = "|".join(map(re.escape, longest))
    return re.compile(rf"(?:(?<=\n)|(?<=[.:] )|(?<=\nTHE ))(?:{names})(?='s? [a-z]| [a-z]|: )")


def _meant(alias: gazetteer.Alias, certain: set[str], abroad: set[str]) -> str:
    """Of the parties that share an alias: one that the text names otherwise too, or of a place that it speaks of."""
    for name in alias.parties:
        if name in certain:
            return name
    known = gazetteer.parties()
    for name in alias.parties:
        if abroad & {*known.countries.get(name, ()), *known.regions.get(name, ())}:
            return name
    return alias.parties[0]


def _reads_as_party(text: str, match: re.Match[str], alias: gazetteer.Alias) -> bool:
    """Whether the words around let the alias mean a party: not "Cllr Green", "Green Lane", "an independent report"."""
    head = text[max(0, match.start() - 30) : match.start()]
    before, after = _WORD_BEFORE.search(head), text[match.end() : match.end() + 40]
    if before and before[1].rstrip(".") in gazetteer.words("offices", "titles"):
        return False
    if match[0][0].islower():
        return _reads_lower(match[0], head, after)
    if not alias.weak:
        return True
    goes_on = _CAPITAL.match(after)
    if goes_on and not (_GOES_ON.match(goes_on[1]) or goes_on[1] in gazetteer.given_names()):
        return False
    if match[0] == "Reform" and after.startswith(" of "):
        return False
    return not before or goes_on is not None or not _runs_in(text, match.start(), before[1])


def _reads_lower(words: str, head: str, after: str) -> bool:
    if _ONE_OF.search(head) and re.match(r"[,.]| (?:[A-Z]|who|member|councillor)", after):
        return True
    if _AN.search(head) and _ALONE.match(after):
        return True
    return words.endswith("s") or bool(_AS.search(head) or _POLITICIAN.match(after))


def _runs_in(text: str, start: int, word: str) -> bool:
    """Whether a capitalised word before belongs to the same name: "Bethnal Green"."""
    if not word[0].isupper() or leads_in(word) or word in gazetteer.parties().aliases:
        return False
    at = start - len(word) - 1
    return at > 0 and not _SENTENCE_START.search(text[max(0, at - 4) : at])
