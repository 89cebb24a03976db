"""Council seats: who holds how many, and whether the report accounts for all of them."""

from overtures.extract.seats.tally import seat_counts

__all__ = ["seat_counts"]
