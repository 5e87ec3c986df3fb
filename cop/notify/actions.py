# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tell people what happened; the domain decides whom, this decides how."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import Select, case, insert, literal, select, update

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.rendering import mentions
from cop.db import UTCDateTime, db
from cop.notify import choices, letters, queries, told_queries
from cop.notify.kinds import KINDS
from cop.notify.models import UNMAILED, Fate, Notification
from cop.people.models import Person
from cop.people.queries import readers_of, taking_part

PATIENCE = timedelta(minutes=10)
"""How long a letter waits: who reads the news on the site meanwhile gets none."""


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
    if wanted:
        _tell_all(_readers(contribution, wanted), kind, contribution, by, anchor)


def tell_elsewhere(
    people: Iterable[int], kind: str, path: str, title: str = "", *, by: Person | None = None
) -> None:
    """Tell people of what is about no contribution, with the address where it is dealt with.

    One unread row per kind and address is refreshed; mail of it is up to who calls this.
    """
    now = clock.now()
    found = db.session.scalars(told_queries.waiting_elsewhere(kind, path))
    waiting = {each.person_id: each for each in found}
    for person_id in sorted(set(people) - {by.id if by else None}):
        told = waiting.get(person_id)
        if told is None:
            told = Notification(
                person_id=person_id, kind=kind, path=path, created_at=now, since=now, fate_at=now,
                fate=Fate.APART, times=0,
            )  # fmt: skip
            db.session.add(told)
        told.title, told.times, told.updated_at = title, told.times + 1, now
        told.actor_id = by.id if by else None
    db.session.flush()


def dealt_with(kind: str, path: str, person: Person | None = None) -> None:
    """Mark what anybody, or one person, was told of a kind at an address as read: it is done."""
    for each in db.session.scalars(told_queries.waiting_elsewhere(kind, path)):
        if person is None or each.person_id == person.id:
            each.read_at = clock.now()


def settled(kind: str, contribution: Contribution, anchor: str) -> None:
    """Mark what anybody was told of a kind at a place on a page as read: it is done."""
    _read(
        select(Notification.id).where(
            Notification.kind == kind,
            Notification.contribution_id == contribution.id,
            Notification.anchor == anchor,
            Notification.read_at.is_(None),
        )
    )


def tell_written(contribution: Contribution, *, by: Person) -> None:
    """Tell of a new contribution those whom it mentions, and who follow what it belongs to."""
    named = mentions(contribution)
    tell(named, "mentioned", contribution, by=by)
    if contribution.part_of_id is None:
        now = literal(clock.now(), UTCDateTime)
        urgent = choices.at_once("written", Person.id)
        told = queries.to_be_told(contribution, but={by.id, *named}).add_columns(
            literal("written"), literal(contribution.id), literal(""), literal(by.id), now, now,
            now, now, literal(Fate.WAITING.value), literal(""), literal(1),
            case((urgent, literal(clock.now() + PATIENCE, UTCDateTime))),
        )  # fmt: skip
        columns = (
            "person_id", "kind", "contribution_id", "anchor", "actor_id", "created_at",
            "updated_at", "since", "fate_at", "fate", "mail", "times", "letter_at",
        )  # fmt: skip
        # In one statement: a theme may have thousands who follow it.
        db.session.execute(insert(Notification).from_select(columns, told))


def tell_hidden(contribution: Contribution, by: Person) -> None:
    """Tell the author that somebody hid the text, with the reason, or shows it again.

    Letters that are not sent yet are written anew without what is hidden now.
    """
    news = "hidden" if contribution.hidden_at else "shown_again"
    letters.write_anew(contribution)
    tell([contribution.author_id], news, contribution, by=by)


def mark_read(
    person: Person, contribution_id: int | None = None, group_id: int | None = None
) -> None:
    """Mark what was told about one page, one group or everything as read.

    The page is that of a contribution with what is part of it, or of which it is part.
    What was read is not mailed any more; a letter that is not sent yet is written anew without it.
    """
    unread = select(Notification.id).where(
        Notification.person_id == person.id, Notification.read_at.is_(None)
    )
    if contribution_id is not None:
        page = told_queries.same_page(contribution_id)
        unread = unread.where(Notification.contribution_id.in_(page))
    if group_id is not None:
        written = select(Contribution.id).where(Contribution.group_id == group_id)
        unread = unread.where(Notification.contribution_id.in_(written))
    _read(unread)


def _read(unread: Select[int]) -> None:
    """Mark these as read; letters of them that are not sent yet are written anew without."""
    ids = list(db.session.scalars(unread))
    letters.take_back(ids)
    now, read = clock.now(), Notification.id.in_(ids)
    unmailed = update(Notification).where(read, Notification.fate.in_(UNMAILED))
    db.session.execute(unmailed.values(fate=Fate.READ, fate_at=now, letter_at=None))
    db.session.execute(update(Notification).where(read).values(read_at=now))


def _readers(contribution: Contribution, wanted: Iterable[int]) -> Sequence[int]:
    """Those of the people who take part and may read a contribution."""
    may_read = Person.id.in_(readers_of(contribution.group_id))
    people = taking_part().where(Person.id.in_(wanted), may_read)
    return db.session.scalars(people.with_only_columns(Person.id).order_by(Person.id)).all()


def _tell_all(
    people: Sequence[int], kind: str, contribution: Contribution, by: Person | None, anchor: str
) -> None:
    """Refresh what waits unread of this kind, or say it anew, by letter too when it is urgent."""
    now = clock.now()
    waiting = {
        each.person_id: each
        for each in db.session.scalars(told_queries.waiting(people, kind, contribution))
    }
    urgent = set(
        db.session.scalars(
            select(Person.id).where(Person.id.in_(people), choices.at_once(kind, Person.id))
        )
    )
    for person_id in people:
        told = waiting.get(person_id)
        if told is None:
            told = Notification(
                person_id=person_id, kind=kind, contribution_id=contribution.id, anchor=anchor,
                created_at=now, since=now, fate_at=now, fate=Fate.WAITING, times=1,
            )  # fmt: skip
            told.letter_at = now + PATIENCE if person_id in urgent else None
            db.session.add(told)
        else:
            told.times += 1
        if told.fate not in UNMAILED:  # the next mail tells what happened from now on
            told.fate, told.fate_at, told.since, told.anchor = Fate.WAITING, now, now, anchor
            told.letter_at = now + PATIENCE if person_id in urgent else None
        told.actor_id, told.updated_at = by.id if by else None, now
    db.session.flush()
