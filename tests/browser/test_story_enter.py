# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Enter in a line sends the form by its own button, not by Preview or another beside it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.test_story import ORGANISER, walker_on
from tests.browser.walker import Walker

LINES = {
    "/questions/new": "Your question in one sentence",
    "/practices/new": "What did you do?",
    "/meetings/new": "Title",
    "/reports/new": "Title",
    "/library/new": "Name",
}


@pytest.fixture
def organiser(opened: Callable[..., Page]) -> Walker:
    walker = walker_on(opened(), "desk")
    walker.signs_in(*ORGANISER)
    return walker


def test_enter_in_a_line_sends_the_form_itself(organiser: Walker) -> None:
    for address, label in LINES.items():
        organiser.goes_to(address)
        organiser.fills(label, "Too little")
        with organiser.page.expect_navigation() as sent:
            organiser.page.keyboard.press("Enter")

        assert sent.value.status == 422, address
        assert sent.value.url.endswith(address)
        organiser.sees("There is something to correct")
        assert organiser.reads(label) == "Too little"
        assert len(organiser.page.context.pages) == 1, "it opened the preview"
