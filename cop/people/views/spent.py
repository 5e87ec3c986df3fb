# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a link that does not work any more, with the way on for its kind."""

from flask import Flask, render_template
from flask.typing import ResponseReturnValue

from cop.db import db, writing
from cop.people.actions.tokens import Spent


def init_app(app: Flask) -> None:
    """Answer with this page rather than with the general one of what was refused."""
    app.register_error_handler(Spent, _page)


def _page(spent: Spent) -> ResponseReturnValue:
    db.session.rollback()
    writing.set(False)  # the page only reads, and waits for no lock
    return render_template("people/spent.html", message=spent.reason, kind=spent.kind.value), 409
