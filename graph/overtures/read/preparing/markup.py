"""HTML that was left in a text: its tags are no words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from overtures.model import Doubt, Span
from overtures.read.preparing.edits import Edit, Edited

_BLOCK = (
    "address article aside blockquote body br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "head header hr html li main nav ol p pre section table tbody td tfoot th thead title tr ul"
)
_INLINE = (
    "a abbr b button cite code del em font i iframe img input ins kbd label link mark meta q s script select small "
    "source span strike strong style sub sup svg time u var video"
)
_UNSEEN = re.compile(r"<(?:(!--)|(script|style|svg|head|noscript)\b[^<>]{0,2000}>)", re.I)
_TAG = re.compile(rf"<(?:!doctype|/?({'|'.join((_BLOCK + ' ' + _INLINE).split())}))(?:[\s/][^<>]{{0,2000}})?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")
_APART = frozenset(_BLOCK.split())


def take_out_markup(edited: Edited) -> Iterator[Doubt]:
    """Take tags, scripts and comments out and put characters for entities; a tag of a block ends the paragraph."""
    text = edited.text
    edits = [*_unseen(text)]
    edits += [Edit(m.start(), m.end(), "\n\n" if (m[1] or "p").lower() in _APART else "") for m in _TAG.finditer(text)]
    edits += [Edit(m.start(), m.end(), _character(m[0])) for m in _ENTITY.finditer(text) if _character(m[0]) != m[0]]
    if not edits:
        return
    first = min(edits, key=lambda edit: edit.start)
    message = "HTML was left in the text and passed over; headings, menus and captions of the page may be read as words"
    yield Doubt("markup", message, edited.original(Span(first.start, first.end)))
    edited.apply(edits)


def _unseen(text: str) -> Iterator[Edit]:
    """Comments, scripts and the like, with all that they hold; one that nothing closes is left."""
    lowered, at, endless = text.lower(), 0, set[str]()
    for match in _UNSEEN.finditer(text):
        close = "-->" if match[1] else f"</{match[2].lower()}>"
        if match.start() < at or close in endless:
            continue
        end = lowered.find(close, match.end())
        if end < 0:
            endless.add(close)
        else:
            at = end + len(close)
            yield Edit(match.start(), at, "\n\n")


def _character(entity: str) -> str:
    return html.unescape(entity)
