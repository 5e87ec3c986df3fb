# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""One's own profile."""

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop.community import actions
from cop.community.forms import ProfileForm
from cop.community.queries.people import expertise_of
from cop.contributions import files
from cop.contributions.queries import themes
from cop.db import db, release
from cop.errors import Refused
from cop.i18n import reader_locale
from cop.people.models import Person
from cop.people.session import signed_in, the_person
from cop.web.forms import choices
from cop.web.guards import request_settings
from cop.web.urls import slug

bp = Blueprint("profile", __name__, url_prefix="/settings/profile")


@bp.route("", methods=["GET", "POST"])
@signed_in
def edit() -> ResponseReturnValue:
    person = the_person()
    form = ProfileForm(obj=person)
    known = {theme.id: theme.name(reader_locale()) for theme in db.session.scalars(themes())}
    form.expertise.choices = choices(known)
    if request.method == "GET":
        form.expertise.data = [row.id for row in db.session.execute(expertise_of([person.id]))]
    if form.accepted() and _photo_kept(form, person):
        actions.describe(
            person,
            name=form.name.data,
            function=form.function.data or "",
            about=form.about.data or "",
            languages=form.languages.data or [],
            expertise=form.expertise.data or [],
        )
        flash(_("Your profile was saved."), "success")
        return redirect(f"/people/{person.id}-{slug(person.name)}", 303)
    status = 422 if request.method == "POST" else 200
    return render_template("community/people/profile.html", form=form, person=person), status


def _photo_kept(form: ProfileForm, person: Person) -> bool:
    """Whether the photo, if one was given, could be kept."""
    folder, given = request_settings().files_dir, form.photo.data
    if form.no_photo.data:
        actions.hide_photo(person)
    elif given and getattr(given, "filename", ""):
        release()  # drawing a picture anew takes long
        try:
            actions.show_photo(person, files.photo(given.stream, folder))
        except Refused as refusal:
            form.photo.errors = [refusal.reason]
            return False
    return True
