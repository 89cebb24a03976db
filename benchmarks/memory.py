"""Whether memory stays flat: memory.py [NUMBER [store]] reads so many articles, each with words never seen before.

The articles are made up on the way, so that nothing but the reader can grow. With `store` each is stored as well.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from overtures.model import Article
from overtures.pipeline import Reader, reading_dict, store_reading
from overtures.store import open_store

WARM = 100  # articles after which everything is loaded and the allocator has settled
_PARTIES = ("Labour", "the Greens", "the Conservatives", "the Liberal Democrats", "Plaid Cymru", "Sinn Féin")
_SYLLABLES = ("bar", "ble", "cas", "dor", "fal", "gri", "jas", "kel", "lun", "mor", "nes", "pry", "quin", "ras", "ven")


def made_up(number: int, seed: int = 1) -> Iterator[Article]:
    """Articles that share a pattern, but neither people nor councils nor most nouns."""
    chance = random.Random(seed)

    def word(capital: bool = False) -> str:
        told = "".join(chance.choices(_SYLLABLES, k=3))
        return told.capitalize() if capital else told

    def paragraph() -> str:
        one, other = chance.sample(_PARTIES, 2)
        surname, place = word(True), f"{word(True)} {word(True)}"
        return (
            f"Cllr {word(True)} {surname}, leader of {one} on {place} Borough Council, has offered {other} "
            f"a coalition over the {word()} and the {word()}.\n\n"
            f"“We want a {word()} and a {word()} for {word(True)},” said Cllr {surname}. "
            f"“The {word()} of {word(True)} has {word()}ed long enough.”\n\n"
            f"But {other} turned the offer down last {chance.choice(['Monday', 'Tuesday', 'Friday'])}, "
            f"and {word(True)} {word(True)} called it {word()}."
        )

    for n in range(number):
        yield Article(f"made-up-{n}", "\n\n".join(paragraph() for _ in range(4)), f"Story {n}", "The Made-up Post")


def resident() -> float:
    """Memory of this process that is in use, in MB; Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def main() -> None:
    """Print memory on the way, and how much of it came after the first articles."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    reader = Reader()
    if "store" not in sys.argv:
        _run(number, lambda article: reading_dict(reader.read(article)))
        return
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store", write=True) as store:
        _run(number, lambda article: store_reading(reader.read(article), store))


def _run(number: int, what: Callable[[Article], object]) -> None:
    warm, began = 0.0, time.process_time()
    for n, article in enumerate(made_up(number), 1):
        what(article)
        if n == WARM:
            warm = resident()
        if n % max(WARM, number // 10) == 0:
            sys.stdout.write(f"{n:6} articles: {resident():.0f} MB\n")
            sys.stdout.flush()
    spent = (time.process_time() - began) / number * 1000
    if warm:
        sys.stdout.write(f"{resident() / warm:.3f} times what it was after {WARM} articles; {spent:.0f} ms each\n")


if __name__ == "__main__":
    main()
