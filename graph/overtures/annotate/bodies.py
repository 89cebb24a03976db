"""Parties, local groups and councils where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.model import Body, Span

INDEPENDENT = "Independent"
_WORD = r"[A-ZÀ-Þ][\w'-]*"
_GROUP = re.compile(
    rf"(?<![\w-])(?:{_WORD}|\d{{4}})(?: (?:{_WORD}|of|and|for|the|&))*? "
    r"(?:Independents?(?: (?:Group|Alliance|Network|Party|Union|Councillors))?|Residents'?(?: (?:Association|Group|Party|Alliance|Action|First))?"
    r"|Ratepayers'?(?: Association| Group)?|Independent (?:Group|Alliance|Network)|People's (?:Party|Alliance|Voice)"
    r"|Community (?:Group|Alliance|Party|Independents)|(?:First|Together|Voice|Forward|Alliance|Party|Focus|Matters)(?: Group)?)(?![\w-])"
)
_YEAR_GROUP = re.compile(r"(?<![\w-])(?:19|20)\d\d [Gg]roup(?![\w-])")
_SHORT = re.compile(r"\s*\((?P<short>[A-Z][A-Za-z&]{1,6})\)")
_COUNCIL = re.compile(
    rf"(?<![\w-])(?:{_WORD}(?: (?:and|upon|of|the|&))? )+?(?:(?:[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict|[Tt]own|[Pp]arish|[Cc]ommunity|Metropolitan|Regional|Shire|Unitary|Islands?) )*"
    r"(?:[Cc]ouncil|Corporation|(?:Combined|Unitary) Authority|Assembly)(?![\w-])"
)
_PARLIAMENT = re.compile(r"(?<![\w-])(?:Senedd|Scottish Parliament|House of Commons|House of Lords|Stormont|Dáil(?: Éireann)?|Seanad|Landtag|Bundestag|Holyrood|Westminster|Northern Ireland Assembly|London Assembly)(?![\w-])")
_WEAK_GROUP = re.compile(r"(?:First|Together|Voice|Forward|Focus|Matters|Party|Alliance)$")
_POLITICAL = re.compile(r"\W+(?:'s )?(?:[Gg]roup|[Cc]ouncillors?|Cllrs?|leader|members?|seats|part(?:y|ies)|whip|deputy)")
_LEADING = frozenset("The But And For In On At While When With If As Its His Her Their Both Meanwhile After Before Since Last Fellow Former".split())
_ALLOWED_NEXT = re.compile(
    r"(?:Party|Group|Alliance|Cr|Sen|Coun|Councillors?|Cllrs?|Ald|Alderman|MPs?|MSPs?|MSs?|AMs?|TDs?|MLAs?|MEPs?|Leader|Deputy|Members?|Lord|Lady|Dame|Sir|Mr|Mrs|Ms|Dr|Independents?|Senator|Minister|Government|Administration|Chancellor|Provost|Mayor|County|City|Mayoral)\b"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that names a body, and the body's canonical name."""

    span: Span
    kind: str
    name: str


def find_bodies(text: str) -> tuple[list[Named], list[Body]]:
    """Mentions in order of the text, none inside another, and the bodies they mean. `text` is plain_text."""
    councils = list(_councils(text))
    groups, found = _groups(text)
    named = _without_overlaps([*groups, *councils, *_parties(text, {g.name for g in groups})])
    bodies = {b.name: b for b in found}
    for n in named:
        if n.name not in bodies:
            bodies[n.name] = Body(n.name, "council" if n.kind == "council" else "group" if n.name == INDEPENDENT else "party")
    return named, list(bodies.values())


def _without_overlaps(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for n in found:
        if not any(n.span.overlaps(k.span) for k in kept):
            kept.append(n)
    return sorted(kept, key=lambda n: n.span)


def _groups(text: str) -> tuple[list[Named], list[Body]]:
    """Local groups under names of their own, and the short forms by which the text goes on."""
    named, bodies, shorts = [], {}, {}
    for match in [*_GROUP.finditer(text), *_YEAR_GROUP.finditer(text)]:
        start, name = match.start(), match[0]
        while " " in name and leads_in(first := name.split(" ", 1)[0]):
            start += len(first) + 1
            name = name[len(first) + 1 :]
        if not _is_group(text, name, start + len(name)):
            continue
        bodies[name] = Body(name, "group")
        named.append(Named(Span(start, start + len(name)), "group", name))
        short = _SHORT.match(text, start + len(name))
        if short:
            shorts[short["short"]] = name
        shorts.update(dict.fromkeys(_short_forms(name), name))
    for short, name in shorts.items():
        for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
            named.append(Named(Span(*match.span()), "group", name))
    return sorted(named, key=lambda n: (-len(n.name) if n.span.end - n.span.start == len(n.name) else 0, n.span)), list(bodies.values())


def leads_in(word: str) -> bool:
    """Whether the capitalised word stands before a name and is none of it: "But", "Netherfold's"."""
    return word in _LEADING or (word.endswith("'s") and word != "People's")


def _is_group(text: str, name: str, end: int) -> bool:
    first, _, rest = name.partition(" ")
    if not rest or (name in gazetteer.parties().aliases) or any(re.search(rf"\b{re.escape(a)}\b", name) for a in _strong_aliases()):
        return False
    if first in ("Independent", "The", "An", "A", "Some", "Two", "Three", "Four", "Five", "Six", "Other"):
        return False
    if _WEAK_GROUP.search(name) and not re.search("Independent|Resident|Ratepayer", name):
        return bool(_POLITICAL.match(text, end)) or len(re.findall(re.escape(name), text)) > 1
    return True


def _strong_aliases() -> list[str]:
    return [a.words for a in gazetteer.parties().aliases.values() if not a.weak and a.parties[0] != INDEPENDENT]


def _short_forms(name: str) -> Iterator[str]:
    """'the Alliance', 'the Residents', 'the Independents' of a longer name; initials of three words and more."""
    parts = name.split()
    for last in ("Independents", "Residents", "Residents'", "Ratepayers", "Alliance", "Association", "Accord"):
        if last in parts:
            yield last
    if "Residents'" in parts:
        yield "Residents"
    if len(parts) > 2:
        yield "".join(p[0] for p in parts if p[0].isupper())


def _councils(text: str) -> Iterator[Named]:
    for pattern in (_COUNCIL, _PARLIAMENT):
        for match in pattern.finditer(text):
            start, name = match.start(), match[0]
            while " " in name and ((first := name.split(" ", 1)[0]) in ("A", "An") or leads_in(first)):
                start += len(first) + 1
                name = name[len(first) + 1 :]
            if pattern is _PARLIAMENT or (" " in name and not gazetteer.parties().pattern.match(name)):
                yield Named(Span(start, match.end()), "council", name)


def _parties(text: str, groups: set[str]) -> Iterator[Named]:
    known = gazetteer.parties()
    matches = list(known.pattern.finditer(text))
    certain = {a.parties[0] for m in matches if not (a := known.aliases[m[0]]).weak and len(a.parties) == 1}
    abroad = {c for name in certain for c in known.countries.get(name, ()) if len(known.countries[name]) == 1} | _countries(text)
    for match in matches:
        alias = known.aliases[match[0]]
        if alias.countries and not abroad & set(alias.countries):
            continue
        if not _reads_as_party(text, match, alias):
            continue
        yield Named(Span(*match.span()), "party", _meant(alias, certain, abroad))


def _countries(text: str) -> set[str]:
    named = {"New Zealand": "NZ", "Australia": "AU", "Germany": "DE", "Ireland": "IE"}
    return {code for name, code in named.items() if name in text}


def _meant(alias: gazetteer.Alias, certain: set[str], abroad: set[str]) -> str:
    """Of the parties that share an alias: one that the text names otherwise too, or of a country it speaks of."""
    for name in alias.parties:
        if name in certain:
            return name
    for name in alias.parties:
        if abroad & set(gazetteer.parties().countries.get(name, ())):
            return name
    return alias.parties[0]


def _reads_as_party(text: str, match: re.Match[str], alias: gazetteer.Alias) -> bool:
    before = re.search(r"([\w'.-]+) $", text[max(0, match.start() - 30) : match.start()])
    after = text[match.end() : match.end() + 30]
    if before and before[1].rstrip(".") in gazetteer.words("offices", "titles"):
        return False  # "Cllr Green" is a person
    if match[0][0].islower():
        if re.search(r"\b(?:lone|only|sole|single|fellow|solitary|one) $", text[max(0, match.start() - 10) : match.start()]) and re.match(r"[,.]| (?:[A-Z]|who|member|councillor)", after):
            return True
        return bool(re.search(r"\bas (?:an )?$", text[max(0, match.start() - 6) : match.start()])) or bool(match[0].endswith("s") or re.match(r" (?:councillor|member|group|candidate|alderman|MP|TD|Cllr|colleague|peer|administration)", after))
    if not alias.weak:
        return True
    goes_on = re.match(r" ([A-ZÀ-Þ][\w'-]*)", after)
    if goes_on and not _ALLOWED_NEXT.match(goes_on[1]) and goes_on[1] not in gazetteer.given_names():
        return False
    if re.match(r" of\b", after) and match[0] == "Reform":
        return False
    runs_in = before and before[1][0].isupper() and before[1] not in _LEADING and before[1] not in gazetteer.parties().aliases
    return not (runs_in and not _sentence_start(text, match.start() - len(before[1]) - 1) and not goes_on) if before else True


def _sentence_start(text: str, at: int) -> bool:
    return at <= 0 or bool(re.search(r"(?:^|[.!?:\n\"'])\s*$", text[max(0, at - 4) : at]))
