"""What happens in made sentences of council news: clauses with their verb, subject, objects and time."""

from __future__ import annotations

import council_words as words
from cast import Cast
from phrases import Node, agreeing, phrase, word

PAST, PERFECT, FUTURE, NEGATED, PRESENT = range(5)
TENSES = (PAST, PERFECT, FUTURE, NEGATED, PRESENT)
SINGULAR_BE = ("was/be/AVBD:aux:pass", "has/have/AVBZ:aux been/be/AVBN:aux:pass", "is/be/AVBZ:aux:pass")
PLURAL_BE = ("were/be/AVBD:aux:pass", "have/have/AVBP:aux been/be/AVBN:aux:pass", "are/be/AVBP:aux:pass")
DENIALS = ("did/do/AVBD", "would/MD")
NEGATIONS = ("not/NOT", "n't/not/NOT", "n’t/not/NOT")
GIFTS = ("pact", "deal", "coalition", "partnership")


class Happenings(Cast):
    """Clauses from one source of chance."""

    def verb(self, row: str, subject: Node | None, tense: int, deprel: str) -> Node:
        """A verb with its auxiliaries, agreeing with its subject."""
        key, past, participle, _, present = row.split()
        stem = key.partition("+")[0]
        lemma, _, particle = stem.partition("_")
        number, who = subject.agrees if subject else ("Sing", "3")
        plural = number == "Plur"
        shapes = {
            PAST: f"{past}/{lemma}/VBD",
            PERFECT: f"{'have/have/AVBP' if plural else 'has/have/AVBZ'}:aux {participle}/{lemma}/VBN",
            FUTURE: f"{self.dice.choice(['will', 'would', 'could', 'may'])}/MD:aux {lemma}/VB",
            NEGATED: f"{self.dice.choice(DENIALS)}:aux {self.dice.choice(NEGATIONS)}:advmod {lemma}/VB",
            PRESENT: f"{lemma}/VBP" if plural else f"{present}/{lemma}/VBZ",
        }
        node = agreeing(phrase(shapes[tense], deprel), number, who)
        if particle:
            adverb = particle == "away"
            node = node.after(word(f"{particle}/{'RB' if adverb else 'RP'}", "advmod" if adverb else "compound:prt"))
        return node.before(subject) if subject else node

    def tense(self) -> int:
        """Mostly the past, as in news."""
        return self.dice.choices(TENSES, [5, 4, 2, 2, 1])[0]

    def clause(self, deprel: str, subject: Node | None = None) -> Node:
        """One happening, by its own subject."""
        shape = self.dice.choice(
            [
                *(self.transitive, self.transitive, self.prepositional, self.passive, self.partner),
                *(self.control, self.seats, self.willing, self.offering, self.event),
            ]
        )
        node = shape(deprel, subject or self.actor("nsubj"))
        if self.chance(0.35):
            spec, _, relation = self.dice.choice(words.WHEN).rpartition("=")
            node = node.after(phrase(spec, relation))
        elif self.chance(0.1):
            node = node.after(self.case(self.dice.choice(["on", "at"]), self.council("obl")))
        return node

    def offering(self, deprel: str, subject: Node) -> Node:
        """X offered Y a pact."""
        noun = word(f"{self.dice.choice(GIFTS)}/NN", "obj").before(word("a/A", "det"))
        row = self.dice.choice(words.GIVING)
        return self.verb(row, subject, self.tense(), deprel).after(self.party("iobj"), noun)

    def event(self, deprel: str, subject: Node) -> Node:
        """Talks between X and Y broke down; a pronoun given as subject is of a promise instead."""
        if subject.kind == "PRP":
            return self.willing(deprel, subject)
        sides = self.party("nmod").after(self.party("conj").before(word("and/CC", "cc")))
        noun = self.dice.choice(["talks/talk/NNS", "negotiations/negotiation/NNS", "discussions/discussion/NNS"])
        theme = agreeing(word(noun, "nsubj").after(self.case("between", sides)), "Plur")
        return self.verb(self.dice.choice(words.INTRANSITIVE), theme, self.tense(), deprel)

    def transitive(self, deprel: str, subject: Node) -> Node:
        """X rejected an offer."""
        return self.verb(self.dice.choice(words.TRANSITIVE), subject, self.tense(), deprel).after(self.thing("obj"))

    def prepositional(self, deprel: str, subject: Node) -> Node:
        """X walked away from the talks."""
        row = self.dice.choice(words.PREPOSITIONAL)
        preposition = row.split()[0].partition("+")[2]
        return self.verb(row, subject, self.tense(), deprel).after(self.case(preposition, self.thing("obl")))

    def partner(self, deprel: str, subject: Node) -> Node:
        """X joined Y."""
        row = self.dice.choice(words.PARTNER)
        node = self.verb(row, subject, self.tense(), deprel).after(self.actor("obj"))
        if row.startswith("accuse"):
            node = node.after(phrase("of/MARK:mark breaking/break/VBG promises/promise/NNS:obj", "advcl"))
        return node

    def control(self, deprel: str, subject: Node) -> Node:
        """X urged Y to do something."""
        row = self.dice.choice(words.CONTROL)
        lemma, _, preposition = row.split()[0].partition("+")
        node = self.verb(row, subject, self.tense(), deprel)
        if preposition:
            node = node.after(self.case(preposition, self.actor("obl")))
        else:
            node = node.after(self.actor("iobj" if lemma == "ask" else "obj"))
        return node.after(self.deed("xcomp"))

    def passive(self, deprel: str, subject: Node) -> Node:
        """An offer was rejected by X; the subject given becomes the agent."""
        participle, lemma = self._participle()
        theme = self.thing("nsubj:pass")
        many = theme.kind == "NNS"
        be = self.dice.choice(PLURAL_BE if many else SINGULAR_BE)
        node = agreeing(phrase(f"{be} {participle}/{lemma}/PASS", deprel), "Plur" if many else "Sing").before(theme)
        pronoun = subject.kind == "PRP"
        return node.after(self.case("by", self.actor("obl:agent") if pronoun else subject.as_("obl:agent")))

    def _participle(self) -> tuple[str, str]:
        row = self.dice.choice([row for row in words.TRANSITIVE if "_" not in row])
        return row.split()[2], row.split()[0]

    def seats(self, deprel: str, subject: Node) -> Node:
        """X won fourteen seats."""
        row = self.dice.choice(words.WINNING)
        count = self.dice.choice([f"{self.dice.randint(2, 40)}/DIGIT", "four/CD", "six/CD", "twelve/CD"])
        return self.verb(row, subject, self.tense(), deprel).after(phrase(f"{count}:nummod seats/seat/NNS", "obj"))

    def willing(self, deprel: str, subject: Node) -> Node:
        """X agreed to do something, or refused."""
        row = self.dice.choice(words.WILLING)
        return self.verb(row, subject, self.tense(), deprel).after(self.deed("xcomp"))
