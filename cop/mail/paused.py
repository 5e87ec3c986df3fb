# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Addresses from which mail came back, and which of them get none for now."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column, scoped_session

from cop.db import Base

ASKED_FOR = frozenset({"address", "address_changed", "confirm", "invitation", "known", "let_in",
                       "password_changed", "reset", "unknown"})  # fmt: skip
"""Letters that somebody waits for, or that guard an account: these are always tried."""


class ReturnedAddress(Base):
    """How often mail to an address came back for good, and since when it gets none."""

    __tablename__ = "returned_address"

    address: Mapped[str] = mapped_column(primary_key=True)
    times: Mapped[int]
    last_at: Mapped[datetime]
    status: Mapped[str]
    paused_at: Mapped[datetime | None]


def among(session: Session | scoped_session[Any], addresses: Iterable[str]) -> set[str]:
    """Those of the addresses that get no mail now."""
    wanted = {address.lower() for address in addresses}
    paused = select(ReturnedAddress.address).where(ReturnedAddress.paused_at.is_not(None))
    return (
        set(session.scalars(paused.where(ReturnedAddress.address.in_(wanted)))) if wanted else set()
    )


def holds(mail: Any, paused: set[str]) -> bool:
    """Whether a mail is not sent because its address is paused."""
    return mail.recipient.lower() in paused and mail.reason not in ASKED_FOR
