"""The IRIs that the graph gives to what a reading names, for other forms of the reading to repeat."""

from __future__ import annotations

import pyoxigraph as ox

from overtures import vocabulary as v
from overtures.model import Reading
from overtures.rdf.cast import Cast
from overtures.rdf.moves import Moves
from overtures.rdf.terms import Sheet
from overtures.rdf.times import Calendar


def iris(reading: Reading) -> dict[str, str]:
    """The IRI of each person by name, and of each occurrence by id."""
    sheet = Sheet()
    article = ox.NamedNode(v.article_iri(reading.article.key))
    cast = Cast(reading, article, sheet)
    moves = Moves(reading, article, sheet, cast, Calendar(reading, article, sheet))
    people = {person.name: cast.person(person.name).value for person in reading.people}
    return people | {told: node.value for told, node in moves.nodes.items()}
