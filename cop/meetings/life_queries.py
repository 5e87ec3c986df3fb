# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of a report's life: corrections, notes, who attended, and the public summary."""

from typing import Any

from sqlalchemy import Select, literal, null, select, union_all

from cop.contributions.queries import visible_to
from cop.db import Rows
from cop.meetings.life_models import Correction, CorrectionState, ReportNote
from cop.meetings.models import Attendance, Report
from cop.people.models import Person


def said(person: Person | None, report_id: Any) -> Rows:
    """The corrections and notes of a report, the oldest first, in one query."""
    corrections = select(
        literal("correction").label("what"), Correction.id.label("id"),
        Correction.anchor.label("anchor"), Correction.text.label("text"),
        Correction.before.label("before"), Correction.reason.label("reason"),
        Correction.answer.label("answer"), Correction.state.label("state"),
        Correction.by_id.label("by_id"), Correction.created_at.label("at"),
        Person.name.label("name"),
    ).join(Person, Person.id == Correction.by_id)  # fmt: skip
    notes = select(
        literal("note"), ReportNote.id, ReportNote.anchor, ReportNote.text, literal(""),
        literal(""), literal(""), null(), ReportNote.by_id, ReportNote.created_at, Person.name,
    ).join(Person, Person.id == ReportNote.by_id)  # fmt: skip
    return union_all(
        corrections.where(Correction.report_id == report_id),
        notes.where(ReportNote.report_id == report_id),
    ).order_by("at", "id")  # type: ignore[return-value]  # a select of columns all the same


def waiting(report: Report) -> Select[Correction]:
    """The corrections of a report that nobody settled."""
    return select(Correction).where(
        Correction.report_id == report.id, Correction.state == CorrectionState.OPEN
    )


def attended(person: Person, report_id: int) -> Select[int]:
    """A row if the person attended."""
    return select(Attendance.id).where(
        Attendance.report_id == report_id, Attendance.person_id == person.id
    )


def correction_to_settle(person: Person | None, correction_id: int) -> Select[Correction]:
    """The correction, if the person may read its report."""
    return select(Correction).where(
        Correction.id == correction_id, Correction.report_id.in_(_readable(person))
    )


def note_to_remove(person: Person | None, note_id: int) -> Select[ReportNote]:
    """The note, if the person may read its report."""
    return select(ReportNote).where(
        ReportNote.id == note_id, ReportNote.report_id.in_(_readable(person))
    )


def summary(person: Person | None, report_id: Any) -> Rows:
    """The summary of a report for everybody, or for its readers."""
    may_read = Report.id.in_(_readable(person))
    return (
        select(
            Report.id, Report.kind, Report.title, Report.language, Report.more_html,
            Report.held_on, Report.summary_is_public, may_read.label("may_read"),
        )
        .where(Report.id == report_id, Report.hidden_at.is_(None), Report.summary != "")
        .where(Report.summary_is_public | may_read)
    )  # fmt: skip


def _readable(person: Person | None) -> Any:
    return visible_to(person, Report).with_only_columns(Report.id, maintain_column_froms=True)
