"""Holders of offices who are not named: 'the Labour leader', 'a councillor', 'the council's leader'."""

from __future__ import annotations

from functools import lru_cache

from overtures.annotate import gazetteer
from overtures.annotate.coreference.phrases import sides_below, sides_within
from overtures.annotate.coreference.scene import Scene
from overtures.model import Mention, Token

_SOMEBODY = frozenset({"figure", "veteran", "councillor", "politician", "stalwart", "grandee", "peer"})
_CHIEFS = frozenset({"leader", "chairman", "chairwoman", "chair"})


def role(scene: Scene, token: Token, lemma: str, first: int) -> Mention | None:
    """The person who holds the office, else the party that the office belongs to."""
    sides = sides_within(scene, first, token) or sides_below(scene, token)
    ahead = _named_next(scene, token, first, sides)
    if ahead:
        return scene.mention(token, "role", (ahead,), first=first)
    text = " ".join(t.text.lower() for t in scene.tree.tokens[first : token.i + 1])
    if not sides and "council" not in text and lemma in _CHIEFS:
        return None
    told = ("deputy " if "deputy" in text or "depute" in text else "") + lemma
    holder = _holder(scene, told, sides or ("council",))
    if holder or sides:
        return scene.mention(token, "role", (holder,) if holder else sides, first=first)
    titled = _titled(scene, token, told) if text.startswith("the ") else None
    if titled:
        return scene.mention(token, "role", (titled,), first=first)
    if lemma in _SOMEBODY and text.startswith("the ") and (known := _spoken_of(scene, token)):
        return scene.mention(token, "role", (known,), first=first)
    return None


def _titled(scene: Scene, token: Token, told: str) -> str | None:
    """'the Provost', 'the MP': who alone of the text has that title, or of several the one spoken of last."""
    if any(c.i > token.i or c.dep == "nmod:poss" for c in scene.tree.children(token.i, "nmod")):
        return None  # "the mayor of another town"
    rank = _ranks().get(told, told)
    holders = {p.name for p in scene.cast.people.values() if any(r.role.casefold() == rank for r in p.roles)}
    if len(holders) == 1:
        return holders.pop()
    return next((a for m in scene.before(token) if m.kind == "person" for a in m.actors if a in holders), None)


@lru_cache(maxsize=1)
def _ranks() -> dict[str, str]:
    """The words for a rank -> the rank as roles tell it, both in lower case: "baroness" -> "peer"."""
    return {word.casefold(): rank.casefold() for word, rank in gazetteer.table("offices")["ranks"].items()}


def _spoken_of(scene: Scene, token: Token) -> str | None:
    """Whom 'the veteran' means: the person who last did something in this paragraph or the one before, else named."""
    near = [
        m
        for m in scene.before(token)
        if m.kind == "person" and len(m.actors) == 1 and scene.paragraph(token.i) - scene.paragraph(m.head) <= 1
    ]
    doing = [m for m in near if scene.tree.tokens[m.head].dep.startswith("nsubj")]
    return next((m.actors[0] for m in [*doing, *near]), None)


def _holder(scene: Scene, told: str, of: tuple[str, ...]) -> str | None:
    return next(
        (p.name for p in scene.cast.people.values() for r in p.roles if r.role.casefold() == told and r.of in of), None
    )


def _named_next(scene: Scene, token: Token, first: int, sides: tuple[str, ...]) -> str | None:
    """Somebody whom the opening sentence describes and the next paragraph names first: 'A councillor has quit …'."""
    if scene.paragraph(token.i) > 0 or not token.dep.startswith(("nsubj", "obl", "obj")):
        return None
    if scene.tree.tokens[first].text.lower() not in ("a", "an", "the"):
        return None
    if any(m.kind == "person" for m in scene.in_paragraph(0)):
        return None
    name = next((m.actors[0] for m in scene.in_paragraph(1) if m.kind == "person"), None)
    return name if name and (not sides or scene.cast.side(name) in sides) else None
