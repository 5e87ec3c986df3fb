# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""From which meetings open actions are carried over to another."""

from typing import Any

from sqlalchemy import Select, or_, select

from cop.meetings.models import Meeting


def carried_from(meeting_id: Any) -> Select[int]:
    """The ids of a meeting, of those in its series, and of what each of these was copied from."""
    meeting = Meeting.__table__
    columns = (meeting.c.id, meeting.c.series_id, meeting.c.follows_id)
    line = select(*columns).where(meeting.c.id == meeting_id).cte("line", recursive=True)
    before = or_(meeting.c.id == line.c.follows_id, meeting.c.series_id == line.c.series_id)
    line = line.union(select(*columns).join(line, before))
    return select(line.c.id)
