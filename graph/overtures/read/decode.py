"""From bytes to text: UTF-8 first and strictly, then what English text is otherwise kept in."""

from __future__ import annotations

import codecs

from overtures.errors import ReadingError

# An article is seldom over 50 kB, the minutes of 200 pages are 600 kB; what is larger is an archive or no article.
MAX_BYTES = 750_000
MAX_WORD = 2_000  # characters without a space: base64 and the like, over which tokenizing takes time squared

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document (DOCX, ODT)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The detector weighs these alone: among its 40 code pages it took short Windows-1252 texts for Baltic or Japanese ones.
_CANDIDATES = ["cp1252", "mac_roman"]


def decode(data: bytes, where: str) -> str:
    """The text in `data` without its byte order mark; `where` names the file in a ReadingError."""
    if not data:
        raise ReadingError(f"{where}: is empty; give a file with the words of an article")
    if len(data) > MAX_BYTES:
        most = f"{MAX_BYTES // 1_000} kB"
        raise ReadingError(f"{where}: is larger than {most}; give one article a file, and long minutes in parts")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, where)
    _refuse_binary(data, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, _detect(data, where), where)


def _refuse_binary(data: bytes, where: str) -> None:
    start = data[:200].lstrip().lower()
    for signature, name in _SIGNATURES:
        if data.startswith(signature) or start.startswith(signature):
            raise ReadingError(f"{where}: is {name}, not plain text; convert it to a .txt file first")
    if b"\0" in data:
        raise ReadingError(f"{where}: is a binary file, not plain text; convert it to a .txt file first")


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{where}: is not proper {encoding.upper()} (byte {error.start}); save it as UTF-8"
        ) from None
    if "\0" in text:
        raise ReadingError(f"{where}: is a binary file, not plain text; convert it to a .txt file first")
    return text


def _detect(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes  # only files that are not UTF-8 pay for it

    match = from_bytes(data, cp_isolation=_CANDIDATES).best()
    if match is None:
        raise ReadingError(f"{where}: is neither UTF-8 nor any encoding that fits its bytes; save it as UTF-8")
    return match.encoding
