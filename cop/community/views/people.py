# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The directory of people, the page of each, and one's own profile."""

from collections import defaultdict
from typing import Any

from flask import Blueprint, Response, abort, render_template, request, send_from_directory
from flask.typing import ResponseReturnValue

from cop.community.labels import ROLES
from cop.community.queries import activity
from cop.community.queries import people as queries
from cop.contributions.queries import themes
from cop.db import db
from cop.people.session import current_person, signed_in
from cop.settings import LOCALES
from cop.web.guards import request_settings
from cop.web.paging import page_of
from cop.web.urls import query_string

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("")
def index() -> ResponseReturnValue:
    given = {name: request.args.get(name, "")[:100] for name in ("q", "theme", "role")}
    found = queries.narrowed(given["q"], given["theme"], given["role"])
    page = page_of(queries.listed(found), found)
    return render_template(
        "community/people/index.html",
        page=page,
        expertise=_expertise([row.id for row in page.rows]),
        themes=db.session.scalars(themes()).all(),
        roles=ROLES,
        given=given,
        query=query_string(**given),
    )


@bp.get("/<int:person_id>")
@bp.get("/<int:person_id>-<slug>")
def show(person_id: int, slug: str = "") -> ResponseReturnValue:
    reader = current_person()
    person = db.session.execute(queries.page(person_id)).first() or abort(404)
    written = queries.written_by(reader, person_id)
    return render_template(
        "community/people/show.html",
        person=person,
        reader=reader,
        expertise=_expertise([person_id])[person_id],
        page=page_of(activity.listed(written), written),
        roles=ROLES,
        tongues=LOCALES,
    )


@bp.get("/suggest")
@signed_in
def suggest() -> ResponseReturnValue:
    """People to mention, for the editor's `@`."""
    people = db.session.execute(queries.named(request.args.get("q", "")[:100])).all()
    return render_template("community/people/_suggestions.html", people=people)


@bp.get("/<int:person_id>/photo")
def photo(person_id: int) -> Response:
    person = db.session.execute(queries.page(person_id)).first()
    if person is None or not person.photo or person.disabled_at:
        abort(404)
    folder = request_settings().files_dir.absolute()
    response = send_from_directory(folder, person.photo, mimetype="image/jpeg", max_age=0)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _expertise(ids: list[int]) -> dict[int, list[Any]]:
    """The themes each of these people knows about."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(queries.expertise_of(ids)):
        found[row.person_id].append(row)
    return found
