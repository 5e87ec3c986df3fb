# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what with calendars."""

from cop.people.models import Person


def may_have_feeds(person: Person | None) -> bool:
    """Everybody who takes part has addresses of their own."""
    return person is not None and person.takes_part


def sees_online(person: Person | None) -> bool:
    """Where a meeting is online is for people who take part."""
    return person is not None and person.takes_part
