"""Whose a letter, a statement or a post is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from overtures.annotate.quotes.cues import main_subject
from overtures.annotate.quotes.lexicon import base
from overtures.annotate.quotes.scene import Scene
from overtures.model import Mention, Span

_ENDS = frozenset({"to", "and", "which", "who", "that", ";", "."})


def author(scene: Scene, head: int, span: Span, words: Sequence[int]) -> tuple[str | None, Span | None]:
    """The author of the document whose noun is token `head`, and the words that name him if they stand there.

    The possessor, else whoever comes after 'from' or 'by'; of a reply the one who was written to; else
    whoever was said to have written, signed or sent a document of that kind.
    """
    named = next(_beside(scene, head, span, words), None)
    if named is not None:
        return named.actors[0], named.span
    noun = scene.tokens[head].lemma.lower()
    if noun in scene.lexicon.replies:
        return _addressee(scene), None
    return scene.documents.get(noun), None


def _beside(scene: Scene, head: int, span: Span, words: Sequence[int]) -> Iterator[Mention]:
    for i in scene.tree.within(span):
        mention = scene.mention(i)
        if mention is not None and mention.actors and i != head and mention.kind != "role":
            yield mention
    at = bisect_left(words, head) + 1
    for n in range(at, min(at + 14, len(words) - 1)):
        token, following = scene.tokens[words[n]], scene.tokens[words[n + 1]].text.lower()
        if token.text.lower() in ("from", "by"):
            yield from _named_behind(scene, words[n + 1 : n + 10])
        if token.pos != "VERB" or base(token.text, token.lemma, scene.lexicon.writers):
            continue
        if token.tag != "VBN" or following == "by":
            break  # a letter signed by her is hers, one seen by the paper is not the paper's
    yield from _signatory(scene, words)


def _named_behind(scene: Scene, words: Sequence[int]) -> list[Mention]:
    """Whom the words name, a person before the side whose office he holds: 'from the Labour leader, Ann Example'."""
    found = []
    for i in words:
        token, mention = scene.tokens[i], scene.mention(i)
        if mention is not None and mention.actors:
            found.append(mention)
        elif token.tag == "NNS" or token.pos in ("VERB", "AUX") or token.text.lower() in _ENDS:
            break
    return sorted(found[:4], key=lambda m: m.kind != "person")


def _signatory(scene: Scene, words: Sequence[int]) -> Iterator[Mention]:
    """'The letter bears the signature of Ann Example'."""
    for n in range(len(words) - 2):
        if scene.tokens[words[n]].text.lower() == "signature" and scene.tokens[words[n + 1]].text.lower() == "of":
            yield from _named_behind(scene, words[n + 2 : n + 9])


def _addressee(scene: Scene) -> str | None:
    """To whom the sentence before wrote or spoke."""
    words = scene.last_words
    writer = scene.first_person(words)
    for n in range(len(words) - 1):
        found = scene.mention(words[n + 1])
        if scene.tokens[words[n]].text.lower() != "to" or found is None or not found.actors:
            continue
        if found.actors[0] == writer:
            return scene.recent(scene.gender(scene.tokens[words[n + 1]]), but=writer)
        if found.actors[0] in scene.people:
            return found.actors[0]
    return None


def note(scene: Scene, words: Sequence[int]) -> None:
    """Remember who is said to have written a document; signatories without a name are called so."""
    written = {base(scene.tokens[i].text, scene.tokens[i].lemma, scene.lexicon.writers) for i in words} - {""}
    subject = main_subject(scene, words) if written else None
    if subject is None:
        return
    mention = scene.mention(subject)
    name = mention.actors[0] if mention is not None and mention.actors else None
    for i in words:
        noun = scene.tokens[i].lemma.lower()
        if noun not in scene.lexicon.documents or noun in scene.documents or i <= subject:
            continue
        if scene.knows(name):
            scene.documents[noun] = name or ""
        elif "sign" in written:
            kind = [t.text for t in scene.tree.children(i, "amod", "compound")]
            scene.documents[noun] = " ".join(["signatories of the", *kind, scene.tokens[i].text])
