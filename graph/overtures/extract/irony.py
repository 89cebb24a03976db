"""Words that let one doubt that they are meant: a "so-called" offer, an "offer" in scare quotes, "yeah, right".

Only safe cues count, by the table [irony] of acts.toml: what is doubted stays a move whose factuality is unknown.
"""

from __future__ import annotations

import re
from functools import lru_cache

from overtures.extract.lexicon import lexicon
from overtures.extract.scene import Scene

_LEFT, _RIGHT = frozenset("\"'“‘«"), frozenset("\"'”’»")


def is_ironic(scene: Scene, i: int) -> bool:
    """Whether words about the trigger say that it is not meant, or not what it is called."""
    return _is_so_called(scene, i) or _is_scare_quoted(scene, i) or _is_mocked(scene, i)


def _is_so_called(scene: Scene, i: int) -> bool:
    """'their so-called offer': one of the words stands in the noun phrase, right before the noun."""
    before = scene.words_before(i, 3)
    return scene.tokens[i].pos == "NOUN" and any(told in before for told in lexicon().irony["doubted"])


def _is_scare_quoted(scene: Scene, i: int) -> bool:
    """'their "offer"': the noun of the act alone between quotation marks, behind the word for whose it is."""
    tokens = scene.tokens
    if tokens[i].pos != "NOUN" or not 2 <= i < len(tokens) - 1:
        return False
    alone = tokens[i - 1].text in _LEFT and tokens[i + 1].text in _RIGHT
    whose = tokens[i - 2].text.lower()
    return alone and whose in lexicon().irony["whose"]


def _is_mocked(scene: Scene, i: int) -> bool:
    """'Some offer that was!', 'Yeah, right': in the sentence, or in the next one of the same speech."""
    sentences, number = scene.annotation.sentences, scene.tokens[i].sentence
    near = [sentences[number]]
    if number + 1 < len(sentences) and scene.quote(sentences[number + 1].first) is scene.quote(i):
        near.append(sentences[number + 1])
    return any(_mocking().search(scene.words(s.span)) for s in near)


@lru_cache(maxsize=1)
def _mocking() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{told}" for told in lexicon().irony["mocking"]), re.I)
