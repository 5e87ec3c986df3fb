# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What is done with a report after the meeting: correct, settle, adopt, note, summarise."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import markup
from cop.contributions.forms import ReasonForm
from cop.contributions.prepared import run
from cop.db import db
from cop.meetings import anchoring, life_queries, old_words, policy, report_queries, rounds
from cop.meetings.finding import report_of
from cop.meetings.life_forms import CorrectionForm, NoteForm, SummaryForm, TakeOverForm
from cop.meetings.life_models import Correction
from cop.meetings.lists import LISTS, text_at
from cop.meetings.models import Report
from cop.meetings.passages import Part, parts, without_marks
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.guards import require
from cop.web.urls import link, place_of
from cop.web.visitors import same_for_visitors

bp = Blueprint("report_life", __name__, url_prefix="/reports")


@bp.route("/<int:report_id>/passages/<anchor>/corrections", methods=["GET", "POST"])
@limits.replying
@signed_in
def propose(report_id: int, anchor: str) -> ResponseReturnValue:
    """Propose other words for a passage."""
    report, part = _passage(report_id, anchor)
    require(policy.may_correct(the_person(), report, attended=_attended(report)))
    form = CorrectionForm()
    if form.accepted():
        rounds.propose(report, anchor, form.text.data, form.reason.data or "", by=the_person())
        flash(_("Your correction was proposed to the author."), "success")
        return redirect(place_of(report, anchor), 303)
    if request.method == "GET":
        form.text.data = text_at(the_person(), report, anchor) or markup.text_of(part.whole)
    status = 422 if request.method == "POST" else 200
    return render_template("meetings/correct.html", report=report, part=part, form=form), status


@bp.get("/corrections/<int:correction_id>")
@signed_in
def correction(correction_id: int) -> ResponseReturnValue:
    """What is proposed beside what stands there, for who settles it."""
    proposed, report = _correction(correction_id)
    return _settling(proposed, report, _as_proposed(proposed, report))


@bp.post("/corrections/<int:correction_id>/take")
@signed_in
def take_over(correction_id: int) -> ResponseReturnValue:
    """Take a correction over, as it was proposed or with the text as it was changed."""
    proposed, report = _correction(correction_id)
    if "text" not in request.form and not rounds.unchanged(proposed, report):
        return redirect(f"/reports/corrections/{proposed.id}", 303)  # it has to be looked at
    form = TakeOverForm() if "text" in request.form else _as_proposed(proposed, report)
    if form.accepted():
        rounds.take_over(
            proposed, report, form.text.data, by=the_person(), since=form.since or report.version
        )
        flash(_("The correction stands in the report."), "success")
        return redirect(_after_taking(proposed, report), 303)
    return _settling(proposed, report, form)


@bp.post("/corrections/<int:correction_id>/taken")
@signed_in
def taken_by_hand(correction_id: int) -> ResponseReturnValue:
    """Say that the report was changed accordingly."""
    proposed, report = _correction(correction_id)
    rounds.taken_by_hand(proposed, report, by=the_person())
    return redirect(place_of(report, proposed.anchor), 303)


@bp.post("/corrections/<int:correction_id>/decline")
@signed_in
def decline(correction_id: int) -> ResponseReturnValue:
    proposed, report = _correction(correction_id)
    form = ReasonForm()
    if form.accepted():
        rounds.decline(proposed, report, form.reason.data, by=the_person())
        return redirect(place_of(report, proposed.anchor), 303)
    return _settling(proposed, report, _as_proposed(proposed, report), form)


@bp.route("/<int:report_id>/adopt", methods=["GET", "POST"])
@signed_in
def adopt(report_id: int) -> ResponseReturnValue:
    """Adopt the report; what cannot be undone is asked once."""
    report = report_of(report_id)
    require(policy.may_adopt(the_person(), report))
    if request.method == "GET":
        old = old_words.of_report(report)
        return render_template("meetings/adopt.html", report=report, old_words=old)
    rounds.adopt(report, by=the_person())
    flash(_("The report is adopted."), "success")
    return redirect(link(report), 303)


@bp.route("/<int:report_id>/passages/<anchor>/notes", methods=["GET", "POST"])
@limits.replying
@signed_in
def note(report_id: int, anchor: str) -> ResponseReturnValue:
    """Write a note under a passage of an adopted report."""
    report, part = _passage(report_id, anchor)
    require(policy.may_note(the_person(), report, attended=_attended(report)))
    form = NoteForm()
    if form.accepted():
        rounds.note(report, anchor, form.text.data, by=the_person())
        return redirect(place_of(report, anchor), 303)
    status = 422 if request.method == "POST" else 200
    return render_template("meetings/note.html", report=report, part=part, form=form), status


@bp.post("/notes/<int:note_id>/delete")
@signed_in
def remove_note(note_id: int) -> ResponseReturnValue:
    written = db.session.scalar(life_queries.note_to_remove(the_person(), note_id)) or abort(404)
    report = report_of(written.report_id)
    require(policy.may_remove_note(the_person(), written))
    db.session.delete(written)
    return redirect(place_of(report, written.anchor), 303)


@bp.get("/<int:report_id>/summary")
@same_for_visitors
def summary(report_id: int) -> ResponseReturnValue:
    """The summary, which everybody may read when an organiser said so."""
    person = current_person()
    report = run(life_queries.summary, person, report_id=report_id).first() or abort(404)
    return render_template(
        "meetings/summary.html", report=report, may_summarise=policy.may_summarise(person)
    )


@bp.route("/<int:report_id>/summary/edit", methods=["GET", "POST"])
@signed_in
def summarise(report_id: int) -> ResponseReturnValue:
    report = report_of(report_id)
    require(policy.may_summarise(the_person()))
    form = SummaryForm(
        text=report.summary, public=report.summary_is_public, version=str(report.version)
    )
    present = run(report_queries.attendance, the_person(), report_id=report_id)
    form.names = [each.name for each in present if each.person_id]
    if form.accepted():
        rounds.summarise(
            report, form.text.data, by=the_person(), since=form.since, public=form.public.data
        )
        return redirect(f"/reports/{report.id}/summary" if form.text.data else link(report), 303)
    status = 422 if request.method == "POST" else 200
    return render_template("meetings/summarise.html", report=report, form=form), status


def _passage(report_id: int, anchor: str) -> tuple[Report, Any]:
    """The report and its passage or list, or 404."""
    report = report_of(report_id)
    cut = parts(report.body_html, anchoring.anchors_of(report))
    cut += [Part(name, str(title), 0, "", "") for name, title in LISTS.items()]
    return report, next((each for each in cut if each.anchor == anchor), None) or abort(404)


def _attended(report: Report) -> bool:
    return the_person().id in {each.person_id for each in report.attendance}


def _correction(correction_id: int) -> tuple[Correction, Report]:
    """The correction and its report, for who may settle it."""
    found = life_queries.correction_to_settle(the_person(), correction_id)
    proposed = db.session.scalar(found) or abort(404)
    report = report_of(proposed.report_id)
    require(policy.may_adopt(the_person(), report))
    return proposed, report


def _after_taking(proposed: Correction, report: Report) -> str:
    """Where one goes on: at the passage, or at what still has its old words."""
    old = old_words.of_report(report, [proposed.before])
    if not old:
        return place_of(report, proposed.anchor)
    words = "; ".join(each.text for each in old)
    flash(_("The list of decisions and actions still has the old words: %(words)s", words=words),
          "warning")  # fmt: skip
    return place_of(report, "old-words")


def _as_proposed(proposed: Correction, report: Report) -> TakeOverForm:
    """The proposed words, with what changed in the passage since where that can be."""
    text = rounds.together(proposed, report)
    return TakeOverForm(
        formdata=None, text=proposed.text if text is None else text, version=str(report.version)
    )


def _settling(
    proposed: Correction, report: Report, form: TakeOverForm, reason: ReasonForm | None = None
) -> ResponseReturnValue:
    now = text_at(the_person(), report, proposed.anchor)
    status = 422 if form.errors or (reason is not None and reason.errors) else 200
    return render_template(
        "meetings/correction.html",
        correction=proposed,
        report=report,
        form=form,
        reason_form=reason or ReasonForm(formdata=None),
        is_list=proposed.anchor in LISTS,
        fits=rounds.fits(proposed, report),
        overtaken=not rounds.unchanged(proposed, report),
        meets=rounds.together(proposed, report) is None,
        changes=markup.difference(
            without_marks(now or proposed.before), without_marks(form.text.data or proposed.text)
        ),
    ), status
