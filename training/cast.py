"""Who acts and what is proposed, in made sentences of council news."""

from __future__ import annotations

from random import Random

import council_words as words
from phrases import Node, agreeing, mark, phrase, word


class Cast:
    """Noun phrases from one source of chance."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice

    def chance(self, share: float) -> bool:
        """True in that share of the cases."""
        return self.dice.random() < share

    def party(self, deprel: str) -> Node:
        """A party, a group or its members."""
        plural = self.chance(0.5)
        node = phrase(self.dice.choice(words.PLURAL_PARTIES if plural else words.SINGULAR_PARTIES), deprel)
        return agreeing(node, "Plur" if plural else "Sing")

    def person(self, deprel: str) -> Node:
        """A named person: with a title, a role before the name, or a role after it."""
        first, last = self.dice.choice(words.FIRST_NAMES), self.dice.choice(words.SURNAMES)
        if self.chance(0.2):
            name = word(f"{last}/NNP", deprel)
        else:
            name = word(f"{first}/NNP", deprel).after(word(f"{last}/NNP", "flat"))
        shape = self.dice.random()
        if shape < 0.4:
            return name.before(word(f"{self.dice.choice(words.TITLES)}/NNP", "nmod:desc"))
        if shape < 0.6:
            return name.before(self.role("nmod:desc", bare=True))
        if shape < 0.75 and deprel == "nsubj":
            return self.described(name)
        return name

    def described(self, name: Node) -> Node:
        """A name with an office, or what its bearer leads, between commas."""
        if self.chance(0.7):
            return name.after(self.role("appos").before(mark(",")), mark(","))
        leads = word("leads/lead/VBZ", "acl:relcl").before(mark(","), word("who/WP", "nsubj")).after(self.party("obj"))
        return name.after(leads, mark(","))

    def role(self, deprel: str, bare: bool = False) -> Node:
        """An office, with its party before it or behind it."""
        office = phrase(self.dice.choice(words.ROLES), deprel)
        party = phrase(
            self.dice.choice(["Labour/NNP", "Conservative/JJ", "Green/JJ", "Tory/NNP", "independent/JJ"]), "x"
        )
        if bare or self.chance(0.3):
            relation = "amod" if party.kind == "JJ" else "compound"
            return office.before(party.as_(relation))
        return office.before(word("the/THE", "det")).after(self.case("of", self.party("nmod")))

    def actor(self, deprel: str) -> Node:
        """A person, a party or a pronoun."""
        shape = self.dice.random()
        if shape < 0.5:
            return self.party(deprel)
        if shape < 0.9:
            return self.person(deprel)
        return self.pair(deprel)

    def pair(self, deprel: str) -> Node:
        """Two parties together."""
        return agreeing(self.party(deprel).after(self.party("conj").before(word("and/CC", "cc"))), "Plur")

    def case(self, preposition: str, node: Node) -> Node:
        """A phrase under its preposition."""
        return node.before(word(f"{preposition}/IN", "case"))

    def deed(self, deprel: str) -> Node:
        """An infinitive: to form a coalition with somebody."""
        text = self.dice.choice(words.DEEDS).format(a=self.dice.choice(words.ARRANGEMENTS))
        node = phrase(text.replace("a/A:det a", "an/a/A:det a"), deprel).before(word("to/TO", "mark"))
        return node.after(self.case("with", self.party("obl"))) if self.chance(0.4) else node

    def thing(self, deprel: str) -> Node:
        """What is offered, rejected, agreed."""
        shape = self.dice.random()
        if shape < 0.3:
            return phrase(self.dice.choice(words.THINGS), deprel)
        noun = word(f"{self.dice.choice(words.PROPOSALS)}/NN", deprel)
        if shape < 0.5:
            return noun.before(self.owner()).after(*self.content())
        node = noun.before(word(f"{'an/a' if noun.form[0] in 'aeiou' else 'a'}/A", "det"))
        if self.chance(0.6):
            preposition = self.dice.choice(["from", "to", "by", "with"])
            node = node.after(self.case(preposition, self.actor("nmod")))
        return node.after(*self.content())

    def owner(self) -> Node:
        """A party in the genitive."""
        party = self.party("nmod:poss")
        return party.after(word("'/'s/POS" if party.form.endswith("s") else "'s/POS", "case"))

    def council(self, deprel: str) -> Node:
        """An invented council."""
        return phrase(self.dice.choice(words.COUNCILS).format(p=self.dice.choice(words.PLACES)), deprel)

    def content(self) -> tuple[Node, ...]:
        """What a proposal is about, or nothing."""
        if self.chance(0.5):
            return (self.deed("acl"),)
        if self.chance(0.5):
            noun = word(f"{self.dice.choice(words.ARRANGEMENTS)}/NN", "nmod")
            article = word(f"{'an/a' if noun.form[0] in 'aeiou' else 'a'}/A", "det")
            return (self.case(self.dice.choice(["of", "for"]), noun.before(article)),)
        return ()
