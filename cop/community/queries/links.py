# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The links of one contribution, and what it may be linked with."""

from sqlalchemy import Select, case, or_, select

from cop.contributions.models import Contribution, Link
from cop.contributions.queries import Contributions, titled_like, visible_to
from cop.db import Rows
from cop.people.models import Person


def of(person: Person | None, contribution_id: int) -> Rows:
    """Every link at either end of a contribution whose other end may be read."""
    outward = Link.from_id == contribution_id
    far = case((outward, Link.to_id), else_=Link.from_id)
    return (
        visible_to(person, Contribution)
        .join(Link, Contribution.id == far)
        .with_only_columns(
            Contribution.id, Contribution.kind, Contribution.title, Contribution.language,
            Contribution.part_of_id, Link.id.label("link_id"), Link.kind.label("link"),
            case((outward, 1), else_=0).label("outward"), Link.written, Link.created_by_id,
            maintain_column_froms=True,
        )
        .where(or_(outward, Link.to_id == contribution_id))
        .order_by(Link.kind, Link.id)
    )  # fmt: skip


def candidates(person: Person, words: str, contribution_id: int) -> Contributions:
    """Contributions with a page of their own whose title has the words."""
    found = titled_like(person, words)
    return found.where(Contribution.part_of_id.is_(None), Contribution.id != contribution_id)


def by_id(link_id: int, contribution_id: int) -> Select[Link]:
    """A link of the contribution."""
    either = or_(Link.from_id == contribution_id, Link.to_id == contribution_id)
    return select(Link).where(Link.id == link_id, either)
