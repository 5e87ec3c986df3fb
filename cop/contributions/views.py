# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages that every kind of contribution shares: versions, hiding, links, drafts, preview."""

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from cop import markup
from cop.contributions import actions, drafts, naming, policy, queries, rendering
from cop.contributions.editing import typed
from cop.contributions.forms import ReasonForm
from cop.contributions.models import Contribution
from cop.db import db, release
from cop.errors import Refused
from cop.markup import Section
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import link, safe_next

bp = Blueprint("contributions", __name__)


def found(contribution_id: int) -> Contribution:
    """A contribution this reader may open, or 404."""
    contribution: Contribution | None = db.session.scalar(
        queries.with_byline(
            queries.page_of(current_person(), Contribution, contribution_id), Contribution
        )
    )
    return contribution or abort(404)


def asked_why(
    form: ReasonForm, contribution: Contribution, *, again: bool = False
) -> ResponseReturnValue:
    """The page that asks why a text, or a comment on it, is hidden or shown `again`."""
    status = 422 if request.method == "POST" else 200
    asked = {"form": form, "contribution": contribution, "again": again}
    return render_template("contributions/hide.html", **asked), status


@bp.get("/contributions/<int:contribution_id>")
def show(contribution_id: int) -> ResponseReturnValue:
    """The lasting address of any contribution leads to where it is shown."""
    return redirect(link(found(contribution_id)), 302)


@bp.get("/contributions/<int:contribution_id>/versions")
def versions(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    saved = list(db.session.scalars(queries.revisions(contribution)))
    changes = [
        (revision, _compared(before.text if before else {}, revision.text))
        for revision, before in zip(saved, [*saved[1:], None], strict=True)
    ]
    return render_template(
        "contributions/versions.html", contribution=contribution, changes=changes
    )


@bp.route("/contributions/<int:contribution_id>/hide", methods=["GET", "POST"])
@signed_in
def hide(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    require(policy.may_hide(the_person(), contribution))
    form = ReasonForm()
    if form.accepted():
        actions.hide(contribution, by=the_person(), reason=form.reason.data)
        return redirect(link(contribution), 303)
    return asked_why(form, contribution)


@bp.route("/contributions/<int:contribution_id>/restore", methods=["GET", "POST"])
@signed_in
def restore(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    require(policy.may_restore(the_person(), contribution))
    form = ReasonForm()
    if form.accepted():
        actions.restore(contribution, by=the_person(), reason=form.reason.data)
        return redirect(link(contribution), 303)
    return asked_why(form, contribution, again=True)


@bp.post("/preview")
@limits.often("30/minute")
@signed_in
def preview() -> ResponseReturnValue:
    """A text as it will look: a fragment for the editor; a page of its `field` without scripts."""
    text = request.form.get(request.form.get("field", "body"), "")
    release()
    try:
        html = rendering.html_of(text, markup.LONG).html
    except Refused as refusal:
        return render_template("contributions/_preview.html", html="", reason=refusal.reason), 422
    fragment = request.headers.get("X-Fragment") or request.headers.get("HX-Request")
    template = "contributions/_preview.html" if fragment else "contributions/preview.html"
    return render_template(template, html=html, reason="")


@bp.post("/drafts")
@signed_in
def keep_draft() -> ResponseReturnValue:
    """Keep what is being typed; the fields are those of the form, `address` its place."""
    address, fields = safe_next(request.form.get("address")), typed()
    if address is None or not drafts.fits(fields):
        abort(413)
    drafts.keep(the_person(), address, fields)
    return "", 204


@bp.post("/drafts/discard")
@signed_in
def discard_draft() -> ResponseReturnValue:
    address = request.form.get("address", "")
    drafts.discard(the_person(), address, request.form.get("draft", ""))
    return redirect(safe_next(request.form.get("next") or address) or "/", 303)


@bp.get("/contributions/suggest")
@signed_in
def suggest() -> ResponseReturnValue:
    """Contributions to link to, for the editor's `#`."""
    words = request.args.get("q", "")[:100]
    contributions = db.session.scalars(queries.titled_like(the_person(), words)).all()
    return render_template("contributions/_suggestions.html", contributions=contributions)


def _compared(before: dict[str, str], after: dict[str, str]) -> list[tuple[str, list[Section]]]:
    """The label of each changed field, and its text heading by heading with what changed."""
    changed = [name for name, text in after.items() if before.get(name, "") != text]
    return [
        (
            str(naming.FIELDS.get(name, name)),
            markup.sections(
                markup.difference(*(naming.shown(name, v.get(name, "")) for v in (before, after)))
            ),
        )
        for name in changed
    ]
