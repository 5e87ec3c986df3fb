# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is going on at this moment: who waits to be let in, and what everybody has read."""

from sqlalchemy import delete, update

from cop import clock
from cop.db import db
from cop.demo.story import Story
from cop.demo.texts import Entry, entries
from cop.mail.outbox import OutboxMail
from cop.notify.models import Notification
from cop.people.models import Membership, Person

UNREAD = 12
"""How many days ago everybody last read what they were told."""


def add(story: Story) -> None:
    """Add those who wait for a community or a group, and a day on which everybody reads."""
    for entry in entries("waiting"):
        story.add(entry["days_ago"], _ask_to_join, entry)
    for group in entries("group"):
        for slug in group.get("asking", []):
            story.add(1, _ask_to_take_part, group["slug"], slug)
    story.add(UNREAD, _read)
    story.add(0, _keep_calendars_quiet)


def _ask_to_join(story: Story, entry: Entry) -> None:
    db.session.add(
        Person(
            name=entry["name"],
            email=entry["email"],
            function=entry["function"],
            asked_organisation=entry["asked"],
            motivation=entry["motivation"],
            locale=entry["locale"],
            confirmed_at=clock.now(),
        )
    )


def _ask_to_take_part(story: Story, group: str, person: str) -> None:
    db.session.add(Membership(group_id=story.known[group].id, person_id=story.known[person].id))


def _read(story: Story) -> None:
    db.session.execute(update(Notification).values(read_at=clock.now()))


def _keep_calendars_quiet(story: Story) -> None:
    """Take back what was to go into the calendars of people who do not exist."""
    invented = [entry["email"] for entry in entries("person")]
    unsent = delete(OutboxMail).where(OutboxMail.calendar != "", OutboxMail.sent_at.is_(None))
    db.session.execute(unsent.where(OutboxMail.recipient.in_(invented)))
