"""Sentences of our own making in the language of council news, with their trees, to train beside the treebanks.

The treebanks hold almost no British local politics: "the Greens", "Cllr", "ruled out a pact with". A small grammar
over invented names makes such sentences; the trees follow the treebanks' conventions.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import council_words as words
from conllu import Paragraph
from happenings import Happenings
from phrases import Node, agreeing, capital, mark, sentence, word

CONJUNCTIONS = ("after", "because", "if", "although")
MARKS = (("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"))


def articles(count: int, seed: int) -> list[Paragraph]:
    """That many made paragraphs of one to three sentences; the same seed gives the same ones."""
    maker = Newsroom(Random(seed))
    return [tuple(sentence(maker.story()) for _ in range(maker.dice.randint(1, 3))) for _ in range(count)]


class Newsroom(Happenings):
    """Whole sentences from one source of chance."""

    def story(self) -> Node:
        """A whole sentence: told, reported, or quoted before or after its speaker."""
        shape = self.dice.random()
        if shape < 0.35:
            return self.told()
        if shape < 0.55:
            return self.reported()
        return self.quoted_first() if shape < 0.85 else self.quoted_last()

    def told(self) -> Node:
        """In the paper's own words."""
        node = self.clause("root")
        if self.chance(0.25):
            other = self.clause("advcl")
            node = node.after(other.before(word(f"{self.dice.choice(CONJUNCTIONS)}/MARK", "mark")))
        elif self.chance(0.25):
            other = self.clause("conj")
            node = node.after(other.before(mark(","), word(f"{self.dice.choice(['and', 'but'])}/CC", "cc")))
        return capital(node.after(mark(".")))

    def reported(self) -> Node:
        """X said that ..."""
        said = self.said("root", self.actor("nsubj"))
        content = self.clause("ccomp")
        if self.chance(0.6):
            content = content.before(word("that/MARK", "mark"))
        return capital(said.after(content, mark(".")))

    def quoted_first(self) -> Node:
        """The words, then who said them."""
        opening, closing = self.marks()
        content = capital(self.speech("ccomp")).before(opening).after(mark(","), closing)
        speaker = self.speaker()
        if self.chance(0.5) and speaker.kind != "PRP":
            if speaker.right and speaker.right[-1].form == ",":
                speaker = replace(speaker, right=speaker.right[:-1])
            said = word(self.dice.choice(words.SAYING) + "/VBD").after(speaker)
            return said.before(content).after(mark("."))
        return self.said("root", speaker).before(content).after(mark("."))

    def quoted_last(self) -> Node:
        """Who said it, then the words."""
        opening, closing = self.marks()
        colon = mark(self.dice.choice([":", ","]), glue="l")
        content = capital(self.speech("ccomp")).before(colon, opening).after(mark("."), closing)
        return capital(self.said("root", self.speaker()).after(content))

    def said(self, deprel: str, speaker: Node) -> Node:
        """A verb of saying after its speaker."""
        form = self.dice.choice(words.SAYING)
        return agreeing(word(f"{form}/VBD", deprel), *speaker.agrees).before(speaker)

    def speaker(self) -> Node:
        """A person, or a pronoun."""
        if self.chance(0.35):
            return word(self.dice.choice(["she/PRP", "he/PRP", "they/PRP"]), "nsubj")
        return self.person("nsubj")

    def speech(self, deprel: str) -> Node:
        """What is said, of us as a rule."""
        if self.chance(0.4):
            return self.clause(deprel)
        return self.clause(deprel, agreeing(word("we/PRP", "nsubj"), "Plur", "1"))

    def marks(self) -> tuple[Node, Node]:
        """An opening and a closing quotation mark."""
        opening, closing = self.dice.choice(MARKS)
        return mark(opening, "``", "r"), mark(closing, "''", "l")
