"""Texts that are no plain English prose: read as far as they go, never a crash, true offsets, and a word of warning."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from overtures.model import Article, Span
from overtures.pipeline import Reader, reading_dict
from overtures.read import prepare
from overtures.read.preparing.edits import Edit, Edited

OFFER = "Labour in Tarnholme have offered the Greens a coalition on Monday."
REPLY = "Green leader Cllr Ann Pole turned the offer down. “We will not join Labour,” she said."
STORY = f"{OFFER}\n\n{REPLY}\n"
WELSH = "Mae arweinydd y cyngor wedi gwrthod cynnig gan Blaid Cymru i ffurfio clymblaid newydd yn dilyn yr etholiad."
IRISH = "Dúirt ceannaire an ghrúpa go raibh siad sásta cainteanna a bheith acu leis an bpáirtí eile faoi chomhrialtas."
OTHER = {
    "Welsh": WELSH,
    "Irish": IRISH,
    "French": "Le chef du groupe a refusé l'offre de coalition faite par les Verts la semaine dernière.",
    "Arabic": "رفض زعيم المجموعة عرض الائتلاف.",
    "Chinese": "绿党领袖拒绝了工党提出的联盟建议。",
}
PAGE = (
    "<!DOCTYPE html><html><head><title>Tories offered Labour a pact</title><script>x = “Tories”;</script></head>"
    '<body><div class="story"><p><b>Labour</b> in Tarnholme have offered the <a href="/greens">Greens</a> a coalition '
    "on Monday.</p><!-- The Tories offered Labour a pact. --><p>Green leader Cllr Ann Pole turned the offer down. "
    "&ldquo;We will not join Labour,&rdquo; she said.</p></div></body></html>"
)
SCAN = "Lab0ur in Tarnho1me h4ve offered the Gr33ns a c0alition on M0nday, and the p|an was 1iked by aII. " * 4


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> dict[str, Any]:
    found = reading_dict(reader.read(Article("x", text)))
    assert_true_offsets(found, text)
    return found


def assert_true_offsets(found: Any, text: str) -> None:
    """Wherever a reading has a start and an end, they are those of the words beside them."""
    if isinstance(found, list):
        for item in found:
            assert_true_offsets(item, text)
    elif isinstance(found, dict):
        for words, start, end in _quoted(found):
            assert text[start:end] == words
        for item in found.values():
            assert_true_offsets(item, text)


def _quoted(found: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    if found.get("start") is not None:
        assert 0 <= found["start"] <= found["end"]
        if "code" not in found:
            yield found["quote"] if "quote" in found else found["text"], found["start"], found["end"]
    if found.get("source_start") is not None:
        yield found["source"], found["source_start"], found["source_end"]


def codes(found: dict[str, Any]) -> list[str]:
    """What is told of the text, without what every text here lacks."""
    return [w["code"] for w in found["warnings"] if w["code"] not in ("no-date", "no-speaker")]


def sides(found: dict[str, Any]) -> list[tuple[str, list[str], list[str]]]:
    return [(m["act"], m["for"], m["to"]) for m in found["moves"]]


AS_TOLD = [("offer", ["Labour"], ["Green"]), ("rejection", ["Green"], ["Labour"])]


def test_plain_text_gives_no_warning(reader: Reader) -> None:
    found = read(reader, STORY)
    assert sides(found) == AS_TOLD
    assert codes(found) == []


@pytest.mark.parametrize("language", OTHER)
def test_text_in_another_language_is_said_and_not_read(language: str, reader: Reader) -> None:
    found = read(reader, f"Labour\n\n{OTHER[language]}\n\nLabour 5")
    assert codes(found) == ["other-language"]
    assert f"the text is in {language}, not in English" in found["warnings"][0]["message"]
    assert found["moves"] == found["people"] == found["parties"] == found["quotes"] == found["seats"] == []


@pytest.mark.parametrize("language", OTHER)
def test_passage_in_another_language_is_left_out_and_the_rest_read(language: str, reader: Reader) -> None:
    text = f"{OFFER}\n\n{OTHER[language]}\n\n{REPLY}\n"
    found = read(reader, text)
    assert sides(found) == AS_TOLD
    (warning,) = [w for w in found["warnings"] if w["code"] == "other-language"]
    assert language in warning["message"]
    assert text[warning["start"] : warning["end"]] == OTHER[language]


@pytest.mark.parametrize(
    "text",
    [
        "Plaid Cymru – 15\nConservative – 11\nLabour – 9\nForward Aberffrwd – 3",
        "Carol Addy, Joe Mistry, Norman Grange, Tessa Whitlock, Ali Reza Khan, Fred Hurst",
        "Sinn Féin 14\nDUP 10\nFine Gael 6\nFianna Fáil 4\nIndependents 2",
        "The heid o the cooncil said he wisnae for jynin wi Labour, an thon wis the end o't.",
    ],
)
def test_names_and_tables_are_taken_for_english(text: str) -> None:
    assert [d.code for d in prepare(Article("x", text), bool).doubts] == []


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\ufeff", "\x00"])
def test_hidden_characters_do_not_hide_names(hidden: str, reader: Reader) -> None:
    text = re.sub("(Lab|Gre|offe|Po)", rf"\1{hidden}".replace("\\", "\\"), STORY) if hidden != "\x00" else STORY
    found = read(reader, text)
    assert sides(found) == AS_TOLD
    assert [person["name"] for person in found["people"]] == ["Ann Pole"]
    assert codes(found) == ([] if hidden == "\x00" else ["hidden-characters"])


def test_accents_set_apart_and_ligatures_are_read_as_letters(reader: Reader) -> None:
    found = read(reader, "Sinn Fe\u0301in have o\ufb00ered the SDLP a pact.")
    assert sides(found) == [("offer", ["Sinn Féin"], ["SDLP"])]
    assert found["moves"][0]["quote"] == "Sinn Fe\u0301in have o\ufb00ered the SDLP a pact."


def test_html_is_no_words_and_its_words_are_read(reader: Reader) -> None:
    found = read(reader, PAGE)
    assert sides(found) == AS_TOLD
    assert codes(found) == ["markup"]
    assert "Conservative" not in found["parties"], "neither scripts nor comments nor the head are read"
    assert [q["text"] for q in found["quotes"]] == ["We will not join Labour,"]


def test_words_broken_at_line_ends_are_read_as_one(reader: Reader) -> None:
    text = (
        "Labour in Tarnholme have of-\nfered the Greens a coali-\ntion on Monday, and nobody\nhad asked them to.\n\n"
        "Green leader Cllr Ann Pole\nturned the of-\r\nfer down.\n"
    )
    found = read(reader, text)
    assert sides(found) == AS_TOLD
    assert codes(found) == ["broken-words"]
    assert "coali-\ntion" in found["moves"][0]["quote"]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("a coali-\ntion of two", "a coalition of two"),
        ("the by-\nelection was", "the by-election was"),
        ("Ann Lloyd-\nGeorge said", "Ann Lloyd-George said"),
        ("Tarn-\r\n  holme. Then", "Tarnholme. Then"),
        ("coali\u00ad\ntion of", "coalition of"),
        ("of-\nfer", "offer"),
        (
            "They agreed a coali-\ntion with us then.\nCLLR HARE: No.",
            "They agreed a coalition with us then.\nCLLR HARE: No.",
        ),
        ("a dash -\nand more", "a dash -\nand more"),
        ("the A-\n\nteam", "the A-\n\nteam"),
    ],
)
def test_hyphen_stays_where_it_belongs_to_the_word(broken: str, joined: str) -> None:
    known = {"coalition", "by", "election", "offer", "of"}
    assert prepare(Article("x", broken), known.__contains__).article.text == joined


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{STORY}\n".upper() * 2, "capitals"),
        (f"{OFFER} {REPLY} " * 30, "no-paragraphs"),
        (SCAN, "noise"),
        (STORY + STORY.encode().decode("cp1252", "replace") * 4, "noise"),
        (STORY.replace("”", ""), "unbalanced-quotes"),
        (STORY.replace("“", ""), "unbalanced-quotes"),
    ],
)
def test_doubtful_looks_are_told(text: str, code: str, reader: Reader) -> None:
    assert codes(read(reader, text)) == [code]


@pytest.mark.parametrize(
    "text",
    [
        f"LABOUR OFFER GREENS A DEAL\n\n{STORY}",
        "She said: “We will not join Labour.\n\n“Not now, not later.”\n",
        'The table is 6\'2" long, and she said: "No."\n',
        "Write to ann.pole@council.example or see www.council.example/d0wnl0ad?x=1 for more.\n" * 20,
        "The A1(M), the B4567, Covid-19, the G20 and MPs at 7pm: H2O is 50p.\n" * 10,
    ],
)
def test_what_newspapers_print_is_no_doubt(text: str) -> None:
    assert [d.code for d in prepare(Article("x", text), bool).doubts] == []


def test_text_of_hidden_characters_alone_is_read(reader: Reader) -> None:
    assert read(reader, "\u200b\u202e\u200b")["moves"] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["“” ", '"a" ', "Labour ", "“Not with them,” said Cllr Ann Hare. ", "<b>“ ", "<!-- ", "coali-\ntion ", "\u200ba "],
)
def test_twice_the_text_takes_about_twice_the_time(piece: str, reader: Reader) -> None:
    """Time by the square would be four times; the best of some tries, for the machine may be busy."""
    number = 6_000 // len(piece)
    assert any(spent(reader, piece * number * 2) < 3 * spent(reader, piece * number) for _ in range(3))


def spent(reader: Reader, text: str) -> float:
    """Seconds of processor time that a text takes."""
    began = time.process_time()
    reader.read(Article("x", text))
    return time.process_time() - began


PIECES = st.sampled_from(
    [OFFER, REPLY, WELSH, *OTHER.values(), PAGE, SCAN[:90], OFFER.upper(), "of-\nfer", "“", "”", '"']
)
BITS = st.sampled_from(
    ["\u200b", "\u202e", "\u00ad", "\u0301", "\ufb01", "-\n", "\n\n", "\r\n", "<p>", "<b", "&amp;", "“", "\x0c"]
)
TEXTS = st.lists(st.one_of(PIECES, BITS, st.text(max_size=30)), min_size=1, max_size=12)


@st.composite
def _bad_texts(draw: st.DrawFn) -> str:
    """Pieces of articles with anything between and inside them."""
    text = draw(st.sampled_from(["", " ", "\n\n"])).join(draw(TEXTS))
    for at in draw(st.lists(st.integers(0, len(text)), max_size=6)):
        text = text[:at] + draw(BITS) + text[at:]
    return text


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=_bad_texts())
def test_any_text_is_read_with_true_offsets(text: str, reader: Reader) -> None:
    read(reader, text)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=_bad_texts())
def test_some_texts_are_read_with_true_offsets(text: str, reader: Reader) -> None:
    read(reader, text)


EDITS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.sampled_from(["", " ", "xy"])), max_size=6)


@given(st.text(alphabet="abc\n", min_size=45, max_size=60), EDITS, EDITS)
def test_what_was_not_edited_is_found_where_it_was(
    text: str, first: list[tuple[int, int, str]], second: list[tuple[int, int, str]]
) -> None:
    edited = Edited(text)
    for edits in (first, second):
        edited.apply(Edit(min(a, len(edited.text)), min(a + n, len(edited.text)), put) for a, n, put in edits)
    last = 0
    for n, character in enumerate(edited.text):
        span = edited.original(Span(n, n + 1))
        assert span.start >= last, "in order"
        last = span.start
        assert character in " xy" or span.of(text) == character
    whole = edited.original(Span(0, len(edited.text)))
    assert 0 <= whole.start <= whole.end <= len(text)
