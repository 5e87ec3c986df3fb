# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The items of an agenda are put in order: by keys, by mouse, by touch, and without scripts."""

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import accessible
from tests.browser.test_pages import come_as

pytestmark = pytest.mark.once

NUMBERS = count()
ITEMS = ("Welcome", "Mowing", "Round", "Lunch")


def form_of(page: Page) -> Page:
    """The form of a new meeting with four items."""
    page.set_default_timeout(8000)
    come_as(page, "organiser")
    page.goto(f"/meetings/new?lang=en&title=apart-{next(NUMBERS)}")  # no draft of another test
    page.get_by_role("button", name="More items").click()
    for at, title in enumerate(ITEMS):
        page.fill(f"input[name=items-{at}-title]", title)
        page.fill(f"input[name=items-{at}-minutes]", str(10 + at))
    return page


def order(page: Page) -> list[str]:
    """The titles in the order in which they stand, with minutes and names that fit."""
    rows = page.locator("ordered-rows fieldset")
    found = []
    for at in range(len(ITEMS)):
        row = rows.nth(at)
        expect(row.locator("legend")).to_have_text(f"Item {at + 1}")
        title = row.get_by_label("Item", exact=True)
        assert title.get_attribute("name") == f"items-{at}-title"
        found.append(title.input_value())
        minutes = row.get_by_label("Minutes").input_value()
        assert minutes == str(10 + ITEMS.index(found[-1]))
    return found


@pytest.mark.parametrize("scripts", [True, False])
def test_keys_move_an_item_and_stay_on_its_button(
    opened: Callable[..., Page], scripts: bool
) -> None:
    page = form_of(opened(java_script_enabled=scripts))

    page.get_by_role("button", name="Move item 2 down").press("Enter")
    expect(page.get_by_role("button", name="Move item 3 down")).to_be_focused()
    assert order(page) == ["Welcome", "Round", "Mowing", "Lunch"]
    said = page.locator("ordered-rows [role=status]")
    expect(said).to_have_text("Item 3 of 4")

    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move item 4 up")).to_be_focused()
    page.keyboard.press("Enter")
    for number in (3, 2):
        expect(page.get_by_role("button", name=f"Move item {number} up")).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move item 1 down")).to_be_focused()
    expect(said).to_have_text("Item 1 of 4")
    assert order(page) == ["Mowing", "Welcome", "Round", "Lunch"]
    expect(page.get_by_role("button", name="Move item 1 up")).to_be_hidden()
    if scripts:
        accessible(page)


def test_an_item_is_dragged_by_its_handle_and_saved_where_it_was_left(page_1280: Page) -> None:
    page = form_of(page_1280)
    rows = page.locator("ordered-rows fieldset")

    rows.nth(2).locator("[data-drag]").hover()
    page.mouse.down()
    expect(rows.nth(0).get_by_label("Minutes")).to_be_hidden()
    for _step in range(40):
        box = rows.nth(0).bounding_box()
        if not box or rows.nth(0).get_by_label("Item", exact=True).input_value() == "Round":
            break
        page.mouse.move(box["x"] + 20, box["y"] + 5, steps=3)
    page.mouse.up()

    expect(rows.nth(0).get_by_label("Minutes")).to_be_visible()
    assert order(page) == ["Round", "Welcome", "Mowing", "Lunch"]
    expect(page.locator("ordered-rows [role=status]")).to_have_text("Item 1 of 4")
    page.fill("input[name=title]", "Dragged about")
    page.fill("input[name=day]", "2031-03-11")
    page.fill("input[name=starts]", "10:00")
    page.fill("input[name=ends]", "12:00")
    page.get_by_role("button", name="Announce the meeting").click()
    page.wait_for_url(lambda url: "/new" not in url)
    assert page.locator(".agenda h3").all_inner_texts() == ["Round", "Welcome", "Mowing", "Lunch"]


def test_an_item_is_dragged_by_a_finger(page_375: Page) -> None:
    page = form_of(page_375)
    rows = page.locator("ordered-rows fieldset")
    session = page.context.new_cdp_session(page)

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    handle = rows.nth(0).locator("[data-drag]")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    x = box["x"] + box["width"] / 2
    touch("touchStart", x, box["y"] + box["height"] / 2)
    expect(rows.nth(0).get_by_label("Minutes")).to_be_hidden()
    after = rows.nth(1).bounding_box()
    assert after
    touch("touchMove", x, after["y"] + after["height"] - 4)
    touch("touchEnd")

    assert order(page) == ["Mowing", "Welcome", "Round", "Lunch"]
