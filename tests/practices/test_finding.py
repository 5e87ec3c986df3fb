# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The list of practices, its filters, and what a page costs."""

import pytest

from cop.people.models import Access
from tests import make


@pytest.fixture
def two_towns(ana, bea):
    """A practice of a Dutch town that worked, and one of a Belgian town that failed."""
    water, trees = make.theme("water"), make.theme("trees")
    wavre = make.organisation("Verregem", country="BE", region="Vlaanderen")
    bea.organisation_id = wavre.id
    make.saved(bea)
    one = make.practice(ana, "Rain gardens in the centre", theme_ids=[water.id], outcome="worked")
    two = make.practice(bea, "Trees on the market square", theme_ids=[trees.id], outcome="failed")
    return one, two


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Rain", "Trees"}),
        ("?theme=water", {"Rain"}),
        ("?theme=water&theme=trees", {"Rain", "Trees"}),
        ("?outcome=failed", {"Trees"}),
        ("?country=BE", {"Trees"}),
        ("?region=Vlaanderen&outcome=worked", set()),
        ("?municipality=999999", set()),
        ("?municipality=abc&outcome=perfect&page=-1", {"Rain", "Trees"}),
        ("?theme[]=water&country=" + "x" * 500, set()),
    ],
)
def test_filters_narrow_the_list(as_, oda, two_towns, query, found):
    page = as_(oda).get("/practices" + query)

    assert page.status_code == 200
    titles = {practice.title for practice in two_towns}
    assert {title.split()[0] for title in titles if title in page.text} == found


def test_a_filter_says_how_many_it_would_leave(as_, oda, two_towns):
    page = as_(oda).get("/practices?outcome=failed").text

    assert 'name="outcome" value="failed" checked' in page
    assert 'name="outcome" value="worked"' in page
    assert 'value="trees"' in page
    assert 'value="water"' not in page


def test_the_practices_of_one_town_are_found_by_its_filter(as_, oda, two_towns):
    one, two = two_towns

    page = as_(oda).get(f"/practices?municipality={one.municipality_id}").text

    assert one.title in page
    assert two.title not in page


def test_an_empty_list_says_what_to_do_next(visitor):
    assert "/practices/new" in visitor.get("/practices").text
    assert 'href="/practices"' in visitor.get("/practices?theme=none").text


def test_practices_of_a_closed_group_are_for_its_members(as_, visitor, ana, bea):
    group = make.group("Closed", Access.PRIVATE, ana)
    practice = make.practice(ana, "A practice of a closed group", group_id=group.id)
    address = f"/practices/{practice.id}"

    assert as_(ana).get(address).status_code == 200
    for browser in (visitor, as_(bea)):
        assert browser.get(address).status_code == 404
        assert practice.title not in browser.get("/practices").text
    assert as_(bea).get(f"{address}/edit").status_code == 404
    assert as_(bea).post(f"{address}/review").status_code == 404


def test_more_practices_than_a_page_are_counted_and_paged(as_, oda):
    make.question(oda, "A question is not a practice, is it?")
    for number in range(21):
        make.practice(oda, f"Practice number {number}", outcome="worked")

    first = as_(oda).get("/practices?outcome=worked").text
    last = as_(oda).get("/practices?outcome=worked&page=2").text

    assert "21 practices" in first
    assert "?outcome=worked&amp;page=2" in first
    assert "Practice number 0" in last
    assert as_(oda).get("/practices?page=99999999999").status_code == 200


def test_the_list_and_the_page_cost_the_same_for_one_as_for_many(as_, ana, oda, counted):
    theme = make.theme()
    practice = make.practice(ana, theme_ids=[theme.id])
    browser = as_(oda)

    def costs():
        found = []
        for address in ("/practices", f"/practices/{practice.id}"):
            with counted() as queries:
                assert browser.get(address).status_code == 200
            found.append(len(queries))
        return found

    for_one = costs()
    for number in range(15):
        make.practice(oda, f"Practice number {number}", theme_ids=[theme.id], figures=[
            {"label": "Trees", "value": number, "unit": "", "year": 2024}
        ])  # fmt: skip

    assert costs() == for_one
    assert for_one[0] <= 8
    assert for_one[1] <= 9
