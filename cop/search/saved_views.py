# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The searches that a person saved, with what is new in them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from cop.db import db
from cop.errors import Refused
from cop.i18n import reader_locale
from cop.people.models import Person
from cop.people.session import signed_in, the_person
from cop.search import asking, facets, saved_actions, saved_queries
from cop.search.saved_forms import IN_SHORT, ChangeForm, SaveForm
from cop.search.saved_models import LONGEST_NAME, Alert, SavedSearch

bp = Blueprint("saved_searches", __name__, url_prefix="/search/saved")


@dataclass(frozen=True)
class Offer:
    """What the page of results needs to offer that its search be saved."""

    form: SaveForm | None
    """None for who saved it before, and for a visitor, who is asked to sign in."""

    back: str
    """The address of the search."""

    saved: bool = False
    """Whether the person saved it before."""


def offer(person: Person | None, args: MultiDict[str, str], *, found: bool) -> Offer | None:
    """The offer to save a search; to be told at once of one that found nothing.

    None when nothing was asked for, or to somebody who was not let in yet.
    """
    query = asking.canonical(args)
    if not query or (person is not None and not person.takes_part):
        return None
    if person is None:
        return Offer(None, f"/search?{query}")
    if db.session.scalars(saved_queries.same(person, query)).first():
        return Offer(None, f"/search?{query}", saved=True)
    alert = Alert.NONE if found else Alert.IMMEDIATELY
    name = " ".join(args.get("q", "").split()) or _("My search")
    form = SaveForm(formdata=None, name=name[:LONGEST_NAME], alert=alert, query=query)
    return Offer(form, f"/search?{query}")


@bp.get("")
@signed_in
def index() -> ResponseReturnValue:
    person = the_person()
    searches = db.session.scalars(saved_queries.of(person)).all()
    fresh: dict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(saved_queries.new_to(person)):
        fresh[row.saved_id].append(row)
    asked = [asking.asking(each.query, each.language) for each in searches]
    ticked = facets.in_words([each.ticked() for each in asked])
    return render_template(
        "search/saved.html",
        searches=list(zip(searches, asked, ticked, strict=True)),
        fresh=fresh,
        alerts=IN_SHORT,
    )


@bp.post("")
@signed_in
def save() -> ResponseReturnValue:
    form = SaveForm()
    if form.accepted() and _saved(form):
        flash(_("Your search was saved."), "success")
        return redirect("/search/saved", 303)
    return render_template("search/saved_new.html", form=form), 422


@bp.route("/<int:saved_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(saved_id: int) -> ResponseReturnValue:
    saved = _own(saved_id)
    form = ChangeForm(obj=saved)
    if form.accepted():
        saved_actions.change(saved, name=form.name.data, alert=Alert(form.alert.data))
        return redirect("/search/saved", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("search/saved_edit.html", form=form, saved=saved), status


@bp.post("/<int:saved_id>/seen")
@signed_in
def see(saved_id: int) -> ResponseReturnValue:
    saved_actions.see(_own(saved_id))
    return redirect("/search/saved", 303)


@bp.route("/<int:saved_id>/delete", methods=["GET", "POST"])
@signed_in
def delete(saved_id: int) -> ResponseReturnValue:
    saved = _own(saved_id)
    if request.method == "GET":
        return render_template("search/saved_delete.html", saved=saved)
    saved_actions.remove(saved)
    flash(_("“%(name)s” was deleted.", name=saved.name), "success")
    return redirect("/search/saved", 303)


def _own(saved_id: int) -> SavedSearch:
    """A search of the reader's own; another's is not there."""
    return db.session.scalar(saved_queries.one(the_person(), saved_id)) or abort(404)


def _saved(form: SaveForm) -> bool:
    """Save it, unless there are too many."""
    try:
        saved_actions.keep(
            the_person(),
            form.canonical,
            name=form.name.data,
            alert=Alert(form.alert.data),
            language=reader_locale(),
        )
    except Refused as refusal:
        form.name.errors = [refusal.reason]
        return False
    return True
