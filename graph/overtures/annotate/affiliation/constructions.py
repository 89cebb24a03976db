"""The constructions of `affiliation.toml`, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from overtures.annotate import gazetteer
from overtures.annotate.affiliation.scene import COUNCIL, PARTY, PERSON

_W = (
    r"(?!(?:to|with|from|by|against|after|before|that|but|or|and|said|says|told|tells|when|while|if|because|over|the"
    r"|who|which|has|had|have|was|were|is|are|will|would|of|for)\b)[a-z0-9][\w'-]*(?<!'s)"
)
_LEAD = (
    r"(?:leads?|led|heads?|headed|chairs?|chaired|represents?|represented|fronts?|fronted|captains?"
    r"|founded|co-founded|formed|set up|launched|began|inherited|speaks for|spoke for)"
)
_ELECTED = (
    r"(?:returned|elected|re-elected|sitting|sat|sits|standing|stood|stands|chosen|selected|ran|running"
    r"|campaigned|campaigning|served|serves)"
)
_PLURAL = (
    r"(?:[Cc]ouncillors|members|MPs|MSPs|TDs|MLAs|candidates|colleagues|rebels|backbenchers|duo|pair|trio"
    r"|leaders|mayors|veterans|defectors|signatories|newcomers)"
)
_NUMBER = (
    r"(?i:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty)"
)
_FIXED = {
    "party": f"(?P<party>{PARTY})",
    "owner": f"(?P<owner>{PERSON})",
    "someone": PERSON,
    "body": PARTY,
    "council": COUNCIL,
    "w": _W,
    "num": _NUMBER,
    "gap": f'[^.;:"{PERSON}]',
    "the": "(?:the |a |an )?",
    "lead": _LEAD,
    "elected": _ELECTED,
    "plural": _PLURAL,
}
_MACRO = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Construction:
    """One way to tell a person's party; the data file says what each field means."""

    name: str
    stage: int
    whose: str
    weight: float
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    needs: str

    def match(self, left: str, right: str) -> tuple[re.Match[str], bool] | None:
        """The match that holds the party or owner, and whether it lies before the name; None where it is not met."""
        before = self.before.search(left) if self.before else None
        after = self.after.match(right) if self.after and (before or not self.before) else None
        if (self.before and not before) or (self.after and not after):
            return None
        wanted = {"party": "party", "owner": "owner"}.get(self.whose)
        if before and (wanted is None or wanted in before.re.groupindex):
            return before, True
        return (after, False) if after else None


@lru_cache(maxsize=1)
def constructions() -> dict[int, tuple[Construction, ...]]:
    """All constructions by stage, in order of the file."""
    listed = [_compiled(entry) for entry in gazetteer.table("affiliation")["construction"]]
    return {stage: tuple(c for c in listed if c.stage == stage) for stage in sorted({c.stage for c in listed})}


def _compiled(entry: dict[str, object]) -> Construction:
    before, after = (str(entry[side]) if side in entry else None for side in ("before", "after"))
    whole = f"{before or ''}{after or ''}"
    return Construction(
        name=str(entry["name"]),
        stage=int(str(entry.get("stage", 1))),
        whose=str(entry.get("whose", "party")),
        weight=float(str(entry.get("weight", 1))),
        before=re.compile(_spelled(before)) if before else None,
        after=re.compile(_spelled(after)) if after else None,
        needs=PARTY if "<party>" in whole else PERSON if "<owner>" in whole else "",
    )


def _spelled(pattern: str) -> str:
    """The pattern with its macros spelled out; an apposition may stand between dashes as well as between commas."""
    dashed = pattern.replace(", ", "(?:,| [-–—]) ")
    return _MACRO.sub(lambda m: m[0] if m[1] == "pronoun" else _macro(m[1]), dashed)


def _macro(name: str) -> str:
    if name in _FIXED:
        return _FIXED[name]
    lists = {"office": "roles", "partner": "partners", "epithet": "epithets", "organ": "organs"}
    words = sorted(gazetteer.words("offices", lists[name]), key=lambda w: (-len(w), w))
    prefix = r"(?:co-|vice-|ex-|deputy-|group-)?" if name == "office" else ""
    return rf"\b(?i:{prefix}(?:{'|'.join(map(re.escape, words))}))\b"
