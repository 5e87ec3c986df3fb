# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The whole story: a visitor looks, joins and asks; an expert answers; it ends as a practice."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.walker import Walker, on_each_database

ORGANISER = ("sanne.wilgenroos@samenvoorbiodiversiteit.example", "demo-organisator-met-agenda")
MEMBER = ("teun.kamgras@dordrecht.example", "demo-lid-in-de-berm")
PASSWORD = "een-lange-zin-over-bermen"
ENTRY = "Kruidenrijke berm met sinusbeheer"
APPLIED = ["RECONECT", "JOMOPANS", "CENTERPro", "N-POWER", "Virtuele Gemeente", "Biodiverse Cities"]
"""An entry of the library for each way, as a page shows no more than its nearest practices."""

WAYS: dict[str, dict[str, Any]] = {
    "desk": {"width": 1280},
    "phone": {"width": 375, "has_touch": True, "is_mobile": True},
    "desk without scripts": {"width": 1280, "java_script_enabled": False},
    "phone without scripts": {"width": 375, "java_script_enabled": False},
    "keys alone": {"width": 1280, "reduced_motion": "reduce"},
    "keys alone, narrow": {"width": 375, "reduced_motion": "reduce"},
}


@pytest.mark.parametrize("way", on_each_database(WAYS, "phone", "desk without scripts"))
def test_from_a_visit_to_a_practice_that_another_town_can_find(
    way: str, opened: Callable[..., Page]
) -> None:
    walker = walker_on(opened(**WAYS[way]), way)
    for chapter in STORY:
        chapter(walker, list(WAYS).index(way))


def walker_on(page: Page, way: str) -> Walker:
    return Walker(page, keys_only="keys" in way, scripts="without" not in way)


def title(number: int) -> str:
    return f"How do you water young trees in a dry summer, round {number}?"


def report(number: int) -> str:
    return f"Report on trees and drought, round {number}"


def practice(number: int) -> str:
    return f"Watering bags on 400 young trees, round {number}"


def applied(number: int) -> str:
    return APPLIED[number % len(APPLIED)]


def asker(number: int) -> str:
    return f"nora.linde{number}@zeist.example"


def somebody_looks_and_joins(walker: Walker, number: int) -> None:
    walker.goes_by_menu("Library")
    walker.finds("sinusbeheer", ENTRY)

    walker.goes_by_account("Join")
    walker.fills("Your name", "Nora Linde")
    walker.fills("Work address", asker(number))
    walker.fills("Where do you work?", "Zeist")
    walker.fills("What do you do there?", "Tree officer")
    walker.fills("Why do you want to take part?", "To keep our young trees alive.")
    walker.presses("Ask to join")
    walker.opens_mail(asker(number))
    walker.follows("/join/confirm/")
    walker.fills("Password", PASSWORD)
    walker.presses("Confirm")


def she_asks_what_is_missing(walker: Walker, number: int) -> None:
    walker.goes_by_menu("Questions")
    walker.follows("Ask a question")
    walker.fills("Your question in one sentence", "Sinusbeheer?")
    if not walker.scripts:
        walker.presses("Look for something similar")
    walker.sees("Perhaps this helps already")
    walker.sees(ENTRY)
    if walker.scripts:
        the_draft_is_offered_again(walker, number)
    else:
        walker.page.go_back()

    walker.fills("Your question in one sentence", title(number))
    walker.fills("Explanation", "We lose one in five. **What works** with few hands?")
    walker.ticks("Water")
    walker.presses("Post question")
    walker.sees(title(number))
    walker.sees("No answer yet")
    walker.signs_out()


def the_draft_is_offered_again(walker: Walker, number: int) -> None:
    walker.fills("Explanation", "I had only begun")
    walker.sees("Draft kept at")
    walker.closes_the_browser()
    walker.signs_in(asker(number), PASSWORD)
    walker.goes_to("/questions/new?lang=en")
    walker.sees("has been put back")
    assert walker.reads("Explanation") == "I had only begun"


def an_expert_is_invited_and_answers(walker: Walker, number: int) -> None:
    address = f"ivo.esdoorn{number}@instituut.example"
    walker.signs_in(*ORGANISER)
    walker.goes_by_account("Manage")
    walker.follows("Invitations")
    walker.fills("Mail address", address)
    walker.chooses("Role", "expert")
    walker.presses("Send invitation")
    walker.signs_out()

    walker.opens_mail(address)
    walker.follows("/invitations/")
    walker.fills("Name", "Ivo Esdoorn")
    walker.fills("Password", PASSWORD)
    walker.presses("Begin")
    walker.finds("water young trees dry summer", title(number))
    walker.fills("What do you know of it?", "Fill a watering bag of 75 litres once a week.")
    walker.presses("Post answer")
    walker.sees("watering bag")
    walker.signs_out()


def another_town_has_the_question_too(walker: Walker, number: int) -> None:
    walker.signs_in(*MEMBER)
    walker.finds("water young trees dry summer", title(number))
    walker.presses("Our question too")
    walker.sees("Dordrecht")
    walker.follows("Comment on the text of Ivo Esdoorn")
    walker.fills("Comment", "How long does such a bag last?")
    walker.presses("Post comment")
    walker.sees("How long does such a bag last?")
    walker.signs_out()


def the_asker_accepts_the_answer(walker: Walker, number: int) -> None:
    walker.signs_in(asker(number), PASSWORD)
    walker.goes_by_account("Notifications")
    walker.presses(f"Ivo Esdoorn answered “{title(number)}”")
    walker.presses("This answered my question")
    walker.sees("Accepted answer")
    walker.sees("Solved")
    walker.signs_out()


def the_organiser_puts_it_on_an_agenda_and_reports(walker: Walker, number: int) -> None:
    walker.signs_in(*ORGANISER)
    walker.finds("water young trees dry summer", title(number))
    question = walker.page.url.split("?")[0]
    walker.presses("On the agenda of")
    walker.sees(title(number))

    walker.goes_to("/reports/new?lang=en")
    walker.fills("Title", report(number))
    walker.fills("Day of the meeting", "2026-11-20")
    walker.fills("Text", f"## Young trees\n\nWe discussed [the question]({question}).")
    walker.fills("Decisions", f"Three towns test watering bags. | {question}")
    walker.fills("What", f"Order the bags of round {number}")
    walker.fills("Who", "Teun Kamgras")
    walker.fills("Before", "2027-03-01")
    walker.ticks("Water")
    walker.presses("Publish the report")
    walker.sees("Three towns test watering bags.")
    walker.sees("Order the bags")
    walker.sees("Teun Kamgras")
    walker.signs_out()


def the_asker_tells_what_came_of_it(walker: Walker, number: int) -> None:
    walker.signs_in(asker(number), PASSWORD)
    walker.finds("water young trees dry summer", title(number))
    walker.follows("Describe a practice")
    walker.fills("What did you do?", practice(number))
    walker.fills("Summary", "Bags of 75 litres kept nearly all young trees alive.")
    walker.fills("What was done?", "Every Monday one person filled forty bags.")
    walker.ticks("It worked")
    walker.presses("Publish the practice")

    walker.follows("Connect with something else")
    walker.fills("Address or words", applied(number))
    walker.presses("Look it up")
    walker.ticks(applied(number))
    walker.chooses("How", "This applies")
    walker.presses("Connect")
    walker.sees(applied(number))
    walker.signs_out()


def a_visitor_follows_the_chain(walker: Walker, number: int) -> None:
    walker.finds("watering bag", title(number))
    walker.sees("Fill a watering bag")
    walker.follows(report(number), within=".chain")
    walker.sees("Three towns test watering bags.")
    walker.follows("Three towns test watering bags.", within=".chain")
    walker.follows(practice(number), within=".chain")
    walker.sees("Every Monday")
    walker.follows(applied(number), within=".chain")
    walker.follows(practice(number), within=".chain")
    walker.follows(title(number), within=".chain")
    walker.sees("Fill a watering bag")


STORY = [
    somebody_looks_and_joins,
    she_asks_what_is_missing,
    an_expert_is_invited_and_answers,
    another_town_has_the_question_too,
    the_asker_accepts_the_answer,
    the_organiser_puts_it_on_an_agenda_and_reports,
    the_asker_tells_what_came_of_it,
    a_visitor_follows_the_chain,
]
