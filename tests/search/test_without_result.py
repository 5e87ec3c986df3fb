# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who finds nothing is led on: to a question, and to experts on what is near."""

import shutil

import pytest

from cop.contributions.vocabulary import Expertise
from cop.db import db
from cop.people.models import Access, Role
from cop.search import feeding
from tests import make


@pytest.fixture(autouse=True)
def begun(settings, app):
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    feeding.drain()


@pytest.fixture
def water():
    names = {"nl": "Water", "fr": "Eau", "de": "Wasser", "en": "Water"}
    return make.theme("water", names=names, synonyms={"nl": ["wateroverlast", "hemelwater"],
                                                      "en": ["urban flooding"]})  # fmt: skip


def expert(name, *themes, role=Role.EXPERT):
    person = make.person(name, role=role)
    for theme in themes:
        make.saved(Expertise(person_id=person.id, theme_id=theme.id))
    return person


def index_all():
    while feeding.drain():
        pass
    db.session.commit()


def page_for(browser, words, **rest):
    return browser.get("/search", query_string={"q": words, **rest}).text


def test_an_empty_site_finds_nothing_in_words(visitor):
    assert "Nothing found" in page_for(visitor, "zeppelin")


def test_the_question_is_begun_with_what_was_looked_for(as_, visitor, bea):
    assert "/questions/new?title=zeppelins+for+trees" in page_for(visitor, "zeppelins for trees")

    page = as_(bea).get("/questions/new?title=zeppelins+for++trees").text
    assert 'value="zeppelins for trees"' in page
    page = as_(bea).get(f"/questions/new?title={'long ' * 100}").text
    assert f'value="{("long " * 100)[:200].strip()}' in page
    assert 'name="title" required type="text" value=""' in as_(bea).get("/questions/new").text


def test_a_question_that_was_begun_so_is_kept_apart_from_another(as_, bea):
    browser = as_(bea)
    draft = {"address": "/questions/new", "title": "Another matter", "key": "a"}
    browser.post("/drafts", data=draft)

    page = browser.get("/questions/new?title=zeppelins").text
    assert 'value="zeppelins"' in page
    assert "Another matter" not in page


@pytest.mark.parametrize("words", ["hemelwater", "urban floodings", "wateroverlastplan", "Wasser"])
def test_the_theme_is_found_by_its_names_and_synonyms_in_any_language(visitor, water, words):
    make.theme("trees", names={"nl": "Bomen", "en": "Trees"})
    assert 'href="/themes/water">Water</a>' in page_for(visitor, words, lang="en")


def test_the_theme_is_found_by_what_the_glossaries_call_it(visitor):
    make.theme("trees", names={"nl": "Bomen", "en": "Street tree"})
    assert 'href="/themes/trees">' in page_for(visitor, "laanboom", lang="nl")


def test_otherwise_it_is_the_theme_of_most_that_has_some_of_the_words(visitor, ana, water):
    trees = make.theme("trees", names={"nl": "Bomen", "en": "Trees"})
    for n in range(3):
        make.question(ana, f"How do you count the beavers of {n}?", theme_ids=[water.id])
    make.question(ana, "How do you feed the beavers?", theme_ids=[trees.id])
    index_all()

    page = page_for(visitor, "beavers", kind="report")
    assert "Nothing found" in page
    assert 'href="/themes/water">Water</a>' in page


def test_what_one_may_not_read_leads_to_no_theme(as_, ana, bea, water):
    group = make.group("Board", Access.PRIVATE, ana)
    make.question(ana, "How are our beavers?", theme_ids=[water.id], group_id=group.id)
    index_all()

    assert "/themes/water" not in page_for(as_(bea), "beavers", kind="report")
    assert "/themes/water" in page_for(as_(ana), "beavers", kind="report")


def test_three_experts_on_the_theme_are_named(visitor, water):
    other = make.theme("trees", names={"nl": "Bomen", "en": "Trees"})
    for name in ("Eva", "Eli", "Eno", "Eric"):
        expert(name, water)
    expert("Mem", water, role=Role.MEMBER)
    expert("Otto", other)
    gone = expert("Abe", water)
    gone.disabled_at = gone.created_at
    db.session.commit()

    page = page_for(visitor, "hemelwater")
    assert [n for n in ("Abe", "Eli", "Eno", "Eric", "Eva", "Mem", "Otto") if f">{n}</a>" in page] \
        == ["Eli", "Eno", "Eric"]  # fmt: skip


def test_where_something_is_found_nobody_is_named(visitor, ana, water):
    expert("Eva", water)
    make.question(ana, "How do you store hemelwater?")
    index_all()

    assert "Near to what you look for" not in page_for(visitor, "hemelwater")


def test_no_result_asks_as_much_for_many_experts_as_for_one(visitor, water, counted):
    def cost():
        page_for(visitor, "hemelwater")
        with counted() as statements:
            page_for(visitor, "hemelwater")
        return len(statements)

    expert("Eva", water)
    for_one = cost()
    for n in range(5):
        expert(f"Eva {n}", water)
    assert cost() == for_one
