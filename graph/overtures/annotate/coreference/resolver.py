"""Resolves pronouns and descriptions in order of the text; earlier answers are antecedents for later ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from overtures.annotate import gazetteer
from overtures.annotate.coreference.cast import Cast
from overtures.annotate.coreference.collectives import collective
from overtures.annotate.coreference.phrases import introduces_name, phrase_start
from overtures.annotate.coreference.pronouns import PRONOUNS, pronoun
from overtures.annotate.coreference.roles import role
from overtures.annotate.coreference.scene import Scene
from overtures.model import Mention, Sentence, Token, Tree


class Resolver:
    """For one text with its named mentions; each antecedent is looked for a few paragraphs back."""

    def __init__(self, tree: Tree, sentences: Sequence[Sentence], named: Sequence[Mention], cast: Cast) -> None:
        self._scene = Scene(tree, sentences, named, cast)

    def resolve(self, inside: Callable[[Token], str | None] = lambda _t: None) -> list[Mention]:
        """Mentions of pronouns and descriptions; `inside` tells the speaker of the quotation a token stands in."""
        found = []
        for token in self._scene.tree.tokens:
            if token.i in self._scene.covered:
                continue
            mention = self._mention(token, inside)
            if mention:
                found.append(mention)
                self._scene.add(mention)
        return found

    def _mention(self, token: Token, inside: Callable[[Token], str | None]) -> Mention | None:
        if token.text.lower() in PRONOUNS:
            return pronoun(self._scene, token, inside(token))
        return self._description(token, inside) if token.pos in ("NOUN", "PROPN") else None

    def _description(self, token: Token, inside: Callable[[Token], str | None]) -> Mention | None:
        word, lemma = token.text.lower(), token.lemma.lower()
        collectives = gazetteer.words("offices", "collectives")
        if lemma in gazetteer.words("offices", "roles") and word == lemma and not introduces_name(self._scene, token):
            return role(self._scene, token, lemma, phrase_start(self._scene, token))
        if word in collectives or lemma in collectives:
            return collective(self._scene, token, phrase_start(self._scene, token), inside(token))
        return None
