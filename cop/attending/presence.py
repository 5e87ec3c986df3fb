# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of who was there, whoever noted it: an organiser, the code, the report."""

from typing import Any

from sqlalchemy import func, select

from cop.db import Rows
from cop.meetings.models import Attendance, Report
from cop.meetings.registrations import Registration
from cop.people.models import Organisation, Person


def was_there(meeting_id: Any, person_id: Any) -> Any:
    """Whether somebody was there: it was noted, or the report names them."""
    return Registration.attended_at.is_not(None) | person_id.in_(_in_report(meeting_id))


def certified(meeting_id: int, person_id: int) -> Rows:
    """A person who was there, registered or not, with what a certificate says of them."""
    own = (Registration.person_id == Person.id) & (Registration.meeting_id == meeting_id)
    return (
        select(
            *(Person.name, Organisation.name.label("organisation")),
            func.coalesce(Registration.online, False).label("online"),
        )
        .select_from(Person)
        .outerjoin(Registration, own)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Person.id == person_id, was_there(meeting_id, Person.id))
    )


def only_in_report(meeting_id: int) -> Rows:
    """The people the report names as attending who are not on the list, by name."""
    listed = select(Registration.person_id).where(
        Registration.meeting_id == meeting_id, Registration.person_id.is_not(None)
    )
    return (
        select(Person.id, Person.name, Organisation.name.label("organisation"))
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Person.id.in_(_in_report(meeting_id)), Person.id.not_in(listed))
        .order_by(Person.name, Person.id)
    )


def _in_report(meeting_id: Any) -> Rows:
    """The ids of the people the report of a meeting names as attending, unless it was hidden."""
    return (
        select(Attendance.person_id)
        .join(Report, Report.id == Attendance.report_id)
        .where(
            Report.meeting_id == meeting_id,
            Report.hidden_at.is_(None),
            Attendance.person_id.is_not(None),
        )
    )
