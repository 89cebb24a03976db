"""Whom a noun phrase means as the speaker: a name, a pronoun, a spokesman for a body, a document of somebody's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.annotate.quotes.cues import is_possessor
from overtures.annotate.quotes.documents import author
from overtures.annotate.quotes.scene import Scene
from overtures.model import Mention, Span

_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "X", "SYM"})
_OF = frozenset({"for", "of", "from", "within", "inside", "at", "by", "close"})
_FEMININE = ("woman", "girl", "mother", "wife", "widow", "lady", "baroness", "duchess", "mum", "sister", "daughter")
_MASCULINE = ("man", "boy", "father", "husband", "lord", "dad", "brother", "son", "lordship")
_NOBODY = frozenset("it this that these those which who what there one some others people".split())
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "you"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: a canonical name or a description, or several candidates; `span` is the words that tell."""

    speaker: str | None
    span: Span | None
    possible: tuple[str, ...] = ()
    sure: bool = True


def phrase(scene: Scene, head: int, words: Sequence[int]) -> tuple[int, int]:
    """First and last token of the noun phrase around a head, by the kinds of words and by mentions."""
    at = bisect_left(words, head)
    first = last = at
    while first > 0 and words[first - 1] == words[first] - 1 and _belongs(scene, words[first - 1]):
        first -= 1
    while last + 1 < len(words) and words[last + 1] == words[last] + 1 and _belongs(scene, words[last + 1]):
        last += 1
    return words[first], words[last]


def _belongs(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    mention = scene.mention(i)
    if mention is not None and mention.kind != "pronoun":
        return True
    return token.pos in _PHRASE or token.text in ("'s", "’s", "’", "'", "-")


def who(scene: Scene, head: int, words: Sequence[int]) -> Source | None:
    """Whom the noun phrase around token `head` means; None where it means nobody who could speak."""
    token = scene.tokens[head]
    if token.text.lower() == "it" and (written := _it(scene, head, words)) is not None:
        return written
    if token.pos == "PRON" and token.text.lower() not in ("one", "someone", "somebody"):
        return _pronoun(scene, head)
    first, last = phrase(scene, head, words)
    named = _named(scene, head, first, last, words)
    if named is not None:
        return Source(named.actors[0], named.span)
    span = scene.tree.span(first, last)
    for finder in (_spokesman, _document, _actor, _description):
        found = finder(scene, head, span, words)
        if found is not None:
            return found
    return None


def _pronoun(scene: Scene, head: int) -> Source | None:
    token = scene.tokens[head]
    span = Span(token.start, token.end)
    mention = scene.mention(head)
    if mention is not None and (mention.actors or mention.possible):
        return Source(next(iter(mention.actors), None), span, () if mention.actors else mention.possible)
    gender = scene.gender(token)
    if gender is not None:
        return Source(scene.recent(gender), span, sure=False)
    return None


def _it(scene: Scene, head: int, words: Sequence[int]) -> Source | None:
    """'it' for a document named before in the sentence, or in the one before: it begins, it read."""
    token = scene.tokens[head]
    for i in [*reversed(words[: bisect_left(words, head)]), *reversed(scene.last_words)]:
        if scene.tokens[i].lemma.lower() in scene.lexicon.documents:
            around = words if i in words else scene.last_words
            name, _ = author(scene, i, scene.tree.span(*phrase(scene, i, around)), around)
            return Source(name, Span(token.start, token.end), sure=False) if name else None
    return None


def _named(scene: Scene, head: int, first: int, last: int, words: Sequence[int]) -> Mention | None:
    """A person named in the phrase itself or right behind it: the leader, Cllr Ann Example."""
    at_head = scene.person_at(head)
    if at_head is not None:
        return at_head
    for i in range(last, first - 1, -1):
        found = scene.person_at(i)
        if found is not None and not is_possessor(scene, i):
            return found
    return _apposition(scene, first, last, words) or _appended(scene, first, words)


def _appended(scene: Scene, first: int, words: Sequence[int]) -> Mention | None:
    """The person at the beginning of the sentence whom the phrase only describes: Ann Example, the leader, …"""
    at = bisect_left(words, first)
    if not 2 <= at <= 8 or scene.tokens[words[at - 1]].text != ",":
        return None
    found = scene.person_at(words[at - 2])
    return found if found is not None and found.span.start <= scene.tokens[words[0]].start else None


def _apposition(scene: Scene, first: int, last: int, words: Sequence[int]) -> Mention | None:
    """A person between commas behind the phrase and what hangs on it: the leader of the group, Ann Example."""
    at = bisect_left(words, last) + 1
    for n in range(at, min(at + 10, len(words) - 1)):
        token = scene.tokens[words[n]]
        if token.text == ",":
            found = scene.person_at(words[n + 1])
            return found if found is not None and not is_possessor(scene, words[n + 1]) else None
        if not (_belongs(scene, words[n]) or token.pos == "ADP" or token.text == "and"):
            return None
        found = scene.person_at(words[n])
        if found is not None and scene.tokens[words[n]].dep == "appos":
            return found
    return None


def _spokesman(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Source | None:
    """The body or person that an unnamed spokesman or source speaks for."""
    if scene.tokens[head].lemma.lower() not in scene.lexicon.spokesmen:
        return None
    inside = list(scene.tree.within(span))
    at = bisect_left(words, inside[-1]) + 1 if inside else 0
    tail = []
    if at < len(words) and scene.tokens[words[at]].text.lower() in _OF:
        tail = list(words[at + 1 : at + 8])
    named = scene.tokens[head].lemma.lower().startswith("spokes")
    for i in [*tail, *inside]:
        mention = scene.mention(i)
        if mention is not None and mention.actors and (mention.actors[0] in scene.bodies or (named and mention.kind != "role")):
            return Source(mention.actors[0], Span(span.start, max(span.end, mention.span.end)))
    return None


def _document(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Source | None:
    """Whose letter, statement or post it is."""
    if scene.tokens[head].lemma.lower() not in scene.lexicon.documents:
        return None
    name, named = author(scene, head, span, words)
    return Source(name, named or span) if name else None


def _actor(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Source | None:
    """The body or office that the words mean by themselves."""
    mention = scene.mention(head)
    if mention is None or not (mention.actors or mention.possible):
        return None
    if not mention.actors:
        return Source(None, mention.span, mention.possible)
    if mention.kind == "role" and mention.actors[0] not in scene.people:
        holder = _holder(scene, head, mention.actors[0])
        return Source(holder or mention.actors[0], mention.span, sure=False)
    return Source(mention.actors[0], mention.span)


def _description(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Source | None:
    """An unnamed person: 'the veteran' is the one spoken of last, 'a shopper' somebody new."""
    token = scene.tokens[head]
    if token.pos not in ("NOUN", "PROPN") or token.lemma.lower() in scene.lexicon.documents:
        return None
    determiner = scene.tokens[scene.tree.within(span)[0]].text.lower()
    single = token.pos == "NOUN" and token.tag != "NNS" and _is_personal(scene, token.lemma.lower())
    office = token.lemma.lower() in gazetteer.words("offices", "roles")
    announced = determiner in ("a", "an") and span.end < scene.lead_end and office
    if single and (determiner in ("the", "his", "her", "their") or announced):
        return Source(_holder(scene, head, _party(scene, span)), span, sure=False)
    if token.text.lower() in _NOBODY:
        return None
    span = _with_place(scene, span, words)
    return Source(_bare(span.of(scene.text)), span, sure=False)


def _is_personal(scene: Scene, noun: str) -> bool:
    """Whether a noun is one for a single person, by the list of offices or by its form."""
    if noun in gazetteer.words("offices", "roles"):
        return True
    return noun.endswith(scene.lexicon.personal) and noun not in scene.lexicon.impersonal


def _with_place(scene: Scene, span: Span, words: Sequence[int]) -> Span:
    """The description with the phrase behind it that tells which: a woman at the bus stop."""
    at = bisect_left(words, scene.tree.within(span)[-1]) + 1
    end = span.end
    for n in range(at, min(at + 8, len(words))):
        token = scene.tokens[words[n]]
        if (n == at and token.pos != "ADP") or not (_belongs(scene, words[n]) or token.pos == "ADP"):
            break
        if token.pos != "ADP":
            end = token.end
    return Span(span.start, end)


def _holder(scene: Scene, head: int, party: str | None) -> str | None:
    """The person a description means: the one spoken of last, in the opening the one whom the article introduces next."""
    gender = _gender(scene.tokens[head].lemma.lower())
    known = scene.recent(gender, party)
    if known is None and scene.tokens[head].end <= scene.lead_end:
        return scene.introduced()
    return known


def _gender(noun: str) -> str | None:
    if noun.endswith(_FEMININE):
        return "f"
    return "m" if noun.endswith(_MASCULINE) and not noun.endswith("person") else None


def _party(scene: Scene, span: Span) -> str | None:
    """The party that the words of a description name."""
    for i in scene.tree.within(span):
        mention = scene.mention(i)
        if mention is not None and mention.kind in ("party", "group") and mention.actors:
            return mention.actors[0]
    return None


def _bare(words: str) -> str:
    """A description without its article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else words
