# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Rows instead of entities, for the pages that many people open (DESIGN.md §7)."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Select, literal, null, select, type_coerce, union_all
from sqlalchemy.types import JSON

from cop.contributions.models import Attachment, Contribution
from cop.contributions.prepared import run
from cop.contributions.queries import visible_to
from cop.contributions.vocabulary import Tag, Tagging, Theme, Themed
from cop.db import Rows
from cop.people.models import Group, Organisation, Person

SHOWN = (
    Contribution.id, Contribution.kind, Contribution.title, Contribution.excerpt,
    Contribution.language, Contribution.group_id, Contribution.author_id,
    Contribution.organisation_id, Contribution.part_of_id, Contribution.veiled,
    Contribution.example,    Contribution.version, Contribution.created_at, Contribution.edited_at,
    Contribution.active_at, Contribution.hidden_at, Contribution.hidden_reason,
    Person.name.label("author_name"), Person.function.label("author_function"),
    Person.role.label("author_role"), Person.photo.label("author_photo"),
    Organisation.name.label("organisation_name"), Organisation.region.label("region"),
    Organisation.population.label("population"),
    Group.name.label("group_name"), Group.access.label("group_access"),
)  # fmt: skip
"""What a list row and a byline need."""

TEXT = (Contribution.body_html, Contribution.more_html)
"""What the contribution's own page needs besides."""


@dataclass
class Trimmings:
    """What hangs on one contribution besides its text."""

    themes: list[Any] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    files: list[Any] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)
    """What its domain selects besides."""


def rows_of(contributions: Select[Any], *columns: Any) -> Rows:
    """The select with the columns that lists and bylines show, and those given, as plain rows."""
    return (
        contributions.with_only_columns(*SHOWN, *columns, maintain_column_froms=True)
        # Outer joins, though both are always there: what only counts rows can leave them out.
        .outerjoin(Person, Person.id == Contribution.author_id)
        .outerjoin(Group, Group.id == Contribution.group_id)
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
    )


def newest(person: Person | None, kind: type[Contribution], *columns: Any) -> Rows:
    """Rows of a kind that the person may read, newest first."""
    return rows_of(visible_to(person, kind), *columns).order_by(
        Contribution.created_at.desc(), Contribution.id.desc()
    )


def trimmings(ids: Iterable[int], *others: Callable[[Any], Rows]) -> dict[int, Trimmings]:
    """Themes, tags and files of contributions, in one query, by contribution id.

    `others` are functions of the ids that select the like, in the columns of `_themes`.
    """
    near = list(ids)
    found: dict[int, Trimmings] = defaultdict(Trimmings)
    if not near:
        return found
    for row in run(_hanging_on(others), None, ids=near):
        if row.what == "theme":
            found[row.contribution_id].themes.append(row)
        elif row.what == "tag":
            found[row.contribution_id].tags.append(row.name)
        elif row.what == "file":
            found[row.contribution_id].files.append(row)
        else:
            found[row.contribution_id].others.append(row)
    return found


NO_NAMES = type_coerce(null(), JSON)


@cache
def _hanging_on(others: tuple[Callable[[Any], Rows], ...]) -> Callable[..., Any]:
    """What selects it all; made once, so that it is built once."""

    def hanging(person: Person | None, ids: Any) -> Any:
        selects = (each(ids) for each in (_themes, _tags, _files, *others))
        return union_all(*selects).order_by("what", "size", "name")

    return hanging


def _themes(ids: Any) -> Rows:
    return (
        select(
            literal("theme").label("what"),
            Themed.contribution_id.label("contribution_id"),
            Theme.id.label("id"),
            Theme.code.label("name"),
            type_coerce(Theme.names, JSON).label("names"),
            Theme.position.label("size"),
            literal("").label("media_type"),
        )
        .join(Theme, Theme.id == Themed.theme_id)
        .where(Themed.contribution_id.in_(ids))
    )


def _tags(ids: Any) -> Rows:
    return (
        select(
            literal("tag"), Tagging.contribution_id, Tag.id, Tag.name, NO_NAMES, literal(0),
            literal(""),
        )
        .join(Tag, Tag.id == Tagging.tag_id)
        .where(Tagging.contribution_id.in_(ids))
    )  # fmt: skip


def _files(ids: Any) -> Rows:
    return select(
        literal("file"), Attachment.contribution_id, Attachment.id, Attachment.name, NO_NAMES,
        Attachment.size, Attachment.media_type,
    ).where(Attachment.contribution_id.in_(ids), Attachment.removed_at.is_(None))  # fmt: skip
