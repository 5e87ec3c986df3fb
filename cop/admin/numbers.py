# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The figures on the front page of those who manage."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from cop.admin import queries
from cop.db import db
from cop.people.models import Organisation, Person
from cop.people.queries import asking_to_join
from cop.search.models import Heartbeat, IndexJob


@dataclass(frozen=True)
class Numbers:
    """What waits, and how the site is."""

    waiting: int
    asking_groups: int
    requests: int
    invitations: int
    people: int
    partners: int
    mail_waiting: int
    mail_failed: int
    index_waiting: int
    index_failed: int
    worker_seen_at: datetime | None


def counted(person: Person) -> Numbers:
    """Counted now, in one statement; requests only about what the person may read."""
    counts = (
        _count(asking_to_join(), "waiting"),
        _count(queries.asking_groups(), "asking_groups"),
        _count(queries.open_requests(person), "requests"),
        _count(queries.open_invitations(), "invitations"),
        _count(select(Person).where(Person.approved_at.is_not(None)), "people"),
        _count(select(Organisation).where(Organisation.partner_since.is_not(None)), "partners"),
        _count(queries.mail_under_way(), "mail_waiting"),
        _count(queries.failed_mail(), "mail_failed"),
        _count(select(IndexJob).where(IndexJob.failed_at.is_(None)), "index_waiting"),
        _count(queries.failed_index_jobs(), "index_failed"),
        select(func.max(Heartbeat.at)).scalar_subquery().label("worker_seen_at"),
    )
    return Numbers(**db.session.execute(select(*counts)).one()._mapping)


def _count(rows: Select[Any], name: str) -> Any:
    counted = rows.order_by(None).with_only_columns(1).subquery()
    return select(func.count()).select_from(counted).scalar_subquery().label(name)
