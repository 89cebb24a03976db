"""Pieces from which the patterns of seats are put together, and the words that fill them."""

from __future__ import annotations

import re

from overtures.extract.seats.words import words

_PIECES = {
    "P": r"(?:(?:the|a|an) )?(?:[a-z]+ )?P(?P<p>\d+)\b(?: 's?)?(?: (?:{BODIES}|{PEOPLE}))?",
    "Q": r"(?:(?:the|a|an) )?P(?P<q>\d+)(?: (?:{BODIES}|{PEOPLE}))?",
    "ANY": r"[PHR](?P<p>\d+)(?: (?:'s? )?(?:{BODIES}|{PEOPLE}))?",
    "GAP": r"(?: (?![PHNR]\d)(?!(?:{TURNS}|{MAYBE}|;|:)(?: |$))[^ ]+)",
    "N": r"N(?P<n>\d+)",
    "K": r"N(?P<k>\d+)",
    "COUNT": (
        r"N(?P<n>\d+)(?: (?:(?:new|elected|city|county|borough|district|local|remaining|of (?:the|its|their)) )*"
        r"{SEATS}\b(?! of the (?:public|union|party|cabinet|committee|executive)\b)(?!<INSIDE>)"
        r"(?: (?:out )?of (?:the |a |its )?(?:total of )?N(?P<m>\d+)\b(?!(?: {SEATS})?<INSIDE>))?"
        r"| (?:out )?of (?:the |a |its |all )*(?:(?:[a-z-]+ )?[a-z-]+ 's? |R\d+ |remaining )?"
        r"N(?P<t>\d+)\b(?! {OTHER} )(?!(?: {SEATS})?<INSIDE>))"
    ),
    "END": (
        r"(?= (?:[,;.)]|and|while|with|but|each|apiece|to|-|–|—|T|in|on|after|at|against|since|when|before|there|left"
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
    "HEADS": r"(?:{LEAD}|head of|leader of) an? {BODIES} of",
    "THERE": r"\bthere (?:are|were|is|was) (?:(?:also|now|only|just) )*",
    "SEATED": r"(?:{SEATS} )?",
    "SOME": r"(?:present|to|who)",
    "TITLED": r"(?: \( [^ ]+ \)| , (?:the )?P\d+ [a-z]+(?= ,))?(?: ,)?(?: who)?(?: {ADVERBS})*",
    "EDGE": r"(?= |$)",
    "LEAVING": r"(?:with|leaving (?:it|them) (?:with|on)|(?:finishing|ending)(?: up)? (?:on|with))",
    "INSIDE": r"(?: (?:in|on|of) (?:[^ ,]+ ){0,4}?{SMALLER}\b)",
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
    "MEASURE": r"(?:sharply|back|(?:their|its|his|her) {TALLY}(?: (?:on|in|at) (?:[a-z]+ ){0,6}?{HOUSE})?)",
    "REACH": r"(?:to|on|at|for a total of|to (?:reach|hold)|to (?:finish|end)(?: up)? (?:on|with))",
    "SIT": (
        r"(?= (?:now |will |all |who )*"
        r"(?:complete|make N\d+|make up|sit|sits|serve|were returned|were elected|hold seats)\b)"
    ),
}


def filled(text: str) -> str:
    """A pattern with its pieces and word lists in place."""
    whole = re.sub(r"<([A-Z]+)>", lambda m: filled(_PIECES[m[1]]), text)
    return re.sub(r"\{([A-Z]+)\}", lambda m: f"(?:{words().alternations[m[1]]})", whole)
