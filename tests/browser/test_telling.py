# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody was told: following, the bell, choices about mail with a preview, and a mail that
stops, by keyboard and without scripts too."""

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import create_engine, update
from sqlalchemy.orm import Session

from cop import clock
from cop.demo.texts import entries
from cop.notify.models import Notification
from tests.browser.checks import accessible
from tests.browser.test_pages import come_as
from tests.browser.walker import WAIT_SECONDS

NUMBERS = count()
WAYS: list[dict[str, Any]] = [{}, {"width": 375, "java_script_enabled": False}]
"""At a desk, and on a telephone that runs no scripts."""


def as_two(one: Page, who: str, other: Page, whom: str) -> tuple[Page, Page]:
    """The pages of two people of the demonstration."""
    come_as(one, who)
    come_as(other, whom)
    return one, other


def asked(asker: Page) -> str:
    """A new question of the organiser; answers its title."""
    title = f"Who lends a barge for the canal, round {next(NUMBERS)}?"
    asker.goto("/questions/new?lang=en")
    asker.fill("input[name=title]", title)
    asker.fill("textarea[name=body]", "For a day in May.")
    asker.locator("input[name=themes]").first.check(force=True)
    asker.get_by_role("button", name="Post question").click()
    asker.wait_for_url(lambda url: "/new" not in url)
    return title


def answers(member: Page, question: str, words: str = "We have one, and it floats.") -> None:
    member.goto(question + "?lang=en")
    member.fill("textarea[name=body]", words)
    member.get_by_role("button", name="Post answer").click()
    expect(member.locator("main").get_by_text(words).first).to_be_visible()


def checked(page: Page, way: dict[str, Any]) -> None:
    """axe-core is a script itself."""
    if way.get("java_script_enabled", True):
        accessible(page)


def address_of(page: Page) -> str:
    return page.url.partition("#")[0].partition("?")[0]


def bell(page: Page) -> int:
    shown = page.locator("#unread").first.text_content() or ""
    return int(re.sub(r"\D", "", shown) or 0)


@pytest.mark.parametrize("way", WAYS)
def test_the_bell_counts_and_what_is_read_is_read(
    opened: Callable[..., Page], way: dict[str, Any]
) -> None:
    page, member = as_two(opened(**way), "organiser", opened(), "member")
    title = asked(page)
    question = address_of(page)
    answers(member, question)

    page.goto("/notifications?show=unread&lang=en")
    assert bell(page) >= 1
    expect(page.get_by_role("button", name=title)).to_have_count(1)
    checked(page, way)

    page.goto(question)
    if way:  # without scripts a button says so
        page.get_by_role("button", name="Mark as read").click()
    expect(page.get_by_role("button", name="Mark as read")).to_have_count(0)

    page.goto("/notifications?show=unread")
    expect(page.get_by_role("button", name=title)).to_have_count(0)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_followed_is_told_and_stands_on_one_page(
    opened: Callable[..., Page], way: dict[str, Any]
) -> None:
    page, organiser = as_two(opened(**way), "member", opened(), "organiser")
    title = asked(organiser)
    question = address_of(organiser)

    page.goto(question + "?lang=en")
    follow = page.locator("#follow")
    follow.get_by_role("button", name="Follow", exact=True).click()
    expect(follow).to_contain_text("You follow this and are told of what is new.")
    checked(page, way)
    answers(organiser, question, "Nobody? Then I ask the harbour.")
    page.goto("/notifications?show=unread")
    page.get_by_role("button", name=title).click()  # opens it, and it is read
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)

    page.goto("/following")
    expect(page.get_by_role("link", name=title)).to_be_visible()
    checked(page, way)
    page.goto(question)
    follow.get_by_role("button", name="Mute", exact=True).click()
    expect(follow).to_contain_text("You hear nothing of this, unless somebody names you.")
    answers(organiser, question, "The harbour has one.")
    page.goto("/notifications?show=unread")
    expect(page.get_by_role("button", name=title)).to_have_count(0)


@pytest.mark.parametrize("way", WAYS)
def test_choices_about_mail_show_the_next_overview_before_they_are_saved(
    opened: Callable[..., Page], way: dict[str, Any]
) -> None:
    page, member = as_two(opened(**way), "organiser", opened(), "member")
    title = asked(page)
    question = address_of(page)
    member.goto(question + "?lang=en")
    member.get_by_role("link", name="Comment").first.click()
    member.fill("textarea[name=body]", "In May they are all in use.")
    member.get_by_role("button", name="Post comment").click()
    expect(member.locator("main").get_by_text("they are all in use")).to_be_visible()

    page.goto("/settings/mail?lang=en")
    overview, choice = page.locator("#overview"), page.get_by_label("A comment on what you wrote")
    expect(overview).to_contain_text(title)
    expect(choice).to_have_value("weekly")
    checked(page, way)
    choice.select_option("never")
    if way:
        page.get_by_role("button", name="Show the overview first").click()
    expect(overview).to_contain_text("which are not saved yet")
    expect(overview).not_to_contain_text(title)

    page.goto("/settings/mail")
    expect(choice).to_have_value("weekly")
    choice.select_option("never")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_be_visible()
    page.goto("/settings/mail")
    expect(choice).to_have_value("never")
    choice.select_option("weekly")
    page.get_by_role("button", name="Save", exact=True).click()


@pytest.mark.parametrize("way", WAYS)
def test_a_mail_is_stopped_from_its_foot_without_signing_in_and_that_is_undone(
    opened: Callable[..., Page], live_database: str, way: dict[str, Any]
) -> None:
    asker, member = as_two(opened(), "organiser", opened(), "member")
    title = asked(asker)
    answers(member, address_of(asker))
    waits_no_more(live_database)

    reader = opened(**way)  # signed in as nobody
    [person] = [each for each in entries("person") if each.get("sign_in") == "organiser"]
    letter = reader.locator("tr", has_text=title).filter(has_text=person["email"])
    reader.goto("/dev/mail?lang=en")
    for _attempt in range(WAIT_SECONDS * 4):
        if letter.count():
            break
        reader.wait_for_timeout(250)
        reader.reload()
    letter.get_by_role("link").first.click()
    reader.locator("main").get_by_role("link", name="/unsubscribe/").first.click()
    reader.wait_for_url("**/unsubscribe/**")
    reader.goto(f"{address_of(reader)}?lang=en")
    expect(reader.get_by_role("heading", name="Stop mail")).to_be_visible()
    expect(reader.locator("main")).to_contain_text(title)
    checked(reader, way)
    reader.get_by_role("button", name="Save this choice").click()
    expect(reader.get_by_role("heading", name="Your choice was saved")).to_be_visible()
    checked(reader, way)

    asker.reload()
    expect(asker.locator("#follow")).to_contain_text("You hear nothing of this")
    reader.get_by_role("button", name="Undo").click()
    expect(reader.locator("main")).to_contain_text(f"News about “{title}” again.")
    asker.reload()
    expect(asker.locator("#follow")).to_contain_text("told of what is new")


def waits_no_more(database: str) -> None:
    """Let the ten minutes be over that letters wait for somebody to read the news first."""
    engine = create_engine(database)
    with Session(engine) as session:
        due = update(Notification).where(Notification.letter_at.is_not(None))
        session.execute(due.values(letter_at=clock.now()))
        session.commit()
    engine.dispose()
