# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The vocabulary, and one page for each theme."""

from flask import Blueprint, abort, redirect, render_template
from flask.typing import ResponseReturnValue

from cop import changes
from cop.community.queries import themes as queries
from cop.community.shelves import filled
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.notify import actions
from cop.people.session import current_person, signed_in, the_person
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
    found = queries.by_code(code).add_columns(queries.followed_by(person).label("followed"))
    row = db.session.execute(found).first() or abort(404)
    return render_template(
        "community/themes/show.html",
        theme=row[0],
        followed=row.followed,
        shelves=filled(person, queries.shelves_on, theme_id=row[0].id),
        experts=db.session.execute(queries.experts(row[0])).all(),
        person=person,
    )


@bp.post("/<code>/follow")
@signed_in
def follow(code: str) -> ResponseReturnValue:
    actions.follow_theme(the_person(), _theme(code))
    return redirect(f"/themes/{code}", 303)


@bp.post("/<code>/follow/delete")
@signed_in
def unfollow(code: str) -> ResponseReturnValue:
    actions.unfollow_theme(the_person(), _theme(code))
    return redirect(f"/themes/{code}", 303)


def _theme(code: str) -> Theme:
    return db.session.scalar(queries.by_code(code)) or abort(404)
