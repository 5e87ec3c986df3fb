# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail and index entries that the worker gave up, to be seen and tried again."""

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from cop.admin import actions, queries
from cop.admin.gates import administering
from cop.admin.numbers import counted
from cop.db import db
from cop.mail.outbox import OutboxMail
from cop.people.session import the_person
from cop.search.models import IndexJob

bp = Blueprint("admin_outbox", __name__, url_prefix="/admin/outbox")
MOST = 200


@bp.get("")
@administering
def index() -> ResponseReturnValue:
    mails = queries.failed_mail_for(the_person()).limit(MOST)
    jobs = queries.failed_index_jobs().order_by(IndexJob.id.desc()).limit(MOST)
    return render_template(
        "admin/outbox.html",
        mails=db.session.execute(mails).all(),
        jobs=list(db.session.scalars(jobs)),
        numbers=counted(the_person()),
    )


@bp.post("/mail/<int:mail_id>/retry")
@administering
def retry_mail(mail_id: int) -> ResponseReturnValue:
    wanted = queries.failed_mail().where(OutboxMail.id == mail_id)
    actions.retry_mail(db.session.scalar(wanted) or abort(404), by=the_person())
    return redirect("/admin/outbox", 303)


@bp.post("/index/<int:job_id>/retry")
@administering
def retry_index(job_id: int) -> ResponseReturnValue:
    wanted = queries.failed_index_jobs().where(IndexJob.id == job_id)
    actions.retry_index(db.session.scalar(wanted) or abort(404), by=the_person())
    return redirect("/admin/outbox", 303)
