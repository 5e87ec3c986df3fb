# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The mail of this instance's folder, to be read in a browser; served in development only."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from cop.mail.transport import FolderTransport
from cop.web.guards import request_settings

bp = Blueprint("mailbox", __name__, url_prefix="/dev/mail")


@bp.get("")
def index() -> ResponseReturnValue:
    return render_template("mailbox/index.html", letters=_folder().letters())


@bp.get("/<name>")
def show(name: str) -> ResponseReturnValue:
    """One mail as text, with its links to follow; other sites' links are only shown."""
    letter = _folder().letter(name) or abort(404)
    here = request_settings().base_url.rstrip("/")
    lines = [(line, line.removeprefix(here)) for line in letter.text.splitlines()]
    return render_template("mailbox/show.html", letter=letter, lines=lines, here=f"{here}/")


def _folder() -> FolderTransport:
    return FolderTransport(request_settings().mail_dir)
