"""The sides that an article can have: its parties and groups, and the people whose party it does not tell."""

from __future__ import annotations

from dataclasses import dataclass

from overtures.encoder.units import Meant
from overtures.extract.scene import Scene, Side


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
        by_name = {u.name: n for n, u in enumerate(self.every)}
        sides = {p.name: by_name.get(p.party or p.name) for p in scene.people.values()}
        self.meant = Meant(scene.annotation, scene.tree, {k: n for k, n in (by_name | sides).items() if n is not None})

    def of_side(self, side: Side) -> tuple[int, ...]:
        """The units of one end of a candidate; people widen to their party."""
        return self.meant.of_names([*side.bodies, *(() if side.bodies else side.people)])


def _units(scene: Scene) -> list[Unit]:
    parties = [b.name for b in scene.annotation.bodies if b.kind != "council"]
    parties += [p.party for p in scene.annotation.people if p.party]
    loose = [Unit(p.name, True) for p in scene.annotation.people if not p.party]
    return [*(Unit(name, False) for name in dict.fromkeys(parties)), *loose]
