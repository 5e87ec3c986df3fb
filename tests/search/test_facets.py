# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Beside the results stands what they can be narrowed to, with exactly what a tick would leave."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete

from cop.contributions import actions as spine
from cop.contributions import moving
from cop.db import db
from cop.people.models import Access, Membership, Organisation
from cop.practices.models import Outcome
from cop.questions import actions as questions
from cop.search import filters, finding, queries, views
from tests import make
from tests.search.results import read, search


@pytest.fixture
def scene(ana, bea, eva, index):
    """Verges of three towns in three countries, languages and years, and in a group of Ana's."""
    water, green = (
        make.theme("water", names={"nl": "Water", "en": "Water", "fr": "Eau"}),
        make.theme("green", names={"nl": "Groen", "en": "Green", "fr": "Vert"}),
    )
    ana.organisation_id = make.organisation("Gent", country="BE").id
    bea.organisation_id = make.organisation("Ede", country="NL").id
    carl = make.person("Carl", organisation=make.organisation("Lille", country="FR"))
    board = make.group("Board", Access.PRIVATE, ana)

    def day(year: int) -> datetime:
        return datetime(year, 5, 1, tzinfo=UTC)

    both = [water.id, green.id]
    made = {
        "open": make.question(ana, "Verge one", "A ditch.", theme_ids=both, at=day(2024)),
        "solved": make.question(bea, "Verge two", theme_ids=[water.id], at=day(2025)),
        "french": make.question(carl, "Un verge", language="fr", at=day(2025)),
        "dutch": make.question(bea, "Een verge", language="nl", at=day(2026)),
        "practice": make.practice(ana, "Verge three", theme_ids=[green.id], at=day(2026)),
        "failed": make.practice(bea, "Verge four", outcome=Outcome.FAILED, at=day(2024)),
        "solution": make.solution(eva, "Verge five", at=day(2025)),
        "board": make.question(
            ana, "Verge of the board", group_id=board.id, theme_ids=[water.id], at=day(2023)
        ),
    }
    questions.accept(made["solved"], make.answer(made["solved"], ana, "Mow it."), by=bea)
    db.session.commit()
    index()
    return made


START = [
    ("verge", {}),
    ("verge -ditch", {"kind": ["question"]}),
    ("verge", {"kind": ["question", "practice"], "theme": ["water"]}),
    ("soort:vraag", {"country": ["BE"], "year": ["2024"]}),
    ("verge", {"language": ["fr"], "state": ["failed"]}),
    ("verge ditch mow", {}),
]


@pytest.mark.parametrize(("typed", "ticked"), START, ids=str)
def test_each_number_is_what_a_tick_gives(scene, as_, ana, typed, ticked):
    browser = as_(ana)

    page = search(browser, typed, **ticked)

    assert page.options
    wrong = {}
    for option in page.options:
        only = search(browser, typed, **ticked | {option.name: [option.value]})
        if only.total != option.count or only.total != len(only.titles):
            wrong[option] = only.total
    assert wrong == {}


def test_a_facet_gives_as_many_as_it_said_though_others_have_some_of_the_words(
    as_, ana, bea, index
):
    for author, title in ((ana, "Berm met padden"), (bea, "Padden in de berm"), (bea, "Berm")):
        make.question(author, title, "Wie weet raad?", language="nl")
    index()
    browser = as_(ana)

    page = search(browser, "berm padden", lang="nl")

    assert (page.total, len(page.titles)) == (2, 3)
    towns = [option for option in page.options if option.name == "organisation"]
    assert [option.count for option in towns] == [1, 1]
    ticked = [
        search(browser, "berm padden", lang="nl", organisation=option.value) for option in towns
    ]
    assert [(only.total, len(only.titles)) for only in ticked] == [(1, 1), (1, 1)]
    assert sum("some=1" in only.html for only in ticked) == 1, "only one town has another"


def test_values_of_one_facet_are_either_and_facets_are_both(scene, visitor):
    assert search(visitor, "verge").total == 7
    assert search(visitor, "verge", kind="question").total == 4
    assert search(visitor, "verge", kind=["question", "practice"]).total == 6
    assert search(visitor, "verge", kind=["question", "practice"], theme="green").total == 2
    assert search(visitor, "verge", theme=["water", "green"]).total == 3
    assert search(visitor, "verge soort:vraag", kind="practice").total == 0


def test_facets_have_names_and_the_most_first(scene, visitor):
    page = search(visitor, "verge", lang="en")

    assert list(page.counts("kind").items()) == [
        ("Questions", 4), ("Practices", 2), ("Solutions", 1),
    ]  # fmt: skip
    assert page.counts("state") == {
        "Unanswered": 3, "Solved": 1, "Running": 1, "Did not work": 1,
    }  # fmt: skip
    assert page.counts("theme") == {"Water": 2, "Green": 2}
    assert page.counts("organisation") == {"Ede": 3, "Gent": 2, "Lille": 1}
    assert page.counts("country") == {"Netherlands": 3, "Belgium": 2, "France": 1}
    assert page.counts("language") == {"English": 5, "Français": 1, "Nederlands": 1}
    assert list(page.counts("year").items()) == [("2026", 2), ("2025", 3), ("2024", 2)]
    assert "Eau" in search(visitor, "verge", lang="fr").counts("theme")


def test_a_tick_leaves_the_other_values_of_its_facet_and_stays(scene, visitor):
    page = search(visitor, "verge", kind="practice", lang="en")

    assert page.counts("kind") == {"Questions": 4, "Practices": 2, "Solutions": 1}
    assert [each.label for each in page.options if each.ticked] == ["Practices"]
    assert page.counts("state") == {"Running": 1, "Did not work": 1}


def test_what_is_ticked_stays_shown_when_nothing_has_it(scene, visitor):
    page = search(visitor, "verge", kind="meeting", lang="en")

    assert (page.total, page.titles) == (0, [])
    option = page.option("kind", "Meetings")
    assert (option.count, option.ticked) == (0, True)
    assert "Search without filters" in page.html


def test_many_values_are_cut_but_not_what_is_ticked(scene, visitor, monkeypatch):
    monkeypatch.setattr(filters, "MOST_OPTIONS", 1)

    page = search(visitor, "verge", organisation=_id_of("Lille"), lang="en")

    assert page.counts("organisation") == {"Ede": 3, "Lille": 1}


def test_an_address_can_be_shared(scene, visitor, as_, bea):
    ticked = {"kind": ["question"], "country": ["NL", "BE"], "year": ["2024", "2025"]}

    mine = search(as_(bea), "verge", **ticked)
    theirs = search(visitor, "verge", **ticked)

    assert mine.titles == theirs.titles
    assert sorted(mine.titles) == ["Verge one", "Verge two"]
    assert {(each.name, each.value) for each in mine.options if each.ticked} == {
        (name, value) for name, values in ticked.items() for value in values
    }


@pytest.mark.parametrize(
    "other",
    ["kind=poem", "theme=zeppelin", "organisation=gent", "year=soon", "country=BEL", "state="],
)
def test_an_address_that_names_nothing_narrows_nothing(scene, visitor, other):
    name, _equals, value = other.partition("=")

    assert search(visitor, "verge", **{name: value}).total == 7


def test_pages_keep_what_is_ticked(visitor, ana, index, monkeypatch):
    monkeypatch.setattr(finding, "PER_PAGE", 2)
    monkeypatch.setattr(views, "PER_PAGE", 2)
    for number in range(3):
        make.practice(ana, f"Verge {number}")
        make.question(ana, f"Verge {number}")
    index()

    first = search(visitor, "verge", kind="practice", state="running")
    second = visitor.get("/search?q=verge&kind=practice&state=running&page=2")

    assert 'href="/search?q=verge&amp;kind=practice&amp;state=running&amp;page=2"' in first.html
    assert len(set(first.titles + read(second.text).titles)) == 3


def test_a_page_that_there_is_not_is_the_last_one(visitor, bea, index, monkeypatch):
    monkeypatch.setattr(finding, "PER_PAGE", 2)
    for number in range(5):
        make.question(bea, f"Verge {number}")
    index()

    last = search(visitor, "verge", page=3)
    beyond = search(visitor, "verge", page=99)
    monkeypatch.setattr(finding, "MOST_PAGES", 2)
    deepest = search(visitor, "verge", page=3)

    assert last.titles == beyond.titles
    assert len(last.titles) == 1
    assert len(deepest.titles) == 2
    assert deepest.total == 5


def test_a_group_that_one_does_not_read_counts_nowhere(scene, as_, visitor, ana, bea):
    for browser in (visitor, as_(bea)):
        page = search(browser, "verge", lang="en")
        assert (page.total, page.counts("kind")["Questions"]) == (7, 4)
        assert "2023" not in page.counts("year")
        assert search(browser, "verge", year="2023").total == 0

    page = search(as_(ana), "verge", lang="en")
    assert (page.total, page.counts("kind")["Questions"], page.counts("year")["2023"]) == (8, 5, 1)
    assert search(as_(ana), "verge", year="2023").titles == ["Verge of the board"]


def test_who_leaves_a_group_finds_nothing_of_it_any_more(scene, as_, ana):
    browser = as_(ana)
    assert search(browser, "verge").total == 8

    db.session.execute(delete(Membership).where(Membership.person_id == ana.id))
    db.session.commit()

    page = search(browser, "verge", lang="en")
    assert page.total == 7
    assert "2023" not in page.counts("year")


def _hide(scene, oda):
    spine.hide(scene["open"], by=oda, reason="Spam.")


def _move(scene, oda):
    moving.move(scene["open"], make.group("Closed", Access.PRIVATE, oda).id, by=oda)


@pytest.mark.parametrize("take_away", [_hide, _move])
@pytest.mark.parametrize("closely", [queries.PENDING, 0], ids=["closely", "many at once"])
def test_what_is_taken_away_counts_no_more_before_the_worker_ran(
    scene, visitor, oda, take_away, closely, monkeypatch
):
    monkeypatch.setattr(queries, "PENDING", closely)
    before = search(visitor, "verge", lang="en")

    take_away(scene, oda)
    db.session.commit()
    after = search(visitor, "verge", lang="en")

    assert (before.total, after.total) == (7, 6)
    assert "Verge one" in before.titles
    assert "Verge one" not in after.titles
    assert before.counts("kind")["Questions"] - after.counts("kind")["Questions"] == 1
    assert before.counts("organisation")["Gent"] - after.counts("organisation")["Gent"] == 1
    assert search(visitor, "verge", organisation=_id_of("Gent")).total == 1
    assert search(visitor, "soort:vraag thema:green").total == 0


def test_who_asks_without_a_name_is_no_value_of_a_facet(visitor, as_, ana, bea, index):
    make.question(ana, "A shy verge", veiled=True)
    make.question(bea, "A verge")
    index()

    page = search(visitor, "verge")

    assert page.total == 2
    assert search(visitor, "verge", organisation=ana.organisation_id).total == 0
    assert search(visitor, "verge gemeente:Voorbeeldstad").titles == []
    assert sorted(search(visitor, "verge voorbeeldstad").titles) == ["A shy verge", "A verge"]
    assert "These have some" in search(visitor, "verge voorbeeldstad", lang="en").html


def _id_of(town: str) -> str:
    return str(db.session.scalar(db.select(Organisation.id).where(Organisation.name == town)))


def test_what_is_ticked_without_a_word_is_listed_the_newest_first(scene, visitor):
    found = search(visitor, "", kind="practice", lang="en")

    assert (found.total, found.titles) == (2, ["Verge three", "Verge four"])
    assert found.option("kind", "Practices").ticked
    assert search(visitor, "", lang="en").total == 0
