# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pictures that stand in a body."""

from typing import Any

from sqlalchemy import select

from cop.contributions.models import Attachment, Contribution
from cop.contributions.queries import visible_to
from cop.db import Rows
from cop.people.models import Person


def pictures(person: Person | None, report_id: Any, file_ids: Any) -> Rows:
    """Those of a report that was found, and of what else this person may read."""
    readable = visible_to(person, Contribution).with_only_columns(
        Contribution.id, maintain_column_froms=True
    )
    return select(Attachment.id, Attachment.stored_as, Attachment.sha256).where(
        Attachment.id.in_(file_ids),
        Attachment.removed_at.is_(None),
        Attachment.media_type.in_(["image/png", "image/jpeg", "image/gif", "image/webp"]),
        (Attachment.contribution_id == report_id) | Attachment.contribution_id.in_(readable),
    )
