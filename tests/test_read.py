"""The read stage: what comes out of a file, what is refused, and that no character is lost on the way."""

from __future__ import annotations

import datetime as dt
import io
import json
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from overtures.errors import ReadingError
from overtures.model import Article
from overtures.read import MAX_BYTES, find, load, load_stream, parse_date

CASES = Path(__file__).parent / "read"
ACCEPTED = sorted((CASES / "accepted").glob("*.txt"))
REFUSED = sorted((CASES / "refused").glob("*.txt"))

# NUL makes a file binary; surrogates are no characters.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
    lambda text: text.strip() and not text.startswith(("---", "\ufeff", "%PDF", "{\\rtf"))
)
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=80)


def read_bytes(data: bytes, published: dt.date | None = None) -> Article:
    return load_stream(io.BytesIO(data), published=published)


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.stem)
def test_file_gives_the_expected_article(path: Path) -> None:
    expected = {"title": None, "publisher": None, "published": None, "url": None} | json.loads(
        path.with_suffix(".json").read_text(encoding="utf-8")
    )
    article = load(path)
    assert article.id == path.stem
    found = {key: getattr(article, key) for key in expected}
    assert found | {"published": article.published and article.published.isoformat()} == expected


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_refused_file_is_explained_in_one_line(path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        load(path)
    assert str(caught.value) == f"{path}: {path.with_suffix('.error').read_text(encoding='utf-8').strip()}"


@given(TEXT)
def test_any_text_survives_unchanged(text: str) -> None:
    assert read_bytes(text.encode()).text == text


@given(TEXT, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_byte_order_mark_is_no_part_of_the_text(text: str, encoding: str) -> None:
    assert read_bytes(text.encode(encoding)).text == text


@given(TEXT, LINE, LINE, st.dates(), st.sampled_from(["\n", "\r\n", "\r"]))
def test_front_matter_comes_back_and_leaves_the_body_alone(
    text: str, title: str, publisher: str, published: dt.date, newline: str
) -> None:
    meta = {"title": title, "publisher": publisher, "published": published, "later": ["ignored"]}
    block = yaml.safe_dump(meta, allow_unicode=True).replace("\n", newline)
    article = read_bytes(f"---{newline}{block}---{newline}{text}".encode())
    assert (article.text, article.published) == (text, published)
    assert (article.title or "").split() == title.split()
    assert (article.publisher or "").split() == publisher.split()


@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_a_one_line_error(data: bytes) -> None:
    try:
        assert read_bytes(data).text.strip()
    except ReadingError as error:
        assert str(error).startswith("stdin: ")
        assert len(str(error).splitlines()) == 1


def test_date_of_the_command_line_counts_before_the_front_matter() -> None:
    data = b"---\npublished: 2020-01-01\n---\nBody."
    assert read_bytes(data).published == dt.date(2020, 1, 1)
    assert read_bytes(data, dt.date(2021, 2, 3)).published == dt.date(2021, 2, 3)


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"absent\.txt: no such file; check the path"):
        load(tmp_path / "absent.txt")
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    with pytest.raises(ReadingError, match="is a folder; name the text files in it"):
        load(tmp_path)


def test_ten_megabytes_are_refused(tmp_path: Path) -> None:
    big = tmp_path / "big.txt"
    big.write_bytes(b"word " * 2_000_000)
    with pytest.raises(ReadingError, match=r"big\.txt: is larger than 750 kB; give one article a file"):
        load(big)


def test_file_of_the_largest_size_is_read() -> None:
    assert len(read_bytes(b"word " * (MAX_BYTES // 5)).text) == MAX_BYTES


def test_what_is_encoded_in_one_endless_word_is_refused() -> None:
    with pytest.raises(ReadingError, match="holds over 2000 characters without a space"):
        read_bytes(b"Words, and " + b"(" * 2001)


def test_hyphen_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Siân spoke.\r\n".encode())))
    assert load("-") == Article("stdin", "Siân spoke.\r\n")


@pytest.mark.parametrize("text", ["2023-02-30", "2023-13-01", "0000-01-01", "12 May 2023", "20230512", "2023-5-1", ""])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ReadingError, match=f"--published '{text}' is"):
        parse_date(text, "--published")


@given(st.dates())
def test_every_iso_date_is_understood(day: dt.date) -> None:
    assert parse_date(day.isoformat()) == day


def test_folder_gives_its_articles_sorted_without_hidden_ones(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", "deep/er/c.TXT", ".hidden.txt", ".git/d.txt", "notes.json", "deep/.x/e.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    found = [file.relative_to(tmp_path).as_posix() for file in find([tmp_path])]
    assert found == ["a.md", "b.txt", "deep/er/c.TXT"]


def test_named_files_come_once_and_as_named_even_when_missing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    named = [tmp_path / "absent.txt", tmp_path / "notes.json", Path("-"), tmp_path / "a.txt"]
    assert find([*named, tmp_path]) == named


def test_folder_without_articles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ReadingError, match=r"holds no articles; put \.txt or \.md files into the folder"):
        find([tmp_path])
