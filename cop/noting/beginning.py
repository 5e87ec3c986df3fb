# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the form of a report holds when it opens on the notes of a meeting."""

import re
from typing import Any

from flask import request
from flask_babel import gettext as _

from cop import clock
from cop.meetings import prefilling
from cop.minutes.shortcuts import without_actions
from cop.noting import showing
from cop.noting.forms import NotedReportForm
from cop.noting.showing import Place
from cop.questions.forms import LONGEST_TITLE


def begun(form: NotedReportForm, meeting: Any, places: list[Place]) -> NotedReportForm:
    """The form with attendance, text, decisions, actions and questions of the notes.

    Where names that are not known here stand in its text, nobody is its reader beforehand.
    """
    prefilling.offer_meetings(form, meeting.id)
    named = unknown(places)
    if named:
        form.without_preset_readers()
    if request.method == "GET" and form.draft is None:
        prefilling.fill(form, meeting)
        _fill(form, places, showing.dropped(meeting.id))
        form.group_id.data = 0 if named else form.group_id.data
    return form


def unknown(places: list[Place]) -> list[str]:
    """The names in actions that nobody here has."""
    return list(dict.fromkeys(
        action.unknown for place in places for action in place.found.actions if action.unknown
    ))  # fmt: skip


def _fill(form: NotedReportForm, places: list[Place], dropped: list[Any]) -> None:
    titled = [(_title(place.item), place.text) for place in places]
    titled += [(note.title or _("Agenda item"), note.text) for note in dropped]
    form.body.data = "\n\n".join(_passage(title, text) for title, text in titled if text)
    form.decisions_text.data = "\n".join(
        f"{_as_sentence(decision)} | {_about(place)}" if _about(place) else _as_sentence(decision)
        for place in places
        for decision in place.found.decisions
    )
    actions = [
        typed | {"text": _as_sentence(typed["text"]), "address": _about(place)}
        for place in places
        for typed in (action.as_typed for action in place.found.actions)
    ]
    questions = [question for place in places for question in place.found.questions]
    form.actions.fill(actions or [{}])
    form.questions.fill({"title": _as_sentence(each)[:LONGEST_TITLE]} for each in questions)


def _passage(title: str, text: str) -> str:
    """The text of an item under its title; its actions have fields of their own.

    Headings that somebody wrote in it are lower than those of items.
    """
    told = without_actions(_HIGH.sub("####", text), clock.today())
    told = told or (title and _("See the actions."))
    return f"### {title}\n{told}" if title else told


_HIGH = re.compile(r"^#{1,3}(?=\s)", re.MULTILINE)


def _as_sentence(text: str) -> str:
    """With a capital, as what stands apart from the word before its colon begins."""
    return text[:1].upper() + text[1:]


def _title(item: Any) -> str:
    """What the item is called in the report; nothing for what came before the first."""
    return (item.title or str(_("Agenda item"))) if item else ""


def _about(place: Place) -> str:
    """The address of what an item is about."""
    about = place.item.about_id if place.item else None
    return f"/contributions/{about}" if about else ""
