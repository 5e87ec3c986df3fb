# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What organisers do: decide about questions that wait, hold a meeting a month and report it."""

from datetime import date, time, timedelta
from functools import partial

from sqlalchemy import select

from bench.plan import COMMUNITY
from bench.year import answering, habits, visiting
from bench.year.habitants import Habitant
from bench.year.running import at, in_working_hours, local
from bench.year.stage import Stage, account
from cop import clock
from cop.attending import actions as attending
from cop.contributions.models import Contribution
from cop.db import db
from cop.errors import Refused
from cop.experts import queries as experts
from cop.experts.matching import suggested
from cop.meetings import actions as meetings
from cop.meetings import reporting
from cop.meetings.models import AgendaItem, Meeting
from cop.meetings.registrations import Coming
from cop.proposals import queries as proposals
from cop.questions import actions as questions
from cop.questions.models import ClosedReason, Question
from cop.waiting import actions as waiting
from cop.waiting import queries

AHEAD, LASTS = timedelta(days=35), timedelta(hours=2)


def look(stage: Stage, person: Habitant) -> None:
    """Decide about most of what waits for a decision, and look around as others do."""
    for row in db.session.execute(queries.to_decide(account(person))).all():
        if stage.happens(habits.DECIDES):
            _decide(stage, person, db.session.get_one(Question, row.id))
            db.session.commit()
    visiting.visit(stage, person)


def hold_a_meeting(stage: Stage, person: Habitant) -> None:
    """Plan a meeting some weeks ahead, with what people and organisers do until it is reported."""
    day = local(in_working_hours(at(local(clock.now()) + AHEAD, time(10))))
    starts, by = at(day, time(10)), account(person)
    facts = {"title": stage.words("nl", 6), "starts_at": starts, "ends_at": starts + LASTS}
    themes = [stage.chance.randint(1, 16)]
    meeting = meetings.plan(by, facts, group_id=COMMUNITY, theme_ids=themes)
    coming = [each for each in stage.people.values() if stage.happens(habits.REGISTERS)]
    for each in coming:
        stage.later(each, 5 * answering.WORKING_DAY, partial(_register, meeting.id))
    for days in (5, 1):
        arrange = partial(_arrange, stage, person, meeting.id)
        stage.clock.plan(in_working_hours(starts - timedelta(days=days)), arrange)
    report = partial(_report, stage, person, meeting.id, day, [each.id for each in coming])
    stage.clock.plan(in_working_hours(starts + timedelta(days=1)), report)


def _decide(stage: Stage, person: Habitant, question: Question) -> None:
    by, draw = account(person), stage.chance.random()
    if draw < habits.DECIDED_BY_ANSWER:
        answering.answer(stage, question.id, person)
    elif draw < habits.DECIDED_BY_ANSWER + habits.DECIDED_BY_FORWARDING:
        known = [each.person.id for each in suggested(question)]
        known += [row.id for row in db.session.execute(experts.named(question, "deel", by.id))]
        _forward(question, known, person)
    else:
        questions.close(question, by=by, reason=ClosedReason.ELSEWHERE, note=stage.words("nl"))


def _forward(question: Question, known: list[int], person: Habitant) -> None:
    """Name the first who takes another invitation; where nobody does it waits for another look."""
    for id in known:
        try:
            waiting.forward(question, id, by=account(person))
        except Refused:
            continue
        return


def _register(meeting_id: int, person: Habitant) -> None:
    meeting = db.session.get_one(Meeting, meeting_id)
    attending.register(meeting, by=account(person), coming=Coming.YES)


def _arrange(stage: Stage, person: Habitant, meeting_id: int) -> None:
    """Put on the agenda what was proposed."""
    by, meeting = account(person), db.session.get_one(Meeting, meeting_id)
    for row in db.session.execute(proposals.for_meeting(by, meeting)).all():
        if stage.happens(habits.ON_AGENDA):
            about = db.session.get_one(Contribution, row.contribution_id)
            meetings.put_on_agenda(meeting, about, by=by)


def _report(stage: Stage, person: Habitant, meeting_id: int, day: date, coming: list[int]) -> None:
    """Report the meeting, with an action, and the answers that were found there."""
    about = AgendaItem.contribution_id
    items = select(about).where(AgendaItem.meeting_id == meeting_id, about.is_not(None))
    discussed = [
        db.session.get_one(Question, id) for id in db.session.scalars(items.order_by(about))
    ]
    owner = stage.chance.choice(coming or [person.id])
    minutes = reporting.Minutes(
        decisions=[reporting.Decided(stage.words("nl", 6), each) for each in discussed],
        actions=[reporting.Agreed(stage.words("nl", 6), owner_id=owner)],
        people=coming,
    )
    facts = {"title": stage.words("nl", 6), "body": stage.words("nl", 40), "held_on": day,
             "meeting_id": meeting_id}  # fmt: skip
    reporting.publish(account(person), facts, minutes, group_id=COMMUNITY)
    for each in discussed:
        if not each.answered_at and stage.happens(habits.ANSWERED_AT_MEETING):
            answering.answer(stage, each.id, person)
