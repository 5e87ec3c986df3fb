# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Two people take minutes of one meeting, at a desk and on a telephone, and without scripts."""

import re
from collections.abc import Callable
from itertools import count

from playwright.sync_api import Locator, Page, expect

from cop import clock
from cop.demo.texts import entries
from tests.browser.checks import accessible, valid_html
from tests.browser.test_pages import come_as

NUMBERS = count()
SAVED = re.compile(r"Saved at \d")


def planned(organiser: Page) -> str:
    """A meeting of today at which the member of the demonstration writes along; its notes."""
    organiser.set_default_timeout(8000)
    come_as(organiser, "organiser")
    organiser.goto("/meetings/new?lang=en")
    organiser.fill("input[name=title]", f"Verges, round {next(NUMBERS)}")
    organiser.fill("input[name=day]", str(clock.today()))
    organiser.fill("input[name=starts]", "00:01")
    organiser.fill("input[name=ends]", "23:59")
    organiser.fill("input[name=items-0-title]", "Mowing later")
    organiser.get_by_role("button", name="Announce the meeting").click()
    organiser.wait_for_url(lambda url: "/new" not in url)
    organiser.get_by_role("link", name="Take minutes together").click()
    [member] = [each for each in entries("person") if each.get("sign_in") == "member"]
    organiser.get_by_label("Name of a member").fill(member["name"])
    organiser.get_by_role("button", name="Let write along").click()
    expect(organiser.get_by_text("may write along now")).to_be_visible()
    return organiser.url.partition("#")[0]


def area(page: Page) -> Locator:
    return page.get_by_label("Notes: Mowing later")


def place(page: Page) -> Locator:
    return page.locator("section.note", has=page.get_by_role("heading", name="Mowing later"))


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_two_write_one_item_and_choose_where_they_meet(page_1280: Page, page_375: Page) -> None:
    organiser, member = page_1280, page_375
    notes = planned(organiser)
    come_as(member, "member")
    member.goto(f"{notes}?lang=en")
    for page in (organiser, member):
        accessible(page)
        fits(page)

    area(organiser).press_sequentially("We drew a map.\nDecision: we begin in May")
    expect(place(organiser).get_by_role("status")).to_have_text(SAVED)
    expect(place(organiser).locator(".note__found")).to_contain_text("we begin in May")
    expect(area(member)).to_have_value("We drew a map.\nDecision: we begin in May", timeout=15_000)
    expect(place(member).locator(".note__writing")).to_contain_text("is writing here")

    organiser.route("**/notes/changes*", lambda route: route.abort())  # not heard of in time
    area(member).fill("We drew a small map.\nDecision: we begin in May")
    expect(place(member).get_by_role("status")).to_have_text(SAVED)
    area(organiser).fill("We drew a large map.\nDecision: we begin in May")
    choices = place(organiser).locator(".note__choices")
    expect(choices).to_be_visible()
    expect(choices).to_be_focused()
    expect(place(member).locator(".note__choices")).to_have_count(0)
    for _again in range(2):  # also when the page was closed and opened
        expect(choices.locator("mark")).to_have_text(
            ["We drew a small map.", "We drew a large map."]
        )
        accessible(organiser)
        valid_html({notes: organiser.request.get(notes).text()})
        organiser.goto(f"{notes}?lang=en")
    organiser.set_viewport_size({"width": 375, "height": 800})
    fits(organiser)

    choices.get_by_label("Both texts, to put together").fill("We drew two maps.")
    choices.get_by_role("button", name="Save both together").click()
    expect(area(organiser)).to_have_value("We drew two maps.")
    area(member).blur()
    expect(area(member)).to_have_value("We drew two maps.", timeout=15_000)
    replaced = place(member).locator(".note__replaced")
    expect(replaced).to_contain_text("We drew a small map.", timeout=15_000)
    accessible(member)
    fits(member)


def test_what_another_saves_appears_under_a_cursor_that_typed_nothing(
    page_1280: Page, page_375: Page
) -> None:
    organiser, member = page_1280, page_375
    notes = planned(organiser)
    come_as(member, "member")
    member.goto(f"{notes}?lang=en")
    area(member).fill("We drew a map.\nWe walked.")
    expect(place(member).get_by_role("status")).to_have_text(SAVED)
    expect(area(organiser)).to_have_value("We drew a map.\nWe walked.", timeout=15_000)
    area(organiser).focus()
    area(organiser).evaluate("area => area.setSelectionRange(14, 14)")  # after the map

    area(member).fill("It rained.\nWe drew a map.\nWe walked far.")

    expect(area(organiser)).to_have_value(
        "It rained.\nWe drew a map.\nWe walked far.", timeout=15_000
    )
    area(organiser).press_sequentially(" A large one.")
    expect(place(organiser).get_by_role("status")).to_have_text(SAVED)
    told = "It rained.\nWe drew a map. A large one.\nWe walked far."
    expect(area(organiser)).to_have_value(told)
    expect(area(member)).to_have_value(told, timeout=15_000)
    expect(place(organiser).locator(".note__choices")).to_have_count(0)


def test_what_cannot_be_saved_stays_and_is_tried_again(page_1280: Page) -> None:
    page = page_1280
    planned(page)
    page.context.set_offline(True)
    area(page).press_sequentially("The line was cut.")
    expect(place(page).get_by_role("status")).to_contain_text("Not saved yet: no connection")
    page.context.set_offline(False)
    expect(place(page).get_by_role("status")).to_have_text(SAVED, timeout=15_000)
    expect(area(page)).to_have_value("The line was cut.")
    page.reload()
    expect(area(page)).to_have_value("The line was cut.")


def test_without_scripts_each_item_has_a_button(
    no_js: Page, opened: Callable[..., Page], page_1280: Page
) -> None:
    notes = planned(page_1280)
    page, other = no_js, opened(375, java_script_enabled=False)
    come_as(page, "member")
    come_as(other, "administrator")
    for each in (page, other):
        each.goto(f"{notes}?lang=en")
    for each in (page, other):
        area(each).fill(f"Action @nobody-here before 1 March: {each.viewport_size['width']}")
        place(each).get_by_role("button", name="Save").click()
    expect(place(page).locator(".note__found")).to_contain_text("is not known here")
    choices = place(other).locator(".note__choices")
    expect(choices.locator("mark")).to_have_count(2)
    choices.get_by_role("button", name="Keep mine").click()
    expect(area(other)).to_have_value("Action @nobody-here before 1 March: 375")
    place(other).get_by_role("link", name="Versions").click()
    valid_html({other.url: other.request.get(other.url).text()})
    other.get_by_role("button", name="Put version 1 back").click()
    expect(area(other)).to_have_value("Action @nobody-here before 1 March: 1280")


def test_the_report_is_made_from_the_notes(page_1280: Page) -> None:
    page = page_1280
    planned(page)
    area(page).fill("Decision: we begin in May\nQuestion: Who lends us a mower for wet ground?")
    expect(place(page).get_by_role("status")).to_have_text(SAVED)
    page.get_by_role("link", name="Make the report").click()
    accessible(page)
    valid_html({page.url: page.request.get(page.url).text()})
    expect(page.get_by_label("Decisions")).to_have_value(re.compile("We begin in May"))
    page.get_by_role("button", name="Publish the report").click()
    expect(page.get_by_text("Who lends us a mower for wet ground?").first).to_be_visible()
