# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The directory of organisations, and the page of each."""

from dataclasses import replace

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop import changes
from cop.community import facets
from cop.community.forms import OrganisationForm
from cop.community.labels import ORGANISATIONS, country_name, facet_label
from cop.community.queries import organisation_shelves
from cop.community.queries import organisations as queries
from cop.community.shelves import filled
from cop.contributions.prepared import run
from cop.db import db
from cop.people.actions import organisations as actions
from cop.people.models import Organisation
from cop.people.policy import may_edit_organisation
from cop.people.session import current_person, signed_in, the_person
from cop.web.guards import require
from cop.web.paging import page_of
from cop.web.urls import query_string, slug
from cop.web.visitors import same_for_visitors

bp = Blueprint("organisations", __name__, url_prefix="/organisations")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    given = {facet: tuple(request.args.getlist(facet)[:20]) for facet in queries.FACETS}
    filters = queries.Filters(words=request.args.get("q", "")[:100], **given)
    tallies = changes.kept(
        ("organisations", filters.words),
        lambda: db.session.execute(queries.tallies(filters.words)).all(),
    )
    total = facets.total(tallies, filters)
    page = page_of(queries.listed(queries.narrowed(filters)), total)
    rows = run(queries.rows, current_person(), ids=[row.id for row in page.rows])
    return render_template(
        "community/organisations/index.html",
        page=replace(page, rows=rows.all()),
        filters=filters,
        choices=facets.choices(tallies, filters, facet_label),
        kinds=ORGANISATIONS,
        country_name=country_name,
        query=query_string(q=filters.words, **given),
    )


@bp.get("/<int:organisation_id>")
@bp.get("/<int:organisation_id>-<slug>")
@same_for_visitors
def show(organisation_id: int, slug: str = "") -> ResponseReturnValue:
    person, organisation = current_person(), _organisation(organisation_id)
    return render_template(
        "community/organisations/show.html",
        organisation=organisation,
        people=db.session.execute(queries.people_of(organisation)).all(),
        shelves=filled(person, organisation_shelves.shelves_of, organisation_id=organisation.id),
        may_edit=may_edit_organisation(person, organisation),
        person=person,
        kinds=ORGANISATIONS,
        country=country_name(organisation.country),
    )


@bp.route("/<int:organisation_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(organisation_id: int) -> ResponseReturnValue:
    organisation = _organisation(organisation_id)
    require(may_edit_organisation(the_person(), organisation))
    form = OrganisationForm(obj=organisation)
    if form.accepted():
        values = {"about": form.about.data, "website": form.website.data}
        actions.edit(organisation, by=the_person(), **values)
        return redirect(f"/organisations/{organisation.id}-{slug(organisation.name)}", 303)
    status = 422 if request.method == "POST" else 200
    page = "community/organisations/edit.html"
    return render_template(page, form=form, organisation=organisation, person=the_person()), status


def _organisation(organisation_id: int) -> Organisation:
    return db.session.get(Organisation, organisation_id) or abort(404)
