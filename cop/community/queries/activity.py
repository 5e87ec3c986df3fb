# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Everything that was written, of every kind, the newest first."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from cop.contributions.models import Contribution
from cop.contributions.queries import Contributions, visible_to
from cop.contributions.rows import rows_of
from cop.contributions.vocabulary import Theme, Themed
from cop.db import Rows
from cop.people.models import Person

KINDS = ("question", "answer", "practice", "meeting", "report", "solution")

Whole = aliased(Contribution.__table__, name="whole")


def written(person: Person | None, kind: str = "", theme: str = "") -> Contributions:
    """What the person may read, of one kind or on one theme when these are given."""
    found = visible_to(person, Contribution)
    if theme:
        on_theme = select(Themed.contribution_id).join(Theme).where(Theme.code == theme)
        found = found.where(Contribution.id.in_(on_theme))
    return found.where(Contribution.kind == kind) if kind in KINDS else found


def listed(contributions: Contributions) -> Rows:
    """Rows for a list; a part has the title of what it is part of as `whole_title`."""
    return (
        rows_of(contributions, Whole.c.title.label("whole_title"))
        .outerjoin(Whole, Whole.c.id == Contribution.part_of_id)
        .order_by(Contribution.created_at.desc(), Contribution.id.desc())
    )


def counts(contributions: Contributions) -> Rows:
    """How many there are of each kind."""
    return contributions.with_only_columns(
        Contribution.kind, func.count().label("found"), maintain_column_froms=True
    ).group_by(Contribution.kind)


def theme(code: str) -> Select[Theme]:
    return select(Theme).where(Theme.code == code)
