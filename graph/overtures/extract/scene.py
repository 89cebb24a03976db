"""An annotation with the look-ups that extraction needs: who is meant by a token, and who speaks there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from overtures.encoder.units import FIRST
from overtures.extract.lexicon import lexicon
from overtures.model import Annotation, Mention, Person, Quote, Span, Token, Tree

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def _with_lemma(token: Token) -> Token:
    """The token with the lemma that the lexicon knows for its form: a small model gets rare verbs wrong."""
    known = lexicon().forms.get(token.text.lower())
    return (
        replace(token, lemma=known)
        if known and known != token.lemma and token.pos in ("VERB", "NOUN", "AUX", "ADJ")
        else token
    )


@dataclass(frozen=True, slots=True)
class Side:
    """One end of an act: the people who stand there and the parties or groups they stand for."""

    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.bodies)

    def __add__(self, other: Side) -> Side:
        return Side(
            tuple(dict.fromkeys(self.people + other.people)), tuple(dict.fromkeys(self.bodies + other.bodies)),
            self.possible or other.possible,
        )  # fmt: skip

    def without(self, other: Side) -> Side:
        """This side less the bodies of another, and less people who stand for those alone."""
        bodies = tuple(b for b in self.bodies if b not in other.bodies)
        return Side(tuple(p for p in self.people if p not in other.people) if bodies else (), bodies)


_COUNTED = "the|both|a|an|one|two|three|four|five|six|seven|eight|nine|ten|other|fellow|local|new"
_LISTED = re.compile(rf"(,)? ?(and|or|as well as|along with)?(?: (?:{_COUNTED})){{0,3}} ?")
_LISTED_PEOPLE = re.compile(r"(,)? ?(and)?(?: (?!said|told)[a-z-]+){0,4} ")


def _lists(annotation: Annotation) -> dict[Span, list[Mention]]:
    """Parties and groups in a row, 'A, B and C', by the span of each member; rows that end without "and" are none."""
    text = annotation.article.text
    rows = _rows(text, [m for m in annotation.mentions if m.kind in ("party", "group") and m.actors], _LISTED)
    rows += _rows(text, [m for m in annotation.mentions if m.kind == "person" and m.actors], _LISTED_PEOPLE)
    return {m.span: r for r in rows for m in r}


def _rows(text: str, named: list[Mention], listed: re.Pattern[str]) -> list[list[Mention]]:
    rows: list[list[Mention]] = []
    joined = False
    row: list[Mention] = []
    for m in named:
        link = (
            listed.fullmatch(text[row[-1].span.end : m.span.start])
            if row and m.span.start >= row[-1].span.end
            else None
        )
        if link and (link[1] or link[2]) and not joined:
            row.append(m)
            joined = bool(link[2])
            continue
        rows += [row] if joined else []
        row, joined = [m], False
    return [*rows, row] if joined else rows


class Scene:
    """Whom tokens mean in one article. Made once an article."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.tokens = [_with_lemma(t) for t in annotation.tokens]
        self.tree = Tree(self.tokens)
        self.people: dict[str, Person] = {p.name: p for p in annotation.people}
        self.bodies = frozenset(b.name for b in annotation.bodies if b.kind != "council")
        self._mentions = self.tree.innermost(m for m in annotation.mentions if m.kind != "council")
        self._lists = _lists(annotation)
        self._quoted = self.tree.innermost(annotation.quotes)

    def quote(self, i: int) -> Quote | None:
        """The innermost quotation that the token stands in."""
        return self._quoted.get(i)

    def speech(self, i: int) -> Quote | None:
        """The quotation that the token stands in, unless that is a few words within the paper's own sentence."""
        quote = self._quoted.get(i)
        return quote if quote and quote.form != "partial" else None

    def mention(self, i: int) -> Mention | None:
        """The innermost mention that covers the token."""
        return self._mentions.get(i)

    def side_of(self, names: Iterable[str]) -> Side:
        """People and bodies of canonical names; a person brings the party along."""
        side = Side()
        for name in names:
            person = self.people.get(name)
            if person:
                side += Side((name,), (person.party,) if person.party else ())
            elif name in self.bodies:
                side += Side((), (name,))
        return side

    def speaker(self, i: int) -> Side:
        """Who speaks at the token, where it stands in a quotation with a known speaker."""
        quote = self.quote(i)
        return self.side_of([quote.speaker]) if quote and quote.speaker else Side()

    def side(self, i: int, *, joined: bool = True) -> Side:
        """Whom the token means: by its mention, as "we" of a quotation, as "who" of its noun; with any joined to it."""
        token = self.tokens[i]
        side = self._own(token)
        if joined:
            for other in self.tree.children(i, "conj"):
                side += self._own(other)
            mention = self.mention(i)
            for m in self._lists.get(mention.span, ()) if mention else ():
                side += self.side_of(m.actors)
        return side

    def _own(self, token: Token) -> Side:
        word = token.text.lower()
        if word in FIRST:
            return self.speaker(token.i)
        mention = self.mention(token.i)
        if mention:
            return Side((), (), mention.possible) if mention.possible else self.side_of(mention.actors)
        if word in _RELATIVE:
            return self._antecedent(token)
        for inner in self._names_within(token):
            found = self.mention(inner.i)
            if found and found.actors and found.kind != "pronoun":
                return self.side_of(found.actors)
        return Side()

    def _names_within(self, token: Token) -> list[Token]:
        """Who a noun says it is before whose it is: "Labour's leader, Ann Example" is Ann Example."""
        deps = ("flat", "compound", "nmod:poss") if token.pos == "VERB" else ("flat", "compound", "nmod:poss", "amod")
        return [*self.tree.children(token.i, "appos"), *self.tree.children(token.i, *deps)]

    def _antecedent(self, token: Token) -> Side:
        for up in self.tree.ancestors(token.i):
            if up.dep.startswith("acl") and up.head != up.i:
                return self.side(up.head, joined=False)
        return Side()

    def sentence(self, i: int) -> range:
        """The token indices of the sentence that the token is in."""
        s = self.annotation.sentences[self.tokens[i].sentence]
        return range(s.first, s.last)

    def lemmas(self, indices: Iterable[int]) -> list[str]:
        """Lower-cased lemmas of tokens."""
        return [self.tokens[i].lemma.lower() for i in indices]

    def words_before(self, i: int, count: int) -> str:
        """The text of the tokens before one, in small letters and within its sentence; hyphens as they stand."""
        first = max(self.sentence(i)[0], i - count)
        return self.annotation.article.text[self.tokens[first].start : self.tokens[i].start].lower()

    def words(self, span: Span) -> str:
        """The words of the article that a span covers."""
        return span.of(self.annotation.article.text)
