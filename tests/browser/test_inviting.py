# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""An expert on a telephone, with keys alone: answers, asks a colleague, or does neither."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from playwright.sync_api import Page

from tests.browser.checks import accessible
from tests.browser.test_story import MEMBER, ORGANISER, walker_on
from tests.browser.walker import Walker

TITLES = (f"Which butterflies say how a verge is doing, round {n}?" for n in count())
WAYS = {
    "keys alone, narrow": {"width": 375, "reduced_motion": "reduce"},
    "keys alone, narrow, without scripts": {"width": 375, "java_script_enabled": False},
}


@pytest.fixture
def title(opened: Callable[..., Page]) -> str:
    """A question of an organiser, who reads on its page who may know it and invites one."""
    title, walker = next(TITLES), walker_on(opened(), "desk")
    walker.signs_in(*ORGANISER)
    walker.goes_to("/questions/new?lang=en")
    walker.fills("Your question in one sentence", title)
    walker.fills("Explanation", "We count every year, and know too little.")
    walker.ticks("Monitoring")
    walker.presses("Post question")
    walker.sees("What happens with this question")
    walker.sees("Says to know about Monitoring")
    accessible(walker.page)
    walker.presses("Invite Teun Kamgras")
    walker.sees("Is invited")
    return title


@pytest.fixture(params=WAYS)
def expert(request: pytest.FixtureRequest, opened: Callable[..., Page]) -> Iterator[Walker]:
    walker = walker_on(opened(**WAYS[request.param]), request.param)
    walker.signs_in(*MEMBER)
    yield walker
    accessible(walker.page)


def opens(walker: Walker, title: str) -> None:
    """Goes from what waits to the question."""
    walker.goes_to("/waiting?lang=en")
    accessible(walker.page)
    wide = walker.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 375
    walker.follows(title)
    walker.sees("You are invited to answer")
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
    expert.fills("Name or organisation", "idris")
    expert.presses("Look for this person")
    accessible(expert.page)
    expert.presses("Ask Idris Kamille")
    expert.sees("Your colleague is invited.")


def test_the_expert_says_not_now(expert: Walker, title: str) -> None:
    opens(expert, title)
    expert.presses("Not now")
    expert.sees("Nobody waits for your answer.")
    expert.goes_to("/waiting?lang=en")
    assert not expert.page.get_by_role("link", name=title).count()
