"""On whose word a sentence stands: a quotation's speaker, the subject of a verb of saying, or the paper itself."""

from __future__ import annotations

from dataclasses import dataclass

from overtures.extract.scene import Scene
from overtures.model import Mode

_SAY = frozenset(
    """say tell add claim insist reveal disclose admit confirm argue explain state maintain note write announce declare suggest warn allege accept acknowledge concede complain recall
    report believe think assert reply respond remark stress understand hint indicate deny"""
    .split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it (None: the paper), how the words reach the reader, and candidates where that is open."""

    speaker: str | None
    mode: Mode
    possible: tuple[str, ...] = ()


def voice_of(scene: Scene, i: int) -> Voice:
    """The voice that tells the clause of the token."""
    quote = scene.quote(i)
    if quote:
        return Voice(quote.speaker, "partial" if quote.form == "partial" else "direct", quote.possible)
    clause = scene.tokens[i]
    for up in scene.tree.ancestors(i):
        if (
            up.lemma.lower() in _SAY
            and up.pos == "VERB"
            and clause.dep in ("ccomp", "xcomp", "parataxis", "obj", "conj", "advcl")
        ):
            return _sayer(scene, up.i)
        if up.pos in ("VERB", "AUX", "ADJ", "NOUN") and clause.dep in (
            "ccomp",
            "parataxis",
            "conj",
            "acl:relcl",
            "advcl",
            "xcomp",
        ):
            clause = up
        elif clause.pos not in ("VERB", "AUX"):
            clause = up
    root = clause if clause.head == clause.i else scene.tokens[i]
    for c in scene.tree.children(root.i, "parataxis"):
        if c.lemma.lower() in _SAY:
            return _sayer(scene, c.i)
    return Voice(None, "narration")


def _sayer(scene: Scene, verb: int) -> Voice:
    for c in scene.tree.children(verb, "nsubj"):
        mention = scene.mention(c.i)
        if mention and mention.possible:
            return Voice(None, "indirect", mention.possible)
        side = scene.side(c.i, joined=False)
        named = side.people or side.bodies
        if named:
            return Voice(named[0], "indirect")
    token = scene.tokens[verb]
    if token.dep in ("conj", "xcomp", "advcl") and token.head != verb:
        up = scene.tokens[token.head]
        if any(True for _ in scene.tree.children(up.i, "nsubj")):
            return _sayer(scene, up.i)
    return Voice(None, "narration")
