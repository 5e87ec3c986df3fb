# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Connecting a contribution with another, and untying them."""

from collections.abc import Sequence

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop.community import policy, ties
from cop.community.forms import ConnectForm
from cop.community.queries import links as queries
from cop.contributions.linking import at_address, connect, disconnect
from cop.contributions.models import Contribution, LinkKind
from cop.contributions.policy import may_link
from cop.contributions.views import found
from cop.db import db
from cop.people.session import signed_in, the_person
from cop.web.forms import choices
from cop.web.guards import require

bp = Blueprint("links", __name__, url_prefix="/contributions/<int:contribution_id>/links")


@bp.route("", methods=["GET", "POST"])
@signed_in
def index(contribution_id: int) -> ResponseReturnValue:
    """Look for another contribution by its address or title (?q=), and connect the two."""
    contribution, person = found(contribution_id), the_person()
    require(may_link(person))
    words = request.values.get("q", "")[:300].strip()
    form, others = ConnectForm(), _others(words, contribution)
    form.target.choices = choices({other.id: other.title for other in others})
    form.how.choices = choices(ties.CHOICES)
    if request.method == "GET" and others:
        form.how.data = ties.likely(contribution.kind, others[0].kind).code
    if form.accepted():
        target = next(other for other in others if other.id == form.target.data)
        _tie(contribution, target, ties.BY_CODE[form.how.data])
        return redirect(request.path, 303)
    return render_template(
        "community/links/index.html",
        contribution=contribution,
        links=db.session.execute(queries.of(person, contribution.id)).all(),
        words_for=lambda row: ties.WORDS[ties.Way(LinkKind(row.link), bool(row.outward))],
        may_untie=lambda row: policy.may_untie(person, row),
        form=form,
        q=words,
        others=others,
    ), (422 if request.method == "POST" else 200)


@bp.post("/<int:link_id>/delete")
@signed_in
def untie(contribution_id: int, link_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    link = db.session.scalar(queries.by_id(link_id, contribution.id)) or abort(404)
    require(policy.may_untie(the_person(), link))
    disconnect(link)
    return redirect(f"/contributions/{contribution.id}/links", 303)


def _others(words: str, contribution: Contribution) -> Sequence[Contribution]:
    """What the reader may mean: the page of an address, or titles that have the words."""
    if not words:
        return []
    if named := at_address(words, the_person()):
        return [named] if named.id != contribution.id else []
    return db.session.scalars(queries.candidates(the_person(), words, contribution.id)).all()


def _tie(contribution: Contribution, target: Contribution, way: ties.Way) -> None:
    ends = (contribution, target) if way.outward else (target, contribution)
    connect(*ends, way.kind, by=the_person())
