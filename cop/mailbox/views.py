# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What was left out of somebody's mail, and mail that is paused."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.contributions.prepared import run
from cop.db import db
from cop.mail import returned
from cop.mailbox import actions, policy, queries
from cop.mailbox.models import ArrivedMail
from cop.notify import actions as notify
from cop.people.session import current_person, signed_in, the_person
from cop.web.guards import require

bp = Blueprint("received", __name__)


@bp.get("/received/<int:arrived_id>")
@signed_in
def show(arrived_id: int) -> ResponseReturnValue:
    """What was left out of a mail, for its writer alone."""
    mail = _own(arrived_id)
    may = policy.may_put_back(the_person(), mail)
    return render_template("mailbox/received.html", mail=mail, may_put_back=may)


@bp.post("/received/<int:arrived_id>/put-back")
@signed_in
def put_back(arrived_id: int) -> ResponseReturnValue:
    mail = _own(arrived_id)
    require(policy.may_put_back(the_person(), mail))
    actions.put_back(mail, by=the_person())
    return redirect(_page_of(mail), 303)


@bp.post("/settings/mail/works")
@signed_in
def works_again() -> ResponseReturnValue:
    """Send mail again to one's own address, from which some came back."""
    returned.works_again(db.session, the_person().email)
    notify.dealt_with("mail_paused", "/settings/mail", the_person())
    flash(_("You get mail again."), "success")
    return redirect("/settings/mail", 303)


@bp.app_template_global()
def left_out_of_mail(
    whole_id: int, answers: Iterable[Any], comments: Mapping[int, Iterable[Any]]
) -> Sequence[Any]:
    """The reader's mails that stand on a page and say more than was posted.

    They are looked for where one of the answers or comments on the page is the reader's.
    """
    person = current_person()
    written = chain(answers, *comments.values())
    if person is None or not any(row.author_id == person.id for row in written):
        return ()
    return run(queries.left_out_at, person, whole_id=whole_id).all()


@bp.app_template_global()
def paused_mail() -> Any:
    """What is known of the reader's address if it gets no mail now."""
    return returned.paused(db.session, the_person().email)


def _own(arrived_id: int) -> ArrivedMail:
    wanted = queries.with_more(the_person()).where(ArrivedMail.id == arrived_id)
    return db.session.scalar(wanted) or abort(404)


def _page_of(mail: ArrivedMail) -> str:
    if mail.comment_id:
        return f"/comments/{mail.comment_id}"
    return f"/contributions/{mail.answer_id or mail.whole_id}"
