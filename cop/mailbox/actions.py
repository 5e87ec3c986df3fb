# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of mail that comes in: receive it, put back what was left out, forget."""

from collections.abc import Sequence
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select, update
from sqlalchemy.orm import joinedload

from cop import clock, markup
from cop.contributions.models import Contribution
from cop.db import db, release
from cop.discussion import actions as discussion
from cop.discussion.models import Comment
from cop.errors import PostedBefore, Refused, TooMany
from cop.i18n import site_locale, speaking
from cop.mail import authenticity, automatic, incoming, returned
from cop.mail.incoming import Incoming
from cop.mail.message import address_of
from cop.mailbox import addressed, posting, queries, refusals, taking
from cop.mailbox.addressed import Address
from cop.mailbox.models import ArrivedMail, Outcome
from cop.notify import actions as notify
from cop.people.models import Person
from cop.questions import actions as questions
from cop.questions.models import Answer
from cop.settings import Settings

AUTHOR = [joinedload(Comment.author)]
KEPT = timedelta(days=30)
"""How long what was left out, and what was not posted, is kept."""
AGAIN = timedelta(days=365)
"""How long a mail that was posted is known again."""


def receive(raw: bytes, settings: Settings, recipients: Sequence[str] = ()) -> ArrivedMail:
    """Do with a mail what it is for, once; the same mail again only tells what became of it.

    `recipients` are those to whom a mail server handed it; else those whom its head names. Who
    calls this commits, and only then says that it was taken.
    """
    mail = incoming.read(raw)
    if earlier := db.session.scalar(queries.of_message(mail.message_id)):
        return earlier
    address = addressed.read(recipients or mail.recipients, settings)
    row = ArrivedMail(
        message_id=mail.message_id, sender=mail.sender[:250], outcome=Outcome.UNKNOWN,
        arrived_at=clock.now(), reason="", trimmed="",
    )  # fmt: skip
    if address.ours:
        _sort(row, mail, address, settings)
        db.session.add(row)
        db.session.flush()
    return row


def put_back(row: ArrivedMail, *, by: Person) -> None:
    """Put what was left out of a mail behind the text that it became."""
    row.put_back_at = clock.now()
    if answer := row.answer_id and db.session.get(Answer, row.answer_id):
        text = f"{answer.body}\n\n{row.trimmed}"
        markup.check(text, Answer.longest_body)
        questions.revise(answer, by=by, since=answer.version, body=text)
    elif comment := row.comment_id and db.session.get(Comment, row.comment_id, options=AUTHOR):
        text = f"{comment.body}\n\n{row.trimmed}"
        markup.check(text, posting.COMMENT)
        about = db.session.get_one(Contribution, comment.contribution_id)
        discussion.reword(
            comment, about, body=text, language=comment.language, since=comment.version
        )


def forget() -> None:
    """Forget what was left out and what was not posted after a month, all of it after a year."""
    now = clock.now()
    old = ArrivedMail.arrived_at < now - KEPT
    posted = ArrivedMail.outcome.in_([Outcome.ANSWERED, Outcome.COMMENTED])
    for statement in (
        delete(ArrivedMail).where(old, ~posted),
        delete(ArrivedMail).where(ArrivedMail.arrived_at < now - AGAIN),
        update(ArrivedMail).where(old, ArrivedMail.trimmed != "").values(trimmed=""),
    ):
        db.session.execute(statement.execution_options(synchronize_session=False))


def _sort(row: ArrivedMail, mail: Incoming, address: Address, settings: Settings) -> None:
    """What programs sent and what is not proven ends here; the rest is posted, or refused."""
    if address.returned_id is not None:
        _came_back(row, mail, address.returned_id)
    elif why := automatic.why_automatic(mail, address_of(settings.mail_from)):
        row.outcome, row.reason = Outcome.AUTOMATIC, why
    elif returned.is_report(mail):
        row.outcome, row.reason = Outcome.AUTOMATIC, "report"
    elif not authenticity.proven(mail, settings.mail_in_relay):
        row.outcome = Outcome.UNPROVEN
    else:
        person = addressed.sender_of(mail)
        row.person_id = person.id if person else None
        with speaking(person.locale if person else site_locale()):
            _post_or_refuse(row, mail, address, person, settings)


def _came_back(row: ArrivedMail, mail: Incoming, mail_id: int) -> None:
    row.outcome = Outcome.RETURNED
    if status := returned.failed_for_good(mail):
        found = returned.count(db.session, mail_id, status)
        if found and found.paused_at and found.times == returned.TIMES:
            owner = select(Person.id).where(Person.email == found.address)
            notify.tell_elsewhere(db.session.scalars(owner), "mail_paused", "/settings/mail")
        row.reason = status


def _post_or_refuse(
    row: ArrivedMail, mail: Incoming, address: Address, person: Person | None, settings: Settings
) -> None:
    about = None
    try:
        addressed.require_room(mail)
        if address.reply:
            about = addressed.about(address.reply, person)
        else:
            addressed.asker(person)
        release()  # drawing pictures anew takes long
        taken = taking.take(mail, about, settings.files_dir)
        with db.session.begin_nested():
            _post(row, mail, taken, about, person)
    except (Refused, TooMany, PostedBefore) as error:
        row.outcome, row.reason = Outcome.REFUSED, _why(error)
        path = f"/contributions/{about.id}" if about is not None else ""
        refusals.tell(row, mail, person, letter="mail_refused", path=path, reason=row.reason)


def _post(
    row: ArrivedMail,
    mail: Incoming,
    taken: taking.Taken,
    about: Contribution | None,
    person: Person | None,
) -> None:
    if person is None:
        raise Refused(_("You may not write here now."))
    made = posting.post(taken, mail, about, person)
    row.outcome, row.trimmed = made.outcome, taken.trimmed
    row.answer_id, row.comment_id = made.answer_id, made.comment_id
    if about is not None:
        row.whole_id = about.part_of_id or about.id
    if made.path:
        refusals.tell(row, mail, person, letter="mail_draft", path=made.path, refused=taken.refused)
    elif taken.refused:
        path = _edited_at(made)
        refusals.tell(row, mail, person, letter="mail_files", path=path, refused=taken.refused)


def _edited_at(made: posting.Made) -> str:
    if made.answer_id is not None:
        return f"/questions/answers/{made.answer_id}/edit"
    return f"/comments/{made.comment_id}/edit"


def _why(error: Refused | TooMany | PostedBefore) -> str:
    if isinstance(error, Refused):
        return str(error.reason)
    if isinstance(error, TooMany):
        return str(_("You wrote very often within an hour. Try it again later."))
    return str(_("You sent another text with the same mail before."))
