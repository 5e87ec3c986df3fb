# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Tell the sender of a mail why it was not posted: once, a few times a day, never a program."""

import re
from typing import Any

from cop import clock
from cop.db import db
from cop.mail.incoming import Incoming
from cop.mailbox import queries
from cop.mailbox.models import ArrivedMail
from cop.people import letters
from cop.people.models import Person

A_DAY = 5
"""Refusals that one address is told of within a day."""
_ID = re.compile(r"<[!-;=?-~]{3,200}>")


def tell(
    row: ArrivedMail, mail: Incoming, person: Person | None, *, letter: str, **values: Any
) -> None:
    """Queue the letter; only for mail that was proven to come from its sender."""
    if (db.session.scalar(queries.told_today(row.sender)) or 0) >= A_DAY:
        return
    row.told_at = clock.now()
    posting: dict[str, Any] = {"person_id": person.id if person else None}
    if _ID.fullmatch(mail.message_id):
        posting["headers"] = {"In-Reply-To": mail.message_id, "References": mail.message_id}
    locale = person.locale if person else ""
    name = person.name if person else ""
    values = {"posting": posting, "name": name, "title": mail.subject, **values}
    letters.send(letter, row.sender, locale, **values)
