"""Which files are meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from overtures.errors import ReadingError

STDIN = "-"
SUFFIXES = frozenset({".txt", ".md"})


def find(paths: Iterable[str | Path]) -> list[Path]:
    """The files that `paths` name, each once; a folder gives its .txt and .md files at any depth, sorted.

    Hidden files and folders inside a folder are left out. A named file is taken whatever its suffix; one that is
    missing, or a folder without articles, stays in the list, so that `load` reports it and the others go on. `-` stands
    for standard input. Raises ReadingError where nothing is named but a folder without articles.
    """
    named = [Path(path) for path in paths]
    found = [file for path in named for file in (sorted(_articles_in(path)) if path.is_dir() else [path])]
    if named and not found:
        raise ReadingError(f"{named[0]}: holds no articles; put .txt or .md files into the folder, or name another")
    barren = [path for path in named if path.is_dir() and not any(_articles_in(path))]
    return list(dict.fromkeys([*found, *barren]))


def _articles_in(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.lower() in SUFFIXES and file.is_file():
            yield file
