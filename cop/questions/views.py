# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of questions, and what is done on them."""

import uuid
from functools import cache
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from cop.contributions import beginning, drafts, prepared, rows
from cop.contributions.editing import led_to, offered, shown
from cop.contributions.linking import at_address
from cop.contributions.models import Contribution
from cop.contributions.prepared import run
from cop.db import db
from cop.discussion import queries as discussion
from cop.notify import queries as notify
from cop.people.models import Person
from cop.people.session import current_person, signed_in, the_person
from cop.questions import actions, policy, queries
from cop.questions.finding import question_of
from cop.questions.forms import LONGEST_TITLE, REASONS, AnswerForm, CloseForm, QuestionForm
from cop.questions.models import ClosedReason, Question
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import link
from cop.web.visitors import same_for_visitors

bp = Blueprint("questions", __name__, url_prefix="/questions")


@bp.get("")
@same_for_visitors
def index() -> ResponseReturnValue:
    person, tab = current_person(), request.args.get("show", "newest")
    themes = list(db.session.scalars(notify.followed(person, "theme"))) if person else []
    tab = tab if tab in queries.TABS else "newest"
    [counts] = prepared.kept(queries.counts, person, themes=themes)
    total = getattr(counts, tab)
    page = prepared.page(queries.TABS[tab], person, total, themes=themes)
    return render_template(
        "questions/index.html",
        page=page,
        tab=tab,
        counts=counts,
        trimmings=rows.trimmings(row.id for row in page.rows),
        has_themes=bool(themes),
    )


@bp.route("/new", methods=["GET", "POST"])
@limits.contributing
@signed_in
def new() -> ResponseReturnValue:
    form = offered(QuestionForm(title=_begun()))
    origin = _origin(form)
    if form.accepted():
        question = actions.ask(
            the_person(),
            form.title.data,
            form.body.data,
            language=form.language.data,
            veiled=form.veiled.data,
            origin=origin,
            **form.spine(),
        )
        return led_to(question)
    return shown("questions/new.html", form, origin=origin)


@bp.get("/<int:question_id>")
@bp.get("/<int:question_id>-<slug>")
@same_for_visitors
def show(question_id: int, slug: str = "") -> ResponseReturnValue:
    person = current_person()
    question = run(queries.page, person, question_id=question_id).first() or abort(404)
    answers = run(queries.answers, person, question_id=question_id).all()
    ids = [question.id, *(answer.id for answer in answers)]
    found = [question, *answers]
    trimmings = rows.trimmings(ids, queries.sharing)
    comments = discussion.on(ids, person)
    form = _answer_form(question.id) if policy.may_reply(person) else None
    return render_template(
        "questions/show.html",
        question=question,
        answers=answers,
        comments=comments,
        mays={row.id: policy.may(person, question, row, comments[row.id]) for row in found},
        trimmings=trimmings,
        sharing=trimmings[question.id].others,
        person=person,
        policy=policy,
        reasons=REASONS,
        original=_original(person, question),
        form=form,
        key=form.key.data if form and form.draft else uuid.uuid4().hex,
    )


@bp.route("/<int:question_id>/edit", methods=["GET", "POST"])
@signed_in
def edit(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_edit(the_person(), question))
    form = offered(QuestionForm(obj=question), question)
    if not policy.may_veil(the_person(), question):
        del form.veiled
    if form.accepted():
        actions.revise(question, by=the_person(), **form.texts(), **form.revision())
        return led_to(question)
    return shown("questions/edit.html", form, question=question)


@bp.post("/<int:question_id>/sharing")
@signed_in
def share(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_share(the_person(), question))
    actions.share(question, by=the_person())
    return redirect(link(question), 303)


@bp.post("/<int:question_id>/sharing/delete")
@signed_in
def unshare(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    actions.unshare(question, by=the_person())
    return redirect(link(question), 303)


@bp.route("/<int:question_id>/close", methods=["GET", "POST"])
@signed_in
def close(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_close(the_person(), question))
    form = CloseForm()
    if form.accepted() and _close(question, form):
        return redirect(link(question), 303)
    status = 422 if request.method == "POST" else 200
    return render_template("questions/close.html", question=question, form=form), status


@bp.post("/<int:question_id>/reopen")
@signed_in
def reopen(question_id: int) -> ResponseReturnValue:
    question = question_of(question_id)
    require(policy.may_close(the_person(), question))
    actions.reopen(question)
    return redirect(link(question), 303)


def _begun() -> str:
    """The title that the address begins with, such as what was looked for in vain."""
    return " ".join(request.args.get("title", "").split())[:LONGEST_TITLE]


def _origin(form: QuestionForm) -> Contribution | None:
    """What the question comes of: the address says so at first, then the form."""
    begins = request.method == "GET" and form.draft is None
    if begins:
        form.origin.data = request.args.get("from", "")[:300]
    origin = at_address(form.origin.data or "", the_person())
    if begins and origin is not None:
        form.body.data = beginning.text_at(form.origin.data or "", origin)
        form.group_id.data = origin.group_id
        form.themes.data = [theme.id for theme in rows.trimmings([origin.id])[origin.id].themes]
    return origin


def _original(person: Person | None, question: Any) -> Any:
    """The question that this one was closed for as repeating it, if the person may read it."""
    if question.closed_reason != ClosedReason.DUPLICATE:
        return None
    return run(queries.original, person, question_id=question.id).first()


def _close(question: Question, form: CloseForm) -> bool:
    """Close it, unless it is a duplicate of nothing that can be found."""
    reason = ClosedReason(form.reason.data)
    original = at_address(form.duplicate_of.data or "", the_person())
    repeats = isinstance(original, Question) and original.id != question.id
    if reason is ClosedReason.DUPLICATE and not repeats:
        message = _("Give the address of the question that this one repeats.")
        form.duplicate_of.errors = [*form.duplicate_of.errors, message]
        return False
    actions.close(
        question,
        by=the_person(),
        reason=reason,
        note=form.note.data or "",
        duplicate_of=original,
    )
    return True


def _answer_form(question_id: int) -> AnswerForm:
    """The form at the foot of the page, with what was being typed in it."""
    draft = drafts.begun(the_person(), f"/questions/{question_id}/answers")
    if draft is None:
        return _blank()
    form = AnswerForm(formdata=MultiDict(draft.fields), meta={"csrf": False})
    form.draft = draft
    return form


@cache
def _blank() -> AnswerForm:
    """The form of nearly every page, made once; it holds nothing of anybody."""
    return AnswerForm(formdata=None, meta={"csrf": False})
