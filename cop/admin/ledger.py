# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody was told and mailed of a contribution, or why not."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from sqlalchemy import func, or_, select

from cop.contributions.models import Contribution
from cop.contributions.parts import on_page_of, whole_of
from cop.db import Rows, db
from cop.mail.outbox import OutboxMail
from cop.notify import following, queries
from cop.notify.kinds import Rhythm
from cop.notify.models import UNMAILED, Fate, Level, Notification
from cop.people.models import Group, Person
from cop.people.queries import readable_groups

MOST = 200
"""Lines of what was told, and of mails, that the page shows."""

FATES = {
    Fate.WAITING: lazy_gettext("Waits for the next overview"),
    Fate.HELD: lazy_gettext("Held for the next overview: away, or enough mail that day"),
    Fate.SENT: lazy_gettext("In a letter"),
    Fate.LISTED: lazy_gettext("In an overview"),
    Fate.READ: lazy_gettext("Not mailed: read on the site first"),
    Fate.UNWANTED: lazy_gettext("Not mailed: muted meanwhile, or chosen never to be mailed"),
    Fate.APART: lazy_gettext("Told on the site; what must be mailed of it is a mail of its own"),
    Fate.GONE: lazy_gettext("Not mailed: out of sight for this person by then"),
}


def told(reader: Person, person: Person, about: Contribution | None) -> Rows:
    """What a person was told, the newest first, with the mail it stood in last.

    `shown` says whether the reader of the page may read what it is about.
    """
    whole = Contribution.__table__.alias("whole")
    elsewhere = Notification.contribution_id.is_(None)
    shown = elsewhere | Contribution.group_id.in_(readable_groups(reader))
    rows = (
        select(
            Notification.kind.label("news"), Notification.updated_at, Notification.read_at,
            Notification.fate, Notification.fate_at, Notification.letter_at,
            Contribution.id, Contribution.kind, Contribution.part_of_id, shown.label("shown"),
            func.coalesce(whole.c.title, Contribution.title, Notification.title).label("title"),
            Notification.path,
            OutboxMail.id.label("mail_id"), *_STATE,
        )
        .outerjoin(Contribution, Contribution.id == Notification.contribution_id)
        .outerjoin(whole, whole.c.id == Contribution.part_of_id)
        .outerjoin(OutboxMail, OutboxMail.message_id == Notification.mail)
        .where(Notification.person_id == person.id)
        .order_by(Notification.updated_at.desc(), Notification.id.desc())
        .limit(MOST)
    )  # fmt: skip
    return rows.where(_belongs_to(about)) if about else rows


_STATE = (
    OutboxMail.created_at, OutboxMail.sent_at, OutboxMail.failed_at, OutboxMail.attempts,
    OutboxMail.last_error,
)  # fmt: skip


def mails(person: Person, about: Contribution | None) -> Rows:
    """The mails to a person, of a contribution and the overviews with it, the newest first."""
    rows = select(OutboxMail.reason, *_STATE).where(OutboxMail.person_id == person.id)
    if about:
        within = select(Notification.mail).join(Contribution).where(
            Notification.person_id == person.id, _belongs_to(about)
        )  # fmt: skip
        whole = about.part_of_id or about.id
        rows = rows.where(or_(OutboxMail.about_id == whole, OutboxMail.message_id.in_(within)))
    return rows.order_by(OutboxMail.created_at.desc(), OutboxMail.id.desc()).limit(MOST)


MAILS = {"notify": lazy_gettext("letter"), "overview": lazy_gettext("overview")}


def sort_of(row: Any) -> str:
    """What sort of mail a row of `mails` is."""
    return str(MAILS.get(row.reason, _("other mail")))


def fate_of(row: Any, rhythms: dict[str, Rhythm]) -> str:
    """What became of a row of `told` as far as mail is concerned."""
    if row.fate == Fate.WAITING and row.letter_at:
        return str(_("Waits for a letter of its own"))
    if row.fate == Fate.WAITING and rhythms.get(row.news) == Rhythm.NEVER:
        return str(_("Not mailed: chosen never to be mailed"))
    read = row.read_at and row.fate in UNMAILED
    return str(FATES[Fate.READ if read else row.fate])


def mail_state(row: Any) -> str:
    """Where a mail is, or where it ended; empty where there is none."""
    error = row.last_error or ""
    if row.created_at is None:
        return ""
    if error.startswith("came back"):
        return str(_("Came back: %(status)s", status=error.partition(": ")[2]))
    if row.failed_at:
        return str(_("Given up: %(error)s", error=error))
    if row.sent_at:
        return str(_("Sent"))
    if row.attempts:
        return str(_("Was tried %(count)s times: %(error)s", count=row.attempts, error=error))
    return str(_("Waits to be sent"))


def why_not(person: Person, about: Contribution) -> Sequence[str]:
    """Reasons why a person is told nothing, or not everything, of a contribution."""
    whole, reasons = whole_of(about), []
    reads = readable_groups(person).where(Group.id == about.group_id)
    level = following.level_of(person, "contribution", whole.id)
    if not person.takes_part:
        reasons.append(_("Does not take part, so is told nothing."))
    elif db.session.scalar(reads) is None:
        reasons.append(_("May not read it: is no member of its group."))
    if person.id == about.author_id:
        reasons.append(_("Wrote it; nobody is told of what they do themselves."))
    if level == Level.MUTED:
        reasons.append(_("Muted it, so is told only where somebody mentions this person."))
    elif level != Level.FOLLOWING and person.id != whole.author_id:
        reasons.append(_("Does not follow it, so is told only what concerns them."))
    follows = queries.interested(whole).where(Person.id == person.id)
    if person.id != whole.author_id and db.session.scalar(follows) is None:
        reasons.append(_("Follows nothing that it belongs to, or muted some of that."))
    return reasons


def _belongs_to(about: Contribution) -> Any:
    return on_page_of(about.part_of_id or about.id)
