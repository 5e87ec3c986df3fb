# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what is proposed, with how many organisations want it."""

from typing import Any

from sqlalchemy import Select, func, or_, select, union

from cop.contributions.models import Contribution
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Themed
from cop.db import Rows
from cop.meetings.models import AgendaItem, Meeting
from cop.meetings.queries import not_begun
from cop.people.models import Access, Group, Organisation, Person
from cop.people.queries import readable_groups
from cop.proposals.models import Proposal, Vote
from cop.questions.models import Sharing

OPEN = Proposal.placed_on_id.is_(None) & Proposal.dropped_at.is_(None)


def listed(person: Person | None) -> Rows:
    """What is proposed and may be read: what most organisations want, then what waits longest."""
    return _ordered(_rows(person, 0, _organisation(person)).where(OPEN))


def for_meeting(person: Person | None, meeting: Any) -> Rows:
    """The same for one meeting: of what as many want, what is on its themes comes first.

    Only what its readers may read, is not meant for another meeting and not on its agenda yet.
    """
    there = select(AgendaItem.contribution_id).where(
        AgendaItem.meeting_id == meeting.id, AgendaItem.contribution_id.is_not(None)
    )
    rows = _rows(person, meeting.id, _organisation(person)).where(
        OPEN,
        or_(Proposal.meeting_id.is_(None), Proposal.meeting_id == meeting.id),
        or_(Proposal.contribution_id.is_(None), Proposal.contribution_id.not_in(there)),
        Proposal.group_id.in_(_told_in(meeting.group_id)),
    )
    return _ordered(rows)


def of_contribution(person: Person | None, contribution_id: Any, ours: Any) -> Rows:
    """The open proposal to talk about a contribution; `ours` is the reader's organisation."""
    return _rows(person, 0, ours).where(OPEN, Proposal.contribution_id == contribution_id)


def one(person: Person | None, proposal_id: int) -> Select[Proposal]:
    """An open proposal that the person may read."""
    return select(Proposal).where(Proposal.id == proposal_id, OPEN, _readable(person))


def kept(contribution_id: int) -> Select[Proposal]:
    """The proposal to talk about a contribution, open or not."""
    return select(Proposal).where(Proposal.contribution_id == contribution_id)


def planned(contribution_id: int, now: Any) -> Select[int]:
    """The coming meetings that go on and have it on their agenda, whoever may read them."""
    coming = not_begun(select(Meeting), now).where(Meeting.hidden_at.is_(None))
    on_it = AgendaItem.contribution_id == contribution_id
    found = coming.join(AgendaItem, AgendaItem.meeting_id == Meeting.id).where(on_it)
    return found.with_only_columns(Meeting.id, maintain_column_froms=True)


def vote(proposal_id: int, organisation_id: int) -> Select[Vote]:
    """That an organisation wants it."""
    return select(Vote).where(
        Vote.proposal_id == proposal_id, Vote.organisation_id == organisation_id
    )


def places(person: Person | None, now: Any) -> Rows:
    """The meetings on whose agenda something can be put, the soonest first."""
    meetings = not_begun(visible_to(person, Meeting), now)
    return meetings.with_only_columns(
        Meeting.id, Meeting.title, Meeting.starts_at, Meeting.timezone, Meeting.group_id,
        maintain_column_froms=True,
    ).order_by(Meeting.starts_at, Meeting.id)  # fmt: skip


def _organisation(person: Person | None) -> int:
    return (person.organisation_id if person is not None else None) or 0


def _rows(person: Person | None, meeting_id: Any, ours: Any) -> Rows:
    own = select(Vote.proposal_id).where(Vote.organisation_id == ours)
    themes = select(Themed.theme_id).where(Themed.contribution_id == meeting_id)
    on_theme = select(Themed.contribution_id).where(Themed.theme_id.in_(themes))
    wanted = _wanted()
    return (
        select(
            Proposal.id, Proposal.because, Proposal.text, Proposal.meeting_id, Proposal.by_id,
            Proposal.contribution_id,
            func.coalesce(Contribution.created_at, Proposal.created_at).label("since"),
            func.coalesce(Contribution.title, Proposal.title).label("title"),
            Contribution.id.label("about_id"), Contribution.kind, Contribution.language,
            func.coalesce(wanted.c.organisations, 0).label("organisations"),
            func.coalesce(Proposal.contribution_id.in_(on_theme), False).label("on_theme"),
            Proposal.id.in_(own).label("ours"),
            Person.name.label("by_name"), Organisation.name.label("by_organisation"),
        )
        .outerjoin(wanted, wanted.c.proposal_id == Proposal.id)
        .outerjoin(Contribution, Contribution.id == Proposal.contribution_id)
        .outerjoin(Person, Person.id == Proposal.by_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(_readable(person))
    )  # fmt: skip


def _ordered(rows: Rows) -> Rows:
    columns = rows.selected_columns
    return rows.order_by(
        columns.organisations.desc(), columns.on_theme.desc(), columns.since, Proposal.id
    )


def _wanted() -> Any:
    """How many organisations want each: that voted, have the same question, or asked it."""
    about = Proposal.contribution_id
    asked = select(Proposal.id, Contribution.organisation_id).join(
        Contribution, Contribution.id == about
    )
    each = union(
        select(Vote.proposal_id, Vote.organisation_id),
        select(Proposal.id, Sharing.organisation_id).join(Sharing, Sharing.question_id == about),
        asked.where(Contribution.organisation_id.is_not(None)),
    ).subquery()
    counted = select(each.c.proposal_id, func.count().label("organisations"))
    return counted.group_by(each.c.proposal_id).subquery()


def _readable(person: Person | None) -> Any:
    shown = visible_to(person, Contribution).with_only_columns(Contribution.id)
    return Proposal.group_id.in_(readable_groups(person)) & (
        Proposal.contribution_id.is_(None) | Proposal.contribution_id.in_(shown)
    )


def _told_in(group_id: int) -> Select[int]:
    """The groups whose texts may be named to the readers of a group."""
    access = select(Group.access).where(Group.id == group_id).scalar_subquery()
    for_all = Group.access == Access.PUBLIC
    for_members = (Group.access == Access.MEMBERS) & (access != Access.PUBLIC)
    return select(Group.id).where((Group.id == group_id) | for_all | for_members)
