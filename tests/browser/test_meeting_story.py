# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The story of a meeting: a question, the agenda, minutes, corrections, an action, a practice."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from sqlalchemy import create_engine, delete, select, update
from sqlalchemy.orm import Session

from cop import clock
from cop.contributions.models import Contribution
from cop.meetings.models import Action, Meeting, Report
from cop.search.models import Heartbeat
from tests.browser.checks import accessible
from tests.browser.test_story import MEMBER, ORGANISER
from tests.browser.walker import Walker, on_each_database
from tests.exports.scene import tags

WAYS: dict[str, dict[str, Any]] = {
    "phone": {"width": 375, "has_touch": True, "is_mobile": True},
    "keys alone": {"width": 1280, "reduced_motion": "reduce"},
    "without scripts": {"width": 375, "java_script_enabled": False},
}


@dataclass
class Told:
    """One telling of the story: who walks, and what came of it so far."""

    walker: Walker
    database: str
    number: int
    meeting: str = ""
    report: str = ""

    @property
    def question(self) -> str:
        return f"Who has a ferry for sheep, round {self.number}?"

    @property
    def title(self) -> str:
        return f"Sheep on islands, round {self.number}"

    @property
    def action(self) -> str:
        return f"ask the shipyard of round {self.number}"

    def changes(self, *statements: Any) -> None:
        """Let time go by: what is changed in the database as the clock alone would."""
        engine = create_engine(self.database)
        with Session(engine) as session:
            for statement in statements:
                session.execute(statement)
            session.commit()
        engine.dispose()

    def checks(self) -> None:
        """axe-core is a script itself."""
        if self.walker.scripts:
            accessible(self.walker.page)


@pytest.mark.parametrize("way", on_each_database(WAYS, "phone"))
def test_from_a_question_over_minutes_to_a_practice(
    way: str, opened: Callable[..., Page], live_database: str
) -> None:
    page = opened(**WAYS[way])
    walker = Walker(page, keys_only="keys" in way, scripts="without" not in way)
    told = Told(walker, live_database, list(WAYS).index(way))
    for chapter in STORY:
        chapter(told, walker)


def a_member_asks_and_proposes_it(told: Told, walker: Walker) -> None:
    walker.signs_in(*MEMBER)
    walker.goes_to("/questions/new?lang=en")
    walker.fills("Your question", told.question)
    walker.fills("Explanation", "For forty sheep, twice a year.")
    walker.ticks("Water")
    walker.presses("Post question")
    walker.presses("Put it on an agenda")
    walker.sees("1 organisation wants to talk about it")
    told.checks()
    walker.signs_out()


def an_organiser_makes_the_agenda_of_it(told: Told, walker: Walker) -> None:
    walker.signs_in(*ORGANISER)
    walker.goes_to("/meetings/new?lang=en")
    day = clock.today() + timedelta(days=20)
    walker.fills("Title", told.title)
    walker.fills("Day", day.isoformat())
    walker.fills("Begins at", "10:00")
    walker.fills("Ends at", "11:00")
    walker.fills("Place", "Ferry house")
    walker.fills("Item", "Welcome")
    walker.fills("Minutes", "20")
    walker.presses("Announce the meeting")
    told.meeting = re.sub(r"[?#].*", "", walker.page.url)
    walker.goes_to(f"/proposals?meeting={told.meeting.split('/')[-1].split('-')[0]}&lang=en")
    told.checks()
    proposal = walker.page.locator("li.row", has_text=told.question)
    walker.uses(proposal.get_by_role("button", name="Put it on the agenda"))
    walker.sees(told.question)
    walker.sees("10:20")
    told.checks()
    walker.signs_out()


def the_asker_is_told_and_comes(told: Told, walker: Walker) -> None:
    walker.signs_in(*MEMBER)
    walker.goes_by_account("Notifications")
    walker.presses(f"What you wrote is on the agenda of “{told.title}”")
    walker.ticks("I am coming")
    walker.presses("Save")
    walker.sees("Teun Kamgras")
    told.checks()
    walker.signs_out()


def a_guest_registers_and_an_outsider_reads_no_names(told: Told, walker: Walker) -> None:
    address = f"kim.gast{told.number}@gastbureau.example"
    walker.goes_to(told.meeting + "?lang=en")
    walker.sees("1 person is coming")
    expect(walker.page.locator("main")).not_to_contain_text("Teun Kamgras")
    walker.follows("Register without an account")
    walker.fills("Your name", "Kim Gast")
    walker.fills("Where do you work?", "Gastbureau")
    walker.fills("Mail address", address)
    told.checks()
    walker.presses("Register")
    walker.opens_mail(address)
    walker.follows("/guests/")
    told.checks()
    walker.presses("Yes, I am coming")
    walker.goes_to(told.meeting + "?lang=en")
    walker.sees("2 people are coming")


def minutes_are_taken_and_become_a_report(told: Told, walker: Walker) -> None:
    id = int(told.meeting.split("/")[-1].split("-")[0])
    began = clock.now().replace(second=0, microsecond=0) - timedelta(minutes=30)
    table = Meeting.__table__
    told.changes(
        update(table).where(table.c.id == id).values(
            starts_at=began, ends_at=began + timedelta(hours=1)
        )
    )  # fmt: skip
    walker.signs_in(*ORGANISER)
    walker.goes_to(told.meeting + "?lang=en")
    walker.follows("Take minutes together")
    due = clock.today() + timedelta(days=20)
    walker.writes(
        f"Notes: {told.question}",
        "Two towns have one.\n"
        "Decision: we share one ferry\n"
        f"Action @Teun Kamgras before {due:%d-%m-%Y}: {told.action}",
    )
    place = walker.page.locator("section.note", has_text=told.question)
    if walker.scripts:
        expect(place.locator(".note__status")).to_contain_text("Saved at")
    else:
        walker.uses(place.get_by_role("button", name="Save"))
    walker.sees("we share one ferry")
    told.checks()
    walker.follows("Make the report")
    assert "We share one ferry" in walker.reads("Decisions")
    assert walker.reads("Who") == "Teun Kamgras"
    told.checks()
    walker.ticks("Water")
    walker.presses("Publish the report")
    walker.sees("This is a draft.")
    told.report = re.sub(r"[?#].*", "", walker.page.url)
    told.checks()
    walker.signs_out()


def the_attendee_proposes_a_correction(told: Told, walker: Walker) -> None:
    walker.signs_in(*MEMBER)
    walker.goes_to(told.report + "?lang=en")
    walker.opens(f"Propose a correction: {told.question}")
    fold = walker.page.locator("details", has_text=f"Propose a correction: {told.question}")
    text = fold.get_by_label("How it should read")
    words = text.input_value().replace("Two towns", "Three towns")
    if walker.keys:
        walker.keys.types(text, words)
    else:
        text.fill(words)
    walker.uses(fold.get_by_role("button", name="Propose this"))
    walker.sees("Your correction was proposed to the author.")
    told.checks()
    walker.signs_out()


def the_organiser_takes_it_over_and_adopts(told: Told, walker: Walker) -> None:
    walker.signs_in(*ORGANISER)
    walker.goes_to(told.report + "?lang=en")
    walker.presses("Take over")
    walker.sees("Three towns have one.")
    walker.goes_to(told.report.split("-")[0] + "/adopt?lang=en")
    walker.presses("Adopt the report")
    walker.sees("It is not changed any more")
    told.checks()
    pdf = walker.page.request.get(told.report.split("-")[0] + ".pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    found = {str(tag["/S"]) for tag in tags(PdfReader(io.BytesIO(pdf.body())))}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD"} <= found
    walker.signs_out()


def the_owner_is_reminded_of_the_action(told: Told, walker: Walker) -> None:
    actions, spine = Action.__table__, Contribution.__table__
    id = int(told.report.split("/")[-1].split("-")[0])
    soon = {"due_on": clock.today() + timedelta(days=6)}
    told.changes(
        update(actions).where(actions.c.report_id == id).values(**soon),
        update(spine).where(spine.c.id == id).values(created_at=clock.now() - timedelta(days=30)),
        delete(Heartbeat).where(Heartbeat.name == "reminded"),
    )
    walker.signs_in(*MEMBER)
    walker.goes_to("/notifications?show=unread&lang=en")
    reminder = walker.page.get_by_role("button", name="An action of yours or your organisation")
    for _attempt in range(100):
        if reminder.count():
            break
        walker.page.wait_for_timeout(250)
        walker.page.reload()
    expect(reminder.first).to_be_visible()
    walker.goes_to("/actions?lang=en")
    walker.sees(told.action)
    told.checks()
    walker.signs_out()


def it_is_carried_over_to_the_next_meeting(told: Told, walker: Walker) -> None:
    walker.signs_in(*ORGANISER)
    walker.goes_to(told.meeting + "?lang=en")
    walker.follows("Plan the next one")
    walker.fills("Day", (clock.today() + timedelta(days=60)).isoformat())
    walker.fills("Begins at", "10:00")
    walker.fills("Ends at", "11:00")
    walker.presses("Announce the meeting")
    walker.sees("Actions still open")
    walker.sees(told.action)
    walker.signs_out()


def the_owner_does_it_and_makes_a_practice_of_it(told: Told, walker: Walker) -> None:
    walker.signs_in(*MEMBER)
    walker.goes_to(told.report + "?lang=en")
    action = walker.page.locator("tr, li", has_text=told.action).first
    walker.uses(action.get_by_role("button", name="Done"))
    walker.opens(f"Go on from here: {told.question}")
    fold = walker.page.locator("details", has_text=f"Go on from here: {told.question}")
    walker.uses(fold.get_by_role("link", name="Make a practice of it"))
    walker.fills("What did you do?", f"One ferry for three towns, round {told.number}")
    walker.fills("Summary", "Forty sheep cross twice a year.")
    walker.fills("What was done?", "We lend each other the ferry.")
    walker.ticks("It worked")
    walker.presses("Publish the practice")
    walker.follows(told.title, within=".chain")
    told.checks()
    walker.signs_out()


def what_an_outsider_reads(told: Told, walker: Walker) -> None:
    walker.goes_to(told.report + "?lang=en")
    walker.sees("Three towns have one.")
    walker.sees("we share one ferry")
    expect(walker.page.locator("main")).not_to_contain_text("Teun Kamgras")
    expect(walker.page.locator("main")).not_to_contain_text("Propose a correction")
    engine = create_engine(told.database)
    with Session(engine) as session:
        id = int(told.report.split("/")[-1].split("-")[0])
        state = session.scalar(select(Report.__table__.c.state).where(Report.__table__.c.id == id))
        done = select(Action.state).where(Action.text.icontains(told.action))
        asked = select(Contribution.id).where(Contribution.title == told.question)
        assert (str(state), str(session.scalar(done))) == ("adopted", "done")
        assert session.scalar(asked)
    engine.dispose()


STORY = [
    a_member_asks_and_proposes_it,
    an_organiser_makes_the_agenda_of_it,
    the_asker_is_told_and_comes,
    a_guest_registers_and_an_outsider_reads_no_names,
    minutes_are_taken_and_become_a_report,
    the_attendee_proposes_a_correction,
    the_organiser_takes_it_over_and_adopts,
    the_owner_is_reminded_of_the_action,
    it_is_carried_over_to_the_next_meeting,
    the_owner_does_it_and_makes_a_practice_of_it,
    what_an_outsider_reads,
]
