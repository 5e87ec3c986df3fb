# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of meetings, and what is done on them."""

from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop import clock
from cop.contributions import prepared, rows
from cop.contributions.editing import again, led_to, offered, shown
from cop.db import db
from cop.errors import Refused
from cop.meetings import actions, policy, queries
from cop.meetings.copying import copied
from cop.meetings.finding import meeting_of
from cop.meetings.forms import MeetingForm
from cop.meetings.item_forms import ItemFilesForm
from cop.meetings.models import Meeting, Series
from cop.meetings.moments import local
from cop.meetings.showing import meeting_page
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.forms import id_in
from cop.web.guards import request_settings, require
from cop.web.urls import link
from cop.web.visitors import same_for_visitors

bp = Blueprint("meetings", __name__, url_prefix="/meetings")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person = current_person()
    page = prepared.page(queries.all_of_them, person, now=clock.this_minute())
    return render_template(
        "meetings/index.html",
        page=page,
        trimmings=rows.trimmings(row.id for row in page.rows),
        may_plan=policy.may_plan(person),
    )


@bp.route("/new", methods=["GET", "POST"])
@limits.contributing
@signed_in
def new() -> ResponseReturnValue:
    require(policy.may_plan(the_person()))
    form = offered(MeetingForm())
    last = _after(form.after.data or request.args.get("after", ""))
    if request.method == "GET" and form.draft is None and last is not None:
        copied(form, last)
    if request.method == "POST" and form.items.rearranged():
        return again("meetings/new.html", form)
    if form.accepted() and _tells_no_secrets(form):
        meeting = actions.plan(
            the_person(),
            form.facts,
            form.agenda,
            every_months=form.every_months.data,
            after=last,
            language=form.language.data,
            **form.spine(),
        )
        return led_to(meeting)
    return shown("meetings/new.html", form)


@bp.get("/series/<int:series_id>")
@same_for_visitors
def series(series_id: int) -> ResponseReturnValue:
    """The meetings of a series with their reports."""
    person = current_person()
    found = db.session.scalar(queries.one_series(person, series_id)) or abort(404)
    page = prepared.page(queries.in_series, person, series_id=series_id, now=clock.this_minute())
    trimmings = rows.trimmings(row.id for row in page.rows)
    return render_template("meetings/series.html", series=found, page=page, trimmings=trimmings)


@bp.get("/<int:meeting_id>")
@bp.get("/<int:meeting_id>-<slug>")
@same_for_visitors
def show(meeting_id: int, slug: str = "") -> ResponseReturnValue:
    return meeting_page(meeting_id)


@bp.route("/<int:meeting_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_edit(the_person(), meeting))
    form = offered(MeetingForm(obj=meeting, **_in_its_zone(meeting)), meeting)
    if request.method == "POST" and form.items.rearranged():
        return again("meetings/edit.html", form, meeting=meeting)
    if form.accepted() and _tells_no_secrets(form):
        actions.revise(
            meeting,
            by=the_person(),
            facts=form.facts,
            items=form.agenda,
            every_months=form.every_months.data,
            **form.revision(),
        )
        return led_to(meeting)
    return shown("meetings/edit.html", form, meeting=meeting)


@bp.route("/<int:meeting_id>/agenda/<int:item_id>/files", methods=["GET", "POST"])
@signed_in
def item_files(meeting_id: int, item_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_edit(the_person(), meeting))
    item = db.session.scalar(queries.item_of(meeting.id, item_id)) or abort(404)
    form = ItemFilesForm()
    form.files.folder = request_settings().files_dir
    if form.accepted():
        actions.add_files(meeting, item, form.files.stored, by=the_person())
        return redirect(f"{link(meeting)}#item-{item.id}", 303)
    status = 422 if request.method == "POST" else 200
    return render_template(
        "meetings/item_files.html", meeting=meeting, item=item, form=form
    ), status


def _after(given: str) -> Meeting | None:
    """The meeting that a new one follows, by its id."""
    return meeting_of(wanted) if (wanted := id_in(given)) else None


def _in_its_zone(meeting: Meeting) -> dict[str, Any]:
    """The fields of the form that the columns do not hold as they are."""
    starts = local(meeting.starts_at, meeting.timezone)
    items = [
        {
            "title": item.title, "kind": item.kind, "minutes": item.minutes,
            "presenter": item.presenter, "address": link(item.about) if item.about else "",
            "id": item.id, "under": item.under, "room": item.room, "begins": item.begins,
            "explanation": item.explanation,
        }
        for item in actions.written(meeting)
    ]  # fmt: skip
    ends = local(meeting.ends_at, meeting.timezone).time()
    series = db.session.get(Series, meeting.series_id or 0)
    fields = {"day": starts.date(), "starts": starts.time(), "ends": ends, "items": items}
    fields |= {"every_months": series.every_months if series else 0}
    if meeting.closes_at:
        closes = local(meeting.closes_at, meeting.timezone)
        fields |= {"closes_on": closes.date(), "closes_time": closes.time()}
    return fields


def _tells_no_secrets(form: MeetingForm) -> bool:
    """Whether every item may be named to the readers of the group."""
    for row in form.items:
        about = row.form.address.found
        try:
            if about is not None:
                actions.refuse_to_tell_secrets(about, form.group_id.data)
        except Refused as refusal:
            row.form.address.errors = [*row.form.address.errors, refusal.reason]
            form.items.errors = [*form.items.errors, row.errors]
            return False
    return True
