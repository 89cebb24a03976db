"""The words in a quotation's own sentence that say whose it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from overtures.annotate.quotes.cues import is_cue, is_passive, is_possessor, main_subject, noun, subject
from overtures.annotate.quotes.descriptions import belongs
from overtures.annotate.quotes.find import is_title
from overtures.annotate.quotes.layout import Unit
from overtures.annotate.quotes.scene import Scene
from overtures.annotate.quotes.sources import Source, who
from overtures.model import Quote

_TAG_WORDS = 30
_DASHES = frozenset({"–", "—", "-", "--"})
_COLONS = _DASHES | {":"}
_LEADING = _DASHES | {","}
_WITHIN = frozenset({"of", "for", "in", "on", ","})  # what may stand between an office and the name of its holder
_NO_SUBJECT = frozenset({"PUNCT", "ADP", "SCONJ", "VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Tag:
    """A source with the verb that ties it to the quotation; of several the one of least `cost` is right."""

    source: Source
    cue: str | None
    cost: float


def tag(scene: Scene, unit: Unit, k: int) -> Tag | None:
    """The best tag of the unit's k-th quotation; None where its sentence does not tell."""
    found = [t for t in _tags(scene, unit, k) if t.source.tells]
    best = min(found, key=lambda t: t.cost, default=None)
    return _not_addressed(scene, unit.quotes[k], best) if best is not None else None


def _not_addressed(scene: Scene, index: int, best: Tag) -> Tag:
    """Nobody speaks of himself by name: a pronoun that leads to somebody whom the quotation names means another."""
    span, speaker = best.source.span, best.source.speaker
    if span is None or speaker not in scene.people or not scene.gender(scene.tokens[scene.tree.at(span.start)]):
        return best
    words = set(scene.tree.within(scene.quotes[index].span))
    for inner in takewhile(lambda q: q.form == "nested", scene.quotes[index + 1 : index + 9]):
        words -= set(scene.tree.within(inner.span))
    if all((m := scene.person_at(i)) is None or speaker not in m.actors for i in words):
        return best
    other = scene.recent(scene.gender(scene.tokens[scene.tree.at(span.start)]), but=speaker)
    return replace(best, source=Source(other, span)) if other else best


def _tags(scene: Scene, unit: Unit, k: int) -> Iterator[Tag]:
    quote = scene.quotes[unit.quotes[k]]
    before, after = unit.before(k), unit.after(k)
    embedded = 2.5 if _is_embedded(scene, quote, before, after) else 0.0
    yield from _inverted(scene, after, embedded)
    yield from _straight(scene, after, embedded)
    yield from _introduced(scene, unit, k)
    yield from _according(scene, before, after)
    yield from _verbless(scene, before, after)
    yield from _claimed(scene, before)
    yield from _signed(scene, before)
    yield from _version(scene, after)
    if len(quote.text.split()) > 2 and not is_title(quote.text):
        yield from _told_of(scene, unit, k)


def _is_embedded(scene: Scene, quote: Quote, before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether a quotation is part of the sentence before it, so that what follows rarely tells its speaker."""
    if not any(scene.tokens[i].pos != "PUNCT" for i in before):
        return False
    comma = bool(after) and scene.tokens[after[0]].text == ","
    return quote.text[-1:] not in ",?!" and not (comma and quote.form == "direct")


def _opening(scene: Scene, after: Sequence[int]) -> int:
    n = 0
    while n < len(after) and (scene.tokens[after[n]].text in _LEADING or scene.tokens[after[n]].pos == "ADV"):
        n += 1
    return n


def _inverted(scene: Scene, after: Sequence[int], extra: float) -> Iterator[Tag]:
    """… said Cllr Ann Example."""
    n = _opening(scene, after)
    if n >= len(after) or not is_cue(scene, after[n], loose=True):
        return
    for m in range(n + 1, min(n + 5, len(after))):
        token = scene.tokens[after[m]]
        if scene.mention(after[m]) is None and token.pos in ("PUNCT", "ADP", "SCONJ", "VERB") and m > n + 1:
            return
        if scene.mention(after[m]) is None and token.pos in _NO_SUBJECT:
            continue
        source = who(scene, noun(scene, after, m), after)
        if source is not None:
            yield Tag(source, scene.tokens[after[n]].text, extra)
        return


def _straight(scene: Scene, after: Sequence[int], extra: float) -> Iterator[Tag]:
    """… the Labour leader, who is new, told the paper."""
    for n, i in enumerate(after[:_TAG_WORDS]):
        if not is_cue(scene, i) or (extra and is_passive(scene, i)):
            continue
        head = _behind(scene, i, after) if n else None
        head = subject(scene, i, after) if head is None else head
        head = _opened(scene, after, n) if head is None or head not in after else head
        source = who(scene, head, after) if head is not None and head in after else None
        if source is not None:
            yield Tag(source, scene.tokens[i].text, 0.5 + extra + n / 10)
            return


def _opened(scene: Scene, after: Sequence[int], n: int) -> int | None:
    """The phrase right behind the quotation, up to the verb: “…” a woman in the front row shouted."""
    at = _opening(scene, after)
    told = [scene.tokens[i] for i in after[at:n]]
    if not told or told[0].pos not in ("DET", "NOUN", "PROPN") or any(t.pos in ("VERB", "AUX") for t in told):
        return None
    return noun(scene, after, at)


def _introduced(scene: Scene, unit: Unit, k: int) -> Iterator[Tag]:
    """Cllr Ann Example, who leads the group, said: …, and participles: adding that …"""
    before = unit.before(k)
    words = unit.words[: unit.at[k]]
    colon = bool(before) and scene.tokens[before[-1]].text in (":", ",")
    base = 0.2 if colon else 1.0
    step = 0.0
    last = next((i for i in reversed(before) if scene.tokens[i].pos != "PUNCT"), -1)
    for n, i in enumerate(reversed(before)):
        if not is_cue(scene, i, loose=i == last):
            continue
        head = _behind(scene, i, words)
        head = subject(scene, i, words) if head is None else head
        if head is None and not is_passive(scene, i):
            head = main_subject(scene, words)
        source = who(scene, head, words) if head is not None else None
        if _is_afterthought(scene, i, words) and (source is None or not scene.knows(source.speaker)):
            source = _main(scene, words) or source
        if source is not None:
            infinitive = 1.5 if scene.tokens[i].tag == "VB" else 0.0
            yield Tag(source, scene.tokens[i].text, base + step + infinitive + n / 20)
        step += 0.7


def _is_afterthought(scene: Scene, i: int, words: Sequence[int]) -> bool:
    """Whether a participle follows a comma: 'Mayor Ann Example unveiled a plan …, calling it …'."""
    n = bisect_left(words, i)
    return scene.tokens[i].tag == "VBG" and n > 0 and scene.tokens[words[n - 1]].text == ","


def _main(scene: Scene, words: Sequence[int]) -> Source | None:
    """Whom the sentence is about, where the article knows him."""
    head = main_subject(scene, words)
    source = who(scene, head, words) if head is not None else None
    return source if source is not None and scene.knows(source.speaker) else None


def _behind(scene: Scene, i: int, words: Sequence[int]) -> int | None:
    """The subject behind its verb between commas: the plan, said Cllr Ann Example, was “…”."""
    n = bisect_left(words, i)
    if not 0 < n < len(words) - 1 or scene.tokens[words[n - 1]].text not in _LEADING:
        return None
    following = words[n + 1]
    if scene.tokens[following].text.lower() in ("he", "she", "they"):
        return following if scene.text[scene.tokens[following].end :][:1] in _LEADING else None
    for m in range(n + 1, min(n + 13, len(words))):
        named = scene.person_at(words[m])
        if named is not None and not is_possessor(scene, words[m]):
            closed = scene.text[named.span.end : named.span.end + 2]
            return words[m] if closed[:1] in (*_LEADING, ".") or closed == " (" else None
        if not (belongs(scene, words[m]) or scene.tokens[words[m]].text.lower() in _WITHIN):
            return None
    return None


def _according(scene: Scene, before: Sequence[int], after: Sequence[int]) -> Iterator[Tag]:
    """According to Cllr Ann Example; in the words of the leader."""
    for words in (before, after):
        for n in range(len(words) - 2):
            pair = (scene.tokens[words[n]].text.lower(), scene.tokens[words[n + 1]].text.lower())
            if pair not in (("according", "to"), ("words", "of")):
                continue
            source = who(scene, noun(scene, words, n + 2), words)
            if source is not None:
                yield Tag(source, " ".join(pair), 0.3 + (n / 10 if words is after else 0.0))


def _claimed(scene: Scene, before: Sequence[int]) -> Iterator[Tag]:
    """Cllr Ann Example’s claim that it was “…”; her “…” remark is her own."""
    for n in range(max(0, len(before) - 7), len(before)):
        noun_ = scene.tokens[before[n]]
        if noun_.pos != "NOUN" or noun_.lemma.lower() not in scene.lexicon.documents:
            continue
        mention = scene.mention(before[n - 1]) if n else None
        if n > 1 and scene.tokens[before[n - 1]].text in ("'s", "’s", "'", "’"):
            mention = scene.mention(before[n - 2])
        reported = any(scene.tokens[i].text in ("that", ":") for i in before[n + 1 :])
        if reported and mention is not None and mention.actors:
            yield Tag(Source(mention.actors[0], mention.span), noun_.text, 0.1)


def _signed(scene: Scene, before: Sequence[int]) -> Iterator[Tag]:
    """A message from Cllr Ann Example: “…”."""
    if len(before) < 4 or scene.tokens[before[-1]].text != ":":
        return
    mention = scene.mention(before[-2])
    if mention is None or mention.kind not in ("person", "party", "group") or not mention.actors:
        return
    words = [scene.tokens[i] for i in before[-14:-1] if scene.tokens[i].start < mention.span.start]
    sent = next((n for n in range(len(words) - 1, 0, -1) if words[n].text.lower() == "from"), 0)
    if sent and len(words) - sent < 6 and any(t.lemma.lower() in scene.lexicon.documents for t in words[:sent]):
        yield Tag(Source(mention.actors[0], mention.span), "from", 0.05)


def _version(scene: Scene, after: Sequence[int]) -> Iterator[Tag]:
    """“…” is Cllr Ann Example’s version."""
    if not after or scene.tokens[after[0]].lemma.lower() not in ("be", "is", "was"):
        return
    for n in range(1, min(6, len(after))):
        noun_ = scene.tokens[after[n]]
        mention = scene.mention(after[n])
        if mention is None and noun_.pos == "NOUN" and noun_.lemma.lower() in scene.lexicon.documents:
            owners = [m for i in after[1:n] if (m := scene.mention(i)) is not None and m.actors]
            if owners:
                yield Tag(Source(owners[0].actors[0], owners[0].span), noun_.text, 0.3)
            return


def pointed(scene: Scene, unit: Unit) -> Source | None:
    """That was the message from Cllr Ann Example, or So says Cllr Ann Example, of the quotation before."""
    if len(unit.words) < 4 or unit.quotes:
        return None
    if scene.tokens[unit.words[0]].text in ("So", "Thus") and is_cue(scene, unit.words[1], loose=True):
        return who(scene, noun(scene, unit.words, 2), unit.words)
    if scene.tokens[unit.words[0]].text == "Thus" and (first := scene.person_at(unit.words[1])) is not None:
        return Source(first.actors[0], first.span)
    if scene.tokens[unit.words[0]].text not in ("That", "Those", "This", "Such"):
        return None
    if scene.tokens[unit.words[1]].lemma.lower() not in ("be", "was", "were", "is"):
        return None
    named = next((m for i in unit.words if (m := scene.mention(i)) is not None and m.actors), None)
    return Source(named.actors[0], named.span) if named is not None else None


def _verbless(scene: Scene, before: Sequence[int], after: Sequence[int]) -> Iterator[Tag]:
    """Cllr Ann Example: “…”; “…” – Cllr Ann Example; “…” – Greens."""
    for words, edge, marks, cost in ((before, -1, _COLONS, 1.5), (after, 0, _DASHES, 2.0)):
        if not words or scene.tokens[words[edge]].text not in marks or _has_verb(scene, words):
            continue
        named = [m for i in words if (m := scene.mention(i)) is not None and m.actors]
        chosen = next((m for m in named if m.kind == "person"), named[0] if named else None)
        if chosen is not None:
            yield Tag(Source(chosen.actors[0], chosen.span), None, cost)


def _has_verb(scene: Scene, words: Sequence[int]) -> bool:
    return any(scene.tokens[i].pos in ("VERB", "AUX") and scene.mention(i) is None for i in words)


def _told_of(scene: Scene, unit: Unit, k: int) -> Iterator[Tag]:
    """No verb of speech: the subject of the verb that governs the quotation, or of its sentence."""
    words = unit.words[: unit.at[k]]
    for n, i in enumerate(reversed(unit.before(k))):
        token = scene.tokens[i]
        if token.pos != "VERB" or is_passive(scene, i):
            continue
        head = subject(scene, i, words)
        source = who(scene, head, words) if head is not None else None
        if source is not None and scene.knows(source.speaker):
            yield Tag(source, None, 4.0 + n / 20)
            break
    colon = bool(words) and scene.tokens[words[-1]].text == ":"
    head = main_subject(scene, words if colon else unit.words)
    source = who(scene, head, unit.words) if head is not None else None
    if source is not None and not source.possible and scene.knows(source.speaker):
        yield Tag(source, None, 3.0 if colon else 6.0)
