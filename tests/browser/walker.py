# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Somebody who walks through the site by the words on it: with a mouse, or with keys alone."""

import re
import time
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.keys import Keys

WAIT_SECONDS = 60
expect.set_options(timeout=WAIT_SECONDS * 1000)


def on_each_database(ways: Iterable[str], *both: str) -> list[Any]:
    """The ways as parameters of a test; another database is walked in these of them only."""
    return [pytest.param(way, marks=() if way in both else pytest.mark.once) for way in ways]


class Walker:
    """A person at a browser, in English, who finds things by their names."""

    def __init__(self, page: Page, *, keys_only: bool = False, scripts: bool = True) -> None:
        self.page = page
        self.scripts = scripts
        self.keys = Keys(page) if keys_only else None
        page.set_default_timeout(WAIT_SECONDS * 1000)
        self.goes_to("/?lang=en")

    def goes_to(self, address: str) -> None:
        """Types an address."""
        response = self.page.goto(address)
        assert response is not None
        assert response.status == 200, f"{address}: {response.status}"

    def sees(self, text: str) -> None:
        """Reads a text in the content, without regard to case."""
        expect(self.page.locator("main")).to_contain_text(text, ignore_case=True)

    def fills(self, label: str, text: str) -> None:
        """Types into the field of a label."""
        field = self._field(label)
        if self.keys:
            self.keys.types(field, text)
        elif self.scripts and field.get_attribute("type") not in ("date", "time"):
            field.fill("")
            field.type(text)
        else:
            field.fill(text)

    def writes(self, label: str, text: str) -> None:
        """Writes several lines into the field of a label."""
        if self.keys:
            self.keys.types(self._field(label), text)
        else:
            self._field(label).fill(text)

    def reads(self, label: str) -> str:
        """What stands in the field of a label."""
        return self._field(label).input_value()

    def chooses(self, label: str, option: str) -> None:
        """Takes an option of a select; by its first letters when keys are all there is."""
        field = self._field(label)
        if self.keys:
            self.keys.types(field, option)
        else:
            field.select_option(label=option)
        assert field.evaluate("f => f.selectedOptions[0].label.trim()") == option

    def ticks(self, label: str) -> None:
        """Ticks a box, or takes one of several."""
        box = self.page.locator("main").get_by_label(label).first
        fold = box.locator("xpath=ancestor::details[not(@open)]/summary")
        if fold.count():
            self.opens(fold.inner_text())
        if not self.keys:
            box.check()
        elif box.get_attribute("type") == "radio":
            self.keys.take(box)
        else:
            self.keys.press(box, "Space")
        assert box.is_checked()

    def presses(self, name: str) -> None:
        """Uses a button and waits for the page it leads to."""
        self.uses(self.page.get_by_role("button", name=re.compile(f"^\\s*{re.escape(name)}")))

    def follows(self, name: str, within: str = "main") -> None:
        """Follows a link in the content, or in a part of the page."""
        self.uses(self.page.locator(within).get_by_role("link", name=name))

    def opens(self, summary: str) -> None:
        """Opens what is folded away under these words."""
        fold = self.page.locator("main summary", has_text=summary).first
        if self.keys:
            self.keys.press(fold, "Enter")
        else:
            fold.click()

    def goes_by_menu(self, name: str) -> None:
        """Goes to a part of the site, by way of the "Menu" button where there is one."""
        self._opens_menu()
        self.follows(name, within=".site-menu")

    def goes_by_account(self, name: str) -> None:
        """Goes to a page of one's own, which stands in the menu where there is a "Menu" button."""
        opened = self._opens_menu()
        self.follows(name, within=".site-menu" if opened else "header")

    def searches(self, words: str) -> None:
        """Searches from the head of the page by the Enter key."""
        # It becomes a combobox once the script that suggests has come.
        plain = self.page.get_by_role("searchbox", name="Search everything")
        box = plain.or_(self.page.get_by_role("combobox", name="Search everything"))
        if self.keys:
            self.keys.types(box, words)
        else:
            box.fill(words)
        with self.page.expect_navigation():
            box.press("Enter")

    def finds(self, words: str, title: str) -> None:
        """Searches until what was written is found, as the worker needs a moment, and opens it."""
        deadline = time.monotonic() + WAIT_SECONDS
        found = self.page.locator("main .rows").get_by_role("link", name=title)
        self.goes_to("/themes")
        self.searches(words)
        while not found.count() and time.monotonic() < deadline:
            self.page.wait_for_timeout(250)
            self.page.reload()
        self.uses(found)

    def signs_in(self, address: str, password: str) -> None:
        self.goes_to("/sign-in?lang=en")
        self.fills("Mail address", address)
        self.fills("Password", password)
        self.uses(self.page.locator("main").get_by_role("button", name="Sign in"))
        expect(
            self.page.locator("header").get_by_role("link", name="Notifications")
        ).to_be_visible()

    def signs_out(self) -> None:
        self._opens_menu()
        self.presses("Sign out")

    def closes_the_browser(self) -> None:
        """Loses the page and the sign-in, and begins again with an empty one."""
        old, context = self.page, self.page.context
        self.page = context.new_page()
        if self.keys:
            self.keys = Keys(self.page)
        old.close()
        context.clear_cookies()

    def opens_mail(self, recipient: str) -> None:
        """Reads the latest mail to an address once the worker has sent it."""
        deadline = time.monotonic() + WAIT_SECONDS
        letter = self.page.locator("tr", has_text=recipient).get_by_role("link")
        self.goes_to("/dev/mail?lang=en")
        while not letter.count() and time.monotonic() < deadline:
            self.page.wait_for_timeout(250)
            self.page.reload()
        self.uses(letter)

    def _opens_menu(self) -> bool:
        """Whether there is a "Menu" button, which is then pressed."""
        button = self.page.get_by_role("button", name="Menu", exact=True)
        if not button.is_visible():
            return False
        if self.keys:
            self.keys.press(button, "Enter")
        else:
            button.click()
        return True

    def _field(self, label: str) -> Locator:
        labelled = self.page.locator("main").get_by_label(label).locator("visible=true")
        return labelled.and_(self.page.locator("input, textarea, select")).first

    def uses(self, target: Locator) -> None:
        """Uses a button or link, and waits for the page it leads to."""
        target = target.locator("visible=true").first
        if not self.keys:  # what a page asks for once it is shown may still move its buttons
            self.page.wait_for_load_state("networkidle")
        with self.page.expect_navigation() as leaving:
            if self.keys:
                self.keys.press(target, "Enter")
            else:
                target.click()
        response = leaving.value  # none when it leads to another place on the same page
        assert not response or response.ok, f"{response.url}: {response.status}"
