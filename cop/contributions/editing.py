# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The moves that views of every kind share around a form: offer, show again, lead on."""

from typing import Any, TypeVar

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.datastructures import MultiDict

from cop.contributions import drafts, queries, readers, rows
from cop.contributions.forms import ContributionForm
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


def offered(form: F, contribution: Contribution | None = None) -> F:
    """Give the form its choices; on a first visit also what was being typed, or the defaults."""
    locale = reader_locale()
    themes = db.session.scalars(queries.themes())
    form.themes.choices = choices({theme.id: theme.name(locale) for theme in themes})
    found = select(Group.id, Group.name, Group.access).order_by(Group.id)
    groups = db.session.execute(found.where(Group.id.in_(readable_groups(the_person())))).all()
    form.group_id.choices = choices(readers.options(groups))
    form.readers = readers.sentence(groups)
    form.files.folder = request_settings().files_dir
    if contribution is not None:
        form.attached = rows.trimmings([contribution.id])[contribution.id].files
    form.dropped.choices = choices({file.id: file.name for file in form.attached})
    if request.method == "GET":
        _fill(form, contribution)
    return form


def shown(template: str, form: ContributionForm, **values: Any) -> ResponseReturnValue:
    """The page with the form: 422 with everything typed when it was refused."""
    status = 422 if request.method == "POST" else 200
    return render_template(template, form=form, **values), status


def led_to(contribution: Contribution, anchor: str = "") -> ResponseReturnValue:
    """Throw the draft away and lead to the page."""
    drafts.discard(the_person(), request.path)
    db.session.flush()
    if contribution.renderer == PLAIN:
        flash(_("Your formatting could not be read; your text is kept as it is."), "warning")
    return redirect(link(contribution) + anchor, 303)


def put_back(form: Any, address: str) -> bool:
    """Whether something was being typed at an address; it is put back into its form."""
    draft = db.session.scalar(queries.draft(the_person(), address))
    if draft is not None:
        form.process(MultiDict(draft.fields))
        form.draft = draft
    return draft is not None


def _fill(form: ContributionForm, contribution: Contribution | None) -> None:
    if put_back(form, request.path):
        return
    if contribution is None:
        form.language.data = reader_locale()
    else:
        form.themes.data = [theme.id for theme in contribution.themes]
        form.tags.data = ", ".join(tag.name for tag in contribution.tags)
        form.version.data = str(contribution.version)
