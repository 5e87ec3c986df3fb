# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page of the demonstration is accessible, fits the screen and is valid HTML."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from cop.demo.texts import entries
from tests.browser.checks import accessible, valid_html
from tests.browser.crawling import kinds_of_pages

WHO = ["visitor", "member", "administrator"]
SCREENS: dict[str, dict[str, Any]] = {
    "desk, light": {"width": 1280, "color_scheme": "light"},
    "phone, dark": {"width": 375, "color_scheme": "dark", "has_touch": True, "is_mobile": True},
}
SURELY = {
    "visitor": {"questions.index", "questions.show", "search.search", "signing_in.sign_in"},
    "member": {"questions.new", "practices.new", "notify.index"},
    "administrator": {"admin.index"},
}
"""Kinds of pages without which the walk has lost its way."""


@pytest.fixture(params=WHO)
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def come_as(page: Page, who: str) -> None:
    """Signs somebody of the demonstration in, unless it is a visitor."""
    if who == "visitor":
        return
    [person] = [each for each in entries("person") if each.get("sign_in") == who]
    page.goto("/sign-in")
    page.fill("input[name=email]", person["email"])
    page.fill("input[name=password]", person["password"])
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def test_every_kind_of_page_is_accessible_fits_and_is_valid(
    who: str, opened: Callable[..., Page], live_server: str
) -> None:
    page = opened(reduced_motion="reduce")
    come_as(page, who)
    kinds = kinds_of_pages(page.context, live_server)
    faults: list[str] = []
    for screen, options in SCREENS.items():
        shown = opened(
            reduced_motion="reduce", storage_state=page.context.storage_state(), **options
        )
        for path in kinds.values():
            faults += _faults(shown, path, screen, options["width"])

    valid_html({path: page.request.get(path).text() for path in kinds.values()})
    assert not faults, "\n\n".join(faults)
    assert set(kinds) >= SURELY[who]


def _faults(page: Page, path: str, screen: str, width: int) -> list[str]:
    page.goto(path)
    found = []
    try:
        accessible(page)
    except AssertionError as refused:
        found.append(f"{screen}: {refused}")
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        found.append(f"{screen}: {path} is {wide} pixels wide")
    return found
