# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Search also names the people and organisations that have the words, above what was written."""

import shutil

import pytest

from cop.db import db
from cop.search import feeding
from tests import make


@pytest.fixture(autouse=True)
def index(settings, ana):
    shutil.rmtree(settings.index_dir, ignore_errors=True)
    make.question(ana)
    while feeding.drain():
        pass
    db.session.commit()


def test_search_finds_organisations_and_their_people(visitor, ana):
    page = visitor.get("/search?q=voorbeeldstad").text

    assert "People and organisations" in page
    assert f'href="/organisations/{ana.organisation_id}-voorbeeldstad"' in page
    assert f'href="/people/{ana.id}-ana"' in page


def test_at_most_three_of_each_are_shown_and_the_rest_is_a_click_away(visitor):
    for n in range(5):
        make.person(f"Zoë Voorbeeld {n}", organisation=make.organisation(f"Zuiderdorp {n}"))

    page = visitor.get("/search?q=zuiderdorp").text

    assert page.count('href="/organisations/') == 3 + 3
    assert page.count('href="/people/') == 3
    assert "/organisations?q=zuiderdorp" in page
    assert "/people?q=zuiderdorp" in page


def test_who_does_not_take_part_is_not_named(visitor):
    make.person("Zoë Wachtend", approved_at=None)

    assert "Zoë Wachtend" not in visitor.get("/search?q=wachtend").text


def test_search_costs_the_same_for_one_name_as_for_many(visitor, settings, counted):
    def cost():
        visitor.get("/search?q=zuiderdorp+verges")  # what is kept of themes is made anew
        with counted() as statements:
            visitor.get("/search?q=zuiderdorp+verges")
        return len(statements)

    make.person("Ann", organisation=make.organisation("Zuiderdorp verges"))
    for_one = cost()
    for n in range(6):
        make.person(f"Zoë {n}", organisation=make.organisation(f"Zuiderdorp verges {n}"))

    # The mark, the build, what is newer in it, the groups one reads, what waits to be indexed, two
    # words that may be slips, and three of the directory; PostgreSQL is asked for its postings in
    # each language besides, first for all words and then for some, and for the nearest theme, and
    # told before and after that words are quicker than whole tables.
    assert cost() == for_one <= (10 if settings.search_backend == "whoosh" else 24)


@pytest.mark.parametrize("typed", ["*", '"', "( )", "“ ”"])
def test_signs_alone_find_nothing_and_the_page_says_what_to_type(visitor, typed):
    page = visitor.get("/search", query_string={"q": typed}).text

    assert "0 results" in page
    assert "Nothing found" in page
    assert "signs alone find nothing" in page
