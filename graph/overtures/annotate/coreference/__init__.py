"""Whom pronouns and descriptions mean: "she", "the party", "his group", "both parties", "the Labour leader"."""

from overtures.annotate.coreference.cast import Cast
from overtures.annotate.coreference.quoted import is_first_person, speaker_at
from overtures.annotate.coreference.resolver import Resolver

__all__ = ["Cast", "Resolver", "is_first_person", "speaker_at"]
