"""From an article to its annotation: tokens and trees, people, parties, councils, quotations with speakers, dates."""

from __future__ import annotations

from collections.abc import Sequence

from overtures.annotate.affiliation import members
from overtures.annotate.draft import Draft
from overtures.annotate.language import knows, load
from overtures.model import Annotation, Article, ListedCouncil

__all__ = ["annotate", "knows", "load"]


def annotate(article: Article, model: str | None = None, register: Sequence[ListedCouncil] = ()) -> Annotation:
    """Everything that the language stage finds in an article; `model` names another spaCy pipeline than our own.

    Councils of the `register` are known by their names there. Raises ModelError where the pipeline is missing.
    """
    draft = Draft(article, model, register)
    return draft.settled(members(draft.asked()))
