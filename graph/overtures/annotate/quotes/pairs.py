"""Marks paired into quotations, inner ones inside outer ones, in one pass over each paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from overtures.annotate.quotes.marks import Level, Mark, marks
from overtures.model import Span

_ENDS = frozenset(".!?,;:…—–-")


@dataclass(slots=True)
class Pair:
    """A quotation without its marks: `start`, `end`, how deep it lies, and whether its closing mark is there."""

    start: int
    end: int
    closed: bool = True
    depth: int = 0


@dataclass(slots=True)
class _Open:
    mark: Mark
    follower: int | None = None  # where the next mark of its level opens inside it


@dataclass(slots=True)
class _Scan:
    """What is open at a point of the scan, and what has been found."""

    text: str
    found: list[Pair] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    doubles: int = 0

    def open(self, mark: Mark) -> None:
        """Begin a quotation; of more than three single marks in a row the first were apostrophes."""
        if mark.level == "single" and len(self.stack) >= 3 and all(o.mark.level == "single" for o in self.stack[-3:]):
            del self.stack[-3]
        outer = next((o for o in reversed(self.stack) if o.mark.level == mark.level), None)
        if outer is not None and outer.follower is None:
            outer.follower = mark.start
        self.stack.append(_Open(mark))
        self.doubles += mark.level == "double"

    def close(self, mark: Mark) -> None:
        """End the innermost quotation of the mark's level; single marks left open inside it were none."""
        while self.stack[-1].mark.level != mark.level:
            self.stack.pop()
        opened = self.stack.pop()
        self.doubles -= mark.level == "double"
        self.found.append(Pair(opened.mark.end, mark.start))

    def can_close(self, mark: Mark) -> bool:
        """Whether a quotation is open that the mark could end."""
        if mark.level == "double":
            return self.doubles > 0
        return bool(self.stack) and self.stack[-1].mark.level == "single"


def pairs(text: str, span: Span, *, carried: bool = False, goes_on: bool = False) -> tuple[list[Pair], bool]:
    """The quotations of a paragraph in order, and whether the last of them is still open at its end.

    `carried`: a quotation of the paragraph before goes on here without a mark of its own.
    `goes_on`: the next paragraph opens with a mark, so that one may stay open here.
    """
    listed = list(marks(text, span.start, span.end))
    scan = _Scan(text)
    if carried:
        scan.stack.append(_Open(Mark(span.start, span.start, "double", "open")))
        scan.doubles = 1
    following = _following(listed)
    for mark, later in zip(listed, following, strict=True):
        _take(scan, mark, later)
    still_open = _finish(scan, span, goes_on)
    found = sorted((p for p in scan.found if text[p.start : p.end].strip()), key=lambda p: (p.start, -p.end))
    return _depths(found), still_open


def _following(listed: Sequence[Mark]) -> list[Mark | None]:
    """For each mark the next one of its level."""
    last: dict[Level, Mark | None] = {"double": None, "single": None}
    found: list[Mark | None] = []
    for mark in reversed(listed):
        found.append(last[mark.level])
        last[mark.level] = mark
    return found[::-1]


def _take(scan: _Scan, mark: Mark, later: Mark | None) -> None:
    can_close = scan.can_close(mark)
    if mark.doubtful and (not can_close or (later is not None and later.side == "close")):
        return  # inches, or an apostrophe: another mark closes
    if mark.side == "open" or (mark.side == "either" and not can_close):
        scan.open(mark)
    elif can_close:
        scan.close(mark)


def _finish(scan: _Scan, span: Span, goes_on: bool) -> bool:
    """Decide what the marks left open at the end of the paragraph mean; True if a quotation runs on."""
    left = [o for o in scan.stack if o.mark.level == "double"]
    singles = [o for o in scan.stack if o.mark.level == "single"]
    if not left and singles and singles[0].mark.start == span.start and goes_on:
        left = singles[:1]
    runs_on = False
    for opened in left:
        at = opened.mark.start
        if opened.follower is not None and _ends_before(scan.text, opened.follower):
            scan.found.append(Pair(opened.mark.end, opened.follower, closed=False))
        elif goes_on or at == span.start or _is_introduced(scan.text, at):
            scan.found.append(Pair(opened.mark.end, span.end, closed=False))
            runs_on = True
    return runs_on


def _ends_before(text: str, at: int) -> bool:
    """Whether the words before `at` end a sentence or clause: then the mark there opens anew."""
    return text[max(0, at - 8) : at].rstrip()[-1:] in _ENDS


def _is_introduced(text: str, at: int) -> bool:
    return text[max(0, at - 8) : at].rstrip()[-1:] in (":", ",")


def _depths(found: list[Pair]) -> list[Pair]:
    """Depth by containment, which forgotten marks may have changed."""
    ends: list[int] = []
    for pair in found:
        while ends and ends[-1] < pair.end:
            ends.pop()
        pair.depth = len(ends)
        ends.append(pair.end)
    return found
