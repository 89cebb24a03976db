"""Moves that a frame of the lexicon words, with their sides filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from overtures.extract.candidate import Candidate, candidate
from overtures.extract.factuality import factuality
from overtures.extract.givers import preposition
from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.places import Place
from overtures.extract.roles import Roles
from overtures.extract.scene import Scene, Side
from overtures.extract.voice import voice_of
from overtures.extract.wording import allowed, inside_another, opens
from overtures.model import Act, Token

_ANSWERS = frozenset({"acceptance", "rejection"})
# acts that are no moves of their own where they are what another move is about
_CONTENT = frozenset(
    {"rejection", "support", "agreement", "defection", "talks", "withdrawal", "acceptance", "offer", "criticism"}
)

# acts whose object is the other side or a proposal
_AIMED = frozenset({"appeal", "invitation", "rejection", "acceptance"})


def framed(scene: Scene, token: Token) -> Iterator[Candidate]:
    """The candidate of the first frame that fits the token and finds both sides, else of the best that finds one."""
    partly: Candidate | None = None
    for frame in _frames(token):
        at = opens(scene, token, frame)
        if at is None or not allowed(scene, at, frame):
            continue
        made = _fill(scene, at, frame)
        if made is None or (frame.act in _CONTENT and inside_another(scene, at)):
            continue
        if made.maker and made.target:
            yield made
            return
        if partly is None or (made.act in _ANSWERS and partly.act not in _ANSWERS):
            partly = made  # an answer can be completed from the proposal that it answers
    if partly:
        yield partly


def _frames(token: Token) -> Sequence[Frame]:
    if token.dep == "aux":
        return ()
    if token.pos in ("VERB", "AUX"):
        return lexicon().verbs.get(token.lemma.lower(), ())
    return lexicon().nouns.get(token.lemma.lower(), ()) if token.pos in ("NOUN", "ADJ") else ()


def _fill(scene: Scene, i: int, frame: Frame) -> Candidate | None:
    roles = Roles(scene, i, frame)
    places = roles.places()
    maker = roles.maker(places)
    if not maker and (_somebody_else(scene, i, roles) or (roles.passive and frame.act == "appeal")):
        return None  # nobody of politics, or a question of the reporter's: "Asked whether …"
    target = roles.target(places, maker)
    if _something_else(scene, i, frame, roles, bool(target)):
        return None
    if frame.symmetric:
        maker, target = _both_sides(scene, i, places, maker, target)
    answers, noun = _answered(scene, i, roles)
    if not maker and not target and not (_is_the_motion(scene, i, frame) or (answers and frame.act in _ANSWERS)):
        return None
    firm = factuality(scene, i)
    if frame.act == "talks" and (firm == "planned" or scene.tokens[i].tag == "VB"):
        firm = "hypothetical"  # talks ahead are no talks yet
    if frame.maker == "predicate" and frame.act == "offer" and firm == "hypothetical":
        firm = "asserted"  # "would be willing to serve with them" offers it
    made = candidate(scene, frame.act, frame.rule, i, (maker, target), 0.8 if maker and target else 0.5, firm)
    return replace(made, symmetric=frame.symmetric, answers=answers, object=noun, weak=_is_weak(scene, i, noun))


def _somebody_else(scene: Scene, i: int, roles: Roles) -> bool:
    """Whether the words name a maker who is nobody of politics: 'the builders offered', 'offered by Whitehall'."""
    if roles.noun:
        return False
    for c in scene.tree.children(i, "obl" if roles.passive else "nsubj"):
        named = c.pos in ("NOUN", "PROPN") and scene.mention(c.i) is None and not scene.side(c.i)
        if named and (not roles.passive or any(m.lemma == "by" for m in scene.tree.children(c.i, "case"))):
            return True
    return False


def _is_weak(scene: Scene, i: int, noun: int | None) -> bool:
    """Whether what is answered may be a policy: 'rejected the plan for a park', with no word of doing it together."""
    if noun is None or scene.tokens[noun].lemma.lower() not in lexicon().words["weak"]:
        return False
    return not set(scene.lemmas(scene.sentence(i))) & lexicon().words["joint"]


def _is_the_motion(scene: Scene, i: int, frame: Frame) -> bool:
    """'The motion will call for …': what somebody's motion, told before, wants."""
    token = scene.tokens[i]
    the = any(c.lemma == "the" for c in scene.tree.children(i, "det"))
    return frame.act == "motion" and the and token.dep == "nsubj" and scene.tokens[token.head].pos == "VERB"


def _something_else(scene: Scene, i: int, frame: Frame, roles: Roles, aimed: bool) -> bool:
    """Whether the object is neither a side nor a proposal: 'rejected the planning scheme', 'urged residents'."""
    if roles.noun or frame.act not in _AIMED or (aimed and frame.act not in _ANSWERS | {"appeal"}):
        return False
    own = {w for f in frame.follow for w in f.words}
    objects = scene.tree.children(i, "nsubj:pass" if roles.passive else "obj")
    if frame.act == "appeal":
        objects += [c for c in scene.tree.children(i, "obl") if c.i > i and preposition(scene, c.i) in ("on", "upon")]
    if any(scene.side(c.i) for c in objects):
        return False
    return any(_is_outside(scene, c, own) for c in objects)


def _is_outside(scene: Scene, noun: Token, own: set[str]) -> bool:
    """A noun that names no side, no proposal, and none of the frame's own words."""
    lemma = noun.lemma.lower()
    if noun.pos not in ("NOUN", "PROPN") or lemma in own or lemma in lexicon().proposals:
        return False
    return not scene.side(noun.i) and scene.mention(noun.i) is None


def _both_sides(scene: Scene, i: int, places: list[Place], maker: Side, target: Side) -> tuple[Side, Side]:
    """The sides of what is done together: one may stand in the sentence's subject, or be the speaker's."""
    if not maker and not target:
        maker, target = _halves(_subject_of_sentence(places))
    if bool(maker) != bool(target):
        maker, target = _with_speaker(scene, i, maker or target)
    return _halves(maker) if maker and not target and len(maker.bodies) > 1 else (maker, target)


def _subject_of_sentence(places: list[Place]) -> Side:
    """'A and B will govern after a deal was sealed': the sentence's subject names both sides."""
    whole = Side()
    for p in places:
        if p.how in ("subject", "other") and p.far < 0:
            whole += p.side
    return whole


def _halves(whole: Side) -> tuple[Side, Side]:
    if len(whole.bodies) < 2:
        return Side(), Side()
    return Side((), whole.bodies[:1]), Side((), whole.bodies[1:])


def _with_speaker(scene: Scene, i: int, named: Side) -> tuple[Side, Side]:
    """A deal of which one side is named, told by somebody of another side: the speaker's is the other."""
    speaker = voice_of(scene, i).speaker
    told = scene.side_of([speaker]) if speaker else Side()
    if told.bodies and named.bodies and not set(told.bodies) & set(named.bodies):
        return Side((), told.bodies), named
    return named, Side()


def _answered(scene: Scene, i: int, roles: Roles) -> tuple[Act | None, int | None]:
    """The act and the token of the noun of proposal that is the object: 'rejected the offer'."""
    kinds = lexicon().proposals
    wanted = ("nsubj:pass", "nsubj") if roles.passive else ("obj", "obl", "nmod", "ccomp", "xcomp")
    near = [c for c in scene.tree.children(i, *wanted) if c.lemma.lower() in kinds]
    return (kinds[near[0].lemma.lower()], near[0].i) if near else (None, None)
