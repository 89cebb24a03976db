"""From an article as it came to the text that is read: what would mislead is taken out, said, and found again.

The article's own text stays as it is. A reading of the prepared text is put back onto it by `Prepared.restore`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from overtures.model import Article, Doubt, Reading
from overtures.read.preparing.breaks import join_words
from overtures.read.preparing.characters import clear_characters
from overtures.read.preparing.edits import Edited
from overtures.read.preparing.languages import leave_out_other_languages
from overtures.read.preparing.looks import look_at
from overtures.read.preparing.markup import take_out_markup
from overtures.read.preparing.restoring import restored

__all__ = ["Prepared", "prepare"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """`article` has the text to read; `doubts` are about the text as it was."""

    article: Article
    doubts: tuple[Doubt, ...]
    _original: Article
    _edited: Edited

    def restore(self, reading: Reading) -> Reading:
        """A reading of `article` as one of the article that was prepared: its text, true spans, and the doubts."""
        found = restored(reading, self._original, self._edited)
        return dataclasses.replace(found, warnings=(*self.doubts, *found.warnings))


def prepare(article: Article, is_word: Callable[[str], bool]) -> Prepared:
    """Make an article ready; `is_word` says whether a word in small letters is one of the language."""
    edited = Edited(article.text)
    doubts = (
        *clear_characters(edited),
        *take_out_markup(edited),
        *join_words(edited, is_word),
        *leave_out_other_languages(edited),
        *look_at(edited),
    )
    ready = dataclasses.replace(article, text=edited.text) if edited.changed else article
    return Prepared(ready, doubts, article, edited)
