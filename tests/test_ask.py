"""Questions are found, filled and finished as their files say; what cannot be meant is told in a line."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines import oxigraph, stories

from overtures.ask import Question, Store, answer, fill, question, questions
from overtures.ask.header import read_question
from overtures.ask.naming import Directory, Wanted
from overtures.ask.values import terms
from overtures.errors import QuestionError
from overtures.store import Solutions, literal
from overtures.vocabulary import ID


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return oxigraph(tmp_path_factory.mktemp("store") / "s", stories("fennimore.trig", "harrowby.trig"))


def refused(store: Store, asked: str, **given: str) -> str:
    with pytest.raises(QuestionError) as told:
        answer(store, asked, given)
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize(
    ("name", "wanted", "found"),
    [
        ("Rowan Party", "side", "body/rowan"),
        ("rowans", "side", "body/rowan"),
        ("ROWAN", "side", "body/rowan"),
        ("the rowan party", "side", "body/rowan"),
        ("rowan group", "side", "body/rowan-group"),
        ("thrift", "side", "body/thrift"),
        ("cleo", "side", "person/fennimore/cleo"),
        ("Cle\u0301o Vance", "person", "person/fennimore/cleo"),
        ("fennimore", "council", "body/fennimore"),
        ("harrowby town", "council", "body/harrowby"),
        (ID + "body/harbour", "side", "body/harbour"),
    ],
)
def test_plain_words_find_who_is_meant(name: str, wanted: Wanted, found: str, store: Store) -> None:
    assert Directory(store).find(name, wanted, "--to") == ID + found


def test_an_ambiguous_name_is_answered_with_the_candidates(store: Store) -> None:
    told = refused(store, "who-proposed-what", council="council")
    assert "Fennimore District Council" in told and "Harrowby Town Council" in told


def test_a_misspelt_name_is_answered_with_the_near_ones(store: Store) -> None:
    assert "did you mean" in (told := refused(store, "who-proposed-what", to="Harbor Party")) and "Harbour" in told
    assert "Ada Quill" in refused(store, "sources", person="Ada Quil")


def test_a_council_is_no_party_and_a_party_no_council(store: Store) -> None:
    assert "no council is called" in refused(store, "exchange", council="Rowan")
    assert "no party, group or person is called" in refused(store, "exchange", **{"from": "Fennimore District"})


def test_a_name_like_nobodys_is_answered_with_the_names_there_are(store: Store) -> None:
    assert "there are Fennimore District Council, Harrowby Town Council" in refused(store, "exchange", council="zzz")


def test_an_unknown_question_or_parameter_is_answered_with_the_near_ones(store: Store) -> None:
    assert "did you mean who-proposed-what" in refused(store, "who-propsed-what")
    assert "there are contradictions, exchange, " in refused(store, "qqqq")
    assert "did you mean since?" in refused(store, "exchange", sinse="2015")
    assert "it has --from, --to" in refused(store, "exchange", zz="1")
    assert "choose offer, appeal" in refused(store, "who-proposed-what", act="zzzzzz")
    assert "did you mean rejection" in refused(store, "exchange", act="rejectoin")


@pytest.mark.parametrize(
    ("given", "since", "until"),
    [
        ("2015", "2015-01-01", "2015-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016-02-03", "2016-02-03", "2016-02-03"),
    ],
)
def test_a_year_or_month_is_bounded_by_its_days(given: str, since: str, until: str, store: Store) -> None:
    values = terms(question("exchange"), {"since": given, "until": given}, Directory(store))
    assert (values["since"].value, values["until"].value) == (since, until)


def test_today_is_a_date(store: Store) -> None:
    before = dt.date.today()
    value = terms(question("open-proposals"), {"as-of": "today"}, Directory(store))["asOf"].value
    assert before <= dt.date.fromisoformat(value) <= dt.date.today()


@pytest.mark.parametrize("given", ["2015-13", "2015-02-30", "yesterday", "15", "2015-1-1", "0000"])
def test_an_impossible_date_is_told(given: str, store: Store) -> None:
    assert "--since" in refused(store, "exchange", since=given)


PLAIN = """\
#+ summary: What is called so?
#+ description: Everything of that name.
#+ parameters:
#+   name: {type: text, meaning: the name}
#+ columns:
#+   x: "thing: what is called so"
SELECT DISTINCT ?x WHERE {
  VALUES ?name { UNDEF } # parameter
  ?x <http://www.w3.org/2000/01/rdf-schema#label> ?name
}
"""


@given(st.text())
def test_no_word_that_is_given_changes_the_query(word: str) -> None:
    asked = Question("q", "s", "?", ".", (), (), PLAIN, Path("q.rq"))
    filled = fill(asked, {"name": literal(word)})
    assert filled.replace(literal(word).sparql(), "UNDEF") == PLAIN
    assert filled.count("\n") == PLAIN.count("\n")


@pytest.mark.parametrize("word", ['" } DROP ALL #', "\\u0022 } SERVICE <http://x> {", "} UNION { ?x ?y ?z", "\n}\n"])
def test_injected_sparql_is_a_word_like_any_other(word: str, store: Store, tmp_path: Path) -> None:
    (tmp_path / "named.rq").write_text(PLAIN)
    assert answer(store, question("named", tmp_path), {"name": word}).rows == ()
    assert answer(store, question("named", tmp_path), {"name": "Ada Quill"}).rows != ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("#+ ", "# "), ":1: has no header"),
        (("#+   name: {type: text", "#+   name: {type: texts"), ":4: parameter 'name' has type 'texts'"),
        (("meaning: the name}", "meaning: the name"), ":"),
        (("VALUES ?name", "VALUES ?nmae"), ":4: no line 'VALUES ?name"),
        (("  ?x <", "  VALUES ?y { UNDEF } # parameter\n  ?x <"), ":9: parameter ?y is not in the header"),
        (('"thing: what is called so"', "thing"), ":6: column 'x' must be"),
        (("#+ summary: What is called so?\n", ""), "has no summary"),
        (("#+ description:", "#+ descriptoin:"), ":2: 'descriptoin' is no key"),
    ],
)
def test_a_faulty_file_is_told_with_its_line(change: tuple[str, str], told: str, tmp_path: Path) -> None:
    path = tmp_path / "named.rq"
    path.write_text(PLAIN.replace(*change))
    with pytest.raises(QuestionError) as error:
        read_question(path)
    assert f"{path}" in str(error.value) and told in str(error.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('#+   x: "', '#+   y: "why: not"\n#+   x: "'), r"the query has no \?y"),
        (("#+ columns", "#+ order: [z]\n#+ columns"), "order: 'z' is no column"),
        (("#+ columns", "#+ finish: {then: dance}\n#+ columns"), "no step 'dance'"),
    ],
)
def test_a_header_that_does_not_fit_its_query_is_told(
    change: tuple[str, str], told: str, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "named.rq").write_text(PLAIN.replace(*change))
    with pytest.raises(QuestionError, match=told):
        answer(store, question("named", tmp_path))


def test_a_folder_without_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="no questions"):
        questions(tmp_path)


class Rows:
    """A store that answers every query with the same rows, in whatever order they are given."""

    def __init__(self, rows: list[tuple[str | None, ...]]) -> None:
        self.rows = rows

    def select(self, sparql: str) -> Solutions:
        return Solutions(("x", "n"), tuple(tuple(None if v is None else literal(v) for v in row) for row in self.rows))

    def text(self, key: str) -> str | None:
        return None


FINISHED = PLAIN.replace(
    '#+   x: "thing: what is called so"\n',
    '#+   x: "thing: what is called so"\n#+   n: "number: how many"\n'
    "#+ order: [n]\n#+ finish: {one for: [x], joined: [n]}\n",
).replace("?x WHERE", "?x ?n WHERE")


@given(st.permutations([("b", "10"), ("b", "9"), ("a", "9"), ("a", None), (None, "9"), ("a", "9")]))
def test_rows_come_in_one_order_whatever_the_engines(rows: list[tuple[str | None, ...]]) -> None:
    path = Path("named.rq")
    header = read_question_text(FINISHED, path)
    told = [tuple(None if t is None else t.value for t in row) for row in answer(Rows(rows), header).rows]
    assert told == [("a", "9"), (None, "9"), ("b", "10 and 9")]


def read_question_text(text: str, path: Path) -> Question:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / path
        written.write_text(text)
        return read_question(written)


def test_asking_loads_no_heavy_library() -> None:
    code = "import sys, overtures.ask, overtures.store; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"rdflib", "SPARQLWrapper", "oxrdflib", "networkx", "spacy", "pyshacl"}
    assert not heavy & set(done.stdout.split())


def test_a_question_is_answered_within_the_time_that_a_reader_waits(tmp_path: Path) -> None:
    oxigraph(tmp_path / "s", stories("fennimore.trig"))
    code = (
        "import sys, resource\n"
        "from overtures.ask import answer\nfrom overtures.store import open_store\n"
        "with open_store(sys.argv[1]) as s: print(len(answer(s, 'who-proposed-what', {'to': 'thrift'}).rows))\n"
        "used = resource.getrusage(resource.RUSAGE_SELF); print(used.ru_utime + used.ru_stime)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "s")], capture_output=True, text=True, check=True)
    rows, seconds = done.stdout.split()
    assert int(rows) == 2 and float(seconds) < 0.4
