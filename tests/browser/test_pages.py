# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page of the demonstration is accessible, fits the screen and is valid HTML."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from cop.demo.texts import entries
from tests.browser.checks import COLOURS, accessible, valid_html
from tests.browser.crawling import kinds_of_pages

pytestmark = pytest.mark.once

WHO = ["visitor", "member", "administrator"]
SCREENS = [(1280, "light"), (375, "light"), (375, "dark")]
PHONE = [(375, "light")]
"""For pages that members see too, where most of what there is was looked at on every screen."""
SURELY = {
    "visitor": {"questions.index", "questions.show", "search.search", "signing_in.sign_in"},
    "member": {"questions.new", "practices.new", "notify.index"},
    "administrator": {"admin.index", "admin.log", "meetings.new", "reports.new"},
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
    known = _seen_by_members(opened, live_server) if who != "member" else set()
    faults: list[str] = []
    for kind, path in kinds.items():
        page.goto(path)
        faults += _faults(page, path, PHONE if kind in known else SCREENS)

    valid_html({path: page.request.get(path).text() for path in kinds.values()})
    assert not faults, "\n\n".join(faults)
    assert set(kinds) >= SURELY[who]


REFUSED = {
    "visitor": [
        "/nowhere",
        "/join",
        "/join/confirm/nothing",
        "/invitations/nothing",
        "/password/reset",
        "/password/reset/nothing",
        "/sign-in",
    ],
    "member": ["/admin", "/questions/new", "/practices/new", "/settings/password"],
    "organiser": [
        "/meetings/new",
        "/reports/new",
        "/library/new",
        "/groups/new",
        "/admin/organisations/new",
    ],
}
"""Pages that refuse by their address, or an empty form."""


@pytest.mark.parametrize("kind", REFUSED)
def test_pages_that_refuse_are_accessible_fit_and_are_valid(
    kind: str, opened: Callable[..., Page]
) -> None:
    page = opened(reduced_motion="reduce")
    come_as(page, kind)
    faults: list[str] = []
    shown = {}
    for path in REFUSED[kind]:
        answer = page.goto(path)
        if answer is not None and answer.ok:
            with page.expect_navigation() as leaving:
                page.locator("main form .form-actions button").first.click()
            answer = leaving.value
        assert answer is not None
        assert 400 <= answer.status < 500, (path, answer.status)
        shown[path] = answer.text()
        faults += _faults(page, path)

    valid_html(shown)
    assert not faults, "\n\n".join(faults)


def _seen_by_members(opened: Callable[..., Page], live_server: str) -> set[str]:
    page = opened()
    come_as(page, "member")
    return set(kinds_of_pages(page.context, live_server))


def _faults(page: Page, path: str, screens: list[tuple[int, str]] = SCREENS) -> list[str]:
    """What is wrong with the page that is open, on a desk and on a telephone, by day and night."""
    found = []
    for width, scheme in screens:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        try:
            accessible(page, {"type": "rule", "values": COLOURS} if scheme == "dark" else None)
        except AssertionError as refused:
            found.append(f"{width} pixels, {scheme}: {refused}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{path} is {wide} pixels wide at {width}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 800})
    return found
