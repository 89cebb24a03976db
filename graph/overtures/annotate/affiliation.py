"""Which party a person belongs to and which office is held, from the words about the name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.annotate.bodies import INDEPENDENT, Named
from overtures.annotate.people import Sighting
from overtures.model import Quote, Role, Span

_BRACKET = re.compile(r"\s*\((?P<code>[A-Z][\w ]{1,20}?)(?:[,;:/ -].{0,40})?\)")
_CODES = {
    "Lab": "Labour", "Con": "Conservative", "C": "Conservative", "LD": "Liberal Democrats", "Lib Dem": "Liberal Democrats", "L Dem": "Liberal Democrats",
    "Grn": "Green", "Ind": INDEPENDENT, "Independent": INDEPENDENT, "SNP": "SNP", "PC": "Plaid Cymru", "SF": "Sinn Féin", "FF": "Fianna Fáil", "FG": "Fine Gael",
    "Reform": "Reform UK", "Ref": "Reform UK", "UKIP": "UKIP", "SD": "Social Democrats", "DUP": "DUP", "UUP": "UUP", "SDLP": "SDLP",
}  # fmt: skip
_LEADS = r"(?:leads?|led|heads?|headed|chairs?|chaired|represents?|represented|fronts?)"
_WHO = re.compile(rf"who (?:now |also |has |had |currently )?(?:{_LEADS} (?:the |its |a )?(?:(?:\\d+|[a-z]+)(?:-(?:strong|member|man))? )?|[^.]{{0,60}}?\b(?:for|as) (?:the |a |an )?)$")
_COUNTED = re.compile(r"'s? (?:\w+ )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|group|members|councillors)\b")
_POSSESSES = re.compile(r"(?:'s| and (?:his|her|their)) (?:(?:fellow|own|new|ruling|minority|\w+) )?")
_IS = re.compile(r"(?:is|was|will be|became|becomes|remains|took over as|takes over as|stepped down as|elected as) (?:the |a |an )?(?:[\w']+ ){0,4}?(?:of |for )?(?:the )?$")
_BREAKS = re.compile(r"\b(?:to|with|and|from|by|against|after|before|that|but|or|said|says|told|when|while|if|because|over)\b|[.;:\"()]")
_POSSESSOR = re.compile(r"\b(?P<whose>its|their|his|her)\b(?P<between>[^.;:\"]{0,60})$", re.I)
_OFFICE = re.compile(r"\b(?P<which>deputy |depute |co-|acting |interim |former |ex-|vice[- ])?(?P<role>leader|chairman|chairwoman|chair|president|whip|spokes(?:man|woman|person)|convener|convenor|provost|mayor|chief|boss)\b", re.I)
_TITLE = re.compile(r"(?:\w+ )?(Cllr|Councillor|Coun|Cr|Ald|Alderman|MP|MSP|TD|MLA|Senator|Lord|Lady|Baroness|Deputy)\b\.? ")
_RANKS = {"mp": "MP", "msp": "MSP", "td": "TD", "mla": "MLA", "senator": "senator", "lord": "peer", "lady": "peer", "baroness": "peer", "deputy": "TD"}
_PREDICATES = frozenset("will was is has had who said says did would could told added insisted took became won lost left joined".split())
_COUNCIL_POST = re.compile(r"cabinet member|portfolio[- ]holder|council(?:'s)? leader|leader of the council|council(?: \w+)? chief|executive member", re.I)
_RULING = re.compile(r"(?:ruling|governing|minority|controlled by|run by|led by)(?: the)?\s+$")
_RUN_BY = re.compile(r"^(?:-(?:run|led|controlled|held)\b| (?:administration|in (?:office|power|control)|cabinet)\b|,? (?:which|who) (?:runs?|controls?|holds? power)\b)")


@dataclass(frozen=True, slots=True)
class Clue:
    """A reason to give a person a party, with its weight."""

    person: str
    party: str
    weight: int


def affiliations(
    text: str, sightings: Sequence[Sighting], bodies: Sequence[Named], genders: Mapping[str, str | None]
) -> tuple[dict[str, str], dict[str, tuple[Role, ...]]]:
    """Person -> party or group, and person -> offices; only those that the text tells. `text` is plain_text."""
    reader = _Reader(text, sightings, [b for b in bodies if b.kind != "council"], [b for b in bodies if b.kind == "council"], genders)
    parties: dict[str, str] = {}
    for clues in (reader.direct, reader.by_reference, reader.by_reference, reader.by_description, reader.by_post, reader.by_topic, reader.by_reference, reader.by_company, reader.by_reference):
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for s in sightings:
            for clue in clues(s, parties):
                found[clue.person][clue.party] += clue.weight
        for person, votes in found.items():
            parties.setdefault(person, votes.most_common(1)[0][0])
    return parties, reader.roles(parties)


def from_quotations(text: str, quotes: Sequence[Quote], bodies: Sequence[Named], known: Mapping[str, str]) -> dict[str, str]:
    """Person -> party for speakers who name their own: 'we in Labour', 'our Green group', 'as a Conservative'."""
    found: dict[str, str] = {}
    for quote in quotes:
        if not quote.speaker or quote.speaker in known:
            continue
        for b in bodies:
            before = text[max(quote.span.start, b.span.start - 24) : b.span.start]
            if b.kind != "council" and b.span in quote.span and _OWN.search(before):
                found.setdefault(quote.speaker, b.name)
    return found


_OWN = re.compile(r"\b(?:we (?:in|as|at)(?: the)?|as (?:a|an)|my|our|us|we|I'm an?|I am an?) $", re.I)


class _Reader:
    """Looks left and right of a sighting of a person for a party or group."""

    def __init__(self, text: str, sightings: Sequence[Sighting], parties: Sequence[Named], councils: Sequence[Named], genders: Mapping[str, str | None]) -> None:
        self.text, self.sightings, self.parties, self.councils, self.genders = text, sightings, parties, councils, genders

    def direct(self, s: Sighting, _known: dict[str, str]) -> Iterator[Clue]:
        """The party stands beside the name."""
        yield from self._bracket(s)
        yield from self._before(s)
        yield from self._after(s)

    def _bracket(self, s: Sighting) -> Iterator[Clue]:
        match = _BRACKET.match(self.text, s.span.end)
        if not match:
            return
        inside = [p for p in self.parties if p.span.start >= match.start() and p.span.end <= match.end()]
        if inside:
            yield Clue(s.name, inside[0].name, 3)
        elif match["code"] in _CODES:
            yield Clue(s.name, _CODES[match["code"]], 3)

    def _before(self, s: Sighting) -> Iterator[Clue]:
        """'SNP group leader X', 'Labour's X', 'the Lib Dem leader, Cllr X'."""
        start = max(self._sentence_start(s.span.start), s.span.start - 90)
        for p in reversed(self.parties):
            if p.span.end <= s.span.start and p.span.start >= start:
                between = self.text[p.span.end : s.span.start]
                led = re.search(r"\b([\w-]+) (?:of|for) (?:the )?(?:[a-z]+ )?$", self.text[start : p.span.start])
                if re.fullmatch(r" (?:of|led by) (?:(?:Cllr|Coun|Councillor|Mr|Mrs|Ms) )?", between) and self.text[p.span.start : p.span.end].endswith("s"):
                    yield Clue(s.name, p.name, 2)
                if re.fullmatch(r" under (?:[A-Z]\w+ )?", between):
                    yield Clue(s.name, p.name, 3)
                if re.fullmatch(r",? (?:now |then |currently |a party )?(?:led|headed|chaired|fronted|represented) by (?:[\w'-]+ ){0,2}", between):
                    yield Clue(s.name, p.name, 3)
                if between == ", " and re.search(r"\b(?:for|on behalf of) (?:the )?$", self.text[start : p.span.start], re.I):
                    yield Clue(s.name, p.name, 2)
                if between == ", " and re.search(r"\b(?:(?:one|two|three|both) of (?:the )?(?:[a-z]+ ){0,2}|(?:only|lone|sole|single|solitary|fellow|veteran|first) (?:[a-z]+ )?|(?:^|\s)an? (?:\w+ )?)$", self.text[start : p.span.start], re.I):
                    yield Clue(s.name, p.name, 3)
                if re.fullmatch(r"(?: [\w'-]+){0,9} (?:was|is|were|are)(?: former| new)? ", between) and re.search(r"\b(?:one|only|sole|first|two|another|other) (?:[a-z]+ )?$", self.text[start : p.span.start]):
                    yield Clue(s.name, p.name, 2)  # "the one Green to vote for it was X"
                if self._one_phrase(between) or (between.strip() in (",", "group,", "") and led and led[1].lower() in gazetteer.words("offices", "roles")):
                    yield Clue(s.name, p.name, 3)
                return

    def _one_phrase(self, between: str) -> bool:
        if _BREAKS.search(between):
            return False
        chunk, comma, rest = between.partition(",")
        if comma and rest.strip():
            return False
        told = [w for w in re.findall(r"[\w-]+", chunk) if w != "s"]
        if comma:  # an apposition: an office stands before the comma
            return bool(told) and any(w.lower() in gazetteer.words("offices", "roles") for w in told) and len(told) <= 8
        plain = all(w.islower() or w in gazetteer.words("offices", "titles") or w in ("Leader", "Group", "Party", "Councillor", "MP", "MSP") for w in told)
        return plain and len(told) <= 6 and (not told or chunk.startswith(("'s", "'")) or any(w.lower() in gazetteer.words("offices", "roles") | {"group", "party", "councillor", "cllr", "housing", "finance"} for w in told))

    def _after(self, s: Sighting) -> Iterator[Clue]:
        """'X, leader of the Y', 'X, who leads the Y group', 'X, for the Y', 'X is the Y leader'."""
        end = self._sentence_end(s.span.end)
        for p in self.parties:
            if p.span.start < s.span.end:
                continue
            if p.span.start >= end or p.span.start - s.span.end > 110:
                return
            between = self.text[s.span.end : p.span.start]
            if any(o.span.start >= s.span.end and o.span.end <= p.span.start and o.name != s.name for o in self.sightings):
                return
            rest = self.text[p.span.end : min(end, p.span.end + 60)]
            if self._tells(between, rest):
                yield Clue(s.name, p.name, 2)
                return
            if between.count(",") > 1:
                return

    def _tells(self, between: str, rest: str) -> bool:
        between = re.sub(r"^, (?:aged )?\d\d,|^ \([^)]*\)(?=,)", ",", between)
        if _POSSESSES.fullmatch(between) and re.match(r" (?:group|party|team|administration|colleagues|councillors|council|cabinet|members|side)\b", rest):
            return True
        if re.fullmatch(r",? who [^.]{0,120}?,? (?:has |had )?(?:led|leads) (?:the )?|,? (?:returned|elected|sitting|standing) (?:as an? |for (?:the )?|in )", between):
            return True
        if between in (" of ", " of the ") and not re.match(r" ['’]s", rest):
            return True
        if re.fullmatch(r",? whose (?:[\w-]+ ){0,2}", between):
            return True
        if re.fullmatch(rf" (?:now |also |has |will |who )?(?:{_LEADS}|lead|head) (?:the |its |a )?(?:\d+ |[a-z]+ )?", between):
            return True
        if between.startswith(","):
            inside = between[1:].strip() + " "
            if _WHO.match(inside):
                return True
            if re.match(r"(?:a |an |the |its |their |then |now |currently |formerly )*(?:local |new |former |only |sole |lone |single |outgoing |longest-serving |veteran |solitary )*(?:(?:for|of|from) (?:the )?)?(?:one of (?:the )?(?:[\w-]+ ){0,4})?$", inside.lstrip()):
                return True  # ", of Labour", ", the UUP group leader", ", for the Conservatives"
            inside = inside.rstrip()
            return bool(re.match(r"(?:a |the |its |then |now )*(?:[\w'-]+ ){0,3}?(?:leader|chair\w*|president|head|whip|spokes\w+|councillor|member|candidate|deputy|secretary|treasurer|minister)s?(?: \w+){0,2} (?:of|for|on)(?: the)?$", inside, re.I))
        return bool(re.fullmatch(r" " + _IS.pattern.rstrip("$"), between) and (re.match(r"(?:'s)? ?(?:group |party )?(?:leader|councillor|candidate|member|chair\w*|spokes\w+|whip|deputy|mayor|provost|cathaoirleach|convener|and\b|[.,]|$)", rest, re.I) or "of" in between.split()))

    def by_reference(self, s: Sighting, known: dict[str, str]) -> Iterator[Clue]:
        """'Its leader, X', 'his deputy X': the party last spoken of, or that of the possessor."""
        before = self.text[max(0, s.span.start - 70) : s.span.start]
        own = re.search(r"\b[Tt]he (?:group|party|association|alliance)'s (?:[\w-]+ ){0,3}[\w-]+,? $", before)
        match = _POSSESSOR.search(before)
        if own:
            topic = self._topic(s.span.start - len(own[0]))
            if topic:
                yield Clue(s.name, topic.name, 1)
        held = re.search(r"'s? (?:deputy|predecessor|successor|colleague|running mate|ally|number two|right-hand man|cabinet colleague|group colleague),? $", before)
        if held:
            owner = next((o.name for o in self.sightings if o.span.end == s.span.start - len(held[0]) and o.name in known), None)
            if owner:
                yield Clue(s.name, known[owner], 1)
        if re.search(r"(?:^|[.!?\n\"] ?|said |says |, )(?:[Tt]he )?[Gg]roup (?:[Ll]eader|chair\w*|whip|spokes\w+),? $", before):
            topic = self._topic(s.span.start - 10)
            if topic:
                yield Clue(s.name, topic.name, 1)
        roles = gazetteer.words("offices", "roles")
        told = re.findall(r"(?:co-|vice-|ex-|deputy-)?([\w-]+)", match["between"].lower()) if match else []
        at = s.span.start - len(before) + (match.start() if match else 0)
        if match and len(told) <= 6 and any(w in roles or w == "cousin" for w in told) and "counterpart" not in told and "rival" not in told and "opponent" not in told:
            if match["whose"].lower() in ("its", "their"):
                topic = self._topic(at)
                if topic:
                    yield Clue(s.name, topic.name, 1)
            else:
                other = {"his": "f", "her": "m"}[match["whose"].lower()]
                owners = [o.name for o in self.sightings if o.span.end <= at and o.name != s.name and o.name in known and self.genders.get(o.name) != other]
                if owners:
                    yield Clue(s.name, known[owners[-1]], 1)
        after = self.text[s.span.end : s.span.end + 60]
        if re.match(r",? (?:then |now |as )?(?:its|their) (?:new |then |own )?[\w-]* ?(?:leader|president|chair\w*|whip|spokes\w+|group leader)\b", after):
            near = [p for p in self.parties if p.span.end <= s.span.start]
            if near:
                yield Clue(s.name, near[-1].name, 1)
        if re.search(r"(?:^|[.\n] ?)(?:The |Its |His |Her )?[Dd]eputy [Ll]eader,? $", before):
            chiefs = [o.name for o in self.sightings if o.span.end <= s.span.start and o.name in known]
            if chiefs:
                yield Clue(s.name, known[chiefs[-1]], 1)
        previous = next((o for o in reversed(self.sightings) if o.span.end <= s.span.start), None)
        if previous and previous.name in known and re.fullmatch(r",? and |, ", self.text[previous.span.end : s.span.start]):
            if re.search(r"\b(?:councillors|members|colleagues|duo|pair|rebels|MPs|TDs|Cllrs|candidates)[,:]? $", self.text[max(0, previous.span.start - 40) : previous.span.start], re.I) or re.search(r"\bCllrs\b", self.text[previous.span.start : previous.span.end]):
                yield Clue(s.name, known[previous.name], 1)
        joined = re.search(r"\band (?:[\w-]+ ){0,3}$", before)
        if joined and any(w in roles for w in joined[0].split()[1:]):
            partners = [o.name for o in self.sightings if o.span.end <= s.span.start - len(joined[0]) and o.span.end >= s.span.start - 40 and o.name in known]
            if partners:
                yield Clue(s.name, known[partners[-1]], 1)

    def _topic(self, at: int) -> Named | None:
        """The party that the lines before are about: one that opens a sentence or has a "who" after it, no possessive."""
        best, most = None, -99.0
        near = [p for p in self.parties if p.span.end <= at and at - p.span.end < 500]
        for back, p in enumerate(reversed(near)):
            before, after = self.text[max(0, p.span.start - 14) : p.span.start], self.text[p.span.end : p.span.end + 10]
            points = -0.5 * back
            points += 1.5 if re.search(r"(?:^|[.!?\n] ?|\n)(?:[Tt]he |But the |But )?$", before) else 0
            points += 1.5 if re.match(r",? (?:who|which|whose|that)\b", after) else 0
            points -= 2.0 if re.match(r"'s?\b|' ", after) and not _COUNTED.match(self.text[p.span.end :][:30]) else 0
            points -= 0.7 if re.search(r"\b(?:to|with|from|against|about|by|of|for|in|than) (?:the )?$", before) else 0
            if points > most:
                best, most = p, points
        return best

    def by_description(self, s: Sighting, known: dict[str, str]) -> Iterator[Clue]:
        """'the Conservative', 'the Labour veteran': said of the person last named, where no party is known for that one."""
        if s.name in known:
            return
        later = next((o.span.start for o in self.sightings if o.span.start >= s.span.end), len(self.text))
        for p in self.parties:
            if s.span.end <= p.span.start < later and p.span.start - s.span.end < 600 and self._describes(p):
                yield Clue(s.name, p.name, 1)
                return

    def _describes(self, p: Named) -> bool:
        words, before = self.text[p.span.start : p.span.end], self.text[max(0, p.span.start - 18) : p.span.start]
        after = re.match(r" ([a-z-]+)", self.text[p.span.end :][:30])
        if not re.search(r"\b[Tt]he (?:[a-z-]+ )?$", before) or not after:
            return False
        if after[1] in gazetteer.words("offices", "roles") | {"man", "woman", "boss", "pensioner"}:
            return not re.match(r" [a-z-]+,? [A-Z]", self.text[p.span.end :][:40])
        return words in ("Conservative", "Liberal Democrat", "Lib Dem", "Green", "Independent") and after[1] in _PREDICATES

    def by_topic(self, s: Sighting, known: dict[str, str]) -> Iterator[Clue]:
        """'The SDLP is holding out. Cllr X said …': the sentence before is about one party, the next begins with the person."""
        start = self._sentence_start(s.span.start)
        lead = self.text[start : s.span.start].split()
        office = len(lead) <= 5 and lead[-1:] and lead[-1].lower().strip(",") in gazetteer.words("offices", "roles")
        if s.name in known or (s.span.start - start > 3 and not office) or self.text[max(0, start - 2) : start].count("\n"):
            return
        before = self._sentence_start(start - 2)
        told = [p for p in self.parties if before <= p.span.start < start]
        people = [o for o in self.sightings if before <= o.span.start < start]
        if told and not people and told[0].span.start - before <= 12:
            yield Clue(s.name, told[0].name, 1)

    def by_company(self, s: Sighting, known: dict[str, str]) -> Iterator[Clue]:
        """Somebody with a title or office in a sentence that speaks of one party alone, or of "his group"."""
        start, end = self._sentence_start(s.span.start), self._sentence_end(s.span.end)
        if s.name in known or not (_TITLE.match(self.text, s.span.start) or _OFFICE.search(self._phrase_before(s))):
            return
        if re.search(r"\b(?:his|her) (?:own )?(?:party|group|members|colleagues|side|team)\b", self.text[s.span.end : end]):
            topic = self._topic(s.span.start)
            if topic:
                yield Clue(s.name, topic.name, 1)
                return
        told = {p.name for p in self.parties if start <= p.span.start < s.span.start}
        others = [o for o in self.sightings if start <= o.span.start < end and o.name != s.name]
        if len(told) == 1 and not others:
            yield Clue(s.name, told.pop(), 1)

    def by_post(self, s: Sighting, _known: dict[str, str]) -> Iterator[Clue]:
        """A post in the council's cabinet, where the text says which party runs the council."""
        ruling = [p.name for p in self.parties if _RULING.search(self.text[: p.span.start][-20:]) or _RUN_BY.match(self.text[p.span.end : p.span.end + 24])]
        around = self.text[max(self._sentence_start(s.span.start), s.span.start - 70) : s.span.start]
        if ruling and _COUNCIL_POST.search(around):
            yield Clue(s.name, ruling[0], 1)

    def roles(self, parties: dict[str, str]) -> dict[str, tuple[Role, ...]]:
        """Offices named beside people: 'leader' of the party, or of the council where the words say so."""
        council = Counter(c.name for c in self.councils).most_common(1)[0][0] if self.councils else None
        found: dict[str, dict[Role, None]] = defaultdict(dict)
        for s in self.sightings:
            title = _TITLE.match(self.text, s.span.start)
            if title:
                found[s.name][Role(_RANKS.get(title[1].lower(), "councillor"), parties.get(s.name), council)] = None
            for words in (self._phrase_before(s), self._phrase_after(s)):
                match = _OFFICE.search(words)
                if match:
                    of = "council" if re.search(r"council(?:'s)? leader|leader of (?:the )?(?:\w+ )*council", words, re.I) else parties.get(s.name)
                    told = ((match["which"] or "") + match["role"]).lower().replace("depute", "deputy")
                    found[s.name][Role(told, of, council)] = None
        return {person: tuple(roles) for person, roles in found.items()}

    def _phrase_before(self, s: Sighting) -> str:
        start = max(self._sentence_start(s.span.start), s.span.start - 70)
        words = self.text[start : s.span.start]
        names = [o.span.end - start for o in self.sightings if start <= o.span.start and o.span.end <= s.span.start]
        words = words[max(names, default=0) :]
        cut = [m.end() for m in re.finditer(r"\b(?:to|with|from|by|against|after|that|but|said|told|when|for)\b|[.;:\"]", words)]
        return words[max(cut, default=0) :]

    def _phrase_after(self, s: Sighting) -> str:
        match = re.match(r",((?: (?:the|a|its|their|then|who (?:leads|heads|is)|leader|deputy|chair\w*|president|whip))[^,.;:\"]{0,70})", self.text[s.span.end : s.span.end + 90])
        return match[1].replace("who leads", "leader").replace("who heads", "leader") if match else ""

    def _sentence_start(self, at: int) -> int:
        found = max(self.text.rfind(mark, 0, at) for mark in (". ", "! ", "? ", "\n"))
        return found + 1 if found >= 0 else 0

    def _sentence_end(self, at: int) -> int:
        ends = [e for e in (self.text.find(mark, at) for mark in (". ", "! ", "? ", "\n")) if e >= 0]
        return min(ends, default=len(self.text))


def council_of(councils: Sequence[Named]) -> str | None:
    """The council that the text speaks of most, the first named of several."""
    return Counter(c.name for c in councils).most_common(1)[0][0] if councils else None


def inside(span: Span, named: Sequence[Named]) -> list[Named]:
    """Those of the mentions that lie within the span."""
    return [n for n in named if n.span in span]
