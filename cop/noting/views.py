# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The page where minutes are taken together, and what is saved from it."""

from typing import Any

from flask import Blueprint, abort, flash, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from cop import clock
from cop.db import db
from cop.noting import policy, queries, saving, showing
from cop.noting.finding import meeting_of
from cop.noting.forms import NoteForm, OwnerForm
from cop.noting.pages import found_in, notes_page, replaced_in, said, who_writes
from cop.noting.recognising import Known, with_owner
from cop.noting.replacing import replaced
from cop.noting.saving import Saved
from cop.people.session import current_person, signed_in, the_person
from cop.web import limits
from cop.web.forms import id_in
from cop.web.guards import require

bp = Blueprint("noting", __name__, url_prefix="/meetings")
limits.apart(bp)
"""A whole meeting saves from one network."""


@bp.get("/<int:meeting_id>/notes")
@limits.often("60/minute")
@signed_in
def show(meeting_id: int) -> ResponseReturnValue:
    meeting = meeting_of(meeting_id)
    require(policy.may_read(the_person(), meeting))
    return notes_page(meeting)


@bp.post("/<int:meeting_id>/notes/<int:item_id>")
@limits.often("240/minute")
@signed_in
def save(meeting_id: int, item_id: int) -> ResponseReturnValue:
    """Save what is written under an item; item 0 is what comes before the first."""
    meeting = meeting_of(meeting_id)
    require(policy.may_read(the_person(), meeting))
    form = NoteForm()
    if not policy.is_open(meeting):
        closed = _("The notes are closed. Copy your text before you leave this page.")
        return _refused(meeting, item_id, form, str(closed), 409)
    if not form.accepted():
        reason = next(reason for field in form for reason in field.errors)
        return _refused(meeting, item_id, form, str(reason), 422)
    title = form.title.data
    note_id = saving.note_under(meeting_id, item_id, title=title, note_id=form.note_id)
    saved = saving.save(note_id, form.text.data, since=form.since, by=the_person())
    return _answered(meeting, item_id, saved)


@bp.get("/<int:meeting_id>/notes/changes")
@limits.often("60/minute")
@signed_in
def changes(meeting_id: int) -> ResponseReturnValue:
    """What others wrote since; `seen` says which version of each item is on the screen."""
    meeting = meeting_of(meeting_id)
    require(policy.may_write(the_person(), meeting))
    seen = _seen(request.args.get("seen", ""))
    writing, known = showing.who_writes(the_person(), meeting_id), Known(meeting)
    gone = replaced(the_person(), meeting_id)
    notes = [each for each in showing.current(meeting_id) if not showing.is_dropped(each)]
    return jsonify({
        note.item_id or 0: {
            "writing": who_writes(writing[note.id]),
            "replaced": replaced_in(meeting, note.id, gone.get(note.id)),
        }
        | ({} if seen.get(note.item_id or 0) == note.version else _newer(meeting, note, known))
        for note in notes
    })  # fmt: skip


@bp.post("/<int:meeting_id>/notes/<int:item_id>/owner")
@limits.often("60/minute")
@signed_in
def name_owner(meeting_id: int, item_id: int) -> ResponseReturnValue:
    """Write the whole name of who was meant into the line of an action."""
    meeting = meeting_of(meeting_id)
    require(policy.may_write(the_person(), meeting))
    form = OwnerForm()
    note_id = db.session.scalar(queries.note_on(meeting_id, item_id)) or abort(404)
    if not form.accepted():
        abort(400)
    line = form.line.data or ""
    anew = with_owner(line, form.owner.data, Known(meeting))
    saved = saving.rewrite(note_id, line, anew, by=the_person())
    return _answered(meeting, item_id, saved)


@bp.app_template_global()
def notes_open_for(meeting: Any) -> bool:
    """Whether the reader may take minutes of a meeting now."""
    person = current_person()
    if person is None or not person.takes_part:
        return False
    if meeting.report_id or meeting.starts_at - policy.BEFORE > clock.now():
        return False
    return policy.may_write(person, meeting_of(meeting.id))


def _answered(meeting: Any, item_id: int, saved: Saved) -> ResponseReturnValue:
    """For a script what became of the text; otherwise the page, at the item."""
    if "HX-Request" not in request.headers:
        flash(said(saved, meeting), "warning" if saved.conflict_id else "success")
        return redirect(f"/meetings/{meeting.id}/notes#item-{item_id}", 303)
    answer = {
        "note": saved.note_id, "version": saved.version, "typed": saved.typed, "text": saved.text,
        "said": said(saved, meeting),
    }  # fmt: skip
    if saved.conflict_id:
        choices = showing.choices_in(the_person(), meeting.id, saved.note_id)
        part = render_template("noting/_choices.html", meeting=meeting, choices=choices)
        return jsonify(answer | {"choices": part})
    return jsonify(answer | {"found": found_in(meeting, item_id, saved.text, Known(meeting))})


def _refused(
    meeting: Any, item_id: int, form: NoteForm, reason: str, status: int
) -> ResponseReturnValue:
    if "HX-Request" in request.headers:
        return jsonify({"said": reason}), status
    return notes_page(meeting, refused=(item_id, form.text.data or "", reason), status=status)


def _newer(meeting: Any, note: Any, known: Known) -> dict[str, Any]:
    found = found_in(meeting, note.item_id or 0, note.text, known)
    return {"note": note.id, "version": note.version, "text": note.text, "found": found}


def _seen(text: str) -> dict[int, int]:
    """The version of each item: `12.5-0.3`."""
    pairs = (pair.partition(".") for pair in text.split("-"))
    return {id_in(item): id_in(version) for item, _dot, version in pairs}
