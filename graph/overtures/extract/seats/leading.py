"""Patterns for those who lead, and for what is told of them: 'leads a group of ten', 'whose five votes'."""

from __future__ import annotations

from overtures.extract.seats import readings as r
from overtures.extract.seats.readings import Pattern

LEADING = (
    Pattern(r"\b(?:leads|leading|heads|heading) (?:the |all )?(?:other )?<N> P(?P<p>\d+)(?= |$)", 1, r.bare),
    Pattern(r"H(?P<p>\d+) , who (?:speaks for|leads|heads) (?:the |all )?<N>(?= [,.;])", 1, r.plain),
    Pattern(r"(?<![^ ])(?:i|you|he|she|[PH]\d+) <OWNS>(?: got)? (?:<FEW> )?<N> P(?P<p>\d+)(?= |$)", 2, r.bare),
    Pattern(r"H(?P<p>\d+) , (?:its|their|P\d+ 's?|the (?:party|group) 's) {ONLY} {PEOPLE}\b", 2, r.one),
    Pattern(r"\bwhose <N> <THESE>", 2, r.bare),
    Pattern(r"H(?P<p>\d+) and <OWN> <N> <FELLOWS>", 3, r.and_colleagues),
    Pattern(r"H(?P<p>\d+)(?: \( [^)]*\))?(?: ,)? (?:who )?(?:has|had) <N> <FELLOWS>", 3, r.and_colleagues),
    Pattern(r"\bR(?P<p>\d+) <N> <FELLOWS>\b", 1, r.and_colleagues),
    Pattern(r"<ANY>(?: ,)? whose <THEIRS><GAP>{0,5}? <HAVE> <COUNT>", 3, r.plain),
    Pattern(r"<ANY>(?: ,)? whose <THEIRS> (?:[^ ,;PH]+ ){0,9}?(?:with|on|holding|to) <COUNT>", 3, r.plain),
    Pattern(r"<ANY>(?: ,)? whose (?:P\d+ )?(?:{BODIES} )?(?:<HAVE> )?<N>(?= |$)", 2, r.bare),
    Pattern(r"[HP](?P<p>\d+)<TITLED> {LEAD} (?:(?:the|his|all|a) )?<COUNT>", 3, r.plain),
    Pattern(r"\b(?:{LEAD}|leader of|behalf of) (?:(?:the|all|its|other|remaining) )*<N> <THESE>", 1, r.plain),
    Pattern(r"H(?P<p>\d+)<TITLED> {LEAD} (?:the |an? )?<N> - (?:strong|member)\b", 3, r.plain),
    Pattern(r"H(?P<p>\d+) (?:(?![PHR]\d)[^ ]+ ){0,14}?<HEADS> <N>(?= |$)", 1, r.bare),
    Pattern(r"[PH](?P<p>\d+) , (?:now )?an? (?:[a-z]+ )?{BODIES} of <N>(?= |$)", 1, r.bare),
    Pattern(r"<ANY>(?: ,)? (?:with )?whose (?:{LEFT} )?<N> (?:{VOTES}|{PEOPLE})(?= |$)", 2, r.plain),
    Pattern(r"[PH](?P<p>\d+)(?: \( [^ ]+ \))? [,(] <K> of <N>(?= (?:[,.;)]|from|in|on|{PEOPLE})(?: |$))", 2, r.one_of),
    Pattern(r"<ANY>(?: ,)? <N> {PEOPLE} strong\b", 3, r.plain),
    Pattern(r"H\d+ , (?:the )?{ONLY} P(?P<p>\d+)(?: (?:{PEOPLE}|{EACH}))?(?= (?:[,.;]|in|on|at)(?: |$))", 2, r.one),
)  # fmt: skip
