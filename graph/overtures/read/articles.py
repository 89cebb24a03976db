"""One article from one file or stream."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import BinaryIO

from overtures.errors import ReadingError
from overtures.model import Article
from overtures.read.dates import parse_date
from overtures.read.decode import MAX_BYTES, MAX_WORD, decode
from overtures.read.files import STDIN, find
from overtures.read.front_matter import split


def load(path: str | Path, *, published: dt.date | None = None) -> Article:
    """The article in a plain text file; `-` is standard input.

    The article's `id` is the file's stem, its `text` the decoded file without byte order mark and front matter, line
    endings as they are. `published`, where given, counts before the date in the front matter. Raises ReadingError.
    """
    if str(path) == STDIN:
        return load_stream(sys.stdin.buffer, published=published)
    path = Path(path)
    return _article(_bytes(path), path.stem, str(path), published)


def load_stream(stream: BinaryIO, *, name: str = "stdin", published: dt.date | None = None) -> Article:
    """The article that a stream of bytes holds, read to its end; `name` becomes its id. Raises ReadingError."""
    return _article(stream.read(MAX_BYTES + 1), name, name, published)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        find([path])  # raises where it holds no articles
        raise ReadingError(f"{path}: is a folder; name the text files in it")
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # never the whole of a file that may have no end
    except FileNotFoundError:
        raise ReadingError(f"{path}: no such file; check the path") from None
    except PermissionError:
        raise ReadingError(f"{path}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise ReadingError(f"{path}: could not be read ({error}); check the path and the disk") from error


def _article(data: bytes, key: str, where: str, published: dt.date | None) -> Article:
    meta, text = split(decode(data, where), where)
    if not text.strip():
        raise ReadingError(f"{where}: holds no text; give a file with the words of an article")
    if max(map(len, text.split())) > MAX_WORD:
        raise ReadingError(f"{where}: holds over {MAX_WORD} characters without a space; give an article's words only")
    stated = meta.get("published")
    told = parse_date(stated, f"{where}: published") if stated else None
    return Article(key, text, meta.get("title"), meta.get("publisher"), published or told, _web_address(meta, where))


def _web_address(meta: dict[str, str], where: str) -> str | None:
    """The article's link; it becomes an IRI, which some characters would break."""
    url = meta.get("url")
    broken = url and (not url.startswith(("http://", "https://")) or any(c in '<>"{}|^`\\' or c <= " " for c in url))
    if broken:
        raise ReadingError(f"{where}: url {url!r} is no web address; give one that begins with http:// or https://")
    return url
