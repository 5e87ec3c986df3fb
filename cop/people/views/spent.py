# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page of a link that does not work any more, with the way on for its kind."""

from flask import Flask
from flask.typing import ResponseReturnValue

from cop.people.actions.tokens import Spent
from cop.web.errors import page


def init_app(app: Flask) -> None:
    """Answer with this page rather than with the general one of what was refused."""
    app.register_error_handler(Spent, _page)


def _page(spent: Spent) -> ResponseReturnValue:
    return page(409, spent.reason, template="people/spent.html", kind=spent.kind.value)
