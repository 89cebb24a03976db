"""Keeps queries from changing the store or reaching out of it: SERVICE, LOAD, FROM elsewhere, and updates.

Engines offer no switch for it, so the text is looked at before it is handed over. SPARQL's `<` is an operator or opens
an IRI, as the grammar around it decides; both readings are followed, and a word that is a keyword in either counts.
So the check may refuse an odd query that an engine would take as harmless, never the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from overtures.errors import StoreError
from overtures.vocabulary import GRAPH

FORMS = frozenset({"select", "ask", "construct", "describe"})
_CHANGES = frozenset({"insert", "delete", "load", "clear", "drop", "create", "copy", "move", "add", "with", "using"})

_IRI = r'<[^<>"{}|^`\\\x00-\x20]*>'
_SPACE = re.compile(r"(?:\s|#[^\n\r]*)+")
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_TOKENS = re.compile(
    rf"""
      (?P<iri>{_IRI})
    | (?P<string>\"\"\"(?:[^"\\]|\\.|\"{{1,2}}(?!\"))*\"\"\" | '''(?:[^'\\]|\\.|'{{1,2}}(?!'))*'''
        | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<glued>(?:service|from)(?=:))
    | (?P<name>[?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | _:[\w.\-·]+
        | (?:[^\W\d_][\w.\-·]*)?:(?:[\w.\-·:]|%[0-9A-Fa-f]{{2}}|\\.)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_OPERATOR_CANNOT = re.compile(r"<[^\s<>'#]*//")  # two slashes outside strings and comments stand in IRIs alone
_OWN_GRAPH = re.compile(rf"(?:named(?:\s|#[^\n\r]*)*)?<{re.escape(GRAPH)}[^<>]*>", re.IGNORECASE)


def form(query: str) -> str:
    """'select', 'ask', 'construct' or 'describe'; raises StoreError for an update and for a query that reaches out."""
    told = ""
    for text in {query, _expanded(query)}:
        for word, rest in _words(text):
            _refuse(word, rest)
            if word in FORMS and not told:
                told = word
    if not told:
        raise StoreError("this is no SPARQL query: it has no SELECT, ASK, CONSTRUCT or DESCRIBE")
    return told


def _expanded(query: str) -> str:
    """The query with \\uXXXX written out, as engines do that expand it before anything else."""
    try:
        return _CODEPOINT.sub(lambda m: chr(int(m[1] or m[2], 16)), query)
    except ValueError:
        raise StoreError("the query has a \\U escape that is no character; write the character itself") from None


def _refuse(word: str, rest: str) -> None:
    if word == "service":
        raise StoreError("the query asks another service (SERVICE); only the store itself can be asked: leave it out")
    if word in _CHANGES:
        raise StoreError(f"the query contains {word.upper()}; a query cannot change the store: use add or withdraw")
    if word == "from" and not _OWN_GRAPH.match(rest[_space(rest, 0) :]):
        raise StoreError(f"FROM may only name graphs of the store, in full: <{GRAPH}…>")


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Each bare word, in lower case, under every reading of the text, with what follows it; in order of the text."""
    starts, seen = [0], {0}
    while starts:
        at = _space(text, starts.pop(0))
        match = _TOKENS.match(text, at)
        if not match:
            continue
        if word := match["word"] or match["glued"]:
            yield word.lower(), text[match.end() :]
        for end in _ends(text, match):
            if end not in seen:
                seen.add(end)
                starts.append(end)
        starts.sort()


def _ends(text: str, match: re.Match[str]) -> Iterator[int]:
    """Where the next token may begin: after this one, or after its `<` alone."""
    yield match.end()
    if match["iri"] and not _OPERATOR_CANNOT.match(match["iri"]):
        yield match.start() + 1


def _space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
