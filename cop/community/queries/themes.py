# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Themes, with what was written on them and who knows about them."""

from typing import Any

from sqlalchemy import Select, exists, func, select

from cop.community.queries.shelves import newest
from cop.contributions.models import Contribution
from cop.contributions.queries import on_themes, visible_to
from cop.contributions.vocabulary import Expertise, Theme, Themed
from cop.db import Rows
from cop.library.models import Solution
from cop.meetings.models import Report
from cop.notify.models import Follow, Level
from cop.people.models import Organisation, Person
from cop.people.queries import taking_part
from cop.practices.models import Practice
from cop.questions.models import Question

SHELVES = {"question": Question, "practice": Practice, "report": Report, "solution": Solution}


def listed(person: Person | None) -> Rows:
    """The vocabulary in its order, with how much there is on each theme and who follows it."""
    written = (
        visible_to(person, Contribution)
        .join(Themed, Themed.contribution_id == Contribution.id)
        .with_only_columns(Themed.theme_id, func.count().label("written"))
        .group_by(Themed.theme_id)
        .subquery()
    )
    return (
        select(
            Theme.id, Theme.code, Theme.names, Theme.about,
            func.coalesce(written.c.written, 0).label("written"),
            followed_by(person).label("followed"),
        )
        .outerjoin(written, written.c.theme_id == Theme.id)
        .order_by(Theme.position, Theme.id)
    )  # fmt: skip


def by_code(code: str) -> Select[Theme]:
    return select(Theme).where(Theme.code == code)


def followed_by(person: Person | None) -> Any:
    """Whether the person follows the theme of the enclosing select."""
    return exists().where(
        Follow.theme_id == Theme.id,
        Follow.person_id == (person.id if person else 0),
        Follow.level == Level.FOLLOWING,
    )


def shelves_on(person: Person | None, theme_id: Any) -> dict[str, Select[Any]]:
    """The newest of each kind on a theme."""
    return {
        name: newest(on_themes(visible_to(person, kind), kind, [theme_id]))
        for name, kind in SHELVES.items()
    }


def experts(theme: Theme) -> Rows:
    """The people who say they know about a theme, experts first."""
    return (
        taking_part()
        .with_only_columns(
            Person.id, Person.name, Person.function, Person.role, Person.photo,
            Organisation.id.label("organisation_id"),
            Organisation.name.label("organisation"),
        )
        .join(Expertise, Expertise.person_id == Person.id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Expertise.theme_id == theme.id)
        .order_by(Person.role != "expert", Person.name, Person.id)
        .limit(24)
    )  # fmt: skip
