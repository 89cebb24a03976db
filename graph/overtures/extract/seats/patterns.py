"""Patterns over a sentence in symbols that tell how many seats a party holds, gained or lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from overtures.extract.seats import readings as r
from overtures.extract.seats.readings import Told
from overtures.extract.seats.symbols import Line
from overtures.extract.seats.words import words


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with `<PIECES>`; `weight` 3 speaks of seats itself, 2 needs a count told nearby, 1 is the weakest."""

    text: str
    weight: int
    read: Callable[[re.Match[str], Line], list[Told]]


_PIECES = {
    "P": r"(?:(?:the|a|an) )?(?:[a-z]+ )?P(?P<p>\d+)\b(?: 's?)?(?: (?:{BODIES}|{PEOPLE}))?",
    "Q": r"(?:(?:the|a|an) )?P(?P<q>\d+)(?: (?:{BODIES}|{PEOPLE}))?",
    "ANY": r"[PHR](?P<p>\d+)(?: (?:{BODIES}|{PEOPLE}))?",
    "GAP": r"(?: (?![PHNR]\d)(?!(?:{TURNS}|{MAYBE}|;|:)(?: |$))[^ ]+)",
    "N": r"N(?P<n>\d+)",
    "K": r"N(?P<k>\d+)",
    "COUNT": (
        r"N(?P<n>\d+)(?: (?:(?:new|elected|city|county|borough|district|local|remaining|of (?:the|its|their)) )*"
        r"{SEATS}\b(?! of the (?:public|union|party|cabinet|committee|executive)\b)"
        r"(?: (?:out )?of (?:the |a |its )?(?:total of )?N(?P<m>\d+)\b)?"
        r"| (?:out )?of (?:the |a |its |all )*(?:(?:[a-z-]+ )?[a-z-]+ 's? |R\d+ |remaining )?"
        r"N(?P<t>\d+)\b(?! {OTHER} ))"
    ),
    "END": (
        r"(?= (?:[,;.)]|and|while|with|but|each|apiece|to|-|–|—|T|in|on|after|at|against|since|when|before|there"
        r"|\([^ ]*|of P\d+ [,;.)])(?: |$)|$)"
    ),
    "PUT": r"\b(?:{UP}|{DOWN}|{CAUSE})",
    "THESE": r"P(?P<p>\d+)(?: (?:{PEOPLE}|{BODIES}))?(?= |$)",
    "MANY": (
        r"\b<N> (?:{PEOPLE} (?:of|from|for) )?(?:the |more |other )?P(?P<p>\d+)(?: {PEOPLE})? "
        r"(?:(?:also|now|still) )?"
    ),
    "ASIDE": r"(?: , (?:who|which|led by|under) [^,]{1,80} ,)?",
    "THEIRS": r"(?:{BODIES}|P\d+)(?: {BODIES})?",
    "INSIDE": r"(?: (?:in|on|of) (?:[^ ]+ ){0,4}?{SMALLER}\b)",
    "FEW": r"(?:just|only)",
    "OWNS": r"(?:'ve|'d|have|has|had)",
    "OF": r"(?:of the N\d+ (?:{SEATS} )?)?",
    "FELLOWS": r"(?:fellow )?(?:(?:{BODIES}|P\d+) )?colleagues",
    "OURS": r"(?:{PEOPLE}|{VOTES}|hands|troops|strong)",
    "OWN": r"(?:his|her|R\d+)",
    "PAIR": r"<K> and <N>",
    "HAVE": r"{HAVE}(?: (?:{ADVERBS}|just|only|no fewer than|as many as|the other|the remaining))*",
    "WAY": r"(?:{UP}|{DOWN})",
    "START": r"(?:^|\b(?:and|but|because|as) |[;“\"–—-] )",
    "ALSO": r"(?:[,;:(–-]|and|while|with|but|by)",
    "AND": r"[PH]\d+ (?:[^ ]+ ){0,30}?(?:and|but)",
    "MOVED": r"(?:{UP}|{DOWN}|{GAIN}|{LOSE})",
    "DID": r"(?:is|are|was|were|who|which|have|has|had|just|only|also)",
    "MEASURE": r"(?:sharply|back|(?:their|its) {TALLY})",
    "REACH": r"(?:to|on|at|to (?:reach|hold)|to (?:finish|end)(?: up)? (?:on|with))",
    "SIT": r"(?= (?:now |will |all )*(?:sit|sits|serve|make up|were returned|were elected|hold seats)\b)",
}
_PATTERNS = (
    Pattern(r"<ANY>(?: ,)?<GAP>{0,12}? <HAVE> <COUNT>", 3, r.plain),
    Pattern(r"<ANY>(?: 's?|(?: ,)? whose| \() <COUNT>", 3, r.plain),
    Pattern(r"<ANY>(?: (?!P\d)[^ ]+){0,20}? , (?:with|leaving (?:it|them) (?:with|on)) <COUNT>", 3, r.plain),
    Pattern(r"(?:^|\b(?:and|but) )with <COUNT> (?:to|against) [^,]+ , (?:the )?<ANY>", 3, r.plain),
    Pattern(r"<START>with <COUNT>(?: (?!to |against )[^ PN][^ ]*){0,4}? ,? ?<ANY>", 3, r.plain),
    Pattern(r"\b{CAUSE} <P> (?:with|to|on|at) (?:only |just )?<COUNT>", 3, r.plain),
    Pattern(r"<PUT> <P> (?:(?:back|up|down) )?to (?:only |just )?<COUNT>", 3, r.plain),
    Pattern(r"<P><ASIDE>(?: ,)?<GAP>{0,6}? <WAY> (?:<MEASURE> )?from <K> (?:{SEATS} )?to (?:<FEW> )?<N>", 2, r.from_to),
    Pattern(r"<P><GAP>{0,4}? <WAY>(?: by)? (?:just |only )?<K> (?:{SEATS} )?to (?:just |only )?<N>", 2, r.by_to),
    Pattern(r"<P>(?: <DID>)* <MOVED>(?: by)? (?:just |only )?<K> (?:{SEATS} )?<REACH> <N><END>", 2, r.by_to),
    Pattern(r"<AND>(?: {ADVERBS})* {HAVE} (?:just |only )?<N>(?: {SEATS})?<END>", 2, r.carried),
    Pattern(r"<AND> (?:{LOSE}|{GAIN}) (?:just |only )?<K> {SEATS}\b", 2, r.carried_change),
    Pattern(r"(?:,|and|while|with) <P> by <K> (?:{SEATS} )?to <N>", 2, r.by_to),
    Pattern(r"<ANY>(?: ,)?<GAP>{0,12}? <WAY>(?: <MEASURE>)? to (?:just |only |a )?<COUNT>", 3, r.plain),
    Pattern(r"<ANY>(?: ,)?<GAP>{0,14}? <WAY>(?: <MEASURE>)?(?: from [a-z]+)? to (?:just |only )?<N><END>", 2, r.plain),
    Pattern(r"<ANY>(?:(?: ,)? (?:who|which)(?: {ADVERBS})*)? <HAVE> <N><END>", 2, r.plain),
    Pattern(r"P(?P<p>\d+) , (?:who|which|led by|under) [^,]{1,80} , <HAVE> (?:<COUNT>|N(?P<k>\d+)<END>)", 3, r.either),
    Pattern(r"<ANY> (?:'s )?[,–—-] {APPOSED} (?:just |only )?<N>(?= |$)", 2, r.bare),
    Pattern(r"\b{CAUSE} <P> (?:just |only )?<COUNT>", 3, r.plain),
    Pattern(r"<P>(?: ,)?(?: (?!P\d)[^ ]+){0,8}? minority (?:{BODIES} )?of <N>", 2, r.plain),
    Pattern(r"\b{LEANS} (?:of )?<N> P(?P<p>\d+)(?= |$)", 1, r.bare),
    Pattern(r"\b(?:who|which) (?:has|have|leads|led) (?:the )?<N> (?:{LEFT} )?P(?P<p>\d+)(?= |$)", 2, r.bare),
    Pattern(r"\b(?:leads|leading|heads|heading) (?:the |all )?(?:other )?<N> P(?P<p>\d+)(?= |$)", 1, r.bare),
    Pattern(r"H(?P<p>\d+) , who (?:speaks for|leads|heads) (?:the |all )?<N>(?= [,.;])", 1, r.plain),
    Pattern(r"(?<![^ ])(?:i|you|he|she|[PH]\d+) <OWNS>(?: got)? (?:<FEW> )?<N> P(?P<p>\d+)(?= |$)", 2, r.bare),
    Pattern(r"<P>(?: ,)? (?:who|which)(?: ,)? at <N>(?: {SEATS})? (?:are|is|were|was)\b", 1, r.plain),
    Pattern(r"<P> (?:has|have|had|won|gained) (?:its|their) (?:very )?first (?:[a-z]+ ){0,3}?{EACH}\b", 2, r.one),
    Pattern(r"H(?P<p>\d+) , (?:its|their|P\d+ 's?|the (?:party|group) 's) {ONLY} {PEOPLE}\b", 2, r.one),
    Pattern(r"\bwhose <N> <THESE>", 2, r.bare),
    Pattern(r"\bthe N\d+ P\d+(?: {PEOPLE})? and (?:the )?<N> (?:{PEOPLE} (?:of|from) (?:the )?)?<THESE>", 1, r.bare),
    Pattern(r"<ANY>(?: ,)?<GAP>{0,6}? {RANK}(?: [a-z]+){0,4}?(?: ,)? (?:with|on|at) <N>(?= |$)", 2, r.bare),
    Pattern(r"\bbelong to (?:the )?P\d+ (?:and|,) <N> to <P>", 2, r.plain),
    Pattern(r"<P> , of whom there are <N>", 2, r.plain),
    Pattern(r"<ALSO> <P>(?: ,)?(?: {HAVE})?(?: [:(])?(?: {ADVERBS})* <N>(?: {SEATS})?<END>", 2, r.plain),
    Pattern(r"<P>(?: ,)?<GAP>{0,12}? (?:{ADVERBS} )*{HOLD} (?:{ADVERBS} )*<N><END>", 2, r.plain),
    Pattern(r"(?:,|and|with) <P><GAP>{0,5}? on <N><END>", 2, r.plain),
    Pattern(r"(?:,|and) <P> on <N>(?= |$)", 2, r.bare),
    Pattern(r"\b<N> P(?P<p>\d+)(?: {PEOPLE})? (?:now )?sits? on the (?:council|authority|city)\b", 3, r.plain),
    Pattern(r"^<P>(?: :| -| –| \()? <N><END>", 2, r.plain),
    Pattern(r"<N> (?:{SEATS} )?(?:apiece|each) for <P>,? and <Q>", 2, r.both),
    Pattern(r"<P>,? and <Q>(?: ,)?<GAP>{0,3}? <HAVE> <N>(?: {SEATS})? (?:each|apiece)", 3, r.both),
    Pattern(r"<P>(?: 's)? <N> - (?:strong|member|seat)\b", 3, r.plain),
    Pattern(r"[HR](?P<p>\d+)(?: 's)? <N> - (?:strong|member|seat)\b", 2, r.plain),
    Pattern(r"\b<N> - (?:strong|member|seat) <P>", 3, r.plain),
    Pattern(r"\b<N> {SEATS} (?:for|to) (?:the )?P(?P<p>\d+)\b(?! ')", 2, r.plain),
    Pattern(r"(?:,|and|with|against) <N> for <P>", 2, r.plain),
    Pattern(r"(?:group|team|bloc|P\d+) of <N> P(?P<p>\d+)", 3, r.plain),
    Pattern(r"\bthere (?:are|were|is|was) (?:(?:also|now|only|just) )*<N> P(?P<p>\d+)(?: {PEOPLE})?", 2, r.plain),
    Pattern(r"\b<N> P(?P<p>\d+)(?: {PEOPLE})? ma(?:ke|kes|king|de) up the {REST}", 3, r.plain),
    Pattern(r"<ANY><GAP>{0,6}? group of <N>", 2, r.plain),
    Pattern(r"<ANY> 's? <N> - (?:man|woman|person) (?:band|group|party|show)", 2, r.plain),
    Pattern(r"(?:'s|the|their|its) {ONLY} P(?P<p>\d+)(?!(?: {PEOPLE})? present)(?: {PEOPLE}| voice)?(?= |$)", 3, r.one),
    Pattern(r"\b(?:a|one) {ONLY} P(?P<p>\d+)(?= [,.;]|$)", 2, r.one),
    Pattern(r"H(?P<p>\d+) and <OWN> <N> <FELLOWS>", 3, r.and_colleagues),
    Pattern(r"H(?P<p>\d+)(?: \( [^)]*\))?(?: ,)? (?:who )?(?:has|had) <N> <FELLOWS>", 3, r.and_colleagues),
    Pattern(r"\bR(?P<p>\d+) <N> <FELLOWS>\b", 1, r.and_colleagues),
    Pattern(r"<P> and <Q>(?: ,)?<GAP>{0,6}? (?:\( )?<N>(?: {SEATS})? (?:each|apiece)", 3, r.both),
    Pattern(r"<P> and <Q>(?: ,)?<GAP>{0,4}? {HAVE} <K> and <N> (?:{SEATS}|of|respectively)\b", 3, r.two),
    Pattern(r"<P> and <Q> , (?:with|on) <K> and <N>(?= [,.;]|$)", 3, r.two),
    Pattern(r"\bwith <K> and <N> (?:{SEATS} |of |the |N\d+ |respectively )*, <P> and <Q>", 3, r.two),
    Pattern(r"<P> and <Q>(?: ,)?<GAP>{0,8}? {HAVE} N\d+(?: [^ PN][^ ]*| N\d+){0,8}? [(:,] <PAIR> [).,;]", 3, r.two),
    Pattern(r"<ANY>(?: ,)?<GAP>{0,8}? <N> strong\b", 3, r.plain),
    Pattern(r"\b<N> - strong {BODIES} of <P>", 3, r.plain),
    Pattern(r"<ANY> , (?:the )?<N> - (?:strong|member|seat)\b", 3, r.plain),
    Pattern(r"<PUT> <P>(?: 's {TALLY})?<GAP>{0,6}? from <K> (?:{SEATS} )?to <N>", 3, r.from_to),
    Pattern(r"<PUT> <P> (?:(?:back|up|down) )?to (?:just |only )?<N> from <K>\b", 3, r.from_to),
    Pattern(r"<PUT> <P> (?:up |down )?(?:by )?<K> to <N>", 2, r.by_to),
    Pattern(r"<PUT> <P> (?:(?:back|up|down) )?(?:to|on|with) (?:just |only )?<N><END>", 2, r.plain),
    Pattern(r"<AND>(?: {ADVERBS})* {HAVE} <COUNT>", 2, r.carried),
    Pattern(r"[PH](?P<p>\d+) (?P<s>'s?) (?:(?:{ONLY}|own|new) )?<N>(?! - )(?= |$)", 2, r.owned),
    Pattern(r"<ANY> 's? (?:{LEFT} )?<N> {VOTES}\b", 1, r.plain),
    Pattern(r"<P> 's? N\d+(?: {SEATS})? (?:are|is) now <N><END>", 3, r.plain),
    Pattern(r"<P> (?:'s? )?(?:of the P\d+ )?[(:–—-] <N>(?: {SEATS})?(?= [),;.])", 2, r.plain),
    Pattern(r"<ANY> (?:'s? )?[:–—-] <N>(?: {SEATS})?(?= [),;.])", 2, r.plain),
    Pattern(r"<P> \( <N> \)", 3, r.plain),
    Pattern(r"H(?P<p>\d+) \( [^ ]+ , <N>(?: {SEATS})? \)", 2, r.plain),
    Pattern(r"<P> 's {TALLY}<GAP>{0,5}? (?:is|was|of|to|at) <N><END>", 2, r.plain),
    Pattern(r"\b<N> (?:{SEATS} )?(?:belong to|are held by) <P>", 2, r.plain),
    Pattern(r"\b<N> <OF>(?:are|were all|are all|sit as|is an?) (?:the )?P(?P<p>\d+)(?= |$)", 2, r.plain),
    Pattern(r"(?:,|and) <N> as (?:the )?P(?P<p>\d+)(?= [,.;]|$| and)", 2, r.plain),
    Pattern(r"\bother <N> , all (?:of them )?P(?P<p>\d+)(?= |$)", 2, r.plain),
    Pattern(r"\b(?:the|its|their|all|other|remaining) <N> {PEOPLE} (?:of|from|for) <P>", 2, r.plain),
    Pattern(r"<MANY>(?:complete|make up|sit|hold|(?:were|was) (?:also )?(?:returned|elected))\b", 2, r.plain),
    Pattern(r"\bthere (?:are|were) (?:(?:also|now|only|just) )*<N> (?:of|from|for) (?:the )?P(?P<p>\d+)", 1, r.plain),
    Pattern(r"\ball <N> of P(?P<p>\d+)(?= |$)(?! 's)", 1, r.bare),
    Pattern(r"<P> [,(] (?:all )?<N> of P\d+(?= [,;.)])", 2, r.plain),
    Pattern(r"P(?P<p>\d+) 's? {ONLY} (?:{PEOPLE}|survivor|voice|representative)\b", 3, r.one),
    Pattern(r"\b{ONLY} (?:surviving |remaining )?(?:{PEOPLE}|survivor) (?:of|from|for) <P>", 2, r.one),
    Pattern(r"\b(?:one|N\d+) of (?:the )?<N> <THESE>(?! {APART}\b)", 1, r.bare),
    Pattern(r"\bR(?P<p>\d+) (?:{LEFT} )?<N>(?: <OURS>)?(?! (?:-|colleagues)(?: |$))(?= |$)", 1, r.bare),
    Pattern(r"<ANY>(?: ,)? whose <THEIRS><GAP>{0,5}? <HAVE> <COUNT>", 3, r.plain),
    Pattern(r"<ANY>(?: ,)? whose <THEIRS> (?:[^ ,;PH]+ ){0,9}?(?:with|on|holding|to) <COUNT>", 3, r.plain),
    Pattern(r"<ANY>(?: ,)? whose (?:P\d+ )?(?:{BODIES} )?(?:<HAVE> )?<N>(?= |$)", 2, r.bare),
    Pattern(r"(?:,|and|with|plus) <N> P(?P<p>\d+)(?: {PEOPLE})?(?= [.,;)]|$)", 2, r.plain),
    Pattern(r"<P> and <Q> each<GAP>{0,8}? (?:with|on|at|have|has|had) <N>(?= |$)", 3, r.both),
    Pattern(r"\b<N> {SEATS} , (?:exactly |just )?as many as <P>", 3, r.plain),
    Pattern(r"(?<![^ ])(?:{WHOLE}|R\d+) <N> (?:{LEFT} )?<THESE>(?! ,? ?(?:who|which)\b)(?!<INSIDE>)", 1, r.whole),
    Pattern(r"<P>(?: ,)?(?: <DID>)* (?:{LOSE}|{GAIN}) (?:just |only |a further )?<K>(?: {SEATS}\b|<END>)", 2, r.change),
)  # fmt: skip


@cache
def compiled(weight: int) -> tuple[tuple[Pattern, re.Pattern[str]], ...]:
    """The patterns of one weight, ready to search."""
    return tuple((p, re.compile(filled(p.text))) for p in _PATTERNS if p.weight == weight)


def filled(text: str) -> str:
    """A pattern with its pieces and word lists in place."""
    whole = re.sub(r"<([A-Z]+)>", lambda m: filled(_PIECES[m[1]]), text)
    return re.sub(r"\{([A-Z]+)\}", lambda m: f"(?:{words().alternations[m[1]]})", whole)
