# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody was told, and following."""

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from cop.contributions import prepared
from cop.contributions.prepared import run
from cop.contributions.views import found
from cop.db import db
from cop.notify import actions, queries
from cop.notify.models import Notification
from cop.notify.news import sentence
from cop.people.session import signed_in, the_person
from cop.web.urls import link, place_of

bp = Blueprint("notify", __name__)


@bp.get("/notifications")
@signed_in
def index() -> ResponseReturnValue:
    return render_template(
        "notify/index.html",
        page=prepared.page(queries.news, the_person()),
        unread=run(queries.unread, the_person()).scalar_one(),
        person=the_person(),
        sentence=sentence,
    )


@bp.post("/notifications/<int:notification_id>/read")
@signed_in
def read(notification_id: int) -> ResponseReturnValue:
    """Lead to what it is about, and mark all that was told about that as read."""
    told = queries.told(the_person()).where(Notification.id == notification_id)
    about = db.session.execute(queries.listed(told)).first() or abort(404)
    actions.mark_read(the_person(), about.id)
    return redirect(place_of(about, about.anchor), 303)


@bp.post("/notifications/read")
@signed_in
def read_all() -> ResponseReturnValue:
    actions.mark_read(the_person())
    return redirect("/notifications", 303)


@bp.post("/contributions/<int:contribution_id>/follow")
@signed_in
def follow(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    actions.follow(the_person(), contribution)
    return redirect(link(contribution), 303)


@bp.post("/contributions/<int:contribution_id>/follow/delete")
@signed_in
def unfollow(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    actions.unfollow(the_person(), contribution)
    return redirect(link(contribution), 303)


@bp.app_template_global()
def near_themes() -> list[int]:
    """The ids of the themes the reader follows or is an expert on, which a form shows first."""
    return list(db.session.scalars(queries.near_themes(the_person())))
