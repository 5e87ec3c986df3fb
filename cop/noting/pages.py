# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the views of notes answer with: the page itself, and its parts."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from flask_babel import lazy_gettext as _

from cop import clock
from cop.db import db
from cop.meetings.item_forms import KINDS
from cop.noting import policy, queries, showing
from cop.noting.forms import ChoiceForm, TakerForm
from cop.noting.models import How
from cop.noting.recognising import Known, recognised
from cop.noting.replacing import Replaced
from cop.noting.saving import Saved
from cop.people.session import the_person
from cop.web.filters import show_time

HOWS = {
    How.MERGED: _("put together with what others wrote"),
    How.TYPED: _("as typed, before it was put together"),
    How.CHOSEN: _("chosen after two edits of the same lines"),
    How.RESTORED: _("an older version, put back"),
}
"""How versions came to be that were not simply written."""


def notes_page(
    meeting: Any,
    *,
    refused: tuple[int, str, str] | None = None,
    choice: ChoiceForm | None = None,
    chosen_id: int = 0,
    taker: TakerForm | None = None,
    status: int = 200,
) -> ResponseReturnValue:
    """The page; with the text and the reason where one was refused."""
    person = the_person()
    form = choice or taker
    return render_template(
        "noting/show.html",
        meeting=meeting,
        places=showing.places(person, meeting),
        dropped=showing.dropped(meeting.id),
        takers=db.session.execute(queries.takers(meeting.id)).all(),
        taker_form=taker or TakerForm(formdata=None),
        choice_form=choice,
        chosen_id=chosen_id,
        form=form,
        refused=refused,
        is_open=policy.is_open(meeting),
        may_name=policy.may_name_takers(person, meeting),
        may_report=policy.may_make_report(person, meeting),
        kinds=KINDS,
        writing=who_writes,
    ), 422 if form else status


def said(saved: Saved, meeting: Any) -> str:
    """What became of a text, in words."""
    at = show_time(clock.now(), meeting.timezone)
    if saved.conflict_id:
        return str(gettext("Somebody else changed the same lines. Choose which text stands."))
    if saved.merged:
        return str(gettext("Saved at %(time)s, put together with what others wrote.", time=at))
    return str(gettext("Saved at %(time)s", time=at))


def found_in(meeting: Any, item_id: int, text: str, known: Known) -> str:
    """What is recognised in the text of an item, as it stands beside it."""
    found = recognised(text, known)
    place = {"meeting": meeting, "place_id": item_id, "may_choose": True}
    return render_template("noting/_recognised.html", found=found, **place)


def replaced_in(meeting: Any, note_id: int, replaced: Replaced | None) -> str:
    """What another replaced in a note, for who had written it; nothing if nothing is gone."""
    if replaced is None:
        return ""
    return render_template(
        "noting/_replaced.html", meeting=meeting, note_id=note_id, replaced=replaced
    )


def who_writes(names: list[str]) -> str:
    """Who writes here now, in words."""
    said = ngettext("%(names)s is writing here", "%(names)s are writing here", len(names),
                    names=", ".join(names))  # fmt: skip
    return str(said) if names else ""
