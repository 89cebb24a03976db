"""What tying answers across articles costs, as ratios: linking.py SMALL LARGE (numbers of articles, 500 and 5000).

The articles are made up, on a few councils, so that each has many. To a small store and to a large one some more are
added and withdrawn again, one by one, with links and without.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from overtures.link import Relinked
from overtures.model import Article, Evidence, Occurrence, Period, Reader, Reading, Span, Statement
from overtures.rdf import to_nquads
from overtures.store import Store, base, open_store

WHEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
FIRST = dt.date(2014, 5, 1)
PARTIES = ("Labour", "Conservative", "Green", "Liberal Democrats", "Reform UK")
COUNCILS, DAYS, MORE = 20, 3650, 50


def made_up(number: int) -> tuple[str, str]:
    """An article with an offer, or an answer without one, or both: its key and its quads."""
    draw = random.Random(number)
    day = FIRST + dt.timedelta(draw.randrange(DAYS))
    council = f"Council {draw.randrange(COUNCILS)}"
    maker, other = draw.sample(PARTIES, 2)
    period = Period(day, day, day.isoformat(), "stated")
    offer = Occurrence("m1", "offer", (), (maker,), (other,), "govern", "coalition", council, period)
    refusal = Occurrence("m2", "rejection", (), (other,), (maker,), None, "none", council)
    acts = draw.choice(((offer,), (refusal,), (offer, refusal)))
    shown = (Evidence(Span(0, 5), "Words"),)
    told = [Statement(f"s{each.id}", each.id, None, shown, "made up", 0.9) for each in acts]
    article = Article(f"made-up-{number}", f"Words {number}", published=day)
    return article.key, to_nquads(Reading(article, Reader("none", "0", "none"), (), (), acts, told), when=WHEN)


def seconds(what: Callable[[], object]) -> float:
    """Processor time of one call."""
    began = time.process_time()
    what()
    return time.process_time() - began


def one_more(store: Store, articles: list[tuple[str, str]]) -> tuple[float, float]:
    """Median milliseconds of processor time to add one article, and to withdraw it again."""
    added = [seconds(partial(store.replace, *each)) for each in articles]
    withdrawn = [seconds(partial(store.withdraw, key)) for key, _ in articles]
    return 1000 * statistics.median(added), 1000 * statistics.median(withdrawn)


def measured(number: int) -> dict[str, float]:
    """Milliseconds of processor time to add one article to so many and to withdraw it, and how many links hold."""
    articles = [made_up(n) for n in range(number + MORE)]
    own = vars(base)["relink"]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store", write=True) as store:
        for key, quads in articles[:number]:
            store.replace(key, quads)
        links = len(store.select("SELECT ?x WHERE { ?x a ov:AnswerLink }"))
        added, withdrawn = one_more(store, articles[number:])
        vars(base)["relink"] = lambda *_, **__: Relinked({}, [])
        try:
            plainly, _ = one_more(store, articles[number:])
        finally:
            vars(base)["relink"] = own
    return {"links": links, "added": added, "withdrawn": withdrawn, "plainly": plainly}


def main() -> None:
    """Print times and ratios."""
    small, large = (int(each) for each in (sys.argv[1:3] or ("500", "5000")))
    found = {number: measured(number) for number in (small, large)}
    for number, told in found.items():
        sys.stdout.write(
            f"{number} articles, {told['links']:.0f} links: one more {told['added']:.1f} ms, "
            f"without links {told['plainly']:.1f} ms (ratio {told['added'] / told['plainly']:.2f}), "
            f"one less {told['withdrawn']:.1f} ms\n"
        )
    sys.stdout.write(f"{large} against {small} articles: {found[large]['added'] / found[small]['added']:.2f}\n")


if __name__ == "__main__":
    main()
