"""The condition on which a proposal or an answer stands: 'if they drop the levy', 'in return for three chairs'."""

from __future__ import annotations

import re
from functools import lru_cache

from overtures.extract.candidate import Candidate
from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene

_CONDITIONAL = frozenset({"offer", "invitation", "appeal", "acceptance", "agreement"})
_ENDS = re.compile(r"[,;:.?!\u2013\u2014\"\u201c\u201d]| - ")
_LONGEST = 200  # characters


def condition(scene: Scene, c: Candidate) -> str | None:
    """The words of the condition in the evidence of a move, from the word that opens it to the end of its clause."""
    if c.act not in _CONDITIONAL:
        return None
    text = scene.annotation.article.text
    opened = _opening(lexicon().conditions).finditer(text, c.evidence.start, c.evidence.end)
    told = (_clause(text[m.start() : c.evidence.end]) for m in opened if not _asks(scene, scene.tree.at(m.start())))
    return next((words for words in told if words), None)


@lru_cache(maxsize=1)
def _opening(conditions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(conditions, key=len, reverse=True)))})\b", re.I)


def _asks(scene: Scene, i: int) -> bool:
    """'asked if they would', 'even if', 'as if', 'if not': these set no condition."""
    token, before = scene.tokens[i], scene.tokens[max(i - 1, 0)].text.lower()
    clause = scene.tokens[token.head]
    if token.lemma.lower() != "if":
        return False
    wondered = scene.tokens[clause.head].lemma.lower() in lexicon().words["wondering"]
    return wondered or not clause.dep.startswith("advcl") or before in {"even", "as", "what"}


def _clause(rest: str) -> str | None:
    end = _ENDS.search(rest)
    words = re.sub(r"\s+", " ", rest[: end.start()] if end else rest).strip()
    return words if len(words.split()) > 2 and len(words) <= _LONGEST else None
