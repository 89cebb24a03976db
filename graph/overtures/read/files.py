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
    missing stays in the list, so that `load` reports it and the others go on. `-` stands for standard input.
    Raises ReadingError for a folder without articles.
    """
    found = [file for path in paths for file in _files(Path(path))]
    return list(dict.fromkeys(found))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    articles = sorted(_articles_in(path))
    if not articles:
        raise ReadingError(f"{path}: holds no articles; put .txt or .md files into the folder, or name another")
    return articles


def _articles_in(folder: Path) -> Iterator[Path]:
    for file in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        if not hidden and file.suffix.lower() in SUFFIXES and file.is_file():
            yield file
