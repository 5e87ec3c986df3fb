# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may put back what was left out of a mail."""

from typing import Any

from cop.people.models import Person


def may_put_back(person: Person | None, mail: Any) -> bool:
    """Its writer, once."""
    return (
        person is not None
        and person.takes_part
        and mail.person_id == person.id
        and mail.put_back_at is None
    )
