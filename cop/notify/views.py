# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What somebody was told, and following."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import clock
from cop.contributions import prepared
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.notify import (
    actions,
    choices,
    following,
    overviews,
    queries,
    quoting,
    things,
    told_queries,
)
from cop.notify.bell import unread_count
from cop.notify.kinds import RHYTHMS, Rhythm
from cop.notify.models import Level, Notification
from cop.notify.news import sentence
from cop.people.session import signed_in, the_person
from cop.web.guards import request_settings
from cop.web.urls import link, place_of

bp = Blueprint("notify", __name__)


SHOWN = {"unread": told_queries.unread_news, "named": told_queries.named_news}


@bp.get("/notifications")
@signed_in
def index() -> ResponseReturnValue:
    show = request.args.get("show", "")
    page = prepared.page(SHOWN.get(show, told_queries.news), the_person())
    return render_template(
        "notify/index.html",
        page=page,
        said_beside=quoting.beside(the_person(), page.rows),
        show=show if show in SHOWN else "",
        unread=run(told_queries.unread, the_person()).scalar_one(),
        person=the_person(),
        sentence=sentence,
    )


@bp.post("/notifications/<int:notification_id>/read")
@signed_in
def read(notification_id: int) -> ResponseReturnValue:
    """Lead to what it is about, and mark all that was told about that as read."""
    this = Notification.id == notification_id
    elsewhere = db.session.scalar(told_queries.elsewhere(the_person()).where(this))
    if elsewhere is not None:
        elsewhere.read_at = elsewhere.read_at or clock.now()
        return redirect(elsewhere.path, 303)
    told = told_queries.told(the_person()).where(this)
    about = db.session.execute(told_queries.listed(told)).first() or abort(404)
    actions.mark_read(the_person(), about.id)
    return redirect(place_of(about, about.anchor), 303)


@bp.post("/notifications/read")
@signed_in
def read_all() -> ResponseReturnValue:
    actions.mark_read(the_person())
    return redirect("/notifications", 303)


@bp.post("/notifications/about/<int:contribution_id>/read")
@signed_in
def read_page(contribution_id: int) -> ResponseReturnValue:
    """Mark what was told about a page as read; with scripts the page asks this when it is shown."""
    sought = things.SOUGHT["contribution"](the_person(), contribution_id)
    found = db.session.scalar(sought) or abort(404)
    actions.mark_read(the_person(), contribution_id)
    if "HX-Request" in request.headers:
        return render_template("notify/_count.html", unread=unread_count(), anew=True)
    return redirect(link(found), 303)


@bp.get("/following")
@signed_in
def followed() -> ResponseReturnValue:
    """All that one follows or muted, with why and since when."""
    page = prepared.page(queries.chosen, the_person())
    lines = [things.followed(row) for row in page.rows]
    return render_template("notify/following.html", page=page, lines=lines)


@bp.post("/follow/<any(contribution, theme, group, organisation, person):thing>/<int:thing_id>")
@signed_in
def follow(thing: str, thing_id: int) -> ResponseReturnValue:
    """Choose how much one hears of a thing, where one reads it or in the list of all of them."""
    found = db.session.scalar(things.SOUGHT[thing](the_person(), thing_id)) or abort(404)
    level = request.form.get("level", "")
    if level not in list(Level):
        abort(400)
    following.choose(the_person(), thing, thing_id, Level(level))
    if request.form.get("from") == "list":
        return redirect("/following", 303)
    if isinstance(found, Contribution):
        return redirect(link(found), 303)
    name = found.code if isinstance(found, Theme) else found.name
    return redirect(things.address(thing, found.id, name), 303)


@bp.route("/settings/mail", methods=["GET", "POST"])
@signed_in
def mail() -> ResponseReturnValue:
    """Choose of what one gets mail and when, beside what the next overview would hold."""
    person = the_person()
    wanted, unsaved = choices.rhythms(person), False
    offered = choices.offered(person)
    if request.method == "POST":
        given = {kind: request.form.get(kind, "") for kind in offered}
        if any(rhythm not in list(Rhythm) for rhythm in given.values()):
            abort(400)
        wanted |= {kind: Rhythm(rhythm) for kind, rhythm in given.items()}
        unsaved = True
        if "preview" not in request.form:
            choices.choose(person, wanted)
            flash(_("Your choices were saved."), "success")
            return redirect("/settings/mail", 303)
    return render_template(
        "notify/mail.html",
        kinds=offered,
        wanted=wanted,
        unsaved=unsaved,
        rhythms=RHYTHMS,
        overview=overviews.told(person, [Rhythm.DAILY, Rhythm.WEEKLY], wanted=wanted),
        day=overviews.next_weekly(clock.now(), request_settings().timezone),
    )


@bp.app_template_global()
def following_of(thing: str, thing_id: int) -> Any:
    """At which level the reader follows a thing, and why; None where they said nothing."""
    return run(queries.OWN[thing], the_person(), id=thing_id).first()


@bp.app_template_global()
def near_themes() -> list[int]:
    """The ids of the themes the reader follows or is an expert on, which a form shows first."""
    return list(db.session.scalars(queries.near_themes(the_person())))
