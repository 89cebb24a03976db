"""How well articles are read: readings compared with annotations that people made, or two annotations with each other.

Pure counting on the annotation form (docs/evaluating.md); which texts and readings there are, `pipeline` says.
"""

from overtures.evaluate.agreement import AVAILABLE as ALPHA_AVAILABLE
from overtures.evaluate.agreement import Agreement
from overtures.evaluate.article import Article
from overtures.evaluate.bands import Band
from overtures.evaluate.check import check_gold
from overtures.evaluate.confusion import ACTS, MISSED, NOT_IN_GOLD, REPEATED
from overtures.evaluate.counts import Count
from overtures.evaluate.evaluation import Evaluation, Figure, as_dict, evaluate
from overtures.evaluate.folder import find_annotations, load_annotation, parse_annotation
from overtures.evaluate.form import Document
from overtures.evaluate.misses import Miss
from overtures.evaluate.places import Place

__all__ = [
    "ACTS",
    "ALPHA_AVAILABLE",
    "MISSED",
    "NOT_IN_GOLD",
    "REPEATED",
    "Agreement",
    "Article",
    "Band",
    "Count",
    "Document",
    "Evaluation",
    "Figure",
    "Miss",
    "Place",
    "as_dict",
    "check_gold",
    "evaluate",
    "find_annotations",
    "load_annotation",
    "parse_annotation",
]
