# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of the library: the list with its facets, an entry, and its forms."""

from typing import Any

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import clock
from cop.contributions import prepared, rows
from cop.contributions.editing import led_to, offered, shown
from cop.contributions.prepared import run
from cop.db import db
from cop.library import actions, entry, facets, policy, queries, showing
from cop.library.building import built_on
from cop.library.finding import (
    SORTS,
    options,
    page_address,
    search_asked,
    solution_of,
    sort_asked,
)
from cop.library.forms import SolutionForm
from cop.library.groups import VAT
from cop.library.models import Solution, stage
from cop.library.vocabulary import label, words_of
from cop.people.models import Person
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.guards import require
from cop.web.visitors import same_for_visitors

bp = Blueprint("library", __name__, url_prefix="/library")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person, search, sort = current_person(), search_asked(), sort_asked()
    page = prepared.page(facets.listing(sort), person, **search.given)
    return render_template(
        "library/index.html",
        page=page,
        search=search,
        sort=sort,
        sorts=SORTS,
        found_facets=options(person, search),
        trimmings=rows.trimmings(row.id for row in page.rows),
        page_address=page_address(),
        stages={row.id: stage(row.starts_on, row.ends_on, clock.today()) for row in page.rows},
        may_add=policy.may_add(person),
        **_words(),
    )


@bp.get("/<int:solution_id>")
@bp.get("/<int:solution_id>-<slug>")
@same_for_visitors
def show(solution_id: int, slug: str = "") -> ResponseReturnValue:
    person = current_person()
    solution = run(queries.page, person, solution_id=solution_id).first() or abort(404)
    return render_template(
        "library/show.html", policy=policy, **entry.shown(person, solution), **_words()
    )


@bp.route("/new", methods=["GET", "POST"])
@limits.contributing
@signed_in
def new() -> ResponseReturnValue:
    person = the_person()
    require(policy.may_add(person))
    form = offered(SolutionForm(**_given(person)))
    if form.accepted() and _provided(form):
        solution = actions.publish(
            person,
            form.title.data,
            form.body.data,
            form.fields(),
            language=form.language.data,
            predecessors=form.predecessors.found,
            **form.spine(),
        )
        return led_to(solution)
    return shown("library/new.html", form)


@bp.route("/<int:solution_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(solution_id: int) -> ResponseReturnValue:
    solution = solution_of(solution_id)
    require(policy.may_edit(the_person(), solution))
    name = solution.provider.name if solution.provider else ""
    before = built_on(solution, the_person())
    form = offered(SolutionForm(obj=solution, provider_name=name, predecessors=before), solution)
    if form.accepted() and _provided(form, solution):
        actions.revise(
            solution,
            by=the_person(),
            fields=form.fields(),
            title=form.title.data,
            body=form.body.data,
            predecessors=form.predecessors.found,
            **form.revision(),
        )
        return led_to(solution)
    return shown("library/edit.html", form, solution=solution)


def _provided(form: SolutionForm, solution: Solution | None = None) -> bool:
    """Find the provider by its name; it has to be the person's own, unless they organise."""
    before = solution.provider if solution else None
    name = form.provider_name.data or ""
    if solution is not None and name == (before.name if before else ""):
        form.provider_id = solution.provider_id
        return True
    found = db.session.scalar(queries.organisation_named(name)) if name else None
    form.provider_id = found.id if found else None
    if name and found is None:
        wrong = _("No organisation has this name. Write it as in the list of organisations.")
    elif not policy.may_offer_for(the_person(), form.provider_id):
        wrong = _("Write the name of your own organisation.")
    else:
        return True
    form.provider_name.errors = [*form.provider_name.errors, wrong]
    return False


def _given(person: Person) -> dict[str, Any]:
    """What a new entry begins with: the kind of the address, and the person's organisation."""
    organisation = person.organisation
    return {
        "solution_kind": request.args.get("kind", "support"),
        "provider_name": organisation.name if organisation else "",
        "country": organisation.country if organisation else "",
        "contact_public": False,
    }


def _words() -> dict[str, Any]:
    return {
        "label": label,
        "words_of": words_of,
        "vat": VAT,
        "span": showing.span,
        "dial": showing.dial,
    }
