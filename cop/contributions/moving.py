# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Another group reads a contribution."""

from flask_babel import gettext as _
from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.db import db
from cop.errors import Refused
from cop.people import audit
from cop.people.models import Access, Group, Person


def move(contribution: Contribution, group_id: int, *, by: Person) -> None:
    """Let the readers of a group read a contribution and what is part of it, and no others.

    Raises Refused when that opens it, unless by an organiser: others wrote under it for the
    readers it had.
    """
    if group_id == contribution.group_id:
        return
    old, new = (db.session.get_one(Group, id) for id in (contribution.group_id, group_id))
    width = list(Access)
    if width.index(new.access) < width.index(old.access) and not by.organises:
        raise Refused(
            _("Others wrote here for the readers of this group. Ask an organiser to open it.")
        )
    parts = select(Contribution).where(Contribution.part_of_id == contribution.id)
    for each in (contribution, *db.session.scalars(parts)):
        each.group_id = group_id
    audit.note("contribution_moved", by=by, contribution=contribution.id)
