"""People who are described and not named: the veteran, a shopper, the Labour leader."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from overtures.annotate import gazetteer
from overtures.annotate.quotes.scene import Scene
from overtures.model import Span

_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "X", "SYM"})
_FEMININE = ("woman", "girl", "mother", "wife", "widow", "lady", "baroness", "duchess", "mum", "sister", "daughter")
_MASCULINE = ("man", "boy", "father", "husband", "lord", "dad", "brother", "son", "lordship")
_NOBODY = frozenset(["it", "this", "that", "these", "those", "what", "there", "one", "some", "others", "people"])
_INITIALS = 3
_DEFINITE = frozenset(["the", "his", "her", "their"])


def phrase(scene: Scene, head: int, words: Sequence[int]) -> tuple[int, int]:
    """First and last token of the noun phrase around a head, by the kinds of words and by mentions."""
    at = bisect_left(words, head)
    if at == len(words) or words[at] != head:
        return head, head  # the tree put the head outside the words that were looked at
    first = last = at
    while first > 0 and words[first - 1] == words[first] - 1 and belongs(scene, words[first - 1]):
        first -= 1
    while last + 1 < len(words) and words[last + 1] == words[last] + 1 and belongs(scene, words[last + 1]):
        last += 1
    return words[first], words[last]


def belongs(scene: Scene, i: int) -> bool:
    """Whether a word may stand inside a noun phrase."""
    token = scene.tokens[i]
    mention = scene.mention(i)
    if mention is not None and mention.kind != "pronoun":
        return True
    return token.pos in _PHRASE or token.text in ("'s", "’s", "’", "'", "-")


def described(scene: Scene, head: int, span: Span, words: Sequence[int]) -> tuple[str | None, Span] | None:
    """The speaker whom a description means, and its words; None where it means nobody who could speak.

    'the veteran' is the person spoken of last, 'a councillor' in the opening the one whom the article
    introduces next, 'a shopper' somebody new, who goes by the description.
    """
    token = scene.tokens[head]
    noun = token.lemma.lower()
    if token.pos not in ("NOUN", "PROPN") or noun in scene.lexicon.documents:
        return None
    if noun in ("council", "authority") and scene.council is not None:
        return scene.council, span
    determiner = scene.tokens[scene.tree.within(span)[0]].text.lower()
    office = noun in gazetteer.words("offices", "roles") or noun.title() in gazetteer.words("offices", "titles")
    office = office or noun in scene.lexicon.members
    announced = office and determiner in ("a", "an") and span.end < scene.lead_end
    person = office or (noun.endswith(scene.lexicon.personal) and noun not in scene.lexicon.impersonal)
    if determiner in _DEFINITE and (noun in scene.described or noun in scene.lexicon.unnamed):
        return scene.described.get(noun, _bare(span.of(scene.text))), span
    common = token.pos == "NOUN" or noun in scene.lexicon.members
    if common and token.tag != "NNS" and person and (determiner in _DEFINITE or announced):
        return holder(scene, head, party_in(scene, span)), span
    if token.text.lower() in _NOBODY or noun in gazetteer.words("offices", "collectives"):
        return None
    said = span.of(scene.text)
    if said.isupper() and said.isalpha() and len(said) > _INITIALS:
        return None  # 'SUTTON: both sides report progress'
    span = _with_place(scene, span, words)
    if determiner not in _DEFINITE and token.tag not in ("NNS", "NNPS"):
        scene.described[noun] = _bare(span.of(scene.text))
    return _bare(span.of(scene.text)), span


def holder(scene: Scene, head: int, party: str | None) -> str | None:
    """The person a description means: spoken of last, or in the opening the one whom the article introduces next."""
    noun = scene.tokens[head].lemma.lower()
    gender = "f" if noun.endswith(_FEMININE) else "m" if noun.endswith(_MASCULINE) else None
    known = scene.recent(gender, party)
    if known is None and scene.tokens[head].end <= scene.lead_end:
        return scene.introduced()
    return known or (scene.recent(gender, party, unplaced=True) if party else None)


def party_in(scene: Scene, span: Span) -> str | None:
    """The party that the words of a description name."""
    for i in scene.tree.within(span):
        mention = scene.mention(i)
        if mention is not None and mention.kind in ("party", "group") and mention.actors:
            return mention.actors[0]
    return None


def _with_place(scene: Scene, span: Span, words: Sequence[int]) -> Span:
    """The description with the phrase behind it that tells which: a woman at the bus stop."""
    at = bisect_left(words, scene.tree.within(span)[-1]) + 1
    end = span.end
    for n in range(at, min(at + 8, len(words))):
        token = scene.tokens[words[n]]
        if (n == at and token.pos != "ADP") or not (belongs(scene, words[n]) or token.pos == "ADP"):
            break
        if token.pos != "ADP":
            end = token.end
    return Span(span.start, end)


def _bare(words: str) -> str:
    """A description without its article."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("a", "an", "the") else words
