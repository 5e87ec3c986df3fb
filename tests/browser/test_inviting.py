# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An expert on a telephone, with keys alone: answers, asks a colleague, or does neither."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Page

from tests.browser.checks import accessible
from tests.browser.test_story import ORGANISER, PASSWORD, walker_on
from tests.browser.walker import Walker, on_each_database

NUMBERS = count()
WAYS = {
    "keys alone, narrow": {"width": 375, "reduced_motion": "reduce"},
    "keys alone, narrow, without scripts": {"width": 375, "java_script_enabled": False},
}


@pytest.fixture
def number() -> int:
    return next(NUMBERS)


@pytest.fixture
def title(opened: Callable[..., Page], number: int) -> str:
    """A question of an organiser, who lets a new expert in and forwards it to them."""
    title = f"Which butterflies say how a quay is doing, round {number}?"
    walker, address = walker_on(opened(), "desk"), f"fern.{number}@instituut.example"
    walker.signs_in(*ORGANISER)
    walker.goes_to("/admin/invitations")
    walker.fills("Mail address", address)
    walker.chooses("Role", "expert")
    walker.presses("Send invitation")
    walker.opens_mail(address)
    letter = walker.page.locator("main").get_by_role("link", name="/invitations/").inner_text()
    joins(walker_on(opened(), "desk"), letter, f"Fern Number {number}")

    walker.goes_to("/questions/new?lang=en")
    walker.fills("Your question in one sentence", title)
    walker.fills("Explanation", "We count every year, and know too little.")
    walker.ticks("Monitoring")
    walker.presses("Post question")
    walker.sees("Who may know this?")
    accessible(walker.page)
    walker.follows("Forward it to somebody who may know")
    walker.fills("Name or organisation", f"fern number {number}")
    walker.presses("Look for this person")
    walker.presses(f"Ask Fern Number {number}")
    walker.sees("The question was forwarded.")
    return title


def joins(walker: Walker, letter: str, name: str) -> None:
    walker.goes_to(letter)
    walker.fills("Name", name)
    walker.fills("Password", PASSWORD)
    walker.presses("Begin")


@pytest.fixture(params=on_each_database(WAYS, "keys alone, narrow, without scripts"))
def expert(
    request: pytest.FixtureRequest, opened: Callable[..., Page], title: str, number: int
) -> Iterator[Walker]:
    walker = walker_on(opened(**WAYS[request.param]), request.param)
    walker.signs_in(f"fern.{number}@instituut.example", PASSWORD)
    yield walker
    looks_well(walker)


def opens(walker: Walker, title: str) -> None:
    """Goes from what waits to the question."""
    walker.goes_to("/questions/waiting?lang=en")
    looks_well(walker)
    walker.follows(title)
    walker.sees("You are invited to answer")
    looks_well(walker)


def looks_well(walker: Walker) -> None:
    """Axe finds nothing and nothing is too wide; both are found out by scripts."""
    if walker.scripts:
        accessible(walker.page)
        assert walker.page.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_expert_answers(expert: Walker, title: str) -> None:
    opens(expert, title)
    expert.presses("I will answer")
    expert.sees("Your answer")
    expert.fills("What do you know of it?", "The meadow brown and the small heath.")
    expert.presses("Post answer")
    expert.sees("The meadow brown")


def test_the_expert_asks_a_colleague(expert: Walker, title: str) -> None:
    opens(expert, title)
    expert.follows("Ask somebody else")
    expert.fills("Name or organisation", "e")
    expert.presses("Look for this person")
    looks_well(expert)
    expert.presses("Ask ")
    expert.sees("Your colleague is invited.")


def test_the_expert_says_not_now(expert: Walker, title: str) -> None:
    opens(expert, title)
    expert.presses("Not now")
    expert.sees("Nobody waits for your answer.")
    expert.goes_to("/questions/waiting?lang=en")
    assert not expert.page.get_by_role("link", name=title).count()
