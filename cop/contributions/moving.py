# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Another group reads a contribution."""

from collections.abc import Callable

from flask_babel import gettext as _
from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.db import db
from cop.errors import Refused
from cop.people import audit
from cop.people.models import Person

OTHERS: list[Callable[[Contribution, Person], bool]] = []
"""Whether somebody else wrote under a contribution; app.py fills this in."""


def may_move(contribution: Contribution, by: Person) -> bool:
    """Organisers; the author as long as nobody else wrote there for the readers it has."""
    if by.organises:
        return True
    theirs = select(Contribution.id).where(
        Contribution.part_of_id == contribution.id, Contribution.author_id != by.id
    )
    return db.session.scalar(theirs.limit(1)) is None and not any(
        wrote(contribution, by) for wrote in OTHERS
    )


def move(contribution: Contribution, group_id: int, *, by: Person) -> None:
    """Let the readers of a group read a contribution and what is part of it, and no others.

    Raises Refused when others wrote under it for the readers it had, unless by an organiser.
    """
    if group_id == contribution.group_id:
        return
    if not may_move(contribution, by):
        raise Refused(
            _("Others wrote here for the readers of this group. Ask an organiser to move it.")
        )
    parts = select(Contribution).where(Contribution.part_of_id == contribution.id)
    for each in (contribution, *db.session.scalars(parts)):
        each.group_id = group_id
    audit.note("contribution_moved", by=by, contribution=contribution.id)
