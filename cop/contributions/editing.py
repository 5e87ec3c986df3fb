# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The moves that views of every kind share around a form: offer, show again, lead on."""

from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from cop.contributions import drafts, moving, queries, readers, rows
from cop.contributions.forms import ContributionForm, DraftedForm
from cop.contributions.models import Contribution
from cop.contributions.rendering import PLAIN
from cop.db import db
from cop.i18n import reader_locale
from cop.people.models import Group
from cop.people.queries import readable_groups
from cop.people.session import the_person
from cop.web.forms import choices
from cop.web.guards import request_settings
from cop.web.urls import link

F = TypeVar("F", bound=ContributionForm)
D = TypeVar("D", bound=DraftedForm)
BEGINS = ("from", "after", "meeting", "kind", "title")
"""What the query of an address may say of what a new text begins from."""

UNSENT = {"wrap_formdata": lambda form, formdata: None}
"""The meta of a form that reads nothing of the request."""


def offered(form: F, contribution: Contribution | None = None) -> F:
    """Give the form its choices; on a first visit also what was being typed, or the defaults."""
    _give_choices(form, contribution)
    taken_up(form, contribution)
    if request.method == "GET" and form.draft is None:
        _fill(form, contribution)
    if form.overtaken:
        _fill(form.present, contribution)
    return form


def taken_up(form: D, thing: Any = None) -> D:
    """Put back what was being typed here, and see whether the thing was saved meanwhile.

    An overtaken form carries the present version: its reader sees both texts and puts them
    together.
    """
    form.address = here()
    if request.method == "GET":
        put_back(form, form.address)
    begun_before = request.method == "POST" or form.draft is not None
    if thing is not None and begun_before and form.since != thing.version:
        form.present = type(form)(meta=UNSENT, **form.given)
        form.version.data = str(thing.version)
    return form


def shown(
    template: str, form: DraftedForm, *, refused: bool = False, **values: Any
) -> ResponseReturnValue:
    """The page with the form: 422 or 409 with everything typed when it could not be accepted."""
    conflict = refused or form.overtaken
    status = (409 if conflict else 422) if request.method == "POST" else 200
    return again(template, form, **values), status


def again(template: str, form: DraftedForm, **values: Any) -> str:
    """The page with the form; files that were chosen have to be chosen again, and it says so."""
    form.miss_files()
    return render_template(template, form=form, **values)


def led_to(contribution: Contribution, anchor: str = "") -> ResponseReturnValue:
    """Throw the draft away and lead to the page."""
    done()
    if contribution.renderer == PLAIN:
        flash(_("Your formatting could not be read; your text is kept as it is."), "warning")
    return redirect(link(contribution) + anchor, 303)


def done() -> None:
    """Throw away the draft of what was posted now."""
    drafts.posted(the_person(), here(), typed())


def put_back(form: Any, address: str) -> bool:
    """Whether something was being typed at an address; it is put back into its form."""
    draft = drafts.begun(the_person(), address, request.args.get("draft", ""))
    if draft is not None:
        form.process(MultiDict(draft.fields))
        form.draft = draft
    return draft is not None


def here() -> str:
    """Where what is typed in this page's form is kept: its path, and what it begins from."""
    begins = [(name, request.args[name]) for name in BEGINS if request.args.get(name)]
    return (request.path + (f"?{urlencode(begins)}" if begins else ""))[:512]


def typed() -> dict[str, list[str]]:
    """The fields of this request as a draft keeps them."""
    names = request.form.keys() - {"csrf_token", "address"}
    return {name: request.form.getlist(name) for name in names}


def _give_choices(form: ContributionForm, contribution: Contribution | None) -> None:
    locale = reader_locale()
    themes = db.session.scalars(queries.themes())
    form.themes.choices = choices({theme.id: theme.name(locale) for theme in themes})
    found = select(Group.id, Group.name, Group.access).order_by(Group.id)
    groups = db.session.execute(found.where(Group.id.in_(readable_groups(the_person())))).all()
    if contribution is not None and not moving.may_move(contribution, the_person()):
        groups = [group for group in groups if group.id == contribution.group_id]
    form.group_id.choices = choices(readers.options(groups))
    form.readers = readers.sentence(groups)
    form.files.folder = request_settings().files_dir
    if contribution is not None:
        form.attached = rows.trimmings([contribution.id])[contribution.id].files
    form.dropped.choices = choices({file.id: file.name for file in form.attached})


def _fill(form: ContributionForm, contribution: Contribution | None) -> None:
    if contribution is None:
        form.language.data = form.language.data or reader_locale()
    else:
        form.themes.data = [theme.id for theme in contribution.themes]
        form.tags.data = ", ".join(tag.name for tag in contribution.tags)
        form.version.data = str(contribution.version)
