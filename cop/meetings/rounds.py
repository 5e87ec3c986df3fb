# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of a report's life: sent round, corrected, adopted; notes and a summary afterwards."""

from collections.abc import Iterable
from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import Select, func, or_, select

from cop import clock, markup, merging
from cop.contributions import actions as spine
from cop.contributions.models import Contribution, Link, LinkKind
from cop.db import db
from cop.errors import Refused
from cop.meetings import anchoring, lists, outcomes
from cop.meetings.life_models import Correction, CorrectionState, ReportNote
from cop.meetings.models import Attendance, Report, ReportState
from cop.notify.actions import settled, tell
from cop.notify.following import followers
from cop.people.models import Person

LASTS = timedelta(days=7)
"""How long attendees propose corrections."""
MOST_OPEN = 100
"""Corrections of one report that wait."""


def begin(report: Report, *, by: Person, at_once: bool) -> None:
    """Send a new report round, or adopt it at once; those who attended and are concerned hear it.

    Without anybody to read it over, it is adopted at once too.
    """
    attended = set(attendees(report))
    if at_once or not attended - {by.id}:
        report.state, report.adopted_at, report.adopted_by_id = (
            ReportState.ADOPTED, clock.now(), by.id,
        )  # fmt: skip
        outcomes.leave_to_others(report)
        tell([*attended, *concerned(report)], "reported", report, by=by)
    else:
        report.state, report.round_until = ReportState.ROUND, clock.today() + LASTS
        tell(attended, "report_round", report, by=by)
        tell(set(concerned(report)) - attended, "reported", report, by=by)


def adopt(report: Report, *, by: Person) -> None:
    """Adopt a report, which locks it; everybody concerned is told."""
    if report.state is ReportState.ADOPTED:
        return
    waiting = db.session.scalar(_open(report)) or 0
    if waiting:
        raise Refused(
            ngettext(
                "%(num)s proposed correction waits. Take it over or decline it first.",
                "%(num)s proposed corrections wait. Take them over or decline them first.",
                waiting,
            )
        )
    report.state, report.adopted_at, report.adopted_by_id = ReportState.ADOPTED, clock.now(), by.id
    outcomes.leave_to_others(report)
    settled("round_over", report, "")
    tell({*attendees(report), *concerned(report)}, "report_adopted", report, by=by)


def refuse_when_adopted(report: Report) -> None:
    """Refuse to change what was adopted."""
    if report.state is ReportState.ADOPTED:
        raise Refused(
            _("This report is adopted and cannot be changed. Write a note under the passage.")
        )


def propose(report: Report, anchor: str, text: str, reason: str, *, by: Person) -> Correction:
    """Propose other words for a passage; the author is told."""
    if report.state is ReportState.ADOPTED or (report.round_until or clock.today()) < clock.today():
        raise Refused(_("The round of this report is over: no corrections can be proposed now."))
    if (db.session.scalar(_open(report)) or 0) >= MOST_OPEN:
        raise Refused(_("So many corrections wait that first some must be settled."))
    before = lists.text_at(by, report, anchor)
    if text.strip() == before:
        raise Refused(_("This is how the passage reads now. Change what is not right."))
    correction = Correction(
        report_id=report.id, anchor=anchor, title=title_of(report, anchor), before=before,
        text=text, reason=reason, by_id=by.id,
    )  # fmt: skip
    db.session.add(correction)
    db.session.flush()
    tell([report.author_id], "correction_proposed", report, by=by, anchor=anchor)
    return correction


def take_over(correction: Correction, report: Report, text: str, *, by: Person, since: int) -> None:
    """Put the text in the place of the passage; who proposed it is told.

    Raises Stale when the report was saved after version `since`.
    """
    _refuse_when_settled(correction, report)
    if not fits(correction, report):
        raise Refused(
            _("This passage is not there any more. Change the report itself, or decline it.")
        )
    body = anchoring.with_passage(report, correction.anchor, text)
    markup.check(body, report.longest_body)
    why = str(_("Correction of “%(title)s”", title=correction.title or report.title))[:200]
    spine.revise(report, by=by, since=since, why=why, body=body)
    anchoring.settle(report)
    _settle(correction, report, CorrectionState.TAKEN, by)


def taken_by_hand(correction: Correction, report: Report, *, by: Person) -> None:
    """Say that the report was changed as somebody proposed; who proposed it is told.

    Raises Refused when a list is as it was.
    """
    _refuse_when_settled(correction, report)
    now = lists.lines_of(by, report.id, correction.anchor)
    if now and now == correction.before:
        raise Refused(
            _("Nothing was changed there yet. Change the report first, or decline the correction.")
        )
    _settle(correction, report, CorrectionState.TAKEN, by)


def decline(correction: Correction, report: Report, reason: str, *, by: Person) -> None:
    """Leave the passage as it is, with the reason; who proposed it is told."""
    _refuse_when_settled(correction, report)
    correction.answer = reason
    _settle(correction, report, CorrectionState.DECLINED, by)


def note(report: Report, anchor: str, text: str, *, by: Person) -> ReportNote:
    """Put a note under a passage of an adopted report."""
    if report.state is not ReportState.ADOPTED:
        raise Refused(_("This report is not adopted yet: propose a correction."))
    written = ReportNote(report_id=report.id, anchor=anchor, text=text, by_id=by.id)
    db.session.add(written)
    db.session.flush()
    return written


def summarise(report: Report, text: str, *, by: Person, since: int, public: bool) -> None:
    """Write the summary, and say whether everybody may read it; an adopted report has one too."""
    spine.revise(report, by=by, since=since, summary=text)
    report.summary_is_public = public and bool(text)
    db.session.flush()


def fits(correction: Correction, report: Report) -> bool:
    """Whether the passage of a correction can be replaced by itself."""
    return correction.anchor in anchoring.sources(report)


def together(correction: Correction, report: Report) -> str | None:
    """The proposed words with what changed in the passage since; nothing where both meet."""
    now = anchoring.sources(report).get(correction.anchor, correction.before)
    return merging.by_words(correction.before, correction.text, now)


def unchanged(correction: Correction, report: Report) -> bool:
    """Whether the passage reads as it did when the correction was proposed."""
    return anchoring.sources(report).get(correction.anchor) == correction.before


def title_of(report: Report, anchor: str) -> str:
    """The heading of a passage or list; nothing for the beginning."""
    titles = {each["anchor"]: each["title"] for each in report.anchors.get("passages", ())}
    return str(titles.get(anchor) or lists.LISTS.get(anchor, ""))


def attendees(report: Report) -> Iterable[int]:
    """The people with an account who attended."""
    wanted = select(Attendance.person_id).where(
        Attendance.report_id == report.id, Attendance.person_id.is_not(None)
    )
    return [id for id in db.session.scalars(wanted) if id]


def concerned(report: Report) -> list[int]:
    """Who follows the meeting, and who wrote what was discussed or is named."""
    meeting = report.meeting_id and db.session.get(Contribution, report.meeting_id)
    ties = or_(
        (Link.to_id == report.id) & (Link.kind == LinkKind.DISCUSSED_IN)
        & (Link.from_id == Contribution.id),
        (Link.from_id == report.id) & Link.written & (Link.to_id == Contribution.id),
    )  # fmt: skip
    authors = db.session.scalars(select(Contribution.author_id).join(Link, ties))
    return [*(followers(meeting) if meeting else ()), *authors]


def _open(report: Report) -> Select[int]:
    return select(func.count(Correction.id)).where(
        Correction.report_id == report.id, Correction.state == CorrectionState.OPEN
    )


def _refuse_when_settled(correction: Correction, report: Report) -> None:
    refuse_when_adopted(report)
    if correction.state is not CorrectionState.OPEN:
        raise Refused(_("This correction was settled already."))


def _settle(correction: Correction, report: Report, state: CorrectionState, by: Person) -> None:
    correction.state, correction.settled_at, correction.settled_by_id = state, clock.now(), by.id
    db.session.flush()
    tell([correction.by_id], "correction_settled", report, by=by, anchor=correction.anchor)
