# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The routes of comments and thanks; they are shown on the page of their contribution."""

from flask import Blueprint, abort, redirect
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import joinedload

from cop.contributions.editing import done, shown, taken_up
from cop.contributions.forms import ReasonForm
from cop.contributions.models import Contribution
from cop.contributions.views import asked_why, found
from cop.db import db
from cop.discussion import actions, policy
from cop.discussion.forms import CommentForm
from cop.discussion.models import Comment
from cop.people.session import signed_in, the_person
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import link, place_of

bp = Blueprint("discussion", __name__)


@bp.route("/contributions/<int:contribution_id>/comments", methods=["GET", "POST"])
@limits.replying
@signed_in
def comment(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    require(policy.may_comment(the_person()))
    form = taken_up(CommentForm())
    if form.accepted():
        made = actions.comment(
            contribution,
            by=the_person(),
            body=form.body.data,
            language=form.language.data,
            key=form.submission,
        )
        done()
        return redirect(place_of(contribution, f"comment-{made.id}"), 303)
    return shown("discussion/new.html", form, contribution=contribution)


@bp.get("/comments/<int:comment_id>")
def show(comment_id: int) -> ResponseReturnValue:
    """The lasting address of a comment leads to its place on a page."""
    comment, contribution = _found(comment_id)
    return redirect(place_of(contribution, f"comment-{comment.id}"), 302)


@bp.route("/comments/<int:comment_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(comment_id: int) -> ResponseReturnValue:
    comment, contribution = _found(comment_id)
    require(policy.may_edit(the_person(), comment))
    form = taken_up(CommentForm(obj=comment), comment)
    if form.accepted():
        written = {"body": form.body.data, "language": form.language.data}
        actions.reword(comment, contribution, **written, since=form.since)
        done()
        return redirect(f"/comments/{comment.id}", 303)
    return shown("discussion/edit.html", form, contribution=contribution)


@bp.route("/comments/<int:comment_id>/hide", methods=["GET", "POST"])
@signed_in
def hide(comment_id: int) -> ResponseReturnValue:
    comment, contribution = _found(comment_id)
    require(policy.may_hide(the_person()))
    form = ReasonForm()
    if form.accepted():
        actions.hide(comment, by=the_person(), reason=form.reason.data)
        return redirect(link(contribution), 303)
    return asked_why(form, contribution)


@bp.route("/comments/<int:comment_id>/restore", methods=["GET", "POST"])
@signed_in
def restore(comment_id: int) -> ResponseReturnValue:
    comment, contribution = _found(comment_id)
    require(policy.may_hide(the_person()))
    form = ReasonForm()
    if form.accepted():
        actions.restore(comment, by=the_person(), reason=form.reason.data)
        return redirect(f"/comments/{comment.id}", 303)
    return asked_why(form, contribution, again=True)


@bp.post("/contributions/<int:contribution_id>/thanks")
@signed_in
def thank(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    require(policy.may_thank(the_person(), contribution))
    actions.thank(contribution, by=the_person())
    return redirect(link(contribution), 303)


@bp.post("/contributions/<int:contribution_id>/thanks/delete")
@signed_in
def unthank(contribution_id: int) -> ResponseReturnValue:
    contribution = found(contribution_id)
    actions.unthank(contribution, by=the_person())
    return redirect(link(contribution), 303)


def _found(comment_id: int) -> tuple[Comment, Contribution]:
    comment = db.session.get(Comment, comment_id, options=[joinedload(Comment.author)])
    if comment is None:
        abort(404)
    return comment, found(comment.contribution_id)
