"""Groups under any coined name, told by how it is used: how many seats it has, who sits as it, who leads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.annotate.bodies.named import WORD, Named
from overtures.model import Span

_PROVED = 2  # points
_NUMBER = (
    r"(?i:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty(?:-\w+)?|forty(?:-\w+)?)"
)
_PEOPLE = r"(?:seats?|councillors|members|deputies|MPs|votes|representatives)"
_HAS = r"(?:has|have|had|holds?|held|won|took)"
_RUN = re.compile(rf"(?<![\w'-]){WORD}(?: (?:(?:of the|of|for|&) )?{WORD}){{1,5}}(?![\w-])")
_AFTER_PERSON = re.compile(r" (?:of|for|from)(?: the)? |'s ")
_SOME_OF = re.compile(rf"{_NUMBER} (?:of|from)(?: the)? ")
_SITS_AS = re.compile(
    r"\b(?:(?:sit|sits|sat|stand|stands|stood|known|elected)(?: (?:together|from now on|in future|now|there))* as"
    r"|(?:be|group|party|alliance) called|styled|calling (?:itself|themselves)|(?:banner|name|colours|ticket) of"
    r"|(?:styles?|styled|calls?|called|declare[sd]?|names?|named) (?:themselves|itself)"
    r"|(?:combined?|united?|regroup(?:ed)?) as"
    r"|(?:banner|group|party) of (?:his|her|their) own,|(?:sole|only|lone) member of"
    r"|(?:two|three|main|other|small|smaller) (?:\w+ )?(?:groups|parties),|group,|party,|groups, [^.;\n]{3,40} and"
    r"|(?:local|new|breakaway|splinter|residents'|ratepayers') (?:group|party)) (?:the )?$"
)
_LED = re.compile(
    r"\b(?:(?:[Ll]eader|[Ss]pokes(?:man|woman|person)|[Ff]ounder|[Cc]onvener|[Ww]hip|[Dd]eputy leader) of"
    r"|(?:who |now |and |he |she |they )(?:formed|leads|heads|began|founded|fronts|led|headed)|leads"
    r"|(?:talks|deal|pact|coalition|alliance) with) (?:the )?$"
)
_SEATS = re.compile(
    r"(?:'s?)?(?:(?:, who|, which)? (?:have|has|had|hold|holds|held|with|on|get|gets|got|took|takes|take|win|wins"
    r"|won|keeps?|(?:are|is|came|come|finish(?:ed)?) \w+ (?:on|with)|finished on|brought|fell to|fall to|rose to),?)?"
    rf" (?:the |only |just |but |a mere )?{_NUMBER}"
    rf"(?: (?P<what>{_PEOPLE}|of (?:the|its|them))\b| (?:and|one|to)\b|[,.;:)]|$| apiece)"
)
_OWNS = re.compile(
    rf"(?:, with {_NUMBER},|, led by\b|, the {_NUMBER} who\b|, (?:who|which) {_HAS} {_NUMBER} (?:{_PEOPLE}|of\b)"
    rf"|,? whose {_NUMBER} {_PEOPLE}| \({_NUMBER}(?: {_PEOPLE})?\)|'s? {_NUMBER} {_PEOPLE}"
    r"|, as [^.,;\n]{3,30} calls? (?:themselves|itself)\b"
    r"|, (?:the|a|an) (?:(?:local|new|small|breakaway|independent|ruling|fishermen's|residents'|\w+-strong) )?"
    r"(?:group|party|list|outfit|slate) (?:of|that|which|who|he|she|they)\b"
    r"| (?:group|party|mob|lot|caucus|faction|contingent|benches)\b"
    r"|'s (?:tally|group|councillors|members|leader|deputy leader|spokes(?:man|woman|person)|whip|manifesto)\b)"
)
_ITS_MEMBERS = re.compile(rf"[^.\n]{{0,40}}\b(?:their|its) {_NUMBER} {_PEOPLE}")
_COUNTED = re.compile(rf"\b{_NUMBER}\b")
_NUMBERED = re.compile(rf"\b(?:{_NUMBER}|both|all) $")
_BRACKET = re.compile(r"\b(?:Cllr|Councillor|Coun|Cr|Ald|Alderman|Bailie|Deputy)\.? [^().,;\n]{3,40} \($")
_LINE = re.compile(r"(?:^|\n)[-*•]? ?$")
_TALLY = re.compile(r" ?(?:[-:–]|\t) ?\d{1,2}(?: seats?)?(?:\n|$)")
_FROM = re.compile(
    rf"\b(?:{_NUMBER} (?:from|of)(?: the)?|{_NUMBER} {_PEOPLE} (?:from|of|for)(?: the)?"
    r"|(?:[Tt]alks|deal|pact) with the) $"
    rf"|(?:Cllr|Councillor|Coun|Cr)\.? (?:{WORD} )+(?:of|from) (?:the )?$"
)
_ACTS = re.compile(
    r" (?:has|have|had|will|would|are|is|says?|said|asked|agreed|rejected|refused|offered|proposed|wrote|voted|joined"
    r"|split|accepted|declined|wants?|withdrew|remains?)\b"
)
_COUNCIL = re.compile(rf"({WORD}(?: {WORD}){{0,2}}?) (?:City|County|Borough|District|Town|Parish|Community|Council)\b")


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    name: str

    @property
    def end(self) -> int:
        return self.start + len(self.name)


def used(text: str, taken: Sequence[Span]) -> Iterator[Named]:
    """Mentions of such groups outside the stretches taken. `text` is plain_text."""
    covered = bytearray(len(text) + 1)
    for span in taken:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    found = (_own(m.start(), m[0]) for m in _RUN.finditer(text))
    runs = [r for r in found if r and not any(covered[r.start : r.end])]
    towns = {m[1].split()[-1] for m in _COUNCIL.finditer(text)}
    points: Counter[str] = Counter()
    for run in runs:
        points[run.name] += _proof(text, run, towns)
    told = sorted((name for name, proof in points.items() if proof >= _PROVED), key=len, reverse=True)
    if told:  # also where a name stands inside a longer run of capitals: "Ann Example of the Harbour List"
        anywhere = re.compile(r"(?<![\w'-])(?:" + "|".join(map(re.escape, told)) + r")(?![\w-])")
        for m in anywhere.finditer(text):
            if not any(covered[m.start() : m.end()]):
                yield Named(Span(*m.span()), "group", m[0])


def _own(start: int, run: str) -> _Run | None:
    """What of a run may be a group's name: "Cllr Ann Example of the Harbour List" has a person before it."""
    some = _SOME_OF.match(run)
    start, run = (start + some.end(), run[some.end() :]) if some else (start, run)
    while " " in run and run.split(" ", 1)[0] in gazetteer.words("groups", "leads"):
        start, run = start + run.index(" ") + 1, run.split(" ", 1)[1]
    if _is_person(run):
        person = _AFTER_PERSON.search(run)
        if not person:
            return None
        start, run = start + person.end(), run[person.end() :]
    run = run.removesuffix("'s")
    return _Run(start, run) if " " in run and not (_is_person(run) or _is_other(run)) else None


def _is_person(run: str) -> bool:
    first, last = run.split(" ", 1)[0], run.rsplit(" ", 1)[-1]
    named = first in gazetteer.given_names() and last not in gazetteer.words("groups", "ends")
    return named or first in gazetteer.words("offices", "titles")


def _is_other(run: str) -> bool:
    """Whether it names a place, a day or a national party; weak names of those ("Union") may be part of others."""
    first, last = run.split(" ", 1)[0], run.rsplit(maxsplit=1)[-1]
    if last in gazetteer.words("groups", "others") or first in gazetteer.words("groups", "strangers"):
        return True
    if first in gazetteer.words("offices", "no_group"):
        return True
    if last == "Centre" and run.split()[-2] in gazetteer.words("groups", "buildings"):
        return True
    known = gazetteer.parties()
    found = list(known.pattern.finditer(run))
    return any(
        run in (m[0], f"{m[0]} Group") or run.startswith(f"{m[0]}'s ") or not known.aliases[m[0]].weak for m in found
    )


def _proof(text: str, run: _Run, towns: set[str]) -> int:
    """Points for a group: 2 are proof, 1 is a hint."""
    before, after = text[max(0, run.start - 60) : run.start], text[run.end : run.end + 90]
    if _OWNS.match(after) or _SITS_AS.search(before) or (_LINE.search(before) and _TALLY.match(after)):
        return _PROVED
    sounds = run.name.rsplit(" ", 1)[-1] in gazetteer.words("groups", "ends")
    if (sounds or after.startswith(" members")) and _NUMBERED.search(before):
        return _PROVED
    seats, hint = _SEATS.match(after), bool(_BRACKET.search(before) and after.startswith(")"))
    points = (2 if seats["what"] or _listed(text, run.start) else 1) if seats else 0
    return points + hint + bool(_ITS_MEMBERS.match(after)) + _by_name(run.name, before, after, towns)


def _by_name(name: str, before: str, after: str, towns: set[str]) -> int:
    """Points of a name that sounds like a group's, used as one."""
    first, last = name.split(" ", 1)[0], name.rsplit(" ", 1)[-1]
    sounds, led = last in gazetteer.words("groups", "ends"), bool(_LED.search(before))
    if (sounds and first in towns) or (first in gazetteer.words("groups", "opens") and last in towns):
        return _PROVED
    subject = before.endswith(("the ", "The ")) and _ACTS.match(after)
    return _PROVED if sounds and (led or subject or _FROM.search(before)) else int(led)


def _listed(text: str, start: int) -> bool:
    """Whether the sentence counts the seats of others too."""
    begin = max(text.rfind("\n", 0, start) + 1, text.rfind(". ", 0, start) + 1, start - 300)
    line = text[begin:start] + re.split(r"\.(?: |\n)|\n", text[start : start + 300])[0]
    return len(_COUNTED.findall(line)) > 1
