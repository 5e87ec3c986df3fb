# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Meeting with its agenda and registrations; Report with its decisions and actions."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey
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


class Coming(StrEnum):
    YES = "yes"
    NO = "no"


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Meeting(Contribution):
    """A meeting of the community or of a group."""

    __tablename__ = "meeting"
    __mapper_args__ = {"polymorphic_identity": "meeting"}

    path: ClassVar[str] = "/meetings"
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
    cancelled_at: Mapped[datetime | None]
    cancelled_reason: Mapped[str] = mapped_column(default="")

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


class Registration(Base):
    """Whether somebody comes."""

    __tablename__ = "registration"

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    coming: Mapped[Coming]
    remark: Mapped[str] = mapped_column(default="")
    """For the organisers only."""
    created_at: Mapped[created]


class Report(Contribution):
    """What was said and decided at a meeting."""

    __tablename__ = "report"
    __mapper_args__ = {"polymorphic_identity": "report"}

    path: ClassVar[str] = "/reports"
    longest_body: ClassVar[int] = 60_000
    text_fields: ClassVar[tuple[str, ...]] = ("title", "body", "decisions_text", "actions_text")
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
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)

    owner: Mapped[Person | None] = relationship(foreign_keys="Action.owner_id", lazy="raise_on_sql")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise_on_sql")
