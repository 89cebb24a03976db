"""Which party a person belongs to and which office is held, from the words about the name."""

from overtures.annotate.affiliation.parties import affiliations
from overtures.annotate.affiliation.quotations import from_quotations
from overtures.annotate.affiliation.roles import council_of

__all__ = ["affiliations", "council_of", "from_quotations"]
