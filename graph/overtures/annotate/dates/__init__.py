"""Dates in news text: which words say when, and what days they mean."""

from overtures.annotate.dates.finding import find_times

__all__ = ["find_times"]
