# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The vocabulary, and one page for each theme."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from cop import changes
from cop.community.queries import themes as queries
from cop.community.shelves import filled
from cop.db import db
from cop.people.session import current_person
from cop.web.visitors import same_for_visitors

bp = Blueprint("themes", __name__, url_prefix="/themes")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person = current_person()
    themes = changes.kept(
        ("themes", person and person.id),
        lambda: db.session.execute(queries.listed(person)).all(),
    )
    return render_template("community/themes/index.html", themes=themes, person=person)


@bp.get("/<code>")
@same_for_visitors
def show(code: str) -> ResponseReturnValue:
    person = current_person()
    theme = db.session.scalar(queries.by_code(code)) or abort(404)
    return render_template(
        "community/themes/show.html",
        theme=theme,
        shelves=filled(person, queries.shelves_on, theme_id=theme.id),
        experts=db.session.execute(queries.experts(theme)).all(),
        person=person,
    )
