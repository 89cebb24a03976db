"""Councils, parliaments and assemblies, by the pattern of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from overtures.annotate import gazetteer
from overtures.annotate.bodies.named import WORD, Named, without_lead
from overtures.model import Span

_COUNCIL = re.compile(
    rf"(?<![\w-])(?:{WORD}(?: (?:and|upon|of|the|&))? ){{1,8}}?"
    r"(?:(?:[Cc]ity|[Cc]ounty|[Bb]orough|[Dd]istrict|[Tt]own|[Pp]arish|[Cc]ommunity|Metropolitan"
    r"|Regional|Shire|Unitary|Islands?) ){0,3}"
    r"(?:[Cc]ouncil|Corporation|(?:Combined|Unitary) Authority|Assembly(?! [Mm]ember))(?![\w-])"
)
_PARLIAMENT = re.compile(
    r"(?<![\w-])(?:Senedd|Scottish Parliament|House of Commons|House of Lords|Stormont"
    r"|Dáil(?: Éireann)?|Seanad|Landtag|Bundestag|Holyrood"
    r"|Westminster|Northern Ireland Assembly|London Assembly)(?![\w-])"
)


def councils(text: str) -> Iterator[Named]:
    """Mentions of councils and parliaments. `text` is plain_text."""
    for match in _COUNCIL.finditer(text):
        start, name = _without_person(*without_lead(match.start(), match[0], "A", "An"))
        if " " in name and not gazetteer.parties().pattern.match(name):
            yield Named(Span(start, match.end()), "council", name)
    for match in _PARLIAMENT.finditer(text):
        yield Named(Span(*match.span()), "council", match[0])


def _without_person(start: int, name: str) -> tuple[int, str]:
    """'Cllr Ann Example of Anytown Council' names a person first: (offset, name) of the council."""
    first, of = name.split(" ", 1)[0].rstrip("."), re.search(r" of (?:the )?", name)
    if of and (first in gazetteer.words("offices", "titles") or first in gazetteer.given_names()):
        return start + of.end(), name[of.end() :]
    return start, name
