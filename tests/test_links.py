"""Answers are tied to proposals of other articles on the same council, and to those only which fit clearly best."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines import Rdflib
from tests.telling import GREEN, LABOUR, TORY, Told, act, article

from overtures.ask import answer
from overtures.cli import main
from overtures.link.fit import months
from overtures.store import STATED, GraphKind, Store, open_store
from overtures.validate import check_store
from overtures.vocabulary import article_iri, links_graph

LINKS: tuple[GraphKind, ...] = ("links",)
OFFER = article("offer", "2031-05-03", act("offer", LABOUR, GREEN, on="2031-05-02"))
REFUSAL = article("refusal", "2031-05-10", act("rejection", GREEN, LABOUR))
Links = list[tuple[str, str, str, float]]


@pytest.fixture(params=["folder", "endpoint"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    where = str(tmp_path / "store") if request.param == "folder" else request.getfixturevalue("endpoint")
    with open_store(where, write=True) as opened:
        yield opened
        for record in opened.articles():
            opened.withdraw(record.key)
        assert not list(opened.nquads((*LINKS, "article"))), "a link outlived its articles"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store", write=True) as opened:
        yield opened


def put(store: Store, *articles: Told) -> Store:
    for each in articles:
        store.replace(*each)
    return store


def links(store: Store) -> Links:
    """Each link as (article of the answer, article of the proposal, state, score), by the files' names."""
    rows = store.select("""SELECT ?answer ?proposal ?state ?score WHERE {
      ?link a ov:AnswerLink ; ov:linksAnswer ?a ; ov:linksProposal ?p ; ov:linkState ?state ; ov:score ?score .
      ?a ^ov:conveys/ov:inArticle/dcterms:identifier ?answer . ?p ^ov:conveys/ov:inArticle/dcterms:identifier ?proposal
    }""")
    told = [[str(term) for term in row] for row in rows]
    return sorted((a, p, state.rpartition("link-")[2], float(score)) for a, p, state, score in told)


def tied(store: Store) -> list[tuple[str, str, str]]:
    return [link[:3] for link in links(store)]


def shown(store: Store, question: str, *columns: str) -> list[tuple[str, ...]]:
    rows = answer(store, question).dicts()
    return [tuple("" if row[c] is None else str(row[c]) for c in columns) for row in rows]


def test_a_refusal_told_a_week_later_answers_the_offer(store: Store) -> None:
    put(store, OFFER, REFUSAL)
    assert tied(store) == [("refusal", "offer", "asserted")]
    assert 0.5 <= links(store)[0][3] <= 1
    sources = store.select("SELECT ?a WHERE { ?link a ov:AnswerLink ; prov:wasDerivedFrom ?a }")
    assert {str(row[0]) for row in sources} == {article_iri(OFFER.key), article_iri(REFUSAL.key)}
    home = f"GRAPH <{links_graph(REFUSAL.key)}>"
    assert store.ask(f"ASK {{ {home} {{ ?r ov:respondsTo ?p }} ?r a ov:Rejection . ?p a ov:Offer }}")


def test_the_questions_show_the_score_and_the_words_of_both_articles(store: Store) -> None:
    put(store, OFFER, REFUSAL)
    score = f"{links(store)[0][3]:g}"
    columns = ("score", "words", "otherArticle", "otherWords")
    assert shown(store, "how-answered", "answer", "tied", *columns) == [
        ("rejection", "across articles", score, "refusal", "Aldermere Star, 2031-05-03: Offer", "offer")
    ]
    assert shown(store, "who-proposed-what", "answer", *columns) == [
        ("rejected", score, "offer", "Aldermere Star, 2031-05-10: Refusal", "refusal")
    ]
    assert shown(store, "open-proposals", "state") == []
    grounds = shown(store, "how-answered", "grounds")[0][0]
    assert "8 days apart" in grounds and "the same council" in grounds


def test_a_table_shows_the_words_of_both_articles(folder: Store, tmp_path: Path) -> None:
    put(folder, OFFER, REFUSAL).close()
    done = CliRunner().invoke(main, ["ask", "how-answered", "--format", "table", "--store", str(tmp_path / "store")])
    told = [line.strip() for line in done.stdout.splitlines()]
    both = [told.index(words) for words in ("“refusal”", "“offer”", "Aldermere Star, 2031-05-03: Offer")]
    assert both == sorted(both)
    assert any(line.startswith("tied to another article: 8 days apart") for line in told)


@pytest.mark.parametrize("question", ["how-answered", "who-proposed-what", "open-proposals", "exchange"])
def test_rdflib_answers_the_same_of_links_as_oxigraph(question: str, folder: Store) -> None:
    """One answer that is tied, one that is told again, one with two candidates."""
    again = article("again", "2031-05-06", act("offer", LABOUR, GREEN))
    twice = [article(f"n{d}", f"2031-05-0{d}", act("offer", TORY, GREEN, on=f"2031-05-0{d}")) for d in (4, 5)]
    either = article("either", "2031-05-09", act("rejection", GREEN, TORY))
    put(folder, OFFER, REFUSAL, again, *twice, either)
    assert [state for _, _, state in tied(folder)] == ["candidate", "candidate", "asserted"]
    other = Rdflib(folder.nquads((*STATED, "text")))
    assert answer(folder, question).rows == answer(other, question).rows


@pytest.mark.parametrize(
    "proposal",
    [
        article("x", "2031-05-03", act("offer", LABOUR, GREEN, council="Thornby Town Council")),
        article("x", "2031-05-03", act("offer", LABOUR, GREEN, council=None)),
        article("x", "2031-05-03", act("offer", GREEN, LABOUR)),
        article("x", "2031-05-03", act("offer", LABOUR, TORY)),
        article("x", "2031-05-03", act("offer", LABOUR)),
        article("x", "2031-05-03", act("criticism", LABOUR, GREEN)),
        article("x", "2031-05-03", act("motion", LABOUR, GREEN)),
        article("x", "2031-05-11", act("offer", LABOUR, GREEN)),
        article("x", "2031-05-10", act("offer", LABOUR, GREEN, on="2031-05-11")),
        article("x", "2031-02-08", act("offer", LABOUR, GREEN)),
        article("x", None, act("offer", LABOUR, GREEN)),
    ],
    ids=[
        "other council", "no council", "by the side that answers", "to others", "to nobody", "no proposal", "motion",
        "told later", "later", "too long ago", "no day at all",
    ],
)  # fmt: skip
def test_what_cannot_have_been_answered_is_not_tied(proposal: Told, folder: Store) -> None:
    assert tied(put(folder, proposal, REFUSAL)) == []


def test_what_is_just_within_bounds_is_tied(folder: Store) -> None:
    put(folder, article("oldest", "2031-02-09", act("appeal", LABOUR, GREEN)), REFUSAL)
    put(folder, article("thanks", "2031-06-01", act("acceptance", LABOUR, GREEN, on="2031-05-20")))
    put(folder, article("month", "2031-06-20", act("offer", GREEN, LABOUR, on="2031-05-01", until="2031-05-31")))
    assert tied(folder) == [("refusal", "oldest", "asserted"), ("thanks", "month", "asserted")]


def test_a_council_that_only_another_move_of_the_article_names_is_assumed_and_counts_less(folder: Store) -> None:
    other = act("criticism", TORY, GREEN)
    put(folder, article("offer", "2031-05-03", act("offer", LABOUR, GREEN, council=None), other), REFUSAL)
    assumed = links(folder)
    named = links(put(folder, article("offer", "2031-05-03", act("offer", LABOUR, GREEN), other)))
    assert [link[:3] for link in assumed] == [link[:3] for link in named] == [("refusal", "offer", "asserted")]
    assert assumed[0][3] < named[0][3]
    assert "only assumed" not in shown(folder, "how-answered", "grounds")[0][0]


def test_the_nearest_of_two_offers_is_the_one_answered(folder: Store) -> None:
    earlier = article("earlier", "2031-03-20", act("offer", LABOUR, GREEN, on="2031-03-18"))
    assert tied(put(folder, earlier, OFFER, REFUSAL)) == [("refusal", "offer", "asserted")]


def test_between_two_offers_of_one_week_nothing_is_decided(store: Store) -> None:
    second = article("second", "2031-05-05", act("offer", LABOUR, GREEN, on="2031-05-04"))
    put(store, OFFER, second, REFUSAL)
    assert tied(store) == [("refusal", "offer", "candidate"), ("refusal", "second", "candidate")]
    assert not store.ask("ASK { ?r ov:respondsTo|ov:answersRetelling ?p }")
    assert shown(store, "how-answered", "tied") == [("perhaps",), ("perhaps",)]
    assert shown(store, "who-proposed-what", "answer", "otherWords") == [("perhaps rejected", "refusal")] * 2
    assert shown(store, "open-proposals", "state") == [("perhaps rejected",)] * 2
    assert "another proposal fits about as well" in shown(store, "how-answered", "grounds")[0][0]


def test_of_two_invitations_the_one_to_whoever_answers_is_answered(folder: Store) -> None:
    greens = {"Mo Ley": GREEN, "Jo Ash": GREEN}
    for who in greens:
        invitation = act("invitation", LABOUR, who, on="2031-05-04")
        put(folder, article(who.lower(), "2031-05-05", invitation, people=greens))
    put(folder, article("refusal", "2031-05-10", act("rejection", GREEN, LABOUR, by=("Mo Ley",)), people=greens))
    assert tied(folder) == [("refusal", "mo ley", "asserted")]
    assert "the same people" in shown(folder, "how-answered", "grounds")[0][0]


def test_one_offer_that_two_articles_tell_is_answered_once(store: Store) -> None:
    again = article("again", "2031-05-06", act("offer", LABOUR, GREEN))
    put(store, OFFER, again, REFUSAL)
    assert tied(store) in ([("refusal", "offer", "asserted")], [("refusal", "again", "asserted")])
    assert len(shown(store, "how-answered", "answer")) == 1
    assert shown(store, "who-proposed-what", "answer") == [("rejected",), ("rejected",)]
    assert shown(store, "open-proposals", "state") == []


def test_a_refusal_whose_article_tells_the_offer_again_answers_the_offer_once(store: Store) -> None:
    retold = act("offer", LABOUR, GREEN, name="m1")
    put(store, OFFER, article("refusal", "2031-05-10", retold, act("rejection", GREEN, LABOUR, answers="m1")))
    assert tied(store) == [("refusal", "offer", "asserted")]
    assert shown(store, "how-answered", "tied", "otherWords") == [("across articles", "offer")]
    assert shown(store, "who-proposed-what", "title", "answer", "score") == [
        ("Offer", "rejected", f"{links(store)[0][3]:g}"), ("Refusal", "rejected", "")
    ]  # fmt: skip


def test_a_refusal_of_another_offer_that_its_own_article_tells_answers_that_alone(folder: Store) -> None:
    other = act("offer", LABOUR, GREEN, on="2031-05-08", name="m1")
    put(folder, OFFER, article("refusal", "2031-05-10", other, act("rejection", GREEN, LABOUR, answers="m1")))
    assert tied(folder) == []
    assert shown(folder, "how-answered", "tied") == [("by the article itself",)]


def test_one_of_three_that_were_asked_answers_for_itself(folder: Store) -> None:
    put(folder, article("offer", "2031-05-03", act("offer", LABOUR, GREEN, TORY)), REFUSAL)
    assert shown(folder, "open-proposals", "asked") == [("Conservative group, Aldermere Borough Council",)]


def test_what_is_uncertain_as_read_is_never_more_than_a_candidate(folder: Store) -> None:
    doubtful = article("refusal", "2031-05-10", act("rejection", GREEN, LABOUR), sure=0.5)
    assert tied(put(folder, OFFER, doubtful)) == [("refusal", "offer", "candidate")]
    assert "one of them is uncertain as read" in shown(folder, "how-answered", "grounds")[0][0]


def test_links_follow_what_is_withdrawn_and_what_is_read_anew(store: Store) -> None:
    earlier = article("earlier", "2031-03-20", act("offer", LABOUR, GREEN, on="2031-03-18"))
    put(store, OFFER, REFUSAL, earlier)
    store.withdraw(OFFER.key)
    assert tied(store) == [("refusal", "earlier", "asserted")]
    put(store, OFFER)
    assert tied(store) == [("refusal", "offer", "asserted")]
    put(store, article("offer", "2031-05-03", act("offer", LABOUR, TORY)))
    assert tied(store) == [("refusal", "earlier", "asserted")]
    put(store, article("refusal", "2031-05-10", act("rejection", TORY, LABOUR)))
    assert tied(store) == [("refusal", "offer", "asserted")]
    store.withdraw(REFUSAL.key)
    assert list(store.nquads(LINKS)) == []


def test_an_answer_that_is_tied_is_valid_and_no_longer_warned_of(folder: Store) -> None:
    alone = [p.rule for _, problems in check_store(put(folder, REFUSAL)) for p in problems]
    assert "TiedAnswer" in alone
    both = [p for _, problems in check_store(put(folder, OFFER)) for p in problems]
    assert not [p for p in both if p.blocking or p.rule == "TiedAnswer"]


def test_both_stores_hold_the_same_links(endpoint: str, folder: Store) -> None:
    articles = (REFUSAL, OFFER, article("again", "2031-05-06", act("offer", LABOUR, GREEN)))
    with open_store(endpoint, write=True) as served:
        put(served, *articles)
        assert list(served.nquads(LINKS)) == list(put(folder, *articles).nquads(LINKS)) != []
        for each in articles:
            served.withdraw(each.key)


def test_an_article_asks_for_no_more_of_a_store_that_has_more_of_other_councils_and_times(folder: Store) -> None:
    asked: list[int] = []
    own = folder.select

    def counted(sparql: str) -> object:
        found = own(sparql)
        asked.append(len(found))
        return found

    def rows_for_the_refusal() -> int:
        asked.clear()
        vars(folder)["select"] = counted
        folder.replace(*REFUSAL)
        del vars(folder)["select"]
        folder.withdraw(REFUSAL.key)
        return sum(asked)

    put(folder, OFFER)
    before = rows_for_the_refusal()
    for n in range(12):
        put(folder, article(f"a{n}", f"2029-{n + 1:02}-03", act("offer", LABOUR, GREEN)))
        put(folder, article(f"b{n}", "2031-05-03", act("offer", LABOUR, GREEN, council=f"Council {n}")))
        put(folder, article(f"c{n}", "2031-05-03", act("offer", LABOUR, GREEN, council=None)))
    assert 0 < rows_for_the_refusal() == before


SIDES = st.permutations((LABOUR, GREEN, TORY))
DAYS = st.dates(dt.date(2031, 1, 1), dt.date(2031, 4, 30)).map(str)


@st.composite
def collections(draw: st.DrawFn) -> list[Told]:
    """Some articles, each with an offer, an answer, or an answer to its own telling of an offer."""
    told = []
    for number in range(draw(st.integers(2, 6))):
        maker, other, _ = draw(SIDES)
        published, on = draw(DAYS), draw(st.none() | DAYS)
        offer = act(draw(st.sampled_from(("offer", "appeal"))), maker, other, on=on, name="m1")
        refusal = act("rejection", other, maker, answers=draw(st.sampled_from((None, "m1"))))
        acts = draw(st.sampled_from(((offer,), (refusal,), (offer, refusal))))
        told.append(article(f"a{number}", published, *acts, sure=draw(st.sampled_from((0.4, 0.9)))))
    return told


def stored(articles: Iterable[Told], passing: Iterable[Told] = ()) -> list[str]:
    """The links after all have come, and those passing through have come first and gone last."""
    with tempfile.TemporaryDirectory() as where, open_store(Path(where) / "s", write=True) as store:
        put(store, *passing, *articles)
        for each in passing:
            store.withdraw(each.key)
        put(store, *articles)  # an article of the same name may have gone
        return list(store.nquads(LINKS))


@settings(max_examples=25, deadline=None)
@given(articles=collections(), passing=collections(), data=st.data())
def test_neither_order_nor_what_has_come_and_gone_matters(
    articles: list[Told], passing: list[Told], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(articles))
    assert stored(articles) == stored(shuffled, passing)


@given(first=st.dates(dt.date(2, 1, 1), dt.date(9990, 1, 1)), length=st.integers(0, 400), at=st.integers(0, 400))
def test_every_day_of_a_stretch_lies_in_one_of_its_months(first: dt.date, length: int, at: int) -> None:
    last = first + dt.timedelta(length)
    told = list(months(first, last))
    assert told == sorted(set(told)) and told[0] == str(first)[:7] and told[-1] == str(last)[:7]
    assert str(first + dt.timedelta(min(at, length)))[:7] in told
