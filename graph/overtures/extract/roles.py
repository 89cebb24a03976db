"""Who stands where about a verb or noun of an act: by the tree first, by the words about it where the tree fails."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.scene import Scene, Side
from overtures.model import Token

_LIGHT = frozenset(
    "make give issue launch put hold open begin start send write receive get face extend table deliver repeat renew submit pen lodge hand consider accept reject".split()
)
_GIVING = _LIGHT | frozenset(
    "propose move table second sketch draft circulate author draw put bring file lay present initiate".split()
)
_ADPOSITIONS = frozenset("to with from of on upon for at by against between towards into around".split())
_HANGING = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis", "dep", "aux", "cop", "aux:pass", "list", "appos"})
_STOPS = frozenset({";", ":"})


@dataclass(frozen=True, slots=True)
class Place:
    """An actor near a trigger: `how` is a relation (subject, object, iobj, agent) or a preposition, `far` how many tokens off."""

    token: Token
    side: Side
    how: str
    far: int
    inside: bool


class Roles:
    """Fills the roles of one trigger."""

    def __init__(self, scene: Scene, trigger: int, frame: Frame) -> None:
        self.scene, self.tree, self.frame = scene, scene.tree, frame
        self.token = scene.tokens[trigger]
        self.noun = self.token.pos in ("NOUN", "PROPN") and self.token.tag[:1] != "V"
        self.passive = not self.noun and frame.maker != "predicate" and self._is_passive()

    def _is_passive(self) -> bool:
        """By the auxiliary nearest before it ("was turned down", "had turned down"); without one, a participle below a noun."""
        if self.token.tag not in ("VBN", "VBD"):
            return False
        after = self.scene.tokens[self.token.i + 1].lemma if self.token.i + 1 < len(self.scene.tokens) else ""
        if after == "by" and not self.tree.children(self.token.i, "obj"):
            return True
        for back in range(self.token.i - 1, max(self.token.i - 5, -1), -1):
            t = self.scene.tokens[back]
            if t.lemma in ("be", "get"):
                return True
            if t.lemma == "have":
                return False
            if t.pos not in ("ADV", "PART", "AUX", "PRON"):
                break
        bare = self.token.dep.startswith("acl") or (self.token.dep == "advcl" and not self.tree.children(self.token.i, "nsubj"))
        return self.token.tag == "VBN" and bare

    def subject(self, i: int | None = None, depth: int = 0) -> Side:
        """The subject of a verb; where it has none, of the verb it hangs on, or the noun that it describes."""
        at = self.token.i if i is None else i
        subjects = self.tree.children(at, "nsubj")
        for c in subjects:
            if side := self.scene.side(c.i):
                return side
        token = self.scene.tokens[at]
        if subjects or depth > 4 or token.head == at or self.scene.speech(token.head) is not self.scene.speech(at):
            return Side()  # whoever speaks outside the marks is not the subject inside them
        above = self.scene.tokens[token.head]
        if token.dep in _HANGING and above.pos in ("NOUN", "PROPN", "PRON") and above.i < at:
            return self._named_at(above.i)  # "X, the leader, offered": the tree makes the name the root
        if token.dep in _HANGING:
            return self.subject(token.head, depth + 1)
        if token.dep.startswith("acl"):
            side = self.scene.side(token.head, joined=False) or self._giver(token.head)
            return side or (self.subject(token.head, depth + 1) if self.tree.children(token.head, "cop") else side)
        return Side()

    def _named_at(self, i: int) -> Side:
        """Whom a noun means, or the name that stands beside it."""
        side = self.scene.side(i)
        for c in self.tree.children(i, "appos", "flat", "conj"):
            side = side if side.people else (self.scene.side(c.i) or side)
        return side

    def _giver(self, noun: int) -> Side:
        """Whose the noun is: 'Labour's offer', 'an offer from Labour', 'a letter by X'."""
        for c in self.tree.children(noun, "nmod:poss"):
            if side := self.scene.side(c.i):
                return side
        for c in self.tree.children(noun, "nmod", "obl"):
            if self._preposition(c.i) in ("from", "by") and (side := self.scene.side(c.i)):
                return side
        return self._done_by(noun)

    def _done_by(self, noun: int) -> Side:
        """Who put it forward: 'a motion was tabled by X', 'an offer made by X'."""
        token = self.scene.tokens[noun]
        verbs = self.tree.children(noun, "acl")
        if token.dep == "nsubj:pass" and token.head != noun:
            verbs = [self.scene.tokens[token.head], *verbs]
        for verb in verbs:
            if verb.lemma not in _GIVING:
                continue
            for c in self.tree.children(verb.i, "obl", "nmod"):
                if self._preposition(c.i) == "by" and (side := self.scene.side(c.i)):
                    return side
        return self._by_after(noun)

    def _by_after(self, noun: int) -> Side:
        """'a motion of no confidence, proposed by X': the participle may hang elsewhere in the tree."""
        near = [j for j in self.scene.sentence(noun) if 0 < j - noun <= 9]
        for j, k in zip(near, near[1:], strict=False):
            if self.scene.tokens[j].lemma in _GIVING and self.scene.tokens[k].lemma == "by":
                after = (self.scene.side(i) for i in self.scene.sentence(noun) if 0 < i - k <= 5)
                return next((side for side in after if side), Side())
        return Side()

    def _preposition(self, i: int) -> str:
        for c in self.tree.children(i, "case"):
            return c.lemma.lower()
        return ""

    def places(self) -> list[Place]:
        """Every actor of the sentence with its place as seen from the trigger."""
        found, seen = [], set()
        below = set(self.tree.subtree(self.token.i))
        for i in self.scene.sentence(self.token.i):
            token = self.scene.tokens[i]
            mention = self.scene.mention(i)
            first = token.text.lower() in ("we", "us", "me", "i", "our", "my")
            if not first and (mention is None or id(mention) in seen):
                continue
            if mention and not first:
                seen.add(id(mention))
                token = self.scene.tokens[mention.head]
            side = self.scene.side(token.i)
            if side:
                found.append(Place(token, side, self._how(token), token.i - self.token.i, token.i in below))
        return found

    def _how(self, token: Token) -> str:
        base = token.dep.split(":")[0]
        if token.head == self.token.i:
            if token.dep == "obl:agent" or (self.passive and self._preposition(token.i) == "by"):
                return "agent"
            if base == "nsubj":
                return "object" if self.passive else "subject"
            if base in ("obj", "iobj"):
                return "object" if base == "obj" else "iobj"
        if token.dep == "nmod:poss":
            return "possessor" if token.head == self.token.i else "of"
        written = self._word_before(token)
        if written == "by" and self.passive:
            return "agent"
        return written or ("subject" if base == "nsubj" else "object" if base in ("obj", "iobj") else "other")

    def _word_before(self, token: Token) -> str:
        """The preposition of the phrase that the token heads, by the tree or by the words before it."""
        told = self._preposition(token.i)
        if told:
            return told
        up = token
        while up.dep in ("conj", "appos", "compound", "nmod:poss", "flat", "amod") and up.head != up.i:
            up = self.scene.tokens[up.head]
            if told := self._preposition(up.i):
                return told
        mention = self.scene.mention(token.i)
        first = self.tree.within(mention.span)[0] if mention else token.i
        for back in range(first - 1, max(first - 4, -1), -1):
            word = self.scene.tokens[back]
            if word.lemma.lower() in _ADPOSITIONS and word.pos in ("ADP", "PART", "SCONJ"):
                return word.lemma.lower()
            if word.pos not in ("DET", "ADJ", "NUM", "PRON", "NOUN", "PROPN"):
                return ""
        return ""

    def maker(self, places: list[Place]) -> Side:
        """Who makes the move."""
        if self.noun and self.frame.act == "talks" and self.tree.children(self.token.i, "cop"):
            return self.subject()
        if self.noun:
            return self._noun_maker(places)
        if self.passive:
            return next((p.side for p in places if p.how == "agent" and (p.inside or 0 < p.far < 8)), Side())
        side = self.subject()
        if side or any(True for _ in self.tree.children(self.token.i, "nsubj")):
            return side
        return self._left(places)

    def _left(self, places: list[Place]) -> Side:
        """The nearest actor to the left that could be the subject, for verbs that the tree left without one."""
        here = self.scene.speech(self.token.i)
        left = [p for p in places if p.far < 0 and self.scene.speech(p.token.i) is here]
        if left and self._stands_before(left[-1]):
            return left[-1].side
        finite = self.token.tag in ("VBD", "VBZ", "VBP") or self._has("have")
        wanted = ("subject", "other") if finite else ("subject",)
        return next((p.side for p in reversed(left) if p.how in wanted), Side())

    def _has(self, auxiliary: str) -> bool:
        return any(c.lemma == auxiliary for c in self.tree.children(self.token.i, "aux"))

    def _stands_before(self, place: Place) -> bool:
        """Whether nothing but auxiliaries, adverbs and commas stands between the actor and a finite verb."""
        mention = self.scene.mention(place.token.i)
        last = self.tree.within(mention.span)[-1] if mention else place.token.i
        between = self.scene.tokens[last + 1 : self.token.i]
        finite = self.token.tag in ("VBD", "VBZ", "VBP") or self._has("have") or self._has("will")
        return (
            finite and len(between) <= 4 and all(t.pos in ("AUX", "ADV") or t.text in (",", "(", ")") for t in between)
        )

    def _noun_maker(self, places: list[Place]) -> Side:
        given = self._giver(self.token.i)
        if given:
            return given
        for p in places:
            if p.how in ("from", "by") and 0 < p.far <= 6:
                return p.side
            if p.how in ("possessor", "of") and -4 <= p.far < 0:
                return p.side
        for c in self.tree.children(self.token.i, "acl"):
            if c.lemma in _LIGHT and (
                side := next(
                    (
                        self.scene.side(n.i)
                        for n in self.tree.children(c.i, "nsubj")
                        if n.text.lower() not in ("which", "that")
                    ),
                    Side(),
                )
            ):
                return side
        verb = self.scene.tokens[self.token.head]
        if (
            verb.lemma in _LIGHT
            and 0 < self.token.i - verb.i <= 8
            and verb.lemma not in ("reject", "accept", "receive", "consider", "get", "face")
        ):
            return self.subject(verb.i)
        return Side()

    def target(self, places: list[Place], maker: Side) -> Side:
        """The other side, by the frame's list of places, best first."""
        for slot in self.frame.target:
            for side in self._slot(slot, places):
                rest = side.without(maker)
                if rest:
                    return rest
        return Side()

    def _slot(self, slot: str, places: list[Place]) -> Iterator[Side]:
        if slot == "proposal":
            yield from (self._giver(c.i) for c in self._objects() if c.lemma.lower() in lexicon().proposals)
        elif slot == "joined":
            yield self.subject()
        elif slot == "sentence":
            yield from (p.side for p in sorted(places, key=lambda p: abs(p.far)))
        elif slot == "clause":
            yield from self._clause(places)
        elif slot in ("object", "iobj"):
            if self.passive and slot == "object":
                yield self.subject()
            yield from (p.side for p in places if p.how == slot and p.token.head == self.token.i)
            if not self.passive:
                yield from (p.side for p in places if p.how in ("object", "other") and 0 < p.far <= 3)
        else:
            near = [
                p for p in places if p.how == slot and (p.inside or 0 < p.far <= 12 or (self.noun and abs(p.far) <= 8))
            ]
            yield from (p.side for p in sorted(near, key=lambda p: (not p.inside, abs(p.far))))

    def _objects(self) -> list[Token]:
        wanted = ("nsubj:pass",) if self.passive else ("obj", "obl", "xcomp")
        return self.tree.children(self.token.i, *wanted)

    def _clause(self, places: list[Place]) -> Iterator[Side]:
        """Actors inside the infinitive or that-clause: 'proposed that A and B form …', 'offered to serve with A'."""
        whole = Side()
        for p in places:
            if p.far > 0 and (p.inside or p.far <= 25) and not self._broken(p):
                whole += p.side
        yield whole

    def _broken(self, place: Place) -> bool:
        between = self.scene.tokens[self.token.i + 1 : place.token.i]
        return any(t.text in _STOPS or t.text == '"' for t in between)
