# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of mails that came in; only their writer reads them."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Select, func, select

from cop import clock
from cop.db import Rows
from cop.mailbox.models import ArrivedMail
from cop.people.models import Person

DAY = timedelta(days=1)


def of_message(message_id: str) -> Select[ArrivedMail]:
    """What became of a mail that came before."""
    return select(ArrivedMail).where(ArrivedMail.message_id == message_id)


def with_more(person: Person) -> Select[ArrivedMail]:
    """The mails of a person of which a part was left out."""
    return select(ArrivedMail).where(ArrivedMail.person_id == person.id, ArrivedMail.trimmed != "")


def left_out_at(reader: Any, whole_id: Any) -> Rows:
    """Of the reader's own mails that stand on a page: those that say more, the newest first."""
    return (
        select(ArrivedMail.id, ArrivedMail.arrived_at)
        .where(ArrivedMail.person_id == reader.id, ArrivedMail.whole_id == whole_id)
        .where(ArrivedMail.trimmed != "", ArrivedMail.put_back_at.is_(None))
        .where((ArrivedMail.answer_id.is_not(None)) | (ArrivedMail.comment_id.is_not(None)))
        .order_by(ArrivedMail.arrived_at.desc(), ArrivedMail.id.desc())
    )


def told_today(sender: str) -> Select[int]:
    """How many of an address's mails were answered with a refusal within a day."""
    return select(func.count()).where(
        ArrivedMail.sender == sender, ArrivedMail.told_at > clock.now() - DAY
    )
