"""Whose turns they are: the labels of an interview or of minutes, and the people they mean."""

from __future__ import annotations

import re
from collections import Counter

from overtures.annotate.quotes.scene import Scene
from overtures.annotate.quotes.turns import Turn
from overtures.model import Span

INTERVIEWER = "interviewer"
_TITLES = (
    "cllr|councillor|coun|ald|alderman|mr|mrs|ms|miss|dr|sir|dame|lord|lady|rev|prof|mp|msp|mla|td|the|baroness|mayor"
    "|provost|senator|sen|deputy|convener|chair|chairman|chairwoman|president"
)
_TITLE = re.compile(rf"^(?:(?:{_TITLES})\.?\s+)+", re.I)


_TALKED = re.compile(
    r"\b(?:spoke|speaking|talked|talking|interviewed by|questioned by)(?: exclusively)?(?: to)? (?:the )?"
    r"(?P<whom>[A-Z][\w&-]*(?: [A-Z][\w&-]*)+)"
)


def speaker_of(scene: Scene, turn: Turn, talk: Span) -> str | None:
    """The canonical speaker of a turn; `talk` reaches from the first turn of the article to the end of the last."""
    label = re.sub(r"\s+", " ", turn.label).strip()
    folded = label.lower().rstrip("0123456789")
    if folded in scene.lexicon.questions:
        return scene.article.publisher or _asker(scene, talk) or INTERVIEWER
    if folded in scene.lexicon.answers:
        return _interviewee(scene, talk)
    if folded in scene.lexicon.hosts and (asker := _asker(scene, talk)) is not None:
        return asker
    if _is_paper(scene.article.publisher, label):
        return scene.article.publisher
    return _person(scene, label) or _body(scene, label) or _bracketed(scene, label) or _role(scene, label) or label


def _is_paper(publisher: str | None, label: str) -> bool:
    """Whether a label means the paper itself: its last word (COURIER) or its initials (TWN)."""
    words = [word for word in (publisher or "").lower().split() if word != "the"]
    initials = "".join(word[0] for word in words)
    return bool(words) and label.lower() in (words[-1], " ".join(words), "the " + words[-1], initials)


def _asker(scene: Scene, talk: Span) -> str | None:
    """The station or person that the words around the interview say was talked to."""
    for around in (scene.text[: talk.start], scene.text[talk.end :]):
        found = _TALKED.search(around)
        if found is not None and found["whom"] not in scene.bodies:
            return found["whom"]
    return None


def _interviewee(scene: Scene, talk: Span) -> str | None:
    """The person whom the introduction names most, else whoever is named first behind the last turn."""
    people = [m for m in scene.mentions if m.kind in ("person", "pronoun") and m.actors and m.actors[0] in scene.people]
    named = [m.actors[0] for m in people if m.span.start < talk.start]
    if not named and (behind := [m.actors[0] for m in people if m.span.start >= talk.end]):
        return behind[0]
    named = named or [m.actors[0] for m in people]
    counted = Counter(named)
    return max(counted, key=lambda name: (counted[name], -named.index(name)), default=None)


def _person(scene: Scene, label: str) -> str | None:
    bare = _TITLE.sub("", label).lower().split()
    initials = label.replace(".", "") if label.replace(".", "").isupper() and len(label) <= 4 else ""
    for name in scene.people:
        parts = name.lower().split()
        if bare and (parts == bare or parts[-len(bare) :] == bare or (len(bare) == 1 and bare[0] == parts[0])):
            return name
        if len(initials) > 1 and "".join(part[0] for part in name.split()) == initials:
            return name
    return None


def _bracketed(scene: Scene, label: str) -> str | None:
    """The person whose name stands in brackets behind a label: 'CHAIR (Canon Ann Example):'."""
    behind = re.search(rf"^\W*{re.escape(label)}[ \t]*\(([^()\n]{{3,40}})\)", scene.text, re.M)
    words = _TITLE.sub("", behind[1]).lower().split() if behind else []
    return next((name for name in scene.people if words and words[-len(name.split()) :] == name.lower().split()), None)


def _body(scene: Scene, label: str) -> str | None:
    bare = _TITLE.sub("", label).lower()
    return next((name for name in scene.bodies if name.lower() == bare), None)


def _role(scene: Scene, label: str) -> str | None:
    """Somebody whom the article elsewhere calls by the label: the chairman."""
    bare = _TITLE.sub("", label).lower()
    for mention in scene.mentions:
        if mention.actors and _TITLE.sub("", mention.span.of(scene.text)).lower() == bare:
            return mention.actors[0]
    return None
