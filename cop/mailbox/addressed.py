# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""To what a mail is addressed, and whether its sender may write there; nothing is changed here."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from cop.contributions.models import Contribution
from cop.contributions.queries import page_of
from cop.db import db
from cop.errors import Refused
from cop.mail import reply_address
from cop.mail.incoming import LARGEST, Incoming
from cop.mail.reply_address import Reply
from cop.people.models import Person
from cop.people.queries import by_email
from cop.settings import Settings


@dataclass(frozen=True)
class Address:
    """What the addresses of a mail say of it; all is empty where none is ours."""

    returned_id: int | None = None
    """The mail of the outbox that comes back."""
    reply: Reply | None = None
    new_question: bool = False

    @property
    def ours(self) -> bool:
        return self.returned_id is not None or self.reply is not None or self.new_question


def read(addresses: Sequence[str], settings: Settings) -> Address:
    """Look among addresses for one of ours; what comes back goes before all else."""
    ids = (reply_address.returned(each, settings) for each in addresses)
    replies = (reply_address.reply_to(each, settings) for each in addresses)
    community = settings.mail_in_address.lower()
    return Address(
        returned_id=next((id for id in ids if id is not None), None),
        reply=next((reply for reply in replies if reply), None),
        new_question=bool(community) and community in [each.lower() for each in addresses],
    )


def sender_of(mail: Incoming) -> Person | None:
    """The person who has the address that a mail comes from."""
    return db.session.scalar(by_email(mail.sender)) if mail.sender else None


def require_room(mail: Incoming) -> None:
    if len(mail.raw) > LARGEST:
        raise Refused(_("Your mail is larger than %(limit)s MB.", limit=LARGEST // 1024**2))


def about(reply: Reply, person: Person | None) -> Contribution:
    """What a reply is about; raises Refused where this person may not reply to it by mail."""
    if person is None or person.id != reply.person_id:
        raise Refused(
            _(
                "The address that you wrote to was made for somebody else, or you wrote from "
                "another address than that of your account."
            )
        )
    if not person.takes_part:
        raise Refused(_("You may not write here now."))
    if reply.expired:
        raise Refused(_("The address that you wrote to worked for 90 days. Reply on the site."))
    found = db.session.scalar(page_of(person, Contribution, reply.contribution_id))
    if found is None:
        raise Refused(_("What you reply to is not there any more, or you may not read it."))
    return found


def asker(person: Person | None) -> Person:
    """Who asks a new question; raises Refused for who is no member."""
    if person is None or not person.takes_part:
        raise Refused(
            _("Only members can ask a question by mail, from the address of their account.")
        )
    return person
