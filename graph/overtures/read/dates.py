"""Dates as a person writes them in front matter or on the command line."""

from __future__ import annotations

import datetime as dt
import re

from overtures.errors import ReadingError

# A time of day may follow, as YAML and content management systems write it; only the day counts.
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[Tt ]\s*\d{1,2}:\d{2}.*)?", re.ASCII)


def parse_date(text: str, where: str = "date") -> dt.date:
    """The day that `YYYY-MM-DD` means, a time after it left out; `where` opens the message of the ReadingError."""
    match = _ISO.fullmatch(text.strip())
    if not match:
        raise ReadingError(f"{where} {text!r} is no date; write it as YYYY-MM-DD, for example 2023-05-12")
    year, month, day = map(int, match.groups())
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ReadingError(f"{where} {text!r} is not in the calendar; correct the year, month or day") from None
