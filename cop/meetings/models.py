# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Meeting with its agenda; Report with its decisions and actions."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.contributions.models import Contribution
from cop.db import Base, created, maybe_person_fk, pk
from cop.people.models import Organisation, Person


class ItemKind(StrEnum):
    REQUEST = "request"
    PRESENTATION = "presentation"
    PRACTICE = "practice"
    POLICY = "policy"
    IDEA = "idea"
    DECISION = "decision"
    NOTICE = "notice"
    ROUND = "round"


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Series(Base):
    """Meetings that follow each other every so many months."""

    __tablename__ = "meeting_series"

    id: Mapped[pk]
    group_id: Mapped[int] = mapped_column(ForeignKey("group.id"), index=True)
    title: Mapped[str]
    every_months: Mapped[int]
    created_at: Mapped[created]


class ReportState(StrEnum):
    ROUND = "round"
    """Attendees may still propose corrections."""
    ADOPTED = "adopted"
    """It is locked; what has to be said later is a note."""


class DecisionState(StrEnum):
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Meeting(Contribution):
    """A meeting of the community or of a group."""

    __tablename__ = "meeting"
    __mapper_args__ = {"polymorphic_identity": "meeting"}

    path: ClassVar[str] = "/meetings"
    grace: ClassVar[timedelta] = timedelta(0)
    """Calendars are told of each change at once, and must see when it was."""
    text_fields: ClassVar[tuple[str, ...]] = ("title", "body", "place", "agenda_text")
    fact_fields: ClassVar[tuple[str, ...]] = ("when",)
    listed_fields: ClassVar[tuple[str, ...]] = ("agenda_text",)

    id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    starts_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    timezone: Mapped[str] = mapped_column(default="Europe/Amsterdam")
    """The zone of the town where it is held, in which its times are shown."""
    place: Mapped[str] = mapped_column(default="")
    online_url: Mapped[str] = mapped_column(default="")
    """Shown on its own page to people who take part, and nowhere else."""
    agenda_text: Mapped[str] = mapped_column(default="")
    """The agenda as lines of text, for the versions."""
    series_id: Mapped[int | None] = mapped_column(ForeignKey("meeting_series.id"), index=True)
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    """As a copy of which meeting it was planned; what that left to do is carried over to it."""
    is_event: Mapped[bool] = mapped_column(default=False)
    """Whether it has a programme, for which members propose sessions."""
    cancelled_at: Mapped[datetime | None]
    cancelled_reason: Mapped[str] = mapped_column(default="")
    capacity: Mapped[int | None]
    """How many the room holds; None when there is no limit."""
    closes_at: Mapped[datetime | None]
    """When registration closes; None when that is as the meeting begins."""
    attendance_code: Mapped[str | None]
    """What people who are there type to say so, once there is one."""
    others_attended: Mapped[int | None]
    """How many were there besides those who are registered, once that was counted."""
    sequence: Mapped[int] = mapped_column(default=0)
    """Grows with each change that calendars show (RFC 5546)."""

    @property
    def when(self) -> str:
        """From when to when on the clocks of its zone, for the versions."""
        zone = ZoneInfo(self.timezone)
        start, end = (moment.astimezone(zone) for moment in (self.starts_at, self.ends_at))
        return f"{start:%Y-%m-%d %H:%M} – {end:%H:%M} ({self.timezone})"

    @property
    def happened_on(self) -> date:
        return self.starts_at.date()


class AgendaItem(Base):
    """One thing that is talked about at a meeting."""

    __tablename__ = "agenda_item"

    id: Mapped[pk]
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind]
    minutes: Mapped[int | None]
    presenter: Mapped[str] = mapped_column(default="")
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    """The question, practice or solution it is about."""
    under: Mapped[bool] = mapped_column(default=False)
    """Whether it is a part of the item above it."""
    room: Mapped[str] = mapped_column(default="")
    """Where it is, when other items are at the same time elsewhere."""
    begins: Mapped[time | None]
    """On the clock of the meeting; None follows on what comes before it."""
    explanation: Mapped[str] = mapped_column(default="")


class ItemFile(Base):
    """A file of a meeting that belongs to one of its items."""

    __tablename__ = "agenda_item_file"

    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), primary_key=True)
    attachment_id: Mapped[int] = mapped_column(
        ForeignKey("attachment.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Report(Contribution):
    """What was said and decided at a meeting."""

    __tablename__ = "report"
    __mapper_args__ = {"polymorphic_identity": "report"}

    path: ClassVar[str] = "/reports"
    longest_body: ClassVar[int] = 60_000
    grace: ClassVar[timedelta] = timedelta(0)
    """It is sent round at once: whoever reads it over must see what changed since."""
    text_fields: ClassVar[tuple[str, ...]] = (
        "title", "body", "decisions_text", "actions_text", "summary",
    )  # fmt: skip
    markdown_fields: ClassVar[tuple[str, ...]] = ("body", "summary")
    fact_fields: ClassVar[tuple[str, ...]] = ("held_on", "guests")
    listed_fields: ClassVar[tuple[str, ...]] = ("decisions_text", "actions_text")

    id: Mapped[int] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), unique=True)
    held_on: Mapped[date] = mapped_column(index=True)
    guests: Mapped[int] = mapped_column(default=0)
    """How many attended besides the people named."""
    decisions_text: Mapped[str] = mapped_column(default="")
    """The decisions as lines of text, for the form and the versions."""
    actions_text: Mapped[str] = mapped_column(default="")
    """The actions as lines of text without names of people, for the versions."""
    state: Mapped[ReportState] = mapped_column(default=ReportState.ADOPTED)
    round_until: Mapped[date | None]
    """The last day on which attendees propose corrections."""
    asked_to_adopt_at: Mapped[datetime | None]
    """When the worker said that the round is over."""
    adopted_at: Mapped[datetime | None]
    adopted_by_id: Mapped[maybe_person_fk]
    summary: Mapped[str] = mapped_column(default="")
    """A few words of Markdown for everybody, which name no people."""
    summary_is_public: Mapped[bool] = mapped_column(default=False)
    anchors: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """The passages with their lasting anchors; cop/meetings/anchoring.py."""

    decisions: Mapped[list["Decision"]] = relationship(
        lazy="raise_on_sql", order_by="Decision.position", cascade="all, delete-orphan"
    )
    actions: Mapped[list["Action"]] = relationship(
        lazy="raise_on_sql", order_by="Action.position", cascade="all, delete-orphan"
    )
    attendance: Mapped[list["Attendance"]] = relationship(
        lazy="raise_on_sql", order_by="Attendance.id", cascade="all, delete-orphan"
    )

    @property
    def happened_on(self) -> date:
        return self.held_on


class Attendance(Base):
    """A person or an organisation that attended."""

    __tablename__ = "attendance"

    id: Mapped[pk]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    person_id: Mapped[maybe_person_fk]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)

    person: Mapped[Person | None] = relationship(lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")


class Decision(Base):
    """Something that a meeting agreed upon."""

    __tablename__ = "decision"

    id: Mapped[pk]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    """The question, practice or solution it is about."""
    state: Mapped[DecisionState] = mapped_column(default=DecisionState.IN_FORCE)
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)


class Action(Base):
    """Who does what before when."""

    __tablename__ = "action"

    id: Mapped[pk]
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"), index=True)
    position: Mapped[int]
    text: Mapped[str]
    owner_id: Mapped[maybe_person_fk]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    due_on: Mapped[date | None] = mapped_column(index=True)
    state: Mapped[ActionState] = mapped_column(default=ActionState.OPEN, index=True)
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[maybe_person_fk]
    reason: Mapped[str] = mapped_column(default="")
    """Why it was dropped."""
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)

    owner: Mapped[Person | None] = relationship(foreign_keys="Action.owner_id", lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")

    @property
    def anchor(self) -> str:
        """Its place on the page of the report."""
        return f"action-{self.id}"
