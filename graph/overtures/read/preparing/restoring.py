"""A reading of an edited text, put back onto the text as it was."""

from __future__ import annotations

import dataclasses
from typing import Any

from overtures.model import Article, Reading, Span
from overtures.read.preparing.edits import Edited


def restored(reading: Reading, article: Article, edited: Edited) -> Reading:
    """The reading with `article` for its own, and every span, and the words of each, those of the article's text."""
    if edited.changed:
        reading = _moved(reading, edited, article.text)
    return dataclasses.replace(reading, article=article)


def _moved(value: Any, edited: Edited, text: str) -> Any:
    """Whatever holds spans, at any depth; the `text` beside a `span` is what that covers."""
    if isinstance(value, Span):
        return edited.original(value)
    if isinstance(value, list | tuple):
        return type(value)(_moved(item, edited, text) for item in value)
    if not dataclasses.is_dataclass(value) or isinstance(value, type | Article):
        return value
    held = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    moved = {name: _moved(part, edited, text) for name, part in held.items()}
    if isinstance(moved.get("span"), Span) and "text" in moved:
        moved["text"] = moved["span"].of(text)
    changed = {name: part for name, part in moved.items() if part != held[name]}
    return dataclasses.replace(value, **changed) if changed else value
