"""What was understood of one article, for a person to check against the words."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

import click

from overtures.cli.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from overtures.model import Contradiction, Occurrence, Person, Reading, Reason, SeatCount, Statement, Trace

_INDENT = "     "
_ARTICLE_ITSELF = "the article itself"


def show_reading(reading: Reading) -> None:
    """Print the reading as plain lines, its headings bold on a terminal that shows colour."""
    article = reading.article
    told = [article.publisher, str(article.published) if article.published else "date unknown"]
    click.secho(one_line(article.title or article.id), bold=True)
    click.echo(one_line(", ".join(part for part in told if part)))
    for heading, lines in _parts(reading):
        if lines:
            click.secho(f"\n{heading}", bold=True)
            click.echo("\n".join(lines))
    click.echo("")


def _parts(reading: Reading) -> Iterator[tuple[str, list[str]]]:
    numbers = {o.id: n for n, o in enumerate(reading.occurrences, 1)}
    yield "People", [_wrapped("  ", _person(person)) for person in reading.people]
    moves = [line for o in reading.realised() for line in _move(reading, o, numbers)]
    yield "What was understood", moves or ["  no move between parties"]
    yield "Not told as having happened", [line for o in reading.unrealised() for line in _move(reading, o, numbers)]
    yield "What is argued", [line for reason in reading.reasons for line in _reason(reason, numbers)]
    yield (
        "Accounts that contradict each other",
        [line for each in reading.contradictions for line in _both(reading, each)],
    )
    yield "Seats", [_wrapped("  ", _seats(count)) for count in reading.seats]
    yield "Why", [line for t in reading.traces for line in _why(t, numbers)]
    yield "Unsure", [_wrapped("  ", doubt.message) for doubt in reading.warnings]


def _person(person: Person) -> str:
    roles = (", ".join(part for part in (role.role, role.of, role.body) if part) for role in person.roles)
    return "; ".join([f"{person.name} ({person.party or 'party not told'})", *roles])


def _move(reading: Reading, move: Occurrence, numbers: dict[str, int]) -> Iterator[str]:
    """A headline, what it is about, and each voice with its words."""
    yield _wrapped(f"{numbers[move.id]:3}. ", _headline(move))
    facts = [move.about, move.when.edtf if move.when else "when not told", move.body]
    if move.responds_to in numbers:
        facts.append(f"answers {numbers[move.responds_to]}")
    yield _wrapped(_INDENT, "; ".join(fact for fact in facts if fact))
    for statement in reading.statements_of(move.id):
        yield from _voice(statement)


def _reason(reason: Reason, numbers: dict[str, int]) -> Iterator[str]:
    """Whether for or against which move, by whom, on what, in which words."""
    towards = "for" if reason.polarity == "ground" else "against"
    voice = reason.speaker or " or ".join(reason.possible) or _ARTICLE_ITSELF
    move = (
        f"{towards} {numbers[reason.about]}"
        if reason.about
        else f"{towards} what {numbers[reason.answer or '']} answers"
    )
    topics = ", ".join(topic.replace("-", " ") for topic in reason.topics)
    yield _wrapped("  ", f"{move}, by {voice}{f', on {topics}' if topics else ''}, confidence {reason.confidence:.2f}:")
    yield _wrapped("    ", f"“{one_line(reason.evidence.text)}”")


def _both(reading: Reading, found: Contradiction) -> Iterator[str]:
    said = {statement.id: statement for statement in reading.statements}
    for what, name in (("told", found.told), ("denied", found.denied)):
        voice = said[name].speaker or " or ".join(said[name].possible) or _ARTICLE_ITSELF
        yield _wrapped("  ", f"{what} by {voice}: “{one_line(said[name].evidence[0].text)}”")


def _why(trace: Trace, numbers: dict[str, int]) -> Iterator[str]:
    """Why a passage was read as a move, or dropped: the rule, the word on which it turns, the words of the sides."""
    number = f"{numbers[trace.occurrence]:3}. " if trace.occurrence in numbers else "  -  "
    sides = f"{' and '.join(trace.by_name) or '?'} -> {' and '.join(trace.to_name) or '?'}"
    yield _wrapped(number, f"{trace.act}: {sides}, {trace.confidence:.2f}; {trace.why}")
    yield _wrapped(_INDENT, f"{trace.illocution}, polarity {trace.polarity}")
    told = [("turns on", (trace.cue,)), ("made by", trace.makers), ("made to", trace.targets)]
    words = (f"{role} {', '.join(f'“{e.text}” at {e.span.start}' for e in found)}" for role, found in told if found)
    yield _wrapped(_INDENT, "; ".join(words))


def _headline(move: Occurrence) -> str:
    makers = " and ".join(move.for_) or "nobody named"
    people = f" ({', '.join(move.by)})" if move.by else ""
    addressees = f" -> {' and '.join(move.to)}" if move.to else ""
    return f"{move.act}: {makers}{people}{addressees}"


def _voice(statement: Statement) -> Iterator[str]:
    voice = statement.speaker or " or ".join(statement.possible) or _ARTICLE_ITSELF
    shade = "" if statement.factuality == "asserted" else f", {statement.factuality}"
    yield _wrapped(_INDENT, f"on the word of {voice}{shade}, confidence {statement.confidence:.2f}:")
    for piece in statement.evidence:
        yield _wrapped(_INDENT + "  ", f"“{one_line(piece.text)}”")


def _wrapped(begin: str, told: str) -> str:
    """One line of text, folded to the terminal under its own beginning."""
    width = min(shutil.get_terminal_size((100, 25)).columns, 100)
    return textwrap.fill(one_line(told), max(width, 30), initial_indent=begin, subsequent_indent=" " * len(begin))


def _seats(count: SeatCount) -> str:
    change = f" ({count.change:+d})" if count.change is not None else ""
    number = "number not told" if count.seats is None else str(count.seats)
    return f"{count.party}: {number}{change}{f', {count.body}' if count.body else ''}"
