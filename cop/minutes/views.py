# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages on which minutes become a report: give them, look at what was found, publish."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import clock
from cop.contributions.editing import again, led_to, offered, shown
from cop.db import db
from cop.i18n import reader_locale, speaking
from cop.meetings import prefilling as reports
from cop.meetings import queries as meetings
from cop.meetings import reporting
from cop.meetings.models import Meeting
from cop.meetings.report_forms import ReportForm
from cop.minutes import actions, adding, policy, prefilling, queries, review
from cop.minutes.forms import GivenForm, ReviewForm
from cop.minutes.models import MinutesImport
from cop.minutes.review import MOST
from cop.people.session import signed_in, the_person
from cop.web import limits
from cop.web.forms import id_in
from cop.web.guards import request_settings, require

bp = Blueprint("minutes", __name__, url_prefix="/minutes")


@bp.route("/new", methods=["GET", "POST"])
@limits.importing
@signed_in
def new() -> ResponseReturnValue:
    require(policy.may_import(the_person()))
    form = GivenForm()
    form.file.folder = form.text.folder = request_settings().files_dir
    if form.accepted() and form.found:
        minutes = actions.take_in(the_person(), form.found, meeting_id=_meeting_id())
        return redirect(f"/minutes/{minutes.id}", 303)
    status = 422 if request.method == "POST" else 200
    waiting = db.session.execute(queries.waiting(the_person())).all()
    return render_template("minutes/new.html", form=form, waiting=waiting), status


@bp.route("/<int:minutes_id>", methods=["GET", "POST"])
@signed_in
def show(minutes_id: int) -> ResponseReturnValue:
    """What was found beside the passages it was read from; it is corrected here."""
    minutes = _minutes(minutes_id)
    if minutes.report_id:
        return redirect(f"/reports/{minutes.report_id}", 303)
    require(policy.may_review(the_person(), minutes))
    found = minutes.found
    form = ReviewForm(**_fields(found))
    if form.accepted():
        actions.correct(minutes, _corrected(found, form))
        return redirect(f"/minutes/{minutes.id}/report", 303)
    status = 422 if request.method == "POST" else 200
    matched = prefilling.matched(found)
    page = {"minutes": minutes, "form": form, "found": found, "matched": matched}
    return render_template("minutes/show.html", **page), status


@bp.route("/<int:minutes_id>/report", methods=["GET", "POST"])
@signed_in
def report(minutes_id: int) -> ResponseReturnValue:
    """The form of the report, filled in; publishing it ends the review."""
    minutes = _minutes(minutes_id)
    if minutes.report_id:
        return redirect(f"/reports/{minutes.report_id}", 303)
    require(policy.may_review(the_person(), minutes))
    form = offered(ReportForm(**_report_fields(minutes)))
    form.without_preset_readers()  # names may stand in the text and in the file
    reports.offer_meetings(form, None)
    if request.method == "POST" and form.actions.rearranged():
        return again("minutes/report.html", form, minutes=minutes)
    if form.accepted():
        made = reporting.publish(
            the_person(), form.facts, form.minutes, language=form.language.data, **form.spine()
        )
        actions.finish(minutes, made)
        return led_to(made)
    return shown("minutes/report.html", form, minutes=minutes)


@bp.post("/<int:minutes_id>/delete")
@signed_in
def drop(minutes_id: int) -> ResponseReturnValue:
    """Make no report of these minutes."""
    minutes = _minutes(minutes_id)
    require(policy.may_review(the_person(), minutes))
    actions.drop(minutes)
    flash(_("The minutes were thrown away; no report was made."), "positive")
    return redirect("/minutes/new", 303)


def _minutes(minutes_id: int) -> MinutesImport:
    require(policy.may_import(the_person()))
    minutes = db.session.scalar(queries.of(the_person(), minutes_id))
    return minutes or abort(404)


def _meeting_id() -> int | None:
    """The meeting of ?meeting=ID, when it has no report and may be read."""
    found = db.session.execute(meetings.unreported(the_person(), None)).all()
    wanted = id_in(request.args.get("meeting"))
    return next((meeting.id for meeting in found if meeting.id == wanted), None)


def _fields(found: dict[str, Any]) -> dict[str, Any]:
    title = (found["title"] or {}).get("text", "")
    lists = {kind: review.rows(found, kind) + adding.blank(found, kind) for kind in MOST}
    return {
        "title": title[:150],
        "held_on": review.day(found, "held"),
        "place": (found["place"] or {}).get("text", "")[:200],
        "next_on": review.day(found, "next"),
        **lists,
    }


def _corrected(found: dict[str, Any], form: ReviewForm) -> dict[str, Any]:
    title = {"text": form.title.data, "block": -1} if found["title"] is None else found["title"]
    lists = {
        kind: [*review.corrected(found, kind, given), *adding.added(found, kind, given)]
        for kind in MOST
        for given in [form[kind].data]
    }
    return adding.placed(
        {
            **found,
            "title": {**title, "text": form.title.data},
            "held": review.with_day(found["held"], form.held_on.data),
            "next": review.with_day(found["next"], form.next_on.data),
            "place": {"block": -1} | (found["place"] or {}) | {"text": form.place.data}
            if form.place.data
            else None,
            **lists,
        }
    )


def _report_fields(minutes: MinutesImport) -> dict[str, Any]:
    code = prefilling.language(minutes.found, reader_locale())
    with speaking(code):
        fields = prefilling.of_report(minutes.found)
    fields["held_on"] = fields["held_on"] or clock.today()
    meeting = db.session.get(Meeting, minutes.meeting_id or 0)
    fields |= {"meeting_id": meeting.id, "group_id": meeting.group_id} if meeting else {}
    return {"meeting_id": 0, "group_id": 0, "language": code} | fields
