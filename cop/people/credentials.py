# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What lets people in: the sessions of browsers, and links that work once."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base, created, maybe_person_fk, person_fk, pk
from cop.people.models import Role


class TokenKind(StrEnum):
    CONFIRM = "confirm"
    RESET = "reset"
    INVITE = "invite"
    ADDRESS = "address"


class BrowserSession(Base):
    """One browser in which a person is signed in; the token itself is only in the cookie."""

    __tablename__ = "browser_session"

    id: Mapped[pk]
    token_hash: Mapped[str] = mapped_column(unique=True)
    earlier_hash: Mapped[str | None] = mapped_column(index=True)
    renewed_at: Mapped[datetime | None]
    person_id: Mapped[person_fk]
    remembered: Mapped[bool] = mapped_column(default=False)
    browser: Mapped[str] = mapped_column(default="")
    network: Mapped[str] = mapped_column(default="")
    created_at: Mapped[created]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Token(Base):
    """A link that works once, for one address and one purpose; only its hash is kept."""

    __tablename__ = "token"

    id: Mapped[pk]
    kind: Mapped[TokenKind]
    token_hash: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[maybe_person_fk]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    role: Mapped[Role | None]
    created_by_id: Mapped[maybe_person_fk]
    created_at: Mapped[created]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
