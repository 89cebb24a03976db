"""Which party a person belongs to and which office is held, from the words about the name."""

from overtures.annotate.affiliation.likely import likeliest
from overtures.annotate.affiliation.members import Asked, asked, members
from overtures.annotate.affiliation.parties import Affiliations
from overtures.annotate.affiliation.quotations import from_quotations
from overtures.annotate.affiliation.roles import council_of

__all__ = ["Affiliations", "Asked", "asked", "council_of", "from_quotations", "likeliest", "members"]
