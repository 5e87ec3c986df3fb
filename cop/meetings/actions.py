# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of meetings: plan, change, register, cancel, put on the agenda."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from cop import clock
from cop.contributions import actions as spine
from cop.contributions.models import Contribution
from cop.db import db
from cop.errors import Refused
from cop.meetings import agenda, queries
from cop.meetings.agenda import Item
from cop.meetings.models import Coming, Meeting, Registration
from cop.meetings.moments import is_upcoming
from cop.notify.actions import tell, tell_written
from cop.notify.following import followers, take_part
from cop.notify.models import Because
from cop.people.models import Access, Group, Person


def plan(
    by: Person,
    facts: dict[str, Any],
    items: Sequence[Item] = (),
    *,
    language: str = "nl",
    **rest: Any,
) -> Meeting:
    """Plan a meeting.

    `facts` are its columns, `rest` is what `contributions.actions.post` takes.
    """
    meeting = Meeting(**facts, language=language, agenda_text=agenda.lines(items))
    posted = spine.post(meeting, by=by, **rest)
    if posted is not meeting:
        return posted  # the same form, sent again
    agenda.arrange(meeting, items, by=by)
    take_part(by, meeting, Because.WRITTEN)
    tell_written(meeting, by=by)
    return meeting


def revise(
    meeting: Meeting, *, by: Person, facts: dict[str, Any], items: Sequence[Item], **rest: Any
) -> None:
    """Save what changed; those who come are told when it moves to another time or place."""
    before = (meeting.starts_at, meeting.place)
    named = spine.revise(meeting, by=by, **facts, agenda_text=agenda.lines(items), **rest)
    tell(named, "mentioned", meeting, by=by)
    agenda.arrange(meeting, items, by=by)
    if (meeting.starts_at, meeting.place) != before and is_upcoming(meeting):
        tell(coming(meeting), "meeting_moved", meeting, by=by)


def put_on_agenda(
    meeting: Meeting, contribution: Contribution, *, by: Person, minutes: int | None = None
) -> None:
    """Add something to the end of the agenda, once; its author is told."""
    if not is_upcoming(meeting):
        raise Refused(_("The agenda of this meeting is closed: it has begun or was cancelled."))
    if contribution.id == meeting.id or not contribution.title:
        raise Refused(_("This cannot be put on an agenda."))
    present = written(meeting)
    if contribution in [item.about for item in present]:
        return
    if len(present) >= agenda.MOST_ITEMS:
        raise Refused(_("An agenda holds at most %(count)s items.", count=agenda.MOST_ITEMS))
    refuse_to_tell_secrets(contribution, meeting.group_id)
    items = [*present, agenda.item_about(contribution, minutes)]
    spine.revise(meeting, by=by, since=meeting.version, agenda_text=agenda.lines(items))
    agenda.arrange(meeting, items, by=by)


def refuse_to_tell_secrets(contribution: Contribution, group_id: int) -> None:
    """Refuse to show a title from a closed group to the readers of another one."""
    own, other = (db.session.get_one(Group, id) for id in (contribution.group_id, group_id))
    wider = [Access.PUBLIC] if other.access == Access.PUBLIC else [Access.PUBLIC, Access.MEMBERS]
    if own.id != other.id and own.access not in wider:
        raise Refused(
            _("“%(title)s” stands in a group that not all readers of this page may read.",
              title=contribution.title)
        )  # fmt: skip


def written(meeting: Meeting) -> list[Item]:
    """The present items as somebody would write them."""
    present = db.session.scalars(queries.items(meeting)).all()
    ids = [item.contribution_id for item in present if item.contribution_id]
    found = db.session.scalars(select(Contribution).where(Contribution.id.in_(ids)))
    about = {contribution.id: contribution for contribution in found}
    return [
        Item(
            item.title,
            item.kind,
            item.minutes,
            item.presenter,
            about.get(item.contribution_id or 0),
        )
        for item in present
    ]


def register(meeting: Meeting, *, by: Person, coming: Coming, remark: str = "") -> None:
    """Say whether one comes; it can be changed until the meeting begins."""
    if not is_upcoming(meeting):
        raise Refused(_("Registration is closed: the meeting has begun or was cancelled."))
    registration = db.session.get(Registration, (meeting.id, by.id))
    if registration is None:
        registration = Registration(meeting_id=meeting.id, person_id=by.id)
        db.session.add(registration)
    registration.coming, registration.remark = coming, remark
    take_part(by, meeting, Because.REGISTERED)
    db.session.flush()


def coming(meeting: Meeting) -> Sequence[int]:
    """The ids of the people who come."""
    return db.session.scalars(queries.coming(meeting.id)).all()


def cancel(meeting: Meeting, *, by: Person, reason: str) -> None:
    """Cancel a meeting that has not begun; those who come and follow are told."""
    if not is_upcoming(meeting):
        raise Refused(_("Only a meeting that is still to come can be cancelled."))
    meeting.cancelled_at, meeting.cancelled_reason = clock.now(), reason
    tell([*coming(meeting), *followers(meeting)], "meeting_cancelled", meeting, by=by)


def reinstate(meeting: Meeting, *, by: Person) -> None:
    """Let a cancelled meeting go on after all; those who come and follow are told."""
    if meeting.cancelled_at:
        meeting.cancelled_at, meeting.cancelled_reason = None, ""
        tell([*coming(meeting), *followers(meeting)], "meeting_reinstated", meeting, by=by)
