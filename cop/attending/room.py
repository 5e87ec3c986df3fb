# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The places of a room that is not without limit: taken, kept for who was offered one, free."""

from dataclasses import dataclass
from typing import Any

from cop.attending import queries
from cop.db import db


@dataclass(frozen=True)
class Room:
    """How many places a room has, and how they stand."""

    capacity: int
    taken: int
    offered: int
    """Kept for people on the waiting list who have not said yet whether they take one."""
    waiting: int
    """How many wait without an offer."""

    @property
    def free(self) -> int:
        return max(0, self.capacity - self.taken - self.offered)

    @property
    def is_full(self) -> bool:
        """Whether who says now that they come waits: no place is free, or others are before."""
        return self.free == 0 or self.waiting > 0


def room_of(meeting: Any) -> Room | None:
    """The room of a meeting, as an entity or a row; None when it has no limit."""
    if meeting.capacity is None:
        return None
    return Room(meeting.capacity, *db.session.execute(queries.places(meeting.id)).one())
