# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of proposals: propose, want it too, place, drop."""

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import select

from cop import clock
from cop.contributions.models import Contribution
from cop.db import db
from cop.errors import Refused
from cop.meetings import actions as meetings
from cop.meetings import agenda
from cop.meetings.models import ItemKind, Meeting
from cop.notify.actions import tell
from cop.people.models import Person
from cop.proposals import queries
from cop.proposals.models import Because, Proposal, Vote


def propose(
    contribution: Contribution,
    because: Because = Because.ASKED,
    *,
    by: Person | None = None,
    meeting_id: int | None = None,
) -> Proposal:
    """Propose to talk about a contribution; what was dropped or placed before is open again.

    What is on the agenda of a coming meeting stays there. Who proposes what is open already says
    that their organisation wants it too.
    """
    proposal = db.session.scalar(queries.kept(contribution.id))
    if proposal is None:
        proposal = Proposal(contribution_id=contribution.id, group_id=contribution.group_id)
        _begin(proposal, because, by, meeting_id)
        proposal.placed_on_id = _planned(contribution)
        db.session.add(proposal)
    elif proposal.dropped_at is not None or (
        proposal.placed_on_id is not None and _planned(contribution) is None
    ):
        _begin(proposal, because, by, meeting_id)
    elif meeting_id is not None:
        proposal.meeting_id = meeting_id
    db.session.flush()
    if by is not None:
        want(proposal, by=by)
    return proposal


def suggest(meeting: Meeting, title: str, text: str, *, by: Person) -> Proposal:
    """Suggest a session for an event."""
    proposal = Proposal(group_id=meeting.group_id, title=title, text=text)
    _begin(proposal, Because.ASKED, by, meeting.id)
    db.session.add(proposal)
    db.session.flush()
    want(proposal, by=by)
    return proposal


def want(proposal: Proposal, *, by: Person) -> None:
    """Say that one's organisation wants to talk about it; once is enough."""
    if by.organisation_id is None:
        return
    if db.session.scalar(queries.vote(proposal.id, by.organisation_id)) is None:
        db.session.add(
            Vote(proposal_id=proposal.id, organisation_id=by.organisation_id, person_id=by.id)
        )
        db.session.flush()


def want_no_more(proposal: Proposal, *, by: Person) -> None:
    """Take back that one's organisation wants it."""
    if found := db.session.scalar(queries.vote(proposal.id, by.organisation_id or 0)):
        db.session.delete(found)
        db.session.flush()


def place(proposal: Proposal, meeting: Meeting, *, by: Person, minutes: int | None = None) -> None:
    """Put it on an agenda, for as long as is usual unless somebody says otherwise."""
    about = db.session.get(Contribution, proposal.contribution_id or 0)
    if about is not None:
        meetings.put_on_agenda(meeting, about, by=by, minutes=minutes)
        return
    if meeting.group_id != proposal.group_id:
        raise Refused(_("This was proposed for a meeting of another group."))
    item = agenda.Item(
        proposal.title, ItemKind.PRESENTATION, minutes or agenda.USUAL_MINUTES,
        explanation=proposal.text,
    )  # fmt: skip
    meetings.add_item(meeting, item, by=by)
    if proposal.by_id is not None:
        tell([proposal.by_id], "on_agenda", meeting, by=by)
    proposal.placed_on_id = meeting.id
    db.session.flush()


def placed(contribution: Contribution, meeting: Meeting) -> None:
    """Note that something came on an agenda, whoever put it there."""
    if proposal := db.session.scalar(queries.kept(contribution.id)):
        proposal.placed_on_id, proposal.dropped_at = meeting.id, None


def taken_off(ids: Iterable[int], meeting: Meeting) -> None:
    """Open the proposals of contributions again that came off an agenda."""
    wanted = select(Proposal).where(
        Proposal.contribution_id.in_(list(ids)), Proposal.placed_on_id == meeting.id
    )
    for proposal in db.session.scalars(wanted):
        proposal.placed_on_id = None


def drop(proposal: Proposal, reason: str) -> None:
    """Say that it is not going to be talked about, and why."""
    proposal.dropped_at, proposal.dropped_reason = clock.now(), reason
    db.session.flush()


def bring_back(contribution: Contribution) -> None:
    """Propose again what stood on an agenda and of which the report says nothing.

    Unless it is on the agenda of a coming meeting already.
    """
    if _planned(contribution) is None:
        propose(contribution, Because.RETURNED)


def _planned(contribution: Contribution) -> int | None:
    """The coming meeting that has it on its agenda."""
    return db.session.scalar(queries.planned(contribution.id, clock.now()).limit(1))


def _begin(proposal: Proposal, because: Because, by: Person | None, meeting_id: int | None) -> None:
    proposal.because, proposal.by_id = because, by.id if by else None
    proposal.meeting_id, proposal.created_at = meeting_id, clock.now()
    proposal.placed_on_id, proposal.dropped_at, proposal.dropped_reason = None, None, ""
