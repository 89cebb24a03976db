"""Paragraphs that are in another language than English: said, and left out.

py3langid tells 139 languages from each other, Welsh, Irish and Gaelic among them, without a download; it is kept up and
needs nothing but numpy. Its model takes a third of a second and 100 MB, so that only what shows few of the commonest
English words is put before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from overtures import assets
from overtures.model import Doubt, Span
from overtures.read.preparing.blocks import blocks
from overtures.read.preparing.edits import Edit, Edited

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENGLISH_SHARE = 0.1  # of words; of 3,172 English paragraphs 65 show fewer
_FEWEST_LETTERS = 40
_FEWEST_WORDS = 4  # in small letters: a list of names is of no language
_FEWEST_OTHER_LETTERS = 10  # of another script, one of which may be a word
_LIKELY = 0.01  # English, or the pidgin of Nigeria, that is near it; of the 65 paragraphs none is below .03
_WORD = re.compile(r"[^\W\d_]+")
_IN_SMALL_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_A-Z][^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def leave_out_other_languages(edited: Edited) -> Iterator[Doubt]:
    """Take out the paragraphs of another language; a doubt for each run of them, or one for the whole text."""
    spans = blocks(edited.text)
    told = _told([_language(span.of(edited.text)) for span in spans])
    runs = list(_runs(spans, told))
    if not runs:
        return
    if all(told):
        names = " and ".join(dict.fromkeys(_named(code) for code in told if code))
        yield Doubt("other-language", f"the text is in {names}, not in English: nothing was read")
    else:
        for span, code in runs:
            told_in = f"a passage in {_named(code)} was left out; only English is read"
            yield Doubt("other-language", told_in, edited.original(span))
    edited.apply([Edit(span.start, span.end) for span, _ in runs])


def _language(words: str) -> str | None:
    """'' for English, a code for another language, None for what is too short to tell."""
    letters = sum(map(str.isalpha, words))
    other = letters - len(_LATIN.findall(words))
    found = _WORD.findall(words.lower())
    if sum(word in _words().common for word in found) > _ENGLISH_SHARE * len(found) and other * 2 < letters:
        return ""
    if other < max(_FEWEST_OTHER_LETTERS, letters / 2) and (
        letters < _FEWEST_LETTERS or len(_IN_SMALL_LETTERS.findall(words)) < _FEWEST_WORDS
    ):
        return None
    likely = _identifier().rank(words)
    shares = dict(likely)
    return "" if shares["en"] + shares["pcm"] >= _LIKELY else likely[0][0]


@dataclass(frozen=True, slots=True)
class _Words:
    common: frozenset[str]
    names: dict[str, str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    told = tomllib.loads((assets.root("data") / "languages.toml").read_text(encoding="utf-8"))
    return _Words(frozenset(told["common"].split()), told["names"])


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _told(codes: Sequence[str | None]) -> list[str]:
    """What is too short to tell is of another language where what stands before and after it is."""
    before = _carried(codes)
    after = _carried(codes[::-1])[::-1]
    told = []
    for code, earlier, later in zip(codes, before, after, strict=True):
        around = [c for c in (earlier, later) if c is not None]
        told.append(code if code is not None else around[0] if around and all(around) else "")
    return told


def _carried(codes: Sequence[str | None]) -> list[str | None]:
    carried: list[str | None] = []
    last = None
    for code in codes:
        last = code if code is not None else last
        carried.append(last)
    return carried


def _runs(spans: Sequence[Span], told: Sequence[str]) -> Iterator[tuple[Span, str]]:
    """Neighbouring paragraphs of one other language as one span."""
    begun: tuple[Span, str] | None = None
    for span, code in zip(spans, told, strict=True):
        if begun is not None and code == begun[1]:
            begun = (Span(begun[0].start, span.end), code)
            continue
        if begun is not None:
            yield begun
        begun = (span, code) if code else None
    if begun is not None:
        yield begun


def _named(code: str) -> str:
    return _words().names.get(code, f"another language (probably '{code}')")
