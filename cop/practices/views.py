# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of practices, and what is done on them."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop import clock
from cop.contributions import beginning, prepared, rows
from cop.contributions.editing import led_to, offered, shown
from cop.contributions.linking import at_address
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.db import db
from cop.discussion import queries as discussion
from cop.people.session import current_person, signed_in, the_person
from cop.practices import actions, choices, policy, queries
from cop.practices.forms import OUTCOMES, URBAN_FORMS, PracticeForm
from cop.practices.models import Practice
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import link
from cop.web.visitors import same_for_visitors

bp = Blueprint("practices", __name__, url_prefix="/practices")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person, filters = current_person(), _filters()
    names = tuple(filters)
    page = prepared.page(queries.listing(names), person, **filters)
    return render_template(
        "practices/index.html",
        page=page,
        chosen=sum(map(len, filters.values())),
        choices=choices.of(person, filters),
        query=_query(),
        trimmings=rows.trimmings(row.id for row in page.rows),
        outcomes=OUTCOMES,
        today=clock.today(),
    )


@bp.route("/new", methods=["GET", "POST"])
@limits.contributing
@signed_in
def new() -> ResponseReturnValue:
    require(policy.may_write(the_person()))
    form = _for_this_person(offered(PracticeForm()))
    origin, after = _led_here_by(form)
    if form.accepted():
        practice = actions.describe(
            the_person(),
            form.facts,
            language=form.language.data,
            origin=origin,
            after=after,
            **form.spine(),
        )
        return led_to(practice)
    return shown("practices/new.html", form, origin=origin, after=after)


@bp.get("/<int:practice_id>")
@bp.get("/<int:practice_id>-<slug>")
@same_for_visitors
def show(practice_id: int, slug: str = "") -> ResponseReturnValue:
    person = current_person()
    practice = run(queries.page, person, practice_id=practice_id).first() or abort(404)
    return render_template(
        "practices/show.html",
        practice=practice,
        comments=discussion.on([practice.id], person),
        trimmings=rows.trimmings([practice.id]),
        person=person,
        policy=policy,
        outcomes=OUTCOMES,
        urban_forms=URBAN_FORMS,
        today=clock.today(),
    )


@bp.route("/<int:practice_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(practice_id: int) -> ResponseReturnValue:
    practice = _practice(practice_id)
    require(policy.may_edit(the_person(), practice))
    town = practice.municipality.name if practice.municipality else ""
    form = _for_this_person(offered(PracticeForm(obj=practice, town=town), practice))
    if form.accepted():
        actions.revise(practice, by=the_person(), facts=form.facts, **form.revision())
        return led_to(practice)
    return shown("practices/edit.html", form, practice=practice)


@bp.post("/<int:practice_id>/review")
@signed_in
def review(practice_id: int) -> ResponseReturnValue:
    practice = _practice(practice_id)
    require(policy.may_review(the_person(), practice))
    actions.review(practice, by=the_person())
    return redirect(link(practice), 303)


def _practice(practice_id: int) -> Practice:
    practice = db.session.scalar(queries.to_change(current_person(), practice_id))
    return practice or abort(404)


def _filters() -> dict[str, list[Any]]:
    """The filters that are in force, with their values."""
    given: dict[str, list[Any]] = {
        name: list(dict.fromkeys(request.args.getlist(name)))[:20] for name in queries.FILTERS
    }
    given["outcome"] = [code for code in given["outcome"] if code in set(OUTCOMES)]
    numbers = [n for n in given["municipality"] if n.isascii() and n.isdecimal() and len(n) < 9]
    given["municipality"] = list(map(int, numbers))
    return {name: values for name, values in given.items() if values}


def _query() -> str:
    """The filters as the beginning of an address, for the links to other pages."""
    given = [(k, v) for k, v in request.args.items(multi=True) if k not in {"page", "lang"}]
    return urlencode(given) + ("&" if given else "")


def _for_this_person(form: PracticeForm) -> PracticeForm:
    """Without the choice of a municipality for those who write about their own."""
    if not policy.may_choose_municipality(the_person()):
        del form.town
    return form


def _led_here_by(form: PracticeForm) -> tuple[Contribution | None, Contribution | None]:
    """What this practice documents, and the practice or solution that it comes after."""
    begins = request.method == "GET" and form.draft is None
    if begins:
        form.origin.data = request.args.get("from", "")
        form.after.data = request.args.get("after", "")
    origin, after = (at_address(f.data or "", the_person()) for f in (form.origin, form.after))
    after = after if after and after.kind in actions.TAKEN_FROM else None
    source = origin or after
    if begins and source is not None:
        form.title.data = (request.args.get("title") or source.title)[:100]
        form.body.data = beginning.text_at(form.origin.data or "", origin)
        form.themes.data = [theme.id for theme in rows.trimmings([source.id])[source.id].themes]
    return origin, after
