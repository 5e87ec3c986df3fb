# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the search field offers while somebody types in it."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from cop.i18n import reader_locale
from cop.people.session import current_person
from cop.search.suggesting import suggested
from cop.web import limits

bp = Blueprint("suggestions", __name__)
limits.apart(bp)


@bp.get("/search/suggestions")
@limits.often("120/minute")
def suggest() -> ResponseReturnValue:
    """A list box, hidden when there is nothing to offer."""
    found = suggested(current_person(), request.args.get("q", ""), reader_locale())
    return render_template("search/_suggestions.html", found=found)
