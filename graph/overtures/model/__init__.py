"""Frozen types that every stage shares; no RDF and no language processing in them."""

from overtures.model.article import Article, Span, plain_marks
from overtures.model.doubts import Doubt, DoubtCode
from overtures.model.language import Annotation, Body, Mention, Person, Quote, Role, Sentence, Token
from overtures.model.reasons import Contradiction, Polarity, Reason, TopicMention
from overtures.model.registers import ListedCouncil
from overtures.model.statements import (
    UNREALISED,
    Act,
    ActPolarity,
    Arrangement,
    Evidence,
    Factuality,
    Illocution,
    Mode,
    Occurrence,
    Reader,
    Reading,
    SeatCount,
    Statement,
    Trace,
)
from overtures.model.time import Period, TimeExpression
from overtures.model.tree import Tree

__all__ = [
    "UNREALISED",
    "Act",
    "ActPolarity",
    "Annotation",
    "Arrangement",
    "Article",
    "Body",
    "Contradiction",
    "Doubt",
    "DoubtCode",
    "Evidence",
    "Factuality",
    "Illocution",
    "ListedCouncil",
    "Mention",
    "Mode",
    "Occurrence",
    "Period",
    "Person",
    "Polarity",
    "Quote",
    "Reader",
    "Reading",
    "Reason",
    "Role",
    "SeatCount",
    "Sentence",
    "Span",
    "Statement",
    "TimeExpression",
    "Token",
    "TopicMention",
    "Trace",
    "Tree",
    "plain_marks",
]
