# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Make valid things with as few words as a test needs."""

from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import select, update

from cop import clock
from cop.contributions.vocabulary import Theme
from cop.db import Base, db
from cop.library import actions as library
from cop.library.models import Solution
from cop.mail.outbox import OutboxMail
from cop.meetings import actions as meetings
from cop.meetings import reporting
from cop.meetings.models import Meeting, Report
from cop.notify.letters import make_due
from cop.notify.models import Notification
from cop.people.models import Access, Group, Membership, Organisation, Person
from cop.practices import actions as practices
from cop.practices.models import Practice
from cop.questions import actions as questions
from cop.questions.models import Answer, Question

T = TypeVar("T", bound=Base)


def saved(thing: T) -> T:
    db.session.add(thing)
    db.session.commit()
    return thing


def community() -> Group:
    """The group that is the community itself: public to read."""
    return db.session.scalar(select(Group).where(Group.name == "Community")) or saved(
        Group(name="Community", access=Access.PUBLIC)
    )


def group(name: str, access: Access = Access.PRIVATE, *members: Person) -> Group:
    made = saved(Group(name=name, access=access))
    for member in members:
        saved(Membership(group_id=made.id, person_id=member.id, joined_at=clock.now()))
    return made


def organisation(name: str = "Voorbeeldstad", **fields: Any) -> Organisation:
    return saved(Organisation(**{"name": name, "kind": "municipality"} | fields))


def person(name: str = "Ana", **fields: Any) -> Person:
    now = clock.now()
    defaults = {
        "name": name,
        "email": f"{name.lower().replace(' ', '.')}@voorbeeldstad.example",
        "confirmed_at": now,
        "approved_at": now,
        "locale": "en",
    }
    return saved(Person(**defaults | fields))


def theme(code: str = "water", **fields: Any) -> Theme:
    return saved(Theme(**{"code": code, "names": {"nl": code, "en": code}} | fields))


def question(
    by: Person,
    title: str = "How do you explain later mowing to residents?",
    body: str = "They think it is neglect.",
    **rest: Any,
) -> Question:
    rest = {"group_id": community().id, "language": "en"} | rest
    return saved(questions.ask(by, title, body, **rest))


def answer(question: Question, by: Person, body: str = "Tell them about the flowers.") -> Answer:
    return saved(questions.answer(question, by, body, language="en"))


def practice(by: Person, title: str = "Mowing in curves on 62 hectares", **fields: Any) -> Practice:
    """A practice; columns and what `contributions.actions.post` takes, mixed."""
    spine = {"group_id": community().id, "theme_ids": (), "tags": "", "at": None}
    rest = {name: fields.pop(name, value) for name, value in spine.items()}
    facts = {"title": title, "summary": "Fewer cuts.", "body": "We drew a map."} | fields
    return saved(practices.describe(by, facts, language="en", **rest))


def solution(
    by: Person, title: str = "Climate doers", body: str = "A group of residents.", **fields: Any
) -> Solution:
    """An entry of the library; its fields and what `contributions.actions.post` takes, mixed."""
    spine = {"group_id": community().id, "theme_ids": (), "tags": "", "at": None, "files": ()}
    rest = {name: fields.pop(name, value) for name, value in spine.items()}
    facts = {"solution_kind": "support", "summary": "Residents think of actions."} | fields
    return saved(library.publish(by, title, body, facts, language="en", **rest))


def meeting(by: Person, title: str = "Verges and heat", **fields: Any) -> Meeting:
    """A meeting of two hours, a week from now unless `days` says otherwise."""
    starts_at = clock.now().replace(microsecond=0) + timedelta(days=fields.pop("days", 7))
    items, group_id = fields.pop("items", ()), fields.pop("group_id", community().id)
    spine = {"group_id": group_id, "theme_ids": fields.pop("theme_ids", ())}
    facts = {"title": title, "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    spine |= {"every_months": fields.pop("every_months", 0), "after": fields.pop("after", None)}
    return saved(meetings.plan(by, facts | fields, items, language="en", **spine))


def report(by: Person, title: str = "Report: verges and heat", **fields: Any) -> Report:
    """A report of yesterday; its parts are those of `reporting.Minutes`."""
    parts = ("decisions", "actions", "people", "organisations")
    minutes = reporting.Minutes(**{name: fields.pop(name) for name in parts if name in fields})
    group_id = fields.pop("group_id", community().id)
    facts = {"title": title, "body": "We talked.", "held_on": clock.today() - timedelta(days=1)}
    return saved(reporting.publish(by, facts | fields, minutes, language="en", group_id=group_id))


def letters() -> list[OutboxMail]:
    """All mail, with the letters about news that waits, as if their ten minutes were over."""
    due = update(Notification).where(Notification.letter_at.is_not(None))
    db.session.execute(due.values(letter_at=clock.now()))
    db.session.commit()
    while make_due():
        pass
    return list(db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)))
