# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The list with its facets, words and orders, and what an entry is related to."""

import re

import pytest

from cop.contributions.linking import connect
from cop.contributions.models import LinkKind
from cop.db import db
from tests import make


def titles(browser, address=""):
    page = browser.get(f"/library{address}")
    assert page.status_code == 200
    return re.findall(r'row__title"[^>]*><a href="[^"]+">([^<]+)</a>', page.text)


def counts(browser, address=""):
    """What the page says that each value of each facet would give."""
    found = re.findall(
        r'name="(\w+)" value="([^"]+)"(?: checked)?> [^<]+<span class="facet__count">(\d+)',
        browser.get(f"/library{address}").text,
    )
    return {(name, value): int(number) for name, value, number in found}


@pytest.fixture
def shelf(oda):
    """Four entries that differ in every facet."""
    water, food = make.theme("water", position=1), make.theme("food", position=2)
    make.solution(
        oda, "Alder", country="BE", price=300_000, theme_ids=[water.id],
        target_groups=["residents"], support_kinds=["process"], info_types=["training"],
    )  # fmt: skip
    make.solution(
        oda, "Birch", country="NL", price=100_000, theme_ids=[water.id, food.id],
        target_groups=["residents", "schools"], support_kinds=["content"], regions=["NL-ZE"],
    )  # fmt: skip
    make.solution(
        oda, "Cedar", country="NL", solution_kind="project", programme="kick",
        total_cost=500, theme_ids=[food.id], target_groups=["schools"],
    )  # fmt: skip
    make.solution(oda, "Douglas fir", solution_kind="tool", price=100, currency="DKK")


def test_values_of_one_facet_are_or_and_facets_are_and(visitor, shelf):
    assert titles(visitor) == ["Douglas fir", "Cedar", "Birch", "Alder"]
    assert titles(visitor, "?country=NL") == ["Cedar", "Birch"]
    assert titles(visitor, "?country=NL&country=BE") == ["Cedar", "Birch", "Alder"]
    assert titles(visitor, "?country=NL&theme=water") == ["Birch"]
    assert titles(visitor, "?kind=project&kind=tool") == ["Douglas fir", "Cedar"]
    assert titles(visitor, "?target=schools&theme=food&kind=support") == ["Birch"]
    assert titles(visitor, "?support=process&country=NL") == []
    assert titles(visitor, "?programme=kick") == ["Cedar"]
    assert titles(visitor, "?info=training") == ["Alder"]


def test_an_entry_without_regions_can_be_used_in_every_region_of_its_country(visitor, shelf):
    assert titles(visitor, "?region=NL-ZE") == ["Cedar", "Birch"]
    assert titles(visitor, "?region=NL-UT") == ["Cedar"]
    assert titles(visitor, "?region=BE-VLG") == ["Alder"]


@pytest.mark.parametrize("chosen", ["", "?country=NL", "?theme=water", "?kind=support&theme=food"])
def test_counts_tell_what_a_click_would_give(visitor, shelf, chosen):
    for (name, value), number in counts(visitor, chosen).items():
        rest = re.sub(rf"(?<=[?&]){name}=[^&]+&?", "", chosen)
        click = f"{rest}{'&' if '?' in rest else '?'}{name}={value}"
        assert len(titles(visitor, click)) == number, (chosen, name, value)


def test_a_chosen_value_stays_on_the_page_when_nothing_is_left(visitor, shelf):
    assert counts(visitor, "?support=process&country=NL")["support", "process"] == 0


def test_orders(visitor, shelf):
    assert titles(visitor, "?sort=title") == ["Alder", "Birch", "Cedar", "Douglas fir"]
    assert titles(visitor, "?sort=price") == ["Birch", "Alder", "Douglas fir", "Cedar"]
    assert titles(visitor, "?sort=cost")[0] == "Cedar"
    assert titles(visitor, "?sort=sideways") == titles(visitor)


def test_words_narrow_the_list(visitor, shelf):
    assert titles(visitor, "?q=alDer") == ["Alder"]
    assert titles(visitor, "?q=douglas+fir") == ["Douglas fir"]
    assert titles(visitor, "?q=%25") == titles(visitor)
    assert titles(visitor, "?q=nothing-like-it") == []


@pytest.mark.parametrize(
    "address",
    ["?theme=%00", "?q=%00%00", "?theme=" + "x" * 3000, "?kind=' OR 1=1 --", "?page=-1", "?page=x",
     "?page=99999999", "?country[]=NL", "?q=" + "%22" * 500, "?sort=%00", "?" + "theme=a&" * 400],
)  # fmt: skip
def test_a_hostile_address_is_a_page_all_the_same(visitor, shelf, address):
    expected = 400 if "%00" in address else 200  # every page refuses a NUL (web/guards.py)
    assert visitor.get(f"/library{address}").status_code == expected


def test_the_address_of_the_next_page_keeps_what_was_chosen(visitor, oda):
    for number in range(21):
        make.solution(oda, f"Entry {number}", country="NL")

    page = visitor.get("/library?country=NL&sort=title").text

    assert "country=NL&amp;sort=title&amp;page=2" in page
    assert len(titles(visitor, "?country=NL&page=2")) == 1


def cost(browser, counted, address):
    browser.get(address)
    with counted() as statements:
        assert browser.get(address).status_code == 200
    return len(statements)


def test_the_list_costs_the_same_for_one_as_for_many(visitor, as_, counted, oda):
    theme = make.theme()
    make.solution(oda, "Entry", country="NL", theme_ids=[theme.id], target_groups=["schools"])
    for_one = cost(visitor, counted, "/library"), cost(as_(oda), counted, "/library?country=NL")
    for number in range(19):
        group = ["schools", "residents"]
        make.solution(oda, f"E {number}", country="NL", theme_ids=[theme.id], target_groups=group)

    for_many = cost(visitor, counted, "/library"), cost(as_(oda), counted, "/library?country=NL")

    assert for_many[0] <= for_one[0] + 1  # a full page asks for the total as well
    assert max(for_many) <= 8


def test_a_page_costs_the_same_with_one_of_everything_as_with_many(visitor, as_, counted, oda):
    theme = make.theme()
    made = [make.solution(oda, f"Entry {n}", theme_ids=[theme.id]) for n in range(8)]
    few = make.solution(oda, "Few", theme_ids=[theme.id], partner_lines="A", phases="One")
    names = "\n".join(f"Partner {n} | partner | city" for n in range(20))
    many = make.solution(
        oda, "Many", theme_ids=[theme.id], partner_lines=names, phases="\n".join("abcdefghij"),
        target_groups=["schools", "residents"], checklist="\n".join("abcdefgh"),
    )  # fmt: skip
    for other in made[:4]:
        connect(many, other, LinkKind.BUILDS_ON, by=oda)
    db.session.commit()

    for browser in (visitor, as_(oda)):
        one = cost(browser, counted, f"/library/{few.id}")
        assert cost(browser, counted, f"/library/{many.id}") == one
        assert one <= 11


def test_related_entries_say_why_and_predecessors_stand_apart(visitor, oda):
    urban, coast = (make.theme(code, names={"nl": code, "en": code}) for code in ("urban", "coast"))
    project = {"solution_kind": "project"}
    north = {"programme": "interreg_north_sea", **project}
    cities = make.solution(oda, "Cities", theme_ids=[urban.id, coast.id], **north)
    make.solution(oda, "Shop street", theme_ids=[urban.id], **project)
    make.solution(oda, "Sound at sea", theme_ids=[coast.id], **north)
    make.solution(oda, "Elsewhere", **project)
    begun = make.solution(oda, "Begun", theme_ids=[urban.id], **north)
    connect(cities, begun, LinkKind.BUILDS_ON, by=oda)
    db.session.commit()

    page = visitor.get(f"/library/{cities.id}", query_string={"lang": "en"}).text
    before, related = page.split('id="related"')[0], page.split('id="related"')[1]

    assert ">Begun</a>" in before.split('id="builds-1"')[1]
    shown = re.findall(r'<a href="[^"]+">([^<]+)</a>((?:<div class="meta">[^<]+</div>)+)', related)
    assert [(title, re.findall(">([^<]+)</div>", reasons)) for title, reasons in shown] == [
        ("Sound at sea", ["Same programme: Interreg North Sea", "Same theme: coast"]),
        ("Shop street", ["Same theme: urban"]),
    ]
    assert (
        'id="builds-0">Continued in<'
        in visitor.get(f"/library/{begun.id}", query_string={"lang": "en"}).text
    )


def test_related_entries_of_a_private_group_stay_private(visitor, as_, ana, oda):
    theme, inner = make.theme(), make.group("Inner circle", "private", ana)
    shown = make.solution(oda, "Shown", theme_ids=[theme.id])
    make.solution(ana, "Secret", theme_ids=[theme.id], group_id=inner.id)

    assert "Secret" not in visitor.get(f"/library/{shown.id}").text
    assert "Secret" in as_(ana).get(f"/library/{shown.id}").text
    assert counts(visitor)["theme", "water"] == 1
    assert counts(as_(ana))["theme", "water"] == 2


def test_how_many_there_are_is_counted_for_each_facet_by_itself(visitor, oda):
    for number in range(25):
        make.solution(oda, f"Training {number}", solution_kind="training")

    visitor.get("/library?info=training&page=2")

    assert "25 solutions" in visitor.get("/library?kind=training").text
