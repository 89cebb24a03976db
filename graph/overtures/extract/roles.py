"""Who made a move and to whom: by the tree first, by the words about the trigger where the tree fails."""

from __future__ import annotations

from collections.abc import Iterator

from overtures.extract.givers import giver, light_verb
from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.places import Place, places
from overtures.extract.scene import Scene, Side
from overtures.extract.subjects import is_passive, subject
from overtures.model import Token

_STOPS = frozenset({";", ":", '"'})
_CLAUSE = 25  # tokens after the trigger in which a clause of what is proposed may name sides
_PHRASE = 12  # tokens after it in which a prepositional phrase still belongs to it


class Roles:
    """Fills the roles of one trigger of one frame."""

    def __init__(self, scene: Scene, trigger: int, frame: Frame) -> None:
        self.scene, self.tree, self.frame = scene, scene.tree, frame
        self.token = scene.tokens[trigger]
        self.noun = self.token.pos in ("NOUN", "PROPN", "ADJ") and self.token.tag[:1] != "V"
        self.passive = not self.noun and frame.maker != "predicate" and is_passive(scene, self.token)

    def places(self) -> list[Place]:
        """Every actor of the sentence with its place as seen from the trigger."""
        return places(self.scene, self.token, passive=self.passive)

    def subject(self) -> Side:
        """The subject of the trigger, or of what it hangs on."""
        return subject(self.scene, self.token.i)

    def maker(self, found: list[Place]) -> Side:
        """Who makes the move."""
        if self.noun and self.frame.maker != "predicate" and not self._in_talks():
            return self._noun_maker(found)
        if self.passive:
            return next((p.side for p in found if p.how == "agent" and (p.inside or 0 < p.far < 8)), Side())
        side = self.subject()
        return side if side or self.tree.children(self.token.i, "nsubj") else self._left(found)

    def _in_talks(self) -> bool:
        """'Labour is in talks': the noun is what is said of the subject."""
        return self.frame.act == "talks" and bool(self.tree.children(self.token.i, "cop"))

    def _noun_maker(self, found: list[Place]) -> Side:
        if given := giver(self.scene, self.token.i):
            return given
        for p in found:
            if (p.how in ("from", "by") and 0 < p.far <= 6) or (p.how in ("possessor", "of") and -4 <= p.far < 0):
                return p.side
        verb = light_verb(self.scene, self.token)
        return subject(self.scene, verb) if verb is not None else Side()

    def _left(self, found: list[Place]) -> Side:
        """The nearest actor to the left that could be the subject, for verbs that the tree left without one."""
        here = self.scene.speech(self.token.i)
        left = [p for p in found if p.far < 0 and self.scene.speech(p.token.i) is here]
        if left and self._is_finite() and self._stands_before(left[-1]):
            return left[-1].side
        wanted = ("subject", "other") if self._is_finite() else ("subject",)
        return next((p.side for p in reversed(left) if p.how in wanted), Side())

    def _is_finite(self) -> bool:
        auxiliaries = {c.lemma for c in self.tree.children(self.token.i, "aux")}
        return self.token.tag in ("VBD", "VBZ", "VBP") or bool(auxiliaries & {"have", "will"})

    def _stands_before(self, place: Place) -> bool:
        """Whether nothing but auxiliaries, adverbs and commas stands between the actor and the verb."""
        mention = self.scene.mention(place.token.i)
        last = self.tree.within(mention.span)[-1] if mention else place.token.i
        between = self.scene.tokens[last + 1 : self.token.i]
        return len(between) <= 4 and all(t.pos in ("AUX", "ADV") or t.text in (",", "(", ")") for t in between)

    def target(self, found: list[Place], maker: Side) -> Side:
        """The other side, by the frame's list of places, best first."""
        for slot in self.frame.target:
            for side in self._slot(slot, found):
                rest = side.without(maker)
                if rest:
                    return rest
        return self._told_with(maker) if self.noun else Side()

    def _told_with(self, maker: Side) -> Side:
        """Whom one came to, rang or wrote with what the noun names."""
        verb = light_verb(self.scene, self.token)
        named = self.tree.children(verb, "obj", "iobj", "obl") if verb is not None else []
        sides = (self.scene.side(c.i).without(maker) for c in named if c.i != self.token.i)
        return next((side for side in sides if side), Side())

    def _slot(self, slot: str, found: list[Place]) -> Iterator[Side]:
        if slot == "proposal":
            yield from (giver(self.scene, c.i) for c in self._objects() if c.lemma.lower() in lexicon().proposals)
        elif slot == "joined":
            yield self.subject()
        elif slot == "sentence":
            yield from (p.side for p in sorted(found, key=lambda p: abs(p.far)))
        elif slot == "clause":
            yield self._clause(found)
        elif slot in ("object", "iobj"):
            yield from self._object(slot, found)
        else:
            named = {slot, "agent"} if slot == "by" and self.frame.maker == "predicate" else {slot}
            near = [p for p in found if p.how in named and self._is_near(p)]
            yield from (p.side for p in sorted(near, key=lambda p: (not p.inside, abs(p.far))))

    def _objects(self) -> list[Token]:
        wanted = ("nsubj:pass",) if self.passive else ("obj", "obl", "xcomp")
        return self.tree.children(self.token.i, *wanted)

    def _object(self, slot: str, found: list[Place]) -> Iterator[Side]:
        if self.passive and slot == "object":
            yield self.subject()
        yield from (p.side for p in found if p.how == slot and p.token.head == self.token.i)
        if not self.passive:
            yield from (p.side for p in found if p.how in ("object", "other") and 0 < p.far <= 3)

    def _is_near(self, p: Place) -> bool:
        return p.inside or 0 < p.far <= _PHRASE or (self.noun and abs(p.far) <= 8)

    def _clause(self, found: list[Place]) -> Side:
        """Actors inside the infinitive or that-clause: 'proposed that A and B form …', 'offered to serve with A'."""
        whole = Side()
        for p in found:
            between = self.scene.tokens[self.token.i + 1 : p.token.i]
            if p.far > 0 and (p.inside or p.far <= _CLAUSE) and not any(t.text in _STOPS for t in between):
                whole += p.side
        return whole
