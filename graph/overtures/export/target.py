"""Where an export goes: whole or not at all, so that one that fails leaves the file that was there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from overtures.errors import ExportError


@contextmanager
def opened(to: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of the file `to` once the block ends well; a stream is passed on as it is.

    A device or pipe is written straight. Raises ExportError for a folder, a missing parent folder, or a disk that does
    not take the file.
    """
    if not isinstance(to, str | Path):
        yield to
        return
    path = Path(to).expanduser().resolve()
    if path.is_dir():
        raise ExportError(f"{path}: is a folder; name a file to write to")
    if not path.parent.is_dir():
        raise ExportError(f"{path}: its folder does not exist; make it first")
    try:
        with _straight(path) if path.exists() and not path.is_file() else _replacing(path) as stream:
            yield stream
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{path}: could not be written ({reason}); check permissions and disk") from error


def folder(path: Path) -> Path:
    """The folder to write several files to, made if it is missing; raises ExportError where a file is in the way."""
    path = path.expanduser().resolve()
    if path.is_file() or (path.suffix.lower() == ".csv" and not path.is_dir()):
        raise ExportError(f"{path}: CSV is two files, nodes.csv and edges.csv; name a folder for them")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{path}: the folder could not be made ({error.strerror}); check the path") from error
    return path


@contextmanager
def _straight(path: Path) -> Iterator[BinaryIO]:
    with path.open("wb") as stream:
        yield stream


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
