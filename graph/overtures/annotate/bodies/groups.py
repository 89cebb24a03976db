"""Local groups under names of their own: independents, residents, and whatever a town calls its party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from overtures.annotate import gazetteer
from overtures.annotate.bodies.called import by_common_words, by_last_words
from overtures.annotate.bodies.named import WORD, Named
from overtures.annotate.bodies.own_names import full_names, own_part, party_words, short_forms
from overtures.annotate.bodies.used import used
from overtures.model import Body, Span

_STRONG = (
    r"Independents?(?: (?:Group|Alliance|Network|Party|Union|Councillors))?"
    r"|Residents'?(?: (?:Association|Group|Party|Alliance|Action|First|Voice|Network|Forum|Independents|Coalition"
    r"|League|Union))?"
    r"|Ratepayers'?(?: Association| Group)?|Independent (?:Group|Alliance|Network)|People's (?:Party|Alliance|Voice)"
    r"|Community (?:Group|Alliance|Party|Independents)"
    rf"|(?:Alliance|Campaign|Action|Voice|Harmony) (?:for|of) (?:the )?{WORD}"
)
_WEAK = (
    r"(?:First|Together|Voice|Forward|Alliance|Party|Focus|Matters|Union|Movement|List|Bloc|Democrats"
    r"|Coalition|Action|Campaign|Villages|Localists|Group)"
)
_ENDING = re.compile(
    rf"(?<![\w-])(?:{WORD}|\d{{4}})(?: (?:{WORD}|of|and|for|the|&)){{0,6}}? (?:{_STRONG}|{_WEAK}(?: Group)?)(?![\w-])"
    r"(?! (?:Independents?|Residents|Ratepayers)\b)"
)
_OPENING = re.compile(
    rf"(?<![\w-])(?:Team|Our|Save|Love|Better|Vote|Putting|People for|Independents for|Citizens for"
    rf"|Residents for|Residents' Association (?:of|for)|Voice (?:of|for)|Action for|Together for|Save Our) "
    rf"{WORD}(?: {WORD})?(?: First| Better)?(?![\w-])"
)
_INDEPENDENT = re.compile(r"(?<![\w-])Independent (?:Alliance|Network|Union|Party|Coalition|Forum)(?![\w-])")
_YEAR = re.compile(r"(?<![\w-])(?:19|20)\d\d [Gg]roup(?![\w-])")
_SHORT = re.compile(r"\s*\((?:the )?(?P<short>[A-Z][A-Za-z&]{1,6})\)")
_CERTAIN = re.compile("Independent|Resident|Ratepayer|Community Group")
_POLITICAL = re.compile(
    r"(?: \(\w+\))?\W+(?:'s )?(?:[Gg]roup|[Cc]ouncillors?|Cllrs?|Coun|leader|members?|seats|part(?:y"
    r"|ies)|whip|deputy|candidates?|colleague|is led|led by|agreed|have agreed)"
)
_HELD = re.compile(
    r"(?:\b(?:leader|chair\w*|member|councillors?|deputy|whip|founder|founded|led|leads|joined?|join"
    r"|sit as|sits as|stood for|for|from|of|with) (?:the )?|\d+ |; |\n)$"
)
_PLURAL = r"[A-Z][a-z]{3,}(?:s|men)"
_COINED = re.compile(
    rf"(?:leader|deputy leader|chair|chairman|councillors?|whip"
    rf"|head) of the (?P<one>{_PLURAL})\b(?! [A-Z])|\b[Tt]he (?P<two>{_PLURAL})'s? (?:\w+ )?(?:leader"
    rf"|councillors?|whip|group)\b"
    rf"|\b[Tt]he (?P<three>{_PLURAL}),? (?:who |which )?(?:has|have|hold|holds|won|took|with) (?:\w+"
    rf"|\d+)(?: seats| of the)"
    rf"|\b[Tt]he (?P<four>{_PLURAL}), (?:whose|with (?:\w+|\d+)) (?:\w+ )?(?:councillors|members|seats)"
    rf"|\b(?:[Tt]he|two|three|four|five|six|seven|eight|our|their) (?P<five>Residents|Ratepayers)\b(?! [A-Z])"
    r"|\b(?P<six>Residents|Ratepayers)'? (?:group|councillors?|(?:deputy )?leader|whip|bloc|Cllr|Coun)\b"
)
_CAPITAL_BEFORE = re.compile(r"\b(?!The |An? )[A-Z][\w'-]+ $")
_MEMBER_OF = re.compile(
    r"\b(?:man|woman|leader|members?|councillors?|two|three|four|five|six|seven|eight|nine) (?:of|from) (?:the )?$"
)
_LOCAL = re.compile(r" (?:First|Together|Forward|Party|(?:Alliance|Harmony) for .+)$")  # such names bear few but groups
_SENTENCE = re.compile(r"[.!?](?: |\n)|\n")
_CLLR = re.compile(r"\b(?:Cllrs?|Couns?|Councillors?|Ald) [A-Z]")
_NEAR = 200  # characters


def groups(text: str) -> tuple[list[Named], list[Body]]:
    """Mentions of local groups, the longest names first, and the groups. `text` is plain_text."""
    named: list[Named] = []
    shorts: dict[str, str] = {}
    found = [m for pattern in (_ENDING, _OPENING, _YEAR, _INDEPENDENT) for m in pattern.finditer(text)]
    told = Counter(own_part(m.start(), m[0])[1] for m in found)
    for match in found:
        start, name = own_part(match.start(), match[0])
        end = start + len(name)
        if _is_group(text, name, start, end, told[name]):
            named.append(Named(Span(start, end), "group", name))
            short = _SHORT.match(text, end)
            shorts |= dict.fromkeys([*short_forms(name), *([short["short"]] if short else [])], name)
    named += _coined(text, shorts)
    by_use = list(used(text, [n.span for n in named]))
    shorts |= {short: n.name for n in by_use for short in short_forms(n.name)}
    coined = {n.name for n in by_use}
    named += [*by_use, *by_last_words(text, coined, {n.name for n in named} - coined)]
    full = full_names({n.name for n in named})
    named = [replace(n, name=full.get(n.name, n.name)) for n in named]
    bodies = [Body(name, "group") for name in dict.fromkeys(n.name for n in named)]
    named += (
        [Named(Span(*m.span()), "group", full.get(shorts[m[0]], shorts[m[0]])) for m in _any_of(shorts).finditer(text)]
        if shorts
        else []
    )
    named += by_common_words(text, {n.name for n in named})
    return sorted(
        named, key=lambda n: (-len(n.name) if n.span.end - n.span.start == len(n.name) else 0, n.span)
    ), bodies


def _coined(text: str, shorts: Mapping[str, str]) -> Iterator[Named]:
    """Groups that a text names by a plural alone, "the Progressives", where it speaks of them as politicians."""
    known = gazetteer.parties().aliases
    told = {m[m.lastgroup or 0] for m in _COINED.finditer(text)}
    told = {
        name
        for name in told
        if name not in known and name not in shorts and name not in gazetteer.words("offices", "no_group")
    }
    if told:
        for match in _any_of(dict.fromkeys(told, "")).finditer(text):
            yield Named(Span(*match.span()), "group", match[0])


def _any_of(shorts: dict[str, str]) -> re.Pattern[str]:
    longest = sorted(shorts, key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-]| of\b)")


def _is_group(text: str, name: str, start: int, end: int, times: int) -> bool:
    first, _, rest = name.partition(" ")
    if _INDEPENDENT.fullmatch(name):
        return not _CAPITAL_BEFORE.search(text[max(0, start - 24) : start])
    if not rest or first in gazetteer.words("offices", "no_group"):
        return False
    if name.removesuffix(" Group") in gazetteer.parties().aliases or party_words().search(name):
        return False
    if _CERTAIN.search(name) or _YEAR.fullmatch(name):
        return True
    if "\n" in name or name.rsplit(maxsplit=1)[-1] in ("Working Group", "Union"):
        return False
    if name.endswith(" Party"):
        return first not in gazetteer.words("groups", "strangers") and _speaks_of_politics(text)
    if _LOCAL.search(name) and _beside_party(text, start, end):
        return True
    behind = _POLITICAL.match(text, end) or _MEMBER_OF.search(text[max(0, start - 24) : start])
    before = _HELD.search(text[max(0, start - 24) : start])
    return (
        bool(behind)
        or (times > 1 and bool(before))
        or (times > 1 and not name.endswith(("Group", "List", "Action", "Campaign", "Movement")))
    )


def _speaks_of_politics(text: str) -> bool:
    return bool(_CLLR.search(text) or party_words().search(text))


def _beside_party(text: str, start: int, end: int) -> bool:
    """Whether the same sentence names a national party, or somebody by the title of a councillor."""
    before, after = (
        _SENTENCE.split(text[max(0, start - _NEAR) : start])[-1],
        _SENTENCE.split(text[end : end + _NEAR])[0],
    )
    return any(_speaks_of_politics(part) for part in (before, after))
