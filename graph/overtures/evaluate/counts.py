"""What a figure is made of: how many were found right, how many there are, how many were said."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """`hit` of the `gold` things in the annotation and of the `said` things in the reading are the same."""

    hit: int = 0
    gold: int = 0
    said: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.hit + other.hit, self.gold + other.gold, self.said + other.said)

    @property
    def precision(self) -> float:
        """The share of what is said that is right; 0 where nothing is said."""
        return self.hit / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that is found; 0 where there is nothing."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0
