# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Meetings as files and feeds for calendars, and the page about them."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Select

from cop.calendars import keys, policy, queries, writing
from cop.contributions.queries import page_of
from cop.db import db
from cop.meetings.models import Meeting
from cop.people.models import Group, Person
from cop.people.session import current_person, signed_in, the_person
from cop.web.guards import request_settings, require

bp = Blueprint("calendars", __name__)


@bp.get("/meetings/<int:meeting_id>.ics")
def download(meeting_id: int) -> ResponseReturnValue:
    """One meeting, for whoever may open its page."""
    person = current_person()
    meeting = db.session.scalar(page_of(person, Meeting, meeting_id)) or abort(404)
    answer = _calendar([meeting], person)
    answer.headers["Content-Disposition"] = f'attachment; filename="meeting-{meeting.id}.ics"'
    return answer


@bp.get("/feeds/meetings.ics")
def public() -> ResponseReturnValue:
    """What everybody may read, whoever asks."""
    return _feed(queries.in_feed(None), None, request_settings().site_name)


@bp.get("/feeds/groups/<int:group_id>.ics")
def group(group_id: int) -> ResponseReturnValue:
    """The meetings of a group that everybody may read."""
    return _group_feed(group_id, None)


@bp.get("/feeds/<secret>/groups/<int:group_id>.ics")
def closed_group(secret: str, group_id: int) -> ResponseReturnValue:
    """The meetings of a group, by the key of somebody who may read it."""
    return _group_feed(group_id, keys.owner_of(secret) or abort(404))


@bp.get("/feeds/<secret>/meetings.ics")
def own(secret: str) -> ResponseReturnValue:
    """The meetings that the owner of the key comes to or follows."""
    person = keys.owner_of(secret) or abort(404)
    return _feed(queries.own(person), person, request_settings().site_name)


@bp.get("/settings/calendar")
@signed_in
def settings() -> ResponseReturnValue:
    require(policy.may_have_feeds(the_person()))
    return render_template(
        "calendars/settings.html",
        base=request_settings().base_url.rstrip("/"),
        key=keys.key_of(the_person()),
        groups=db.session.scalars(queries.own_groups(the_person())).all(),
    )


@bp.post("/settings/calendar/renew")
@signed_in
def renew() -> ResponseReturnValue:
    require(policy.may_have_feeds(the_person()))
    keys.renew(the_person())
    flash(_("You have new addresses. The old ones do not work any more."), "success")
    return redirect("/settings/calendar", 303)


def _group_feed(group_id: int, person: Person | None) -> Response:
    found: Group = db.session.scalar(queries.group_open_to(person, group_id)) or abort(404)
    name = f"{request_settings().site_name}: {found.name}"
    return _feed(queries.of_group(person, group_id), person, name)


def _feed(wanted: Select[Meeting], person: Person | None, name: str) -> Response:
    return _calendar(db.session.scalars(wanted).all(), person, name)


def _calendar(meetings: Sequence[Meeting], person: Person | None, name: str = "") -> Response:
    """The answer, or 304 when the calendar program has it already."""
    items = db.session.execute(queries.agendas(each.id for each in meetings))
    agendas: dict[int, list[Any]] = {
        id: list(rows) for id, rows in groupby(items, lambda row: row.meeting_id)
    }
    text = writing.feed(meetings, agendas, online=policy.sees_online(person), name=name)
    answer = Response(text, content_type="text/calendar; charset=utf-8")
    if meetings:
        answer.last_modified = max(map(writing.changed, meetings))
    answer.headers["Cache-Control"] = "private, no-cache" if person else "no-cache"
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.add_etag()
    if request.if_none_match:  # its tag alone counts: without a hidden meeting it is older
        answer.make_conditional(request)
    return answer
