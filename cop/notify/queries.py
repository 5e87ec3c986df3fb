# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what is followed and told."""

from typing import Any

from sqlalchemy import ScalarSelect, Select, func, select

from cop.contributions.models import Contribution
from cop.notify.models import Follow, Notification
from cop.people.models import Person


def followed_by(person: Person | None) -> ScalarSelect[int]:
    """Whether the person follows the contribution of the enclosing select: 1 or 0."""
    return (
        select(func.count())
        .where(
            Follow.contribution_id == Contribution.id,
            Follow.person_id == (person.id if person else 0),
        )
        .correlate(Contribution)
        .scalar_subquery()
    )


def followed_themes(person: Person) -> Select[Any]:
    """The ids of the themes a person follows."""
    return select(Follow.theme_id).where(
        Follow.person_id == person.id, Follow.theme_id.is_not(None)
    )


def unread(person: Person) -> Select[Any]:
    """How many notifications wait."""
    return select(func.count()).where(
        Notification.person_id == person.id, Notification.read_at.is_(None)
    )
