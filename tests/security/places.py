# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The things of the scene by a name, to fill addresses and forms with."""

from datetime import timedelta
from typing import Any

from flask import Flask

from cop import clock
from cop.contributions.models import Attachment, Contribution, Link
from cop.contributions.vocabulary import Theme
from cop.db import db
from cop.discussion.models import Comment
from cop.library import guard
from cop.library.models import InformationRequest
from cop.mail.outbox import OutboxMail
from cop.mailbox.models import ArrivedMail
from cop.meetings.life_models import Correction, ReportNote
from cop.meetings.models import Action, AgendaItem, Decision, Meeting
from cop.meetings.registrations import Registration
from cop.minutes.models import MinutesImport
from cop.notify.models import Notification
from cop.noting.models import Note, NoteConflict
from cop.people.credentials import BrowserSession, Token, TokenKind
from cop.people.models import Group, Person
from cop.proposals.models import Proposal
from cop.search.miss_models import SearchMiss
from cop.search.models import IndexJob
from cop.search.saved_models import SavedSearch
from tests.security.scene import Scene, stopping


def places(scene: Scene) -> dict[str, Any]:
    """Public things of Ana and others, and private ones of the board with `priv_` before them."""
    found: dict[str, Any] = {}
    closed = scene.private["contribution_id"]
    spines = db.session.scalars(db.select(Contribution).order_by(Contribution.id)).all()
    for each in spines:
        side = "priv_" if each.id in closed else "hidden_" if each.hidden_at else ""
        found.setdefault(side + each.kind, each.id)
    public, private = found["question"], found["priv_question"]
    for side, question, solution in (
        ("", public, found["solution"]), ("priv_", private, found["priv_solution"]),
    ):  # fmt: skip
        found |= {
            f"{side}comment": _one(Comment, contribution_id=question),
            f"{side}file": _one(Attachment, contribution_id=question),
            f"{side}material": _one(Attachment, contribution_id=solution),
            f"{side}request": _one(InformationRequest, solution_id=solution),
            f"{side}action": _one(Action, report_id=found[f"{side}report"]),
            f"{side}item": _one(AgendaItem, meeting_id=found[f"{side}meeting"]),
            f"{side}proposal": _one(Proposal, contribution_id=found[f"{side}practice"]),
            f"{side}correction": _one(Correction, report_id=found[f"{side}report"]),
            **_adopted(side, closed),
            f"{side}told": _one(Notification, person_id=scene.ana.id, contribution_id=question),
        }
    for side, word in (("", "zqnote"), ("priv_", "zqprivnote")):
        note = db.session.scalars(db.select(Note).filter_by(text=word)).one()
        found |= {
            f"{side}noted": note.meeting_id, f"{side}noted_item": note.item_id,
            f"{side}noted_text": note.id,
        }  # fmt: skip
    found |= {
        "event": _one(Meeting, is_event=True),
        "conflict": _one(NoteConflict, text="zqconflict"),
        "link": _one(Link, from_id=public, to_id=found["practice"]),
        "hidden_comment": db.session.scalar(
            db.select(Comment.id).where(Comment.hidden_at.is_not(None))
        ),
        "registration": _one(Registration, person_id=scene.bea.id, meeting_id=found["meeting"]),
        "session": _one(BrowserSession, browser="zqbrowser"),
        "mail": _one(OutboxMail, subject="zqletter"),
        "saved": _one(SavedSearch, person_id=scene.ana.id),
        "arrived": _one(ArrivedMail, person_id=scene.ana.id),
        "stop": stopping(scene.ana, public),
        "minutes": _one(MinutesImport, person_id=scene.oda.id),
        "gap": _one(SearchMiss, text="zqgap"),
        "job": _one(IndexJob, last_error="zqindexerror"),
        "invitation": _one(Token, kind=TokenKind.INVITE),
        "board": _one(Group, name="Board"),
        "community": _one(Group, name="Community"),
        "town": scene.ana.organisation_id,
        "other_town": scene.bea.organisation_id,
        "guest": scene.ids["secret"][4],
        "secret": scene.ids["secret"][0],
        "confirm": scene.ids["secret"][1],
        "address": scene.ids["secret"][2],
        "invite": scene.ids["secret"][3],
    }
    people = db.session.scalars(db.select(Person)).all()
    return found | {f"person_{each.name.lower()}": each.id for each in people}


def _adopted(side: str, closed: list[int]) -> dict[str, int]:
    """An adopted report, its decision and its note."""
    note = db.session.scalars(
        db.select(ReportNote).where(ReportNote.report_id.in_(closed) == bool(side))
    ).one()
    return {
        f"{side}note": note.id,
        f"{side}adopted": note.report_id,
        f"{side}decision": _one(Decision, report_id=note.report_id),
    }


def filling(app: Flask, scene: Scene) -> dict[str, Any]:
    """The places, and what the forms need besides."""
    with app.test_request_context():
        began = guard.stamp()
    tomorrow = clock.today() + timedelta(days=1)
    more = {"theme": _one(Theme, code="water"), "began": began, "tomorrow": tomorrow}
    return places(scene) | more


def _one(model: Any, **wanted: Any) -> int:
    found = db.session.scalars(db.select(model).filter_by(**wanted).order_by(model.id)).first()
    assert found is not None, (model, wanted)
    return found.id
