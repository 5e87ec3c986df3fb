# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody was told: the bell, what is read, the choices about mail, and a mail that stops."""

import re
from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import accessible
from tests.browser.test_pages import come_as

NUMBERS = count()
WAYS = [{}, {"java_script_enabled": False}]


def answered(opened: Callable[..., Page], **way: bool) -> tuple[Page, str]:
    """The page of an organiser whose new question a member answered, and its title."""
    title = f"Who lends a barge for the canal, round {next(NUMBERS)}?"
    asker, member = opened(**way), opened()
    come_as(asker, "organiser")
    asker.goto("/questions/new?lang=en")
    asker.fill("input[name=title]", title)
    asker.fill("textarea[name=body]", "For a day in May.")
    asker.get_by_role("button", name="Post question").click()
    asker.wait_for_url(lambda url: "/new" not in url)
    come_as(member, "member")
    member.goto(asker.url.partition("#")[0].partition("?")[0] + "?lang=en")
    member.fill("textarea[name=body]", "We have one, and it floats.")
    member.get_by_role("button", name="Post answer").click()
    member.wait_for_url(lambda url: "lang=en" not in url)
    return asker, title


def bell(page: Page) -> int:
    shown = page.locator("#unread").inner_text()
    return int(re.sub(r"\D", "", shown) or 0)


@pytest.mark.parametrize("way", WAYS)
def test_the_bell_counts_and_what_is_read_is_read(
    opened: Callable[..., Page], way: dict[str, bool]
) -> None:
    page, title = answered(opened, **way)
    page.goto("/notifications?lang=en")
    before = bell(page)
    assert before >= 1
    assert title in page.locator("main").inner_text()
    address = page.get_by_role("button", name=title).first
    expect(address).to_be_visible()

    page.goto("/questions")
    page.get_by_role("link", name=title).first.click()
    if way:  # without scripts a button says so
        page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_role("button", name="Mark as read")).to_have_count(0)

    expect(page.locator("#unread")).not_to_have_text(re.compile(rf"\b{before}\b"))
    page.reload()
    assert bell(page) < before
    accessible(page)
