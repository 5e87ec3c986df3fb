# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Downloads of an entry: its checklist as a text or a table, and its materials."""

import csv
import io

from flask import Blueprint, Response, abort, redirect
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.library import actions
from cop.library.finding import solution_of
from cop.people.session import signed_in, the_person
from cop.web.urls import slug

bp = Blueprint("library_materials", __name__, url_prefix="/library")


@bp.get("/<int:solution_id>/checklist.<any(txt, csv):kind>")
def checklist(solution_id: int, kind: str) -> Response:
    solution = solution_of(solution_id)
    lines = [(line["line"], line.get("why", "")) for line in solution.details.get("checklist", [])]
    if not lines:
        abort(404)
    text = _table(lines) if kind == "csv" else _text(solution.title, lines)
    # Spreadsheets take a file without this mark for another encoding.
    response = Response("\ufeff" + text, content_type=f"text/{_TYPES[kind]}; charset=utf-8")
    name = f"{slug(solution.title)}-checklist.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.post("/<int:solution_id>/files/<int:file_id>")
@signed_in
def download(solution_id: int, file_id: int) -> ResponseReturnValue:
    actions.download(solution_of(solution_id), file_id, by=the_person())
    return redirect(f"/files/{file_id}", 303)


_TYPES = {"csv": "csv", "txt": "plain"}


def _text(title: str, lines: list[tuple[str, str]]) -> str:
    points = [f"[ ] {line}" + (f"\n    {why}" if why else "") for line, why in lines]
    return "\r\n".join([title, "=" * len(title), "", *points, ""]).replace("\n    ", "\r\n    ")


def _table(lines: list[tuple[str, str]]) -> str:
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow([_("Point"), _("Why"), _("Done"), _("Note")])
    table.writerows([_harmless(line), _harmless(why), "", ""] for line, why in lines)
    return written.getvalue()


def _harmless(text: str) -> str:
    """The text, never a formula: a spreadsheet would run one."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text
