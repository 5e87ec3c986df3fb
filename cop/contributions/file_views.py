# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Files of contributions: permission is asked at every download."""

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from flask.typing import ResponseReturnValue

from cop.contributions import files, filing, policy
from cop.contributions.models import Attachment
from cop.contributions.views import found
from cop.db import db, release
from cop.errors import Refused
from cop.people.session import current_person, signed_in, the_person
from cop.web.guards import request_settings, require
from cop.web.urls import link

bp = Blueprint("files", __name__)
SHOWN = {"image/png", "image/jpeg", "image/gif", "image/webp"}
"""Media types that a page may show; they were drawn anew when they came in."""


@bp.get("/files/<int:file_id>")
@bp.get("/files/<int:file_id>/<path:name>")
def download(file_id: int, name: str = "") -> Response:
    """A file, for whoever may read what it belongs to; never run by a browser."""
    file = _file(file_id)
    response = send_from_directory(
        request_settings().files_dir.absolute(),
        file.stored_as,
        mimetype=file.media_type,
        as_attachment=file.media_type not in SHOWN,
        download_name=file.name,
        etag=file.sha256[:32],
        max_age=0,
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@bp.post("/files")
@signed_in
def upload() -> ResponseReturnValue:
    """Keep one file for a text that is still being written, and say how to put it there."""
    require(policy.may_post(the_person()))
    given = request.files.get("file")
    try:
        if given is None or not given.filename:
            return render_template("contributions/_upload.html", file=None, reason=""), 422
        release()  # drawing a picture anew takes long
        stored = files.store(given.stream, given.filename, request_settings().files_dir)
    except Refused as refusal:
        return render_template("contributions/_upload.html", file=None, reason=refusal.reason), 422
    file = filing.keep_for_later(stored, by=the_person())
    picture = file.media_type in SHOWN
    return render_template("contributions/_upload.html", file=file, picture=picture, reason="")


@bp.post("/files/<int:file_id>/delete")
@signed_in
def delete(file_id: int) -> ResponseReturnValue:
    file = _file(file_id)
    if file.contribution_id is None:
        abort(404)
    contribution = found(file.contribution_id)
    require(policy.may_edit(the_person(), contribution))
    filing.remove(file, contribution, by=the_person())
    return redirect(link(contribution), 303)


def _file(file_id: int) -> Attachment:
    """The file if its contribution may be read, or, before there is one, by who gave it."""
    file = db.session.get(Attachment, file_id)
    if file is None or file.removed_at:
        abort(404)
    if file.contribution_id is not None:
        found(file.contribution_id)
    else:
        person = current_person()
        if person is None or person.id != file.uploaded_by_id:
            abort(404)
    return file
