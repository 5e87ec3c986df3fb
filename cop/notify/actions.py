# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tell people what happened; the domain decides whom, this decides how."""

from collections.abc import Iterable

from sqlalchemy import insert, literal, or_, select, update

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.rendering import mentions
from cop.db import UTCDateTime, db
from cop.notify import letters, queries
from cop.notify.kinds import KINDS
from cop.notify.models import Notification
from cop.people.models import Group, Person
from cop.people.queries import readable_groups, taking_part


def tell(
    people: Iterable[int],
    kind: str,
    contribution: Contribution,
    *,
    by: Person | None = None,
    anchor: str = "",
) -> None:
    """Tell people of something; one unread row per kind and thing is refreshed, not repeated.

    Nobody is told of their own doing, nor of what they may not read, nor of what they muted unless
    it names them. `anchor` is the place on the page of the contribution.
    """
    wanted = set(people) - {by.id if by else None}
    if wanted and not (kind in KINDS and KINDS[kind].names):
        wanted.difference_update(db.session.scalars(queries.muting(contribution)))
    for person in db.session.scalars(taking_part().where(Person.id.in_(wanted))):
        readable = readable_groups(person).where(Group.id == contribution.group_id)
        if db.session.scalar(readable) is not None:
            _tell_one(person, kind, contribution, by, anchor)


def tell_written(contribution: Contribution, *, by: Person) -> None:
    """Tell of a new contribution those whom it mentions, and who follow what it belongs to."""
    named = mentions(contribution)
    tell(named, "mentioned", contribution, by=by)
    if contribution.part_of_id is None:
        now = clock.now()
        told = queries.to_be_told(contribution, but={by.id, *named}).add_columns(
            literal("written"), literal(contribution.id), literal(""), literal(by.id),
            literal(now, UTCDateTime), literal(now, UTCDateTime),
        )  # fmt: skip
        columns = ("person_id", "kind", "contribution_id", "anchor", "actor_id", "created_at",
                   "updated_at")  # fmt: skip
        # In one statement: a theme may have thousands who follow it.
        db.session.execute(insert(Notification).from_select(columns, told))


def tell_hidden(contribution: Contribution, by: Person) -> None:
    """Tell the author that somebody hid the text, with the reason, or shows it again.

    Mail that still waits and names what is hidden now is taken back.
    """
    news = "hidden" if contribution.hidden_at else "shown_again"
    if contribution.hidden_at:
        about = or_(Contribution.id == contribution.id, Contribution.part_of_id == contribution.id)
        named = Notification.contribution_id.in_(select(Contribution.id).where(about))
        letters.withdraw(db.session.scalars(select(Notification.id).where(named)).all())
    tell([contribution.author_id], news, contribution, by=by)


def mark_read(
    person: Person, contribution_id: int | None = None, group_id: int | None = None
) -> None:
    """Mark what was told about one contribution, one group or everything as read.

    Mail about it that still waits is taken back.
    """
    unread = select(Notification.id).where(
        Notification.person_id == person.id, Notification.read_at.is_(None)
    )
    if contribution_id is not None:
        unread = unread.where(Notification.contribution_id == contribution_id)
    if group_id is not None:
        written = select(Contribution.id).where(Contribution.group_id == group_id)
        unread = unread.where(Notification.contribution_id.in_(written))
    ids = list(db.session.scalars(unread))
    read = update(Notification).where(Notification.id.in_(ids))
    db.session.execute(read.values(read_at=clock.now()))
    letters.withdraw(ids)


def _tell_one(
    person: Person, kind: str, contribution: Contribution, by: Person | None, anchor: str
) -> None:
    """Refresh what waits unread of this kind, or say it anew, by mail too when it is urgent."""
    now, waiting = clock.now(), db.session.scalar(queries.waiting(person, kind, contribution))
    if waiting is None:
        waiting = Notification(
            person_id=person.id, kind=kind, contribution_id=contribution.id, anchor=anchor
        )
        waiting.created_at = waiting.updated_at = now
        db.session.add(waiting)
        db.session.flush()
        letters.write(person, waiting, contribution, by)
    waiting.actor_id, waiting.updated_at = by.id if by else None, now
