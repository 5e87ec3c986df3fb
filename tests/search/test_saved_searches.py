# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""People save searches, and find under them what is new and what they may read."""

import shutil
import time
from datetime import timedelta

import pytest
from werkzeug.datastructures import MultiDict

from cop import clock
from cop.db import db
from cop.people.models import Access, Membership
from cop.questions.models import Question
from cop.search import analysed, asking, feeding, matching, saved_actions
from cop.search.compounds import NOTHING
from cop.search.documents import Document, Passage
from cop.search.filters import Restriction
from cop.search.saved_models import Alert, SavedSearch, SavedSearchHit
from tests import make


@pytest.fixture(autouse=True)
def begun(settings, app):
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    feeding.drain()


def saved(person, query="q=mowing", **fields):
    fields = {"name": "Mowing", "alert": Alert.NONE, "language": "en"} | fields
    made = saved_actions.keep(person, query, **fields)
    db.session.commit()
    return made


def hits():
    rows = db.session.execute(
        db.select(SavedSearchHit.saved_search_id, SavedSearchHit.contribution_id)
    )
    return {tuple(row) for row in rows}


def index_all():
    while feeding.drain():
        pass
    db.session.commit()


def page_of(browser):
    return browser.get("/search/saved").text


def test_a_search_is_saved_from_its_results_and_found_back(as_, ana, bea):
    make.question(ana)
    index_all()
    browser = as_(bea)

    page = browser.get("/search?q=later++mowing&kind=question&kind=nothing").text
    assert "Save this search" in page
    assert 'value="later mowing"' in page
    query = "q=later+mowing&kind=question"
    assert f'value="{query.replace("&", "&amp;")}"' in page

    form = {"query": query, "name": "Later mowing", "alert": "weekly"}
    assert browser.post("/search/saved", data=form).status_code == 303
    again = browser.get(f"/search?{query}").text
    assert "You saved this search." in again
    assert "Save this search" not in again
    assert "Save this search" in as_(ana).get(f"/search?{query}").text
    page = page_of(browser)
    assert 'href="/search?q=later+mowing&amp;kind=question">Later mowing</a>' in page
    assert "<q>later mowing</q> · Kind: Questions" in page
    assert "You are told once a week" in page
    assert "Later mowing" not in page_of(as_(ana))


def test_who_finds_nothing_can_be_told_when_something_comes(as_, visitor, ana, bea):
    page = as_(bea).get("/search?q=zeppelin").text
    assert "Tell me when something comes" in page
    assert '<option selected value="immediately">' in page
    page = visitor.get("/search?q=zeppelin").text
    assert "/sign-in?next=%2Fsearch%3Fq%3Dzeppelin" in page
    assert 'id="save-search"' not in page

    as_(bea).post(
        "/search/saved", data={"query": "q=zeppelin", "name": "Zep", "alert": "immediately"}
    )
    assert "0 new" in page_of(as_(bea))
    question = make.question(ana, "Who has a zeppelin for counting trees?")
    index_all()

    page = page_of(as_(bea))
    assert "1 new" in page
    assert "Who has a zeppelin for counting trees?" in page
    [hit] = db.session.scalars(db.select(SavedSearchHit))
    assert (hit.contribution_id, hit.told_at) == (question.id, None)


def test_what_was_seen_is_not_new_any_more(as_, ana, bea, later):
    search = saved(bea)
    make.question(ana)
    index_all()
    assert "1 new" in page_of(as_(bea))
    later(timedelta(seconds=5))

    assert as_(bea).post(f"/search/saved/{search.id}/seen").status_code == 303
    page = page_of(as_(bea))
    assert "0 new" in page
    assert "later mowing" not in page


def test_reading_the_page_makes_nothing_seen(as_, ana, bea):
    saved(bea)
    make.question(ana)
    index_all()

    assert "1 new" in page_of(as_(bea))
    assert "1 new" in page_of(as_(bea))


def test_a_saved_search_is_changed_and_deleted_after_a_question(as_, bea):
    search = saved(bea)
    browser = as_(bea)

    browser.post(f"/search/saved/{search.id}/edit", data={"name": "Verges", "alert": "weekly"})
    assert "Verges</a>" in page_of(browser)
    answer = browser.post(f"/search/saved/{search.id}/edit", data={"name": "", "alert": "weekly"})
    assert answer.status_code == 422
    assert "Write a name." in answer.text
    assert "Delete this saved search?" in browser.get(f"/search/saved/{search.id}/delete").text
    browser.post(f"/search/saved/{search.id}/delete")
    assert "No saved searches yet" in page_of(browser)


def test_deleting_takes_what_was_found_along(as_, ana, bea):
    search = saved(bea)
    make.question(ana)
    index_all()
    assert hits()

    as_(bea).post(f"/search/saved/{search.id}/delete")
    assert hits() == set()


@pytest.mark.parametrize("what", ["edit", "delete", "seen"])
def test_a_saved_search_of_another_is_not_there(as_, ana, bea, oda, what):
    search = saved(bea, name="Mine alone")
    form = {"name": "Yours", "alert": "weekly"}
    for other in (ana, oda):
        assert as_(other).post(f"/search/saved/{search.id}/{what}", data=form).status_code == 404
        if what != "seen":
            assert as_(other).get(f"/search/saved/{search.id}/{what}").status_code == 404
    db.session.expire_all()
    assert db.session.get_one(SavedSearch, search.id).name == "Mine alone"


def test_saving_the_same_search_twice_keeps_one(as_, bea):
    browser = as_(bea)
    for query, name in (("q=mowing&kind=report&kind=question", "One"),
                        ("kind=question&kind=report&q=+mowing+&page=3", "Two")):  # fmt: skip
        browser.post("/search/saved", data={"query": query, "name": name, "alert": "none"})

    [search] = db.session.scalars(db.select(SavedSearch))
    assert (search.query, search.name) == ("q=mowing&kind=question&kind=report", "Two")


@pytest.mark.parametrize("query", ["", "kind=question", "q=-moss", "q=%00", "x" * 7000, "&" * 300])
def test_what_asks_for_nothing_is_not_saved(as_, bea, query):
    form = {"query": query, "name": "Nothing", "alert": "none"}
    assert as_(bea).post("/search/saved", data=form).status_code == 422
    assert db.session.scalar(db.select(SavedSearch)) is None


def test_at_most_fifty_searches_are_saved(as_, bea, monkeypatch):
    monkeypatch.setattr(saved_actions, "MOST", 2)
    saved(bea, "q=one")
    saved(bea, "q=two")
    form = {"query": "q=three", "name": "Three", "alert": "none"}

    answer = as_(bea).post("/search/saved", data=form)
    assert answer.status_code == 422
    assert "You have saved 2 searches." in answer.text
    assert 'value="Three"' in answer.text


def test_only_what_is_new_to_the_index_is_found(ana, bea):
    question = make.question(ana, "How often do you clean the gutters?")
    index_all()
    saved(bea)

    question = db.session.get_one(Question, question.id)
    question.title = "How often do you plan the mowing?"
    db.session.commit()
    index_all()
    assert hits() == set()  # an edit is nothing new

    feeding.rebuild()
    assert hits() == set()


def test_nothing_is_found_twice_and_a_rebuild_finds_nothing(ana, bea):
    saved(bea)
    question = make.question(ana)
    index_all()
    assert len(hits()) == 1

    matching.keep(hits())
    db.session.commit()
    feeding.rebuild()
    make.answer(db.session.get_one(Question, question.id), bea)
    index_all()
    assert len(hits()) == 1


def test_what_was_hidden_long_ago_and_is_shown_again_is_nothing_new(ana, bea, oda, as_, later):
    question = make.question(ana)
    index_all()
    as_(oda).post(f"/contributions/{question.id}/hide", data={"reason": "Spam it is."})
    index_all()
    later(timedelta(days=3))
    saved(bea).created_at = clock.now()
    db.session.commit()
    as_(oda).post(f"/contributions/{question.id}/restore", data={"reason": "No spam."})
    index_all()

    assert hits() == set()


def test_nobody_is_told_of_their_own_words(ana, bea):
    saved(ana)
    search = saved(bea)
    question = make.question(ana)
    index_all()

    assert hits() == {(search.id, question.id)}


def test_who_was_shut_out_is_told_nothing(ana, bea):
    saved(bea)
    bea.disabled_at = clock.now()
    db.session.commit()
    make.question(ana)
    index_all()

    assert hits() == set()


def test_a_private_group_is_told_to_its_members_only_and_no_longer_than_they_are(as_, ana, bea):
    group = make.group("Board", Access.PRIVATE, ana, bea)
    cor = make.person("Cor")
    mine, other = saved(bea), saved(cor)
    question = make.question(ana, group_id=group.id)
    index_all()
    assert hits() == {(mine.id, question.id)}
    assert "1 new" in page_of(as_(bea))

    db.session.delete(db.session.get_one(Membership, (group.id, bea.id)))
    db.session.commit()
    page = page_of(as_(bea))
    assert "0 new" in page
    assert question.title not in page
    assert other.id  # who never was a member has no row at all


def test_what_was_hidden_is_not_listed(as_, ana, bea, oda):
    saved(bea)
    question = make.question(ana)
    index_all()
    as_(oda).post(f"/contributions/{question.id}/hide", data={"reason": "Spam it is."})

    assert "0 new" in page_of(as_(bea))


FITTING = {
    "q=verge+mowing": True,
    "q=%22later+mowing%22": True,
    "q=%22mowing+later%22": False,
    "q=mowing+-residents": False,
    "q=mowing&kind=question": True,
    "q=mowing&kind=practice": False,
    "q=mowing+kind%3Aquestion": True,
    "q=mowing&state=open": True,
    "q=mowing&state=solved": False,
    "q=mowing&theme=water": True,
    "q=mowing&theme=verges": False,
    "q=theme%3Awater": True,
    "q=mowing+theme%3Anothing": False,
    "q=mowing&country=NL": True,
    "q=mowing&country=BE": False,
    "q=mowing&language=en": True,
    "q=mowing&language=fr": False,
    "q=mowing+by%3AAna": True,
    "q=mowing+by%3ABea": False,
    "q=mowing+town%3AVoorbeeldstad": True,
    "q=mowing+town%3AAnderdorp": False,
    "q=mowing+group%3ACommunity": True,
    "q=mowing+since%3A2020": True,
    "q=mowing+until%3A2020": False,
    "q=mowing&year=2020": False,
}


@pytest.mark.parametrize("query", FITTING)
def test_words_filters_and_facets_are_what_they_are_on_the_page(as_, ana, bea, query):
    themes = [make.theme("water"), make.theme("verges", names={"nl": "bermen", "en": "verges"})]
    search = saved(bea, asking.canonical(asking.read(query)))
    question = make.question(
        ana, body="The verge is neglected, they think.", theme_ids=[themes[0].id]
    )
    index_all()

    assert hits() == ({(search.id, question.id)} if FITTING[query] else set())
    shown = as_(bea).get(f"/search?{query}").text.replace("<mark>", "").replace("</mark>", "")
    if "nothing" not in query:  # the page leaves a filter out that stands for nothing, and says so
        assert (f"/questions/{question.id}-" in shown) is FITTING[query]


def test_words_of_another_language_are_read_in_it(ana, bea):
    search = saved(bea, "q=bomen", language="en")
    question = make.question(ana, "Welke boom verdraagt de droogte goed?", language="nl")
    index_all()

    assert hits() == {(search.id, question.id)}


def test_the_page_asks_as_much_for_many_searches_as_for_two(as_, counted, ana, bea):
    saved(bea, "q=mowing&organisation=1&theme=water")
    saved(bea, "q=verge")
    make.theme("water")
    make.question(ana)
    index_all()
    browser = as_(bea)

    def cost():
        with counted() as statements:
            browser.get("/search/saved")
        return len(statements)

    cost()
    for_two = cost()
    for n in range(8):
        saved(bea, f"q=mowing+{n}&organisation={n}")
        make.question(ana, f"How do you plan the mowing of verge {n}?")
    index_all()
    cost()
    assert cost() == for_two <= 8


def test_the_worker_asks_as_much_for_many_searches_as_for_one(counted, ana, bea):
    def cost(number):
        made = [_document(id, "Later mowing of verges") for id in range(1, number)]
        with counted() as statements:
            matching.hits(made, NOTHING)
        return len(statements)

    saved(bea, "q=mowing&theme=water")
    for_one = cost(2)
    for n in range(20):
        saved(bea, f"q=mowing&kind=question&year={2000 + n}")
    assert cost(20) == for_one


def test_a_thousand_searches_and_two_hundred_documents_take_no_time(bea):
    words = [f"word{n}" for n in range(500)]
    for n in range(1000):
        query = asking.canonical(
            MultiDict({"q": f"{words[n % 500]} {words[(7 * n) % 500]} verge{n % 9}"})
        )
        db.session.add(
            SavedSearch(person_id=bea.id, name="x", query=f"{query}+x{n}", language="nl")
        )
    db.session.commit()
    made = [
        _document(n, f"verge{n % 9}", " ".join(words[(n + at) % 500] for at in range(400)))
        for n in range(1, 201)
    ]

    begun = time.process_time()
    matching.hits(made, NOTHING)
    assert time.process_time() - begun < 4
    begun = time.process_time()
    matching.hits(made, NOTHING)  # when the searches were read before
    assert time.process_time() - begun < 2


def test_a_search_that_fails_keeps_no_text_from_being_found(visitor, ana, bea, monkeypatch):
    saved(bea)

    def fail(*_given):
        raise ValueError("odd")

    monkeypatch.setattr(matching, "hits", fail)
    make.question(ana)
    index_all()

    assert "1 result" in visitor.get("/search?q=mowing").text


def test_what_was_found_long_ago_is_forgotten(ana, bea, later):
    saved(bea)
    make.question(ana)
    index_all()
    later(timedelta(days=366))
    saved_actions.forget_old()

    assert hits() == set()


def test_a_day_is_held_against_documents_as_against_the_index():
    document = _document(1, "Mowing")
    day = document.document.day

    assert Restriction("since", frozenset([day])).holds(document.document)
    assert not Restriction("since", frozenset([day + 1])).holds(document.document)
    assert Restriction("until", frozenset([day])).holds(document.document)
    assert not Restriction("until", frozenset([day - 1])).holds(document.document)


def _document(id, title, text=""):
    return analysed.analysed(
        Document(
            id=id, kind="question", language="nl", group_id=1, standing="open", country="NL",
            organisation_id=1, author_id=1, day=clock.today().toordinal(), stale_day=0, thanks=0,
            theme_ids=[], title=title, passages=[Passage(text, "nl")], labels="",
        ),
        NOTHING,
    )  # fmt: skip
