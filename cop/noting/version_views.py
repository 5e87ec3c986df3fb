# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which of two texts stands, and the versions of a note."""

from flask import Blueprint, flash, redirect, render_template
from flask.typing import ResponseReturnValue

from cop.db import db
from cop.noting import policy, queries, saving
from cop.noting.finding import conflict_of, meeting_of, note_of
from cop.noting.forms import ChoiceForm
from cop.noting.pages import HOWS, notes_page, said
from cop.people.session import signed_in, the_person
from cop.web.guards import require

bp = Blueprint("note_versions", __name__, url_prefix="/meetings")


@bp.post("/<int:meeting_id>/notes/choices/<int:conflict_id>")
@signed_in
def choose(meeting_id: int, conflict_id: int) -> ResponseReturnValue:
    """Say which of two texts stands, or save one made of both."""
    meeting = meeting_of(meeting_id)
    conflict = conflict_of(meeting_id, conflict_id)
    require(policy.may_write(the_person(), meeting))
    form, item_id = ChoiceForm(), note_of(meeting_id, conflict.note_id).item_id or 0
    if not form.accepted():
        return notes_page(meeting, choice=form, chosen_id=conflict_id)
    saved = saving.settle(
        conflict, form.choice.data, text=form.text.data, since=form.since, by=the_person()
    )
    flash(said(saved, meeting), "warning" if saved.conflict_id else "success")
    return redirect(f"/meetings/{meeting_id}/notes#item-{item_id}", 303)


@bp.get("/<int:meeting_id>/notes/versions/<int:noted_id>")
@signed_in
def versions(meeting_id: int, noted_id: int) -> ResponseReturnValue:
    """Every text that was saved in a note."""
    meeting = meeting_of(meeting_id)
    require(policy.may_read(the_person(), meeting))
    return render_template(
        "noting/versions.html",
        meeting=meeting,
        note=note_of(meeting_id, noted_id),
        versions=db.session.execute(queries.versions(noted_id)).all(),
        hows=HOWS,
        may_restore=policy.may_write(the_person(), meeting),
    )


@bp.post("/<int:meeting_id>/notes/versions/<int:noted_id>/<int:version>")
@signed_in
def restore(meeting_id: int, noted_id: int, version: int) -> ResponseReturnValue:
    """Make an older version the newest again."""
    meeting = meeting_of(meeting_id)
    require(policy.may_write(the_person(), meeting))
    note = note_of(meeting_id, noted_id)
    saved = saving.restore(noted_id, version, by=the_person())
    flash(said(saved, meeting), "success")
    return redirect(f"/meetings/{meeting_id}/notes#item-{note.item_id or 0}", 303)
