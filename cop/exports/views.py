# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The files of a report and a meeting, for whoever may read their page."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, request
from flask.typing import ResponseReturnValue

from cop.contributions import rows
from cop.contributions.prepared import run
from cop.db import release
from cop.exports import making, minutes, ori, queries
from cop.exports.document import document, pictures_in
from cop.exports.labels import in_language_of
from cop.exports.vocabulary import CONTENT_TYPE, WORD
from cop.meetings import queries as meetings
from cop.people.session import current_person
from cop.web import limits
from cop.web.guards import request_settings
from cop.web.urls import slug

bp = Blueprint("exports", __name__)
often = limits.often("60/minute", visitor="20/minute")
TYPES = {"pdf": "application/pdf", "docx": WORD}


@bp.get("/reports/<int:report_id>.pdf")
@often
def report_pdf(report_id: int) -> ResponseReturnValue:
    return _file(report_id, "pdf")


@bp.get("/reports/<int:report_id>.docx")
@often
def report_docx(report_id: int) -> ResponseReturnValue:
    return _file(report_id, "docx")


@bp.get("/reports/<int:report_id>.json")
def report_json(report_id: int) -> ResponseReturnValue:
    found = minutes.of(current_person(), report_id) or abort(404)
    name = f"{found.report.held_on}-{slug(found.report.title)}"
    return _json(ori.report(found, request_settings()), name)


@bp.get("/meetings/<int:meeting_id>.json")
def meeting_json(meeting_id: int) -> ResponseReturnValue:
    person = current_person()
    found = run(meetings.page, person, meeting_id=meeting_id).first() or abort(404)
    items = run(meetings.agenda, person, meeting_id=meeting_id).all()
    files = rows.trimmings([meeting_id])[meeting_id].files
    with in_language_of(found):
        made = ori.meeting(found, items, files, request_settings())
    return _json(made, f"{found.starts_at.date()}-{slug(found.title)}")


def _file(report_id: int, kind: str) -> ResponseReturnValue:
    """The report as a file of this kind; none is made for who has the same one already."""
    person, settings = current_person(), request_settings()
    found = minutes.of(person, report_id) or abort(404)
    paper = document(found, settings)
    wanted = pictures_in(paper["blocks"])
    pictures = {
        each.id: (each.sha256, settings.files_dir / each.stored_as)
        for each in run(queries.pictures, person, report_id=report_id, file_ids=wanted)
    } if wanted else {}  # fmt: skip
    mark = making.mark_of(kind, paper, pictures)
    name = f"{found.report.held_on}-{slug(found.report.title)}.{kind}"

    def content() -> bytes:
        release()  # typesetting takes long
        return making.made(kind, mark, paper, pictures)

    return _answer(mark, content, TYPES[kind], f'attachment; filename="{name}"')


def _json(thing: dict[str, Any], name: str) -> ResponseReturnValue:
    said = json.dumps(thing, ensure_ascii=False, indent=2).encode()
    mark = hashlib.sha256(said).hexdigest()[:32]
    return _answer(mark, lambda: said, CONTENT_TYPE, f'inline; filename="{name}.json"')


def _answer(
    mark: str, content: Callable[[], bytes], content_type: str, disposition: str
) -> ResponseReturnValue:
    """The content, or that it did not change; readers differ, so nobody else may keep it."""
    had = request.if_none_match.contains_weak(mark)
    response = Response(b"" if had else content(), 304 if had else 200, content_type=content_type)
    response.set_etag(mark)
    response.headers["Content-Disposition"] = disposition
    response.headers["Cache-Control"] = "private, no-cache"
    return response
