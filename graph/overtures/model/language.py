"""What the language stage finds in a text: tokens of a dependency tree, mentions of actors, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from overtures.model.article import Article, Span
from overtures.model.time import TimeExpression

MentionKind = Literal["person", "party", "group", "council", "role", "pronoun"]
QuoteForm = Literal["direct", "partial", "turn", "block", "nested"]
BodyKind = Literal["party", "group", "council", "alliance", "organisation"]


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word; `head` and `i` index the document's tokens, a root is its own head.

    `pos` is a UPOS tag, `tag` a Penn tag, `dep` a Universal Dependencies relation, `start` and `end`
    are code points of the article's text.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    feats: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to, not including, `last`, in paragraph number `paragraph`."""

    first: int
    last: int
    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Role:
    """An office: what, in which group or party, on which council."""

    role: str
    of: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person by full name as the article gives it; `gender` is 'f', 'm' or None, as titles and pronouns tell."""

    name: str
    party: str | None = None
    roles: tuple[Role, ...] = ()
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A party, group, council, alliance or other organisation under its canonical name.

    `members` are the parties of an alliance or a group of several parties, `party` the national
    party of a local branch or group. `code` and `type` are those of a council in the register that was given.
    """

    name: str
    kind: BodyKind
    party: str | None = None
    council: str | None = None
    members: tuple[str, ...] = ()
    code: str | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean one actor or several; `actors` are canonical names, empty where the text does not tell.

    `head` is the index of the head token; `possible` holds the candidates where the words may mean either of them.
    """

    span: Span
    kind: MentionKind
    actors: tuple[str, ...]
    head: int
    possible: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks (`span` leaves the marks out), or a labelled turn of an interview.

    `speaker` is a canonical name, None where it cannot be told; `possible` holds the candidates of an
    ambiguous one. `cue` is the verb, `source` the words that name the speaker there.
    """

    span: Span
    text: str
    form: QuoteForm
    speaker: str | None = None
    possible: tuple[str, ...] = ()
    cue: str | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """An article with all that the language stage found in it; tuples are in order of the text."""

    article: Article
    tokens: Sequence[Token]
    sentences: Sequence[Sentence]
    paragraphs: Sequence[Span]
    mentions: Sequence[Mention] = ()
    people: Sequence[Person] = ()
    bodies: Sequence[Body] = ()
    quotes: Sequence[Quote] = ()
    times: Sequence[TimeExpression] = field(default=())
