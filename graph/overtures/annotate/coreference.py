"""Whom pronouns and descriptions mean: "she", "the party", "his group", "both parties", "the Labour leader"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from overtures.annotate import gazetteer
from overtures.model import Mention, Person, Sentence, Span, Token, Tree

_SHE, _HE = frozenset({"she", "her", "hers", "herself"}), frozenset({"he", "him", "his", "himself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_PLURAL_HEADS = frozenset({"parties", "groups", "sides", "partners", "leaders", "rivals"})
_PAIR = frozenset({"pair", "duo", "couple"})
_BARE = frozenset({"party", "group", "administration", "association", "grouping", "alliance"})
_REACH = 3  # paragraphs back in which an antecedent is looked for


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in the article: people by name, and the names of parties and groups."""

    people: Mapping[str, Person]
    bodies: frozenset[str]

    def side(self, name: str) -> str | None:
        """The party or group of a person; a body is its own side."""
        person = self.people.get(name)
        return person.party if person else name if name in self.bodies else None


class Resolver:
    """Resolves in order of the text; earlier answers are antecedents for later ones."""

    def __init__(self, tree: Tree, sentences: Sequence[Sentence], named: Sequence[Mention], cast: Cast) -> None:
        self.tree, self.sentences, self.cast = tree, sentences, cast
        self.mentions = {m.head: m for m in named if m.kind != "council"}
        self._covered = {i for m in named for i in tree.within(m.span)}

    def resolve(self, inside: Callable[[Token], str | None] = lambda _t: None) -> list[Mention]:
        """Mentions of pronouns and descriptions; `inside` tells the speaker of the quotation a token stands in."""
        found = []
        for token in self.tree.tokens:
            if token.i in self._covered:
                continue
            mention = self._pronoun(token, inside(token)) or self._description(token, inside(token))
            if mention:
                found.append(mention)
                self.mentions[token.i] = mention
        return found

    def _mention(self, token: Token, kind: str, actors: Sequence[str], possible: Sequence[str] = (), first: int | None = None) -> Mention:
        span = self.tree.span(first if first is not None else token.i, token.i)
        return Mention(span, kind, tuple(dict.fromkeys(actors)), token.i, tuple(possible))  # type: ignore[arg-type]

    # pronouns

    def _pronoun(self, token: Token, speaker: str | None) -> Mention | None:
        word = token.text.lower()
        if word in _SHE | _HE:
            gender = "f" if word in _SHE else "m"
            name = self._person_before(token, gender, speaker)
            return self._mention(token, "pronoun", (name,)) if name else None
        if word in _THEY:
            return self._mention(token, "pronoun", self._body_before(token, plural=True, speaker=speaker) or ())
        if word in _IT and (word == "its" or token.dep.startswith("nsubj")):
            actors = self._body_before(token, plural=False, speaker=speaker)
            return self._mention(token, "pronoun", actors) if actors else None
        if word in ("both", "neither") and token.dep.startswith(("nsubj", "obj", "obl", "root")):
            return self._mention(token, "pronoun", self._last_bodies(token, 2))
        return None

    def _person_before(self, token: Token, gender: str, speaker: str | None) -> str | None:
        scored: dict[str, float] = {}
        for m in self._before(token):
            for name in m.actors if m.kind in ("person", "role", "pronoun") else ():
                person = self.cast.people.get(name)
                if not person or person.gender not in (gender, None) or name == speaker:
                    continue
                points = self._nearness(token, m) + (0.7 if person.gender else 0) + (0.4 if len(m.actors) == 1 else -0.5)
                scored[name] = max(points, scored.get(name, -99.0))
        return max(scored, key=lambda n: scored[n], default=None)

    def _nearness(self, token: Token, m: Mention) -> float:
        head = self.tree.tokens[m.head]
        apart = token.sentence - head.sentence
        subject = 1.2 if self._is_subject(head) else 0.0
        local = 0.3 if apart == 0 and not self._is_subject(head) and self._same_clause(token, head) else 0.0
        return subject - 1.0 * apart - 0.001 * (token.i - head.i) - local

    def _is_subject(self, head: Token) -> bool:
        while head.dep in ("appos", "flat", "compound") and head.head != head.i:
            head = self.tree.tokens[head.head]
        if not head.dep.startswith("nsubj"):
            return False
        verb = self.tree.tokens[head.head]
        return not verb.dep.startswith(("acl", "advcl"))

    def _same_clause(self, a: Token, b: Token) -> bool:
        return self._verb(a) == self._verb(b)

    def _verb(self, token: Token) -> int:
        return next((t.i for t in self.tree.ancestors(token.i) if t.pos in ("VERB", "AUX")), -1)

    def _before(self, token: Token) -> Iterator[Mention]:
        paragraph = self.sentences[token.sentence].paragraph
        for m in self.mentions.values():
            if m.head < token.i and paragraph - self.sentences[self.tree.tokens[m.head].sentence].paragraph <= _REACH:
                yield m

    def _body_before(self, token: Token, *, plural: bool, speaker: str | None) -> tuple[str, ...] | None:
        best: tuple[float, tuple[str, ...]] | None = None
        own = self.cast.side(speaker) if speaker else None
        for m in self._before(token):
            actors = self._joined(m)
            if not actors or (m.kind == "pronoun" and token.i - m.head > 40):
                continue
            people = [a for a in actors if a in self.cast.people]
            if (people and len(actors) < 2) or (not plural and len(actors) > 1) or (own and actors == (own,)):
                continue
            points = self._nearness(token, m) - (2.0 if self._governs(m, token) else 0.0)
            if best is None or points >= best[0]:
                best = (points, actors)
        return best[1] if best else None

    def _governs(self, m: Mention, token: Token) -> bool:
        """Whether the mention is the subject of what an object pronoun is the object of: "they" and "them" then differ."""
        head = self.tree.tokens[m.head]
        if token.dep == "nmod:poss" or token.dep.startswith("nsubj") or head.sentence != token.sentence:
            return False
        return self._is_subject(head)

    def _joined(self, m: Mention) -> tuple[str, ...]:
        """The actors of a mention with those that are joined to it by "and"."""
        joined = [self.mentions[c.i] for c in self.tree.children(m.head, "conj") if c.i in self.mentions]
        return tuple(dict.fromkeys([*m.actors, *(a for j in joined for a in j.actors)]))

    def _last_bodies(self, token: Token, count: int, *, only_parties: bool = False) -> tuple[str, ...]:
        """The last `count` different parties or groups that were named, in order of the text."""
        found: dict[str, None] = {}
        for m in sorted(self._before(token), key=lambda m: -m.head):
            if m.kind == "group" and self._is_local(m, only_parties):
                continue
            for name in m.actors:
                if side := self.cast.side(name):
                    found.setdefault(side)
            if len(found) >= count:
                break
        return tuple(reversed(list(found)[:count]))

    def _is_local(self, m: Mention, only_parties: bool) -> bool:
        """Whether the mention names a local group where only parties are meant: 'both parties' are not 'both groups'."""
        return only_parties and m.head in self._covered

    # descriptions

    def _description(self, token: Token, speaker: str | None) -> Mention | None:
        if token.pos not in ("NOUN", "PROPN"):
            return None
        word, lemma = token.text.lower(), token.lemma.lower()
        roles, collectives = gazetteer.words("offices", "roles"), gazetteer.words("offices", "collectives")
        first = self._phrase_start(token)
        if lemma in roles and word == lemma and not self._names_next(token):
            return self._role(token, lemma, first)
        if word in collectives or lemma in collectives:
            return self._collective(token, word, first, speaker)
        return None

    def _phrase_start(self, token: Token) -> int:
        """The first token of the noun phrase that ends at the token."""
        first = token.i
        while first > 0:
            before = self.tree.tokens[first - 1]
            if before.pos == "CCONJ" and first > 1 and token.text.lower().endswith("s") and self.mentions_party(first - 2) and self.mentions_party(first):
                first -= 1
                continue
            if before.sentence != token.sentence or before.pos not in ("ADJ", "NOUN", "PROPN", "NUM", "DET", "PRON", "PART") or before.dep == "nsubj":
                break
            if before.pos == "PRON" and before.dep != "nmod:poss":
                break
            first -= 1
        return first

    def mentions_party(self, i: int) -> bool:
        """Whether the token belongs to the name of a party or group."""
        return any(m.kind in ("party", "group") and self.tree.tokens[i].start >= m.span.start and self.tree.tokens[i].end <= m.span.end for j in range(i, i + 4) if (m := self.mentions.get(j)))

    def _names_next(self, token: Token) -> bool:
        """Whether a name stands beside it that the office only introduces: 'leader Ann Example', 'the leader, Ann Example,'."""
        after = [self.mentions.get(i) for i in range(token.i + 1, min(token.i + 4, len(self.tree.tokens)))]
        if any(m and m.kind == "person" and m.span.start - token.end <= 3 + 12 for m in after if m):
            near = next(m for m in after if m and m.kind == "person")
            between = [t.text for t in self.tree.tokens[token.i + 1 : self.tree.within(near.span)[0]]]
            return all(b in (",", "-", "Cllr", "Coun") for b in between)
        return token.i > 0 and any(m.kind == "person" and m.head == token.head for m in (self.mentions.get(token.head),) if m)

    def _within(self, first: int, token: Token) -> tuple[str, ...]:
        """The parties, or the sides of people, that are named or meant in a phrase."""
        found: list[str] = []
        for i in range(first, token.i):
            m = self.mentions.get(i)
            if m:
                found += [s for a in m.actors if (s := self.cast.side(a))]
        return tuple(dict.fromkeys(found))

    def _role(self, token: Token, lemma: str, first: int) -> Mention | None:
        ahead = self._ahead(token, first)
        if ahead:
            return self._mention(token, "role", (ahead,), first=first)
        sides = self._within(first, token) or self._of(token)
        text = " ".join(t.text.lower() for t in self.tree.tokens[first : token.i + 1])
        number = "deputy " if "deputy" in text or "depute" in text else ""
        if not sides and "council" not in text and lemma in ("leader", "chairman", "chairwoman", "chair"):
            return None
        holders = [p.name for p in self.cast.people.values() for r in p.roles if r.role == number + lemma and (r.of in sides if sides else r.of == "council")]
        if holders:
            return self._mention(token, "role", holders[:1], first=first)
        return self._mention(token, "role", sides, first=first) if sides else None

    def _ahead(self, token: Token, first: int) -> str | None:
        """Somebody whom the opening sentence describes and the next paragraph names first: 'A councillor has quit …'."""
        here = self.sentences[token.sentence].paragraph
        if here > 0 or not token.dep.startswith(("nsubj", "obl", "obj")) or self.tree.tokens[first].text.lower() not in ("a", "an", "the"):
            return None
        if any(m.kind == "person" and self.sentences[self.tree.tokens[m.head].sentence].paragraph == here for m in self.mentions.values()):
            return None
        named = [m for m in self.mentions.values() if m.kind == "person" and self.sentences[self.tree.tokens[m.head].sentence].paragraph == 1]
        if not named:
            return None
        name = min(named, key=lambda m: m.head).actors[0]
        sides = self._within(first, token) or self._of(token)
        return name if not sides or self.cast.side(name) in sides else None

    def _of(self, token: Token) -> tuple[str, ...]:
        """The parties in an 'of' or 'for' phrase below the noun."""
        found: list[str] = []
        for c in self.tree.children(token.i, "nmod"):
            for i in (c.i, *(x.i for x in self.tree.children(c.i, "compound", "nmod", "amod", "flat", "conj"))):
                m = self.mentions.get(i)
                found += [s for a in (m.actors if m else ()) if (s := self.cast.side(a))]
        return tuple(dict.fromkeys(found))

    def _collective(self, token: Token, word: str, first: int, speaker: str | None) -> Mention | None:
        phrase = [t.text.lower() for t in self.tree.tokens[first : token.i + 1]]
        own = any(p in ("my", "our") for p in phrase[:-1])
        if own and speaker and (side := self.cast.side(speaker)):
            return self._mention(token, "group", (side,), first=first)
        sides = self._within(first, token) or self._of(token)
        if sides:
            return self._mention(token, "group", sides, first=first)
        if "other" in phrase[:-1] and word in ("group", "groups", "party", "parties") and phrase[0] in ("every", "all", "the", "other"):
            return self._mention(token, "group", self._others(token), first=first)
        count = next((_NUMBERS[p] for p in phrase if p in _NUMBERS), 2 if word in _PAIR else 0)
        if count and (word in _PLURAL_HEADS or word in _PAIR):
            return self._mention(token, "group", self._last_bodies(token, count, only_parties=word == "parties"), first=first)
        if any(p.startswith("resident") for p in phrase[:-1]) and word in _BARE:
            named = [b for b in self.cast.bodies if "Resident" in b]
            return self._mention(token, "group", named, first=first) if len(named) == 1 else None
        if word in _BARE and phrase[0] in ("the", "that", "this") and len(phrase) == 2:
            return self._bare(token, first)
        return None

    def _others(self, token: Token) -> tuple[str, ...]:
        """All parties and groups of the article but the one that the sentence is about."""
        subject = {s for m in self._before(token) if self.tree.tokens[m.head].sentence == token.sentence for a in m.actors if (s := self.cast.side(a))}
        named: dict[str, None] = {}
        for m in self.mentions.values():
            if m.kind in ("party", "group"):
                named.update(dict.fromkeys(a for a in m.actors if a in self.cast.bodies and a not in subject))
        return tuple(named) if subject else ()

    def _bare(self, token: Token, first: int) -> Mention | None:
        """'the party' after one party is that party; after two that stand equally near, either."""
        near: dict[str, float] = {}
        for m in self._before(token):
            for name in m.actors if m.kind in ("party", "group") else ():
                if name in self.cast.bodies:
                    near[name] = max(self._nearness(token, m), near.get(name, -99.0))
        ranked = sorted(near, key=lambda n: -near[n])
        if not ranked:
            return None
        rivals = [n for n in ranked[1:] if near[ranked[0]] - near[n] < 0.9 and near[n] > -1.5]
        if rivals:
            return self._mention(token, "group", (), (ranked[0], rivals[0]), first=first)
        return self._mention(token, "group", ranked[:1], first=first)


def speaker_at(spans: Sequence[tuple[Span, str | None]]) -> Callable[[Token], str | None]:
    """A lookup from a token to the speaker of the quotation that it stands in."""

    outer: list[tuple[Span, str | None]] = []
    for span, name in sorted(spans, key=lambda s: (s[0].start, -s[0].end)):
        if not outer or span.start >= outer[-1][0].end:
            outer.append((span, name))
    starts = [span.start for span, _ in outer]

    def inside(token: Token) -> str | None:
        n = bisect_right(starts, token.start) - 1
        return outer[n][1] if n >= 0 and token.start < outer[n][0].end else None

    return inside


def is_first_person(token: Token) -> bool:
    """Whether the token is "I", "we" or one of their forms."""
    return bool(re.fullmatch(r"i|me|my|mine|myself|we|us|our|ours|ourselves", token.text.lower()))
