# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who follows what, and what somebody was told."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop import clock
from cop.db import Base, created, maybe_person_fk, person_fk, pk
from cop.notify.kinds import Rhythm


class Level(StrEnum):
    """How much of a thing somebody wants to hear."""

    MUTED = "muted"
    """Only what names them."""
    NORMAL = "normal"
    """What concerns them: an answer to what they asked, a comment on what they wrote."""
    FOLLOWING = "following"
    """All that is new."""


class Because(StrEnum):
    """How it came that somebody follows a thing."""

    CHOSEN = "chosen"
    WRITTEN = "written"
    ANSWERED = "answered"
    COMMENTED = "commented"
    SHARED = "shared"
    REGISTERED = "registered"
    """They answered whether they come to a meeting, whatever they answered."""


class Fate(StrEnum):
    """What became of a notification as far as mail is concerned."""

    WAITING = "waiting"
    """For its letter, or for the next overview that may hold it."""
    HELD = "held"
    """For the next overview, since the person had enough letters that day or is away."""
    SENT = "sent"
    LISTED = "listed"
    """In an overview."""
    READ = "read"
    """On the site, before it was mailed."""
    UNWANTED = "unwanted"
    """By choice of the person when its letter was due."""
    APART = "apart"
    """In a mail of its own that nobody can decline, or on the site alone."""
    GONE = "gone"
    """Out of sight for the person when its letter was due."""


UNMAILED = (Fate.WAITING, Fate.HELD)

THINGS = ("contribution_id", "theme_id", "group_id", "organisation_id", "writer_id")
_HOW_MANY = " + ".join(f"CASE WHEN {name} IS NULL THEN 0 ELSE 1 END" for name in THINGS)


class Follow(Base):
    """At which level a person follows one contribution, theme, group, organisation or writer."""

    __tablename__ = "follow"
    __table_args__ = (
        *(UniqueConstraint("person_id", name) for name in THINGS),
        CheckConstraint(f"{_HOW_MANY} = 1", name="one_thing"),
    )

    id: Mapped[pk]
    person_id: Mapped[person_fk]
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"), index=True)
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("group.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    writer_id: Mapped[maybe_person_fk]
    level: Mapped[Level] = mapped_column(default=Level.FOLLOWING)
    because: Mapped[Because] = mapped_column(default=Because.CHOSEN)
    created_at: Mapped[created]


class Notification(Base):
    """Something a person should know; one unread row per thing, refreshed rather than repeated."""

    __tablename__ = "notification"
    __table_args__ = (
        Index("ix_notification_person_id_read_at", "person_id", "read_at"),
        Index("ix_notification_letter_at", "letter_at"),
    )

    id: Mapped[pk]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    contribution_id: Mapped[int | None] = mapped_column(ForeignKey("contribution.id"))
    path: Mapped[str] = mapped_column(default="")
    """Without a contribution: the address on this site where it is dealt with …"""
    title: Mapped[str] = mapped_column(default="")
    """… and what it is called, such as a group."""
    anchor: Mapped[str] = mapped_column(default="")
    """The place on the page where the first of it that is unread stands, such as `answer-12`."""
    actor_id: Mapped[maybe_person_fk]
    created_at: Mapped[created]
    updated_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    times: Mapped[int] = mapped_column(default=1)
    """How often it happened while it was unread."""
    since: Mapped[datetime] = mapped_column(default=clock.now)
    """When the first of it happened that was not mailed."""
    letter_at: Mapped[datetime | None]
    """When a letter of its own may go; None for what waits for an overview or for nothing."""
    fate: Mapped[Fate] = mapped_column(default=Fate.WAITING)
    fate_at: Mapped[datetime] = mapped_column(default=clock.now)
    mail: Mapped[str] = mapped_column(default="")
    """The id of the mail that it stood in last."""


class MailChoice(Base):
    """When a person wants mail of a kind of news; without one the kind says it."""

    __tablename__ = "mail_choice"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    rhythm: Mapped[Rhythm]


class Overview(Base):
    """That the overview of a day was made for a person, so that it is made once."""

    __tablename__ = "overview"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True, index=True)
