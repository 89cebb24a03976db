"""The sides that an article can have: its parties and groups, and the people whose party it does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from overtures.extract.scene import FIRST, Scene, Side
from overtures.model import Mention

MOST = 15  # sides of one window that are weighed against one another; the rest are too rare to matter
KINDS = ("none", "party", "group", "person", "role", "pronoun", "first person")


@dataclass(frozen=True, slots=True)
class Unit:
    """One possible side, by canonical name; `is_person` where it is a person without a told party."""

    name: str
    is_person: bool

    def side(self) -> Side:
        """The unit as one end of a move."""
        return Side((self.name,), ()) if self.is_person else Side((), (self.name,))


class Units:
    """Which sides the tokens of a scene mean, by index into `every`."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.every = _units(scene)
        self._by_name = {u.name: n for n, u in enumerate(self.every)}
        self.of_token: dict[int, tuple[str, tuple[int, ...]]] = {}
        for m in sorted(scene.annotation.mentions, key=lambda m: m.span.end - m.span.start, reverse=True):
            if m.kind != "council":
                told = (m.kind, self._of_mention(m))
                self.of_token.update(dict.fromkeys(scene.tree.within(m.span), told))
        for token in scene.tokens:
            if token.text.lower() in FIRST and (speaker := self.speaker(token.i)):
                self.of_token[token.i] = ("first person", speaker)

    def of_side(self, side: Side) -> tuple[int, ...]:
        """The units of one end of a candidate; people widen to their party."""
        return self.of_names([*side.bodies, *(() if side.bodies else side.people)])

    def of_names(self, names: Sequence[str]) -> tuple[int, ...]:
        """The units of canonical names, without those that are none."""
        return tuple(dict.fromkeys(n for name in names if (n := self._of_name(name)) is not None))

    def speaker(self, i: int) -> tuple[int, ...]:
        """Whose words the token belongs to, where it is quoted and the speaker known."""
        quote = self.scene.quote(i)
        return self.of_names([quote.speaker]) if quote and quote.speaker else ()

    def commonest(self, tokens: range) -> list[int]:
        """The units that a stretch of tokens names or quotes, in order of appearance, at most MOST."""
        met: Counter[int] = Counter()
        for i in tokens:
            met.update(self.of_token.get(i, ("", ()))[1])
            met.update(self.speaker(i))
        kept = {n for n, _ in met.most_common(MOST)}
        return [n for n in met if n in kept]

    def _of_mention(self, m: Mention) -> tuple[int, ...]:
        return self.of_names(m.actors or m.possible)

    def _of_name(self, name: str) -> int | None:
        person = self.scene.people.get(name)
        return self._by_name.get(person.party or name) if person else self._by_name.get(name)


def _units(scene: Scene) -> list[Unit]:
    parties = [b.name for b in scene.annotation.bodies if b.kind != "council"]
    parties += [p.party for p in scene.annotation.people if p.party]
    loose = [Unit(p.name, True) for p in scene.annotation.people if not p.party]
    return [*(Unit(name, False) for name in dict.fromkeys(parties)), *loose]
