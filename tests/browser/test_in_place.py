# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small acts that leave the page where it is, for people whose browser runs scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import come_as

pytestmark = pytest.mark.once


@pytest.mark.parametrize("listed", ["/questions", "/themes"])
def test_following_is_said_in_its_place_and_the_keyboard_stays_there(
    page_1280: Page, listed: str
) -> None:
    page = page_1280
    come_as(page, "member")
    page.goto(listed)
    page.locator("main h2 a").first.click()
    page.evaluate("window.stays = true")
    button = page.locator("#follow-button")
    before = button.inner_text()

    button.focus()
    page.keyboard.press("Enter")

    expect(button).not_to_have_text(before)
    expect(button).to_be_focused()
    button.click()
    expect(button).to_have_text(before)
    assert page.evaluate("window.stays")


def test_what_was_just_typed_is_there_in_the_other_language(page_1280: Page) -> None:
    page = page_1280
    come_as(page, "member")
    page.goto("/questions/new?lang=nl")
    title = page.locator("input[name=title]")
    title.press_sequentially("Hoe houden wij de bermen vrij van distels?")

    page.get_by_role("link", name="Deutsch").click()

    page.wait_for_url(lambda url: "lang=de" in url)
    expect(title).to_have_value("Hoe houden wij de bermen vrij van distels?")
