"""Accounts of one matter that cannot both be true: one voice says that a thing was done, another that it was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from overtures.extract.reasons.passages import Passage
from overtures.extract.reasons.tying import Move, named_in, side_of_voice
from overtures.extract.reasons.wordings import Denial, Who, lists
from overtures.extract.scene import Scene
from overtures.extract.voice import Voice
from overtures.model import UNREALISED, Contradiction, Evidence, Occurrence, Span, Statement

KINDS = (
    frozenset({"offer", "appeal", "invitation"}),
    frozenset({"talks"}),
    frozenset({"agreement", "acceptance"}),
    frozenset({"rejection", "withdrawal"}),
)
_NEXT = 400  # characters within which "that is not true" speaks of what was told before
_REPLY = 800  # characters within which a denial that names nobody speaks of what is told
_FAR = 4000


@dataclass(frozen=True, slots=True)
class Disputes:
    """Accounts that contradict, and what had to be added to tell of a denial: occurrences that are none, statements."""

    contradictions: tuple[Contradiction, ...]
    occurrences: tuple[Occurrence, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class _Denied:
    """A denial as its words stand: whose, of which move, told by which statement; `general`: of whatever was told."""

    passage: Passage
    voice: Voice
    move: Move
    told: Statement
    rule: str
    general: bool


def disputes(
    scene: Scene, cut: Sequence[Passage], moves: Sequence[Move], acts: Sequence[Occurrence], said: Sequence[Statement]
) -> Disputes:
    """The accounts that contradict: what the statements deny already, and what only its words show to be a denial."""
    found = list(_told_denials(scene, moves, acts, said))
    added: list[tuple[Occurrence, Statement]] = []
    for denial in sorted(_worded_denials(scene, cut, moves, said), key=lambda d: d.general):
        if _is_known(found, denial):
            continue
        names = f"m{len(acts) + len(added) + 1}", f"s{len(said) + len(added) + 1}"
        added.append(_unrealised(scene, denial, *names))
        found.append((Contradiction(denial.told.id, names[1], denial.rule), denial.passage.span))
    return Disputes(tuple(c for c, _ in found), tuple(o for o, _ in added), tuple(s for _, s in added))


def _is_known(found: Sequence[tuple[Contradiction, Span]], denial: _Denied) -> bool:
    """Whether these words contradict the account already, or for a general denial any words do."""
    return any(c.told == denial.told.id and (denial.general or span.overlaps(denial.passage.span)) for c, span in found)


def _told_denials(
    scene: Scene, moves: Sequence[Move], acts: Sequence[Occurrence], said: Sequence[Statement]
) -> Iterator[tuple[Contradiction, Span]]:
    """Statements that deny or negate what others tell as done."""
    occurrences = {o.id: o for o in acts}
    for no in said:
        if no.factuality not in ("denied", "negated") or (no.factuality == "negated" and not no.speaker):
            continue
        act = occurrences[no.occurrence]
        own = frozenset(no.speaks_for) or frozenset(scene.side_of([*act.for_, *act.by]).bodies)
        for move in moves:
            if _alike(move.told, act) and (yes := _account(move, said, own)):
                yield Contradiction(yes.id, no.id, no.factuality), no.evidence[0].span
                break


def _alike(told: Occurrence, denied: Occurrence) -> bool:
    """Whether two occurrences are of one kind between the same sides; talks and agreements in either order."""
    kind = next((k for k in KINDS if told.act in k), frozenset())
    if denied.act not in kind:
        return False
    a, b = (set(told.for_), set(told.to)), (set(denied.for_), set(denied.to))
    turned = told.act in ("talks", "agreement", "acceptance")
    return _meet(a, b) or (turned and _meet(a, (b[1], b[0])))


def _meet(a: tuple[set[str], set[str]], b: tuple[set[str], set[str]]) -> bool:
    return bool(a[0] & b[0]) and bool(a[1] & b[1])


def _account(move: Move, said: Sequence[Statement], own: frozenset[str]) -> Statement | None:
    """The statement of somebody of another side that tells the move as done, a quoted one before the article's own.

    None where the denying side tells of it itself, as surely as the others.
    """
    told = [s for s in said if s.occurrence == move.told.id and s.factuality not in UNREALISED]
    others = [s for s in told if not own & set(s.speaks_for)]
    sure = max((s.confidence for s in others), default=0.0)
    if any(s.confidence >= sure for s in told if s not in others):
        return None
    return min(others, key=lambda s: s.speaker is None, default=None)


def _worded_denials(
    scene: Scene, cut: Sequence[Passage], moves: Sequence[Move], said: Sequence[Statement]
) -> Iterator[_Denied]:
    """'We were never approached': denials of a move that another side tells of."""
    for passage in cut if moves else ():
        for denial in lists().denials:
            at = next(passage.words.find(denial.wordings), None)
            voice = passage.voice(at) if at else None
            if voice is None or not voice.speaker:
                continue
            own = side_of_voice(scene, voice)
            named = named_in(scene, passage.span) - own
            denied = [m for m in moves if _denies(denial, m, own, named, passage.span)]
            fits = [(m, told) for m in denied if (told := _account(m, said, own))]
            if fits:
                move, told = min(fits, key=lambda each: each[0].far(passage.span))
                yield _Denied(passage, voice, move, told, denial.rule, general=not denial.acts)


def _denies(denial: Denial, move: Move, own: frozenset[str], named: frozenset[str], span: Span) -> bool:
    """Whether a denial by somebody of the side `own`, with the others that it names, can be one of the move."""
    other = move.makers | move.targets
    if (denial.acts and move.told.act not in denial.acts) or not _stands(denial.who, move, own):
        return False
    if named and not named & other:
        return False
    if denial.acts:
        return 0 < move.far(span) <= (_FAR if named else _REPLY)
    return any(0 <= span.start - told.end <= _NEXT for told in move.spans)


def _stands(who: Who, move: Move, own: frozenset[str]) -> bool:
    """Whether the denier stands on that side of the move."""
    made, asked = bool(own & move.makers), bool(own & move.targets)
    return {"maker": made, "addressee": asked, "either": made or asked}[who]


def _unrealised(scene: Scene, denial: _Denied, occurrence: str, statement: str) -> tuple[Occurrence, Statement]:
    """What is denied, as an occurrence that is none, and the statement that denies it."""
    told, voice, span = denial.move.told, denial.voice, denial.passage.span
    act = replace(told, id=occurrence, when=None, responds_to=None, condition=None)
    return act, Statement(
        id=statement,
        occurrence=occurrence,
        speaker=voice.speaker,
        evidence=(Evidence(span, scene.words(span)),),
        rule=f"denial: {denial.rule}",
        confidence=0.6,
        speaks_for=scene.side_of([voice.speaker or ""]).bodies,
        mode=voice.mode,
        factuality="denied",
    )
