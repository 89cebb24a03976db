"""What speakers say to and of another side without a verb that names the act: demands, questions, fault found."""

from __future__ import annotations

from collections.abc import Iterator

from overtures.extract.candidate import DEONTIC, Candidate, candidate
from overtures.extract.factuality import is_negated
from overtures.extract.lexicon import Frame, lexicon
from overtures.extract.roles import Roles
from overtures.extract.scene import Scene, Side
from overtures.extract.voice import voice_of
from overtures.model import Token

_SHOULD = frozenset({"should", "must", "ought"})
_WITH_US = frozenset({"join", "come", "work", "back", "support", "help"})
_COMING = frozenset({"join", "come", "hop", "step", "cross", "sit", "work"})
_NOT = frozenset({"n't", "n’t", "not"})
_APPEAL = Frame("appeal", DEONTIC, "subject", (), None, False, frozenset())


def deontic(scene: Scene, token: Token) -> Iterator[Candidate]:
    """'The Greens should honour …', said by somebody of another side: an appeal to them."""
    verb = _demanded(scene, token)
    if verb is None:
        return
    if any(c.i > token.i for c in scene.tree.children(verb.i, "nsubj")):
        return  # "Should Labour come to us" is a condition
    if any(c.lemma == "have" for c in scene.tree.children(verb.i, "aux")) or is_negated(scene, verb):
        return
    said_by = voice_of(scene, verb.i).speaker
    speaker = scene.side_of([said_by]) if said_by else Side()
    target = Roles(scene, verb.i, _APPEAL).subject().without(speaker)
    if speaker.bodies and target.bodies:
        yield candidate(scene, "appeal", DEONTIC, verb.i, (speaker, target), 0.55)


def _demanded(scene: Scene, token: Token) -> Token | None:
    """The verb that somebody is told to do: after "should", "must", "ought", or "has to" and "need to"."""
    if token.lemma.lower() in _SHOULD and token.pos == "AUX" and token.head != token.i:
        return scene.tokens[token.head]
    if token.lemma in ("have", "need") and token.pos == "VERB" and scene.tree.children(token.i, "nsubj"):
        done = [c for c in scene.tree.children(token.i, "xcomp") if c.tag == "VB"]
        return token if done else None
    return None


def rhetorical(scene: Scene) -> Iterator[Candidate]:
    """'Why doesn't he join us?': an invitation in the form of a question."""
    for token in scene.tokens:
        if token.text.lower() == "why" and (speaker := scene.speaker(token.i)).bodies:
            row = [scene.tokens[j] for j in scene.sentence(token.i) if 0 < j - token.i <= 6]
            verb = next((t for t in row if t.lemma in _WITH_US and t.pos == "VERB"), None)
            asked = next((s for t in row if (s := scene.side(t.i))), Side()).without(speaker)
            asked = asked or _spoken_of(scene, scene.sentence(token.i)[0], speaker, sentences=12)
            if verb and asked and any(t.text.lower() in _NOT for t in row):
                yield candidate(scene, "invitation", "rhetorical question", verb.i, (speaker, asked), 0.5, "rhetorical")


def imperatives(scene: Scene) -> Iterator[Candidate]:
    """'Come and join us': an invitation to whoever is addressed by name, or was spoken of last."""
    for token in scene.tokens:
        if (
            token.lemma not in _COMING
            or token.tag not in ("VB", "VBP")
            or scene.tree.children(token.i, "nsubj", "aux", "mark")
        ):
            continue
        quote, speaker = scene.speech(token.i), scene.speaker(token.i)
        first = scene.sentence(token.i)[0]
        if quote and speaker.bodies and token.i - first <= 2 and _with_us(scene, token):
            asked = _first_other(scene, token, speaker) or _spoken_of(scene, first, speaker)
            if asked:
                yield candidate(scene, "invitation", "imperative", token.i, (speaker, asked), 0.45)


def _with_us(scene: Scene, token: Token) -> bool:
    """Whether "us", "me", "home" or "over" follows: not every "come on" invites."""
    after = {scene.tokens[j].text.lower() for j in scene.sentence(token.i) if 0 < j - token.i <= 6}
    return bool(after & {"us", "me", "home", "over", "aboard"})


def _spoken_of(scene: Scene, first: int, speaker: Side, sentences: int = 2) -> Side:
    """The other side that was named last before the token, within so many sentences."""
    last = scene.tokens[first].sentence
    for j in range(first - 1, -1, -1):
        if last - scene.tokens[j].sentence > sentences:
            break
        if (side := scene.side(j, joined=False).without(speaker)).bodies:
            return side
    return Side()


def evaluations(scene: Scene) -> Iterator[Candidate]:
    """A quotation that finds fault with another party or its people: by words of fault, or by what they do not do."""
    for token in scene.tokens:
        speaker = scene.speaker(token.i)
        if not speaker.bodies or not (_finds_fault(token) or _does_not(scene, token, speaker)):
            continue
        others = _first_other(scene, token, speaker)
        if others:
            yield candidate(scene, "criticism", "fault found in a quotation", token.i, (speaker, others), 0.45)


def _finds_fault(token: Token) -> bool:
    return bool({token.lemma.lower(), token.text.lower()} & lexicon().words["fault"])


def _first_other(scene: Scene, token: Token, speaker: Side) -> Side:
    """The first of another side whom the sentence names inside the same quotation."""
    inside = (i for i in scene.sentence(token.i) if scene.quote(i) is scene.quote(token.i))
    named = (scene.side(i).without(speaker) for i in inside if scene.tokens[i].dep != "conj")
    return next((side for side in named if side), Side())


def _does_not(scene: Scene, token: Token, speaker: Side) -> bool:
    """'They do not understand', 'Labour cannot win it back': a negated verb of which the other side is the subject."""
    if token.pos != "VERB" or not is_negated(scene, token):
        return False
    if any(c.text.lower() in ("will", "wo", "would") for c in scene.tree.children(token.i, "aux")):
        return False
    return any(scene.side(c.i).without(speaker) for c in scene.tree.children(token.i, "nsubj"))
