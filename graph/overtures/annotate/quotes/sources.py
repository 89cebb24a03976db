"""Whom a noun phrase means as the speaker: a name, a pronoun, a spokesman for a body, a document of somebody's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from overtures.annotate.quotes.cues import is_possessor
from overtures.annotate.quotes.descriptions import belongs, described, holder, party_in, phrase
from overtures.annotate.quotes.documents import author
from overtures.annotate.quotes.scene import Scene
from overtures.model import Mention, Span

_SOME = frozenset({"a", "an", "one", "another", "some", "two", "several", "many", "most", "few"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: a canonical name or a description, or several candidates; `span` is the words that tell.

    `joint`: several speak with one voice ('both groups'), so that no one of them is the speaker.
    """

    speaker: str | None
    span: Span | None
    possible: tuple[str, ...] = ()
    joint: bool = False

    @property
    def tells(self) -> bool:
        """Whether it says anything of who speaks."""
        return self.speaker is not None or bool(self.possible) or self.joint


def who(scene: Scene, head: int, words: Sequence[int]) -> Source | None:
    """Whom the noun phrase around token `head` means; None where it means nobody who could speak.

    `words` are the tokens of the sentence outside its quotations.
    """
    token = scene.tokens[head]
    if token.text.lower() == "it" and (written := _it(scene, head, words)) is not None:
        return written
    if token.pos == "PRON" and token.text.lower() not in ("one", "someone", "somebody"):
        return _pronoun(scene, head, words)
    first, last = phrase(scene, head, words)
    named = _named(scene, head, first, last, words)
    if named is not None:
        return Source(named.actors[0], named.span)
    span = scene.tree.span(first, last)
    owner = scene.person_at(head - 2) if scene.tokens[head].lemma.lower() in scene.lexicon.voices and head > 1 else None
    if owner is not None and is_possessor(scene, head - 2):
        return Source(owner.actors[0], span)
    found = _spokesman(scene, head, span, words) or _document(scene, head, span, words)
    return found or _other(scene, head, span, words)


def _other(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Source | None:
    """A body or an office, else somebody who is only described; some of a body's members are not the body."""
    if _is_part(scene, head, span, words):
        return None
    if scene.tokens[head].text.lower() in ("one", "another"):
        return _one_of(scene, head, words)
    found = _actor(scene, head, span)
    if found is not None:
        return found
    told = described(scene, head, span, words)
    return Source(told[0], told[1]) if told is not None else None


def _is_part(scene: Scene, head: int, span: Span, words: Sequence[int]) -> bool:
    """Whether a group is only taken from: two of the leader's members."""
    mention = scene.mention(head)
    at = bisect_left(words, scene.tree.within(span)[0])
    if mention is None or mention.kind not in ("party", "group") or at < 2:
        return False
    of, count = (scene.tokens[words[at - n]] for n in (1, 2))
    return of.text.lower() == "of" and (count.pos == "NUM" or count.text.lower() in _SOME)


def _one_of(scene: Scene, head: int, words: Sequence[int]) -> Source | None:
    """Somebody without a name who is one of a body, by the words for him: one of the Greens."""
    at = bisect_left(words, head) + 1
    if at >= len(words) or scene.tokens[words[at]].text.lower() != "of":
        return None
    body = next((m for i in words[at + 1 : at + 5] if (m := scene.mention(i)) is not None), None)
    if body is None or body.kind not in ("party", "group") or len(body.actors) != 1:
        return None
    span = Span(scene.tokens[head].start, body.span.end)
    return Source(span.of(scene.text), span)


def _pronoun(scene: Scene, head: int, words: Sequence[int]) -> Source | None:
    """Somebody named before in the sentence, else of the pronoun's gender the one spoken of last."""
    token = scene.tokens[head]
    span = Span(token.start, token.end)
    mention = scene.mention(head)
    meant = mention.actors[0] if mention is not None and mention.actors else None
    gender = scene.gender(token)
    if gender is not None:
        here = {m.actors[0] for i in words if i < head and (m := scene.person_at(i)) is not None}
        latest = _topic(scene, words, head, gender) or scene.recent(gender)
        surer = _is_known(scene, meant, gender) and not _is_known(scene, latest, gender)
        return Source(meant if meant in here or surer else latest or meant, span)
    if mention is None or not (mention.actors or mention.possible):
        return None
    if len(mention.actors) > 1:
        return Source(None, span, joint=True)
    return Source(meant, span, () if meant else mention.possible)


def _topic(scene: Scene, words: Sequence[int], head: int, gender: str) -> str | None:
    """Whom a sentence announces: 'As for Ann Example, who is away, she says …'."""
    if len(words) < 4 or tuple(scene.tokens[i].text.lower() for i in words[:2]) != ("as", "for"):
        return None
    name = scene.first_person(i for i in words if i < head)
    person = scene.people.get(name or "")
    return name if person is not None and person.gender in (gender, None) else None


def _is_known(scene: Scene, name: str | None, gender: str) -> bool:
    """Whether somebody is known to be of that gender."""
    person = scene.people.get(name or "")
    return person is not None and person.gender == gender


def _it(scene: Scene, head: int, words: Sequence[int]) -> Source | None:
    """'it' for a document named before in the sentence, or in the one before: it begins, it read."""
    token = scene.tokens[head]
    for around, seen in ((words, words[: bisect_left(words, head)]), (scene.last_words, scene.last_words)):
        for i in reversed(seen):
            if scene.tokens[i].lemma.lower() in scene.lexicon.documents:
                name, _ = author(scene, i, scene.tree.span(*phrase(scene, i, around)), around)
                if name:
                    return Source(name, Span(token.start, token.end))
    return None


def _named(scene: Scene, head: int, first: int, last: int, words: Sequence[int]) -> Mention | None:
    """A person named in the phrase itself or right beside it: the leader, Cllr Ann Example."""
    at_head = scene.person_at(head)
    if at_head is not None:
        return at_head
    for i in range(last, first - 1, -1):
        found = scene.person_at(i)
        if found is not None and not is_possessor(scene, i):
            return found
    return _apposition(scene, last, words) or _appended(scene, first, words)


def _apposition(scene: Scene, last: int, words: Sequence[int]) -> Mention | None:
    """A person between commas behind the phrase and what hangs on it: the leader of the group, Ann Example."""
    at = bisect_left(words, last) + 1
    for n in range(at, min(at + 10, len(words) - 1)):
        token = scene.tokens[words[n]]
        if token.text == ",":
            return _first_name(scene, words[n + 1 : n + 8])
        if not (belongs(scene, words[n]) or token.pos == "ADP" or token.text == "and"):
            return None
    return None


def _first_name(scene: Scene, words: Sequence[int]) -> Mention | None:
    """The person in the noun phrase that the words begin with: Labour’s Ann Example."""
    for i in words:
        found = scene.person_at(i)
        if found is not None:
            return None if is_possessor(scene, i) else found
        if not belongs(scene, i):
            return None
    return None


def _appended(scene: Scene, first: int, words: Sequence[int]) -> Mention | None:
    """The person at the beginning of the sentence whom the phrase only describes: Ann Example, the leader, …"""
    at = bisect_left(words, first)
    if not 2 <= at <= 8 or scene.tokens[words[at - 1]].text != ",":
        return None
    found = scene.person_at(words[at - 2])
    return found if found is not None and found.span.start <= scene.tokens[words[0]].start else None


def _spokesman(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Source | None:
    """The body that an unnamed spokesman or source speaks for; a spokesman may speak for a person."""
    lemma = scene.tokens[head].lemma.lower()
    if lemma not in scene.lexicon.spokesmen:
        return None
    inside = list(scene.tree.within(span))
    at = bisect_left(words, inside[-1]) + 1
    follows = at < len(words) and scene.tokens[words[at]].text.lower() in scene.lexicon.spokesmen_of
    tail = words[at + 1 : at + 8] if follows else ()
    for i in [*tail, *inside]:
        mention = scene.mention(i)
        if mention is None or not mention.actors or mention.kind == "role":
            continue
        if mention.actors[0] in scene.bodies or lemma.startswith("spokes"):
            scene.spokesmen[lemma] = mention.actors[0]
            return Source(mention.actors[0], Span(span.start, max(span.end, mention.span.end)))
    again = scene.spokesmen.get(lemma)
    return Source(again, span) if again and scene.tokens[inside[0]].text.lower() == "the" else None


def _document(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Source | None:
    """Whose letter, statement or post it is."""
    if scene.tokens[head].lemma.lower() not in scene.lexicon.documents:
        return None
    name, named = author(scene, head, span, words)
    return Source(name, named or span) if name else None


def _actor(scene: Scene, head: int, span: Span) -> Source | None:
    """The body or office that the words mean by themselves; an office of a side is held by a person."""
    mention = scene.mention(head)
    if mention is None or not (mention.actors or mention.possible):
        return None
    if not mention.actors:
        return Source(None, mention.span, mention.possible)
    if len(mention.actors) > 1:
        return Source(None, mention.span, joint=True)
    some = scene.tokens[scene.tree.within(span)[0]].text.lower() in _SOME
    if _is_one(scene, mention, span):
        return Source(holder(scene, head, mention.actors[0]) or scene.recent() or mention.actors[0], span)
    if mention.kind == "role" and some:
        return Source(party_in(scene, span) or mention.actors[0], mention.span)
    if mention.kind == "role" and mention.actors[0] not in scene.people:
        return Source(holder(scene, head, mention.actors[0]) or mention.actors[0], mention.span)
    return Source(mention.actors[0], mention.span)


def _is_one(scene: Scene, mention: Mention, span: Span) -> bool:
    """Whether the name of a party with 'the' means one of its people: 'said the Conservative'."""
    words = span.of(scene.text).lower().split()
    last = mention.span.of(scene.text).lower().split()[-1:]
    one = mention.kind in ("party", "group") and last and last[0] in scene.lexicon.members
    return bool(one) and words[:1] == ["the"] and words[-1:] == last
