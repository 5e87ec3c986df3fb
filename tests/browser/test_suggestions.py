# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search field offers what begins so: by keyboard, by mouse, read aloud, and not at all."""

from collections.abc import Callable
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.checks import COLOURS, accessible

pytestmark = pytest.mark.once

PATHS = ("/", "/search")
"""With the field in the header, and with that of the results."""


def field_of(page: Page, path: str = "/") -> Locator:
    page.goto(path)
    return page.locator("search-suggestions input")


def typed(page: Page, text: str, path: str = "/") -> Locator:
    """The field, when something was typed in it and something is offered."""
    field = field_of(page, path)
    field.press_sequentially(text)
    page.get_by_role("listbox", name="Suggestions").wait_for()
    return field


def chosen(page: Page, field: Locator) -> str | None:
    """The id of the option that is chosen, for readers of the screen and for eyes."""
    id = field.get_attribute("aria-activedescendant")
    marked = page.locator('[role="option"][aria-selected="true"]')
    assert marked.count() == (1 if id else 0)
    return marked.get_attribute("id") if id else None


@pytest.mark.parametrize("path", PATHS)
def test_the_keyboard_goes_through_the_list_and_opens_what_is_chosen(
    page_1280: Page, path: str
) -> None:
    page = page_1280
    field = typed(page, "wa", path)
    options = page.get_by_role("option")
    ids = [option.get_attribute("id") for option in options.all()]
    assert len(ids) > 2
    assert chosen(page, field) is None

    walked = []
    for _option in ids:
        page.keyboard.press("ArrowDown")
        walked.append(chosen(page, field))
        expect(page.locator('[aria-selected="true"]')).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    assert (walked, chosen(page, field)) == (ids, None)
    page.keyboard.press("ArrowUp")
    assert chosen(page, field) == ids[-1]
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    address = page.locator('[aria-selected="true"]').get_attribute("href")
    assert address
    page.keyboard.press("Enter")

    page.wait_for_url(f"**{address}**")


def test_home_and_the_arrows_to_the_side_stay_in_the_text(page_1280: Page) -> None:
    page = page_1280
    field = typed(page, "wate")
    for key, place in (("Home", 0), ("End", 4), ("ArrowLeft", 3), ("ArrowRight", 4)):
        page.keyboard.press("ArrowDown")
        assert chosen(page, field)
        page.keyboard.press(key)
        assert chosen(page, field) is None
        assert field.evaluate("field => field.selectionStart") == place


@pytest.mark.parametrize("path", PATHS)
def test_enter_without_a_choice_searches(page_1280: Page, path: str) -> None:
    typed(page_1280, "water", path)
    page_1280.keyboard.press("Enter")
    page_1280.wait_for_url("**/search?q=water**")


def test_escape_closes_the_list_and_leaves_what_was_typed(page_1280: Page) -> None:
    page = page_1280
    field = typed(page, "water")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")

    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("water")
    assert chosen(page, field) is None
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("height", [800, 240])
def test_tab_leaves_and_closes_the_list(page_1280: Page, height: int) -> None:
    """Also a list that is longer than the window, which can be scrolled."""
    page = page_1280
    page.set_viewport_size({"width": 1280, "height": height})
    field = typed(page, "water")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")

    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("water")
    expect(page.get_by_role("button", name="Search")).to_be_focused()


def test_readers_of_the_screen_hear_what_the_field_is_and_how_much_is_offered(
    page_1280: Page,
) -> None:
    page = page_1280
    field = field_of(page)
    expect(page.get_by_role("combobox", name="Search everything")).to_have_count(1)
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(field).to_have_attribute("aria-expanded", "false")
    status = page.locator("search-suggestions").get_by_role("status")
    expect(status).to_have_text("")

    field.press_sequentially("water")
    expect(status).to_contain_text("suggestions")
    assert status.inner_text() == f"{page.get_by_role('option').count()} suggestions"
    listbox = page.get_by_role("listbox", name="Suggestions")
    assert listbox.get_attribute("id") == field.get_attribute("aria-controls")
    assert listbox.get_by_role("group", name="Contributions").get_by_role("option").count() <= 5
    field.press_sequentially("zzz")
    expect(status).to_have_text("0 suggestions")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_have_count(0)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [1280, 375])
def test_the_list_is_accessible_and_fits(
    opened: Callable[..., Page], width: int, path: str
) -> None:
    page = opened(width, reduced_motion="reduce")
    typed(page, "wa", path)
    page.keyboard.press("ArrowDown")
    for scheme, forced in product(("light", "dark"), ("none", "active")):
        page.emulate_media(color_scheme=scheme, forced_colors=forced)
        wanted = {"type": "rule", "values": COLOURS} if scheme == "dark" else None
        if forced == "none":
            accessible(page, wanted)
        outline = page.locator('[aria-selected="true"]').evaluate(
            "option => getComputedStyle(option).outlineStyle"
        )
        assert outline == "solid"
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    box = page.get_by_role("listbox").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    for option in page.get_by_role("option").all():
        place = option.bounding_box()
        assert place
        assert place["height"] >= 24
        assert place["x"] + place["width"] <= box["x"] + box["width"]


def test_the_mouse_opens_what_is_offered_here_and_elsewhere(page_1280: Page) -> None:
    page = page_1280
    field = typed(page, "water")
    option = page.get_by_role("option").first
    address = option.get_attribute("href")
    with page.context.expect_page() as elsewhere:
        option.click(button="middle")
    elsewhere.value.wait_for_url(f"**{address}")
    expect(field).to_be_focused()
    expect(option).to_be_visible()

    option.click()
    page.wait_for_url(f"**{address}")


def test_only_what_was_typed_last_is_asked_and_shown(page_1280: Page) -> None:
    """What was asked before is given up, even when its answer comes late."""
    page = page_1280
    asked: list[str] = []

    def slowly(route: Route) -> None:
        asked.append(route.request.url.partition("q=")[2])
        if asked[-1] != "wat":
            route.continue_()

    page.route("**/search/suggestions?**", slowly)
    field = field_of(page)
    history = page.evaluate("history.length")
    field.press_sequentially("w")
    page.wait_for_timeout(300)
    field.press_sequentially("at", delay=20)
    with page.expect_event("requestfailed", lambda request: request.url.endswith("q=wat")):
        page.wait_for_timeout(300)
        field.press_sequentially("er", delay=20)
    page.get_by_role("listbox").wait_for()

    assert asked == ["wat", "water"]
    assert page.evaluate("history.length") == history


def test_a_refusal_is_as_if_nothing_were_offered(page_1280: Page) -> None:
    page = page_1280
    field = typed(page, "water")
    page.route("**/search/suggestions?**", lambda route: route.fulfill(status=429, body="no"))
    field.press_sequentially("s")

    expect(page.get_by_role("listbox")).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=waters**")


def test_without_scripts_it_is_a_search_field(no_js: Page) -> None:
    field = field_of(no_js)
    expect(no_js.get_by_role("searchbox", name="Search everything")).to_have_count(1)
    field.fill("water")
    field.press("Enter")
    no_js.wait_for_url("**/search?q=water")
