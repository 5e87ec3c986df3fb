# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects of what people said and showed to know of the themes of a question."""

from typing import Any

from sqlalchemy import CompoundSelect, Select, func, literal, select, union_all
from sqlalchemy.orm import aliased

from cop.contributions.models import Contribution
from cop.contributions.vocabulary import Expertise, Theme, Themed
from cop.db import Rows
from cop.people.models import Access, Group
from cop.questions.models import Answer


def themes_of(question: Any) -> Select[Theme]:
    return select(Theme).where(Theme.id.in_(theme_ids(question)))


def theme_ids(question: Any) -> Select[int]:
    """The ids of the themes of a question."""
    return select(Themed.theme_id).where(Themed.contribution_id == question.id)


def knowledge(question: Any) -> CompoundSelect[Any]:
    """Rows of (person_id, theme_id, what, times): what is known of people on its themes."""
    declared = select(
        Expertise.person_id.label("person_id"), Expertise.theme_id.label("theme_id"),
        literal("declared").label("what"), literal(1).label("times"),
    ).where(Expertise.theme_id.in_(theme_ids(question)))  # fmt: skip
    return union_all(declared, _helped(question), _described(question))


def _open_groups(question: Any) -> Select[int]:
    """The groups of which it gives nothing away what somebody wrote there."""
    return select(Group.id).where(
        (Group.access != Access.PRIVATE) | (Group.id == question.group_id)
    )


def _helped(question: Any) -> Rows:
    """To how many questions on each theme an answer of somebody was accepted."""
    asked = aliased(Contribution.__table__)
    return (
        select(
            Answer.author_id, Themed.theme_id, literal("answered"),
            func.count(Answer.part_of_id.distinct()),
        )
        .join(Themed, Themed.contribution_id == Answer.part_of_id)
        .join(asked, asked.c.id == Answer.part_of_id)
        .where(
            Themed.theme_id.in_(theme_ids(question)),
            Answer.accepted_at.is_not(None),
            Answer.hidden_at.is_(None),
            Answer.veiled.is_(False),
            Answer.group_id.in_(_open_groups(question)),
            asked.c.hidden_at.is_(None),
            asked.c.author_id != Answer.author_id,
        )
        .group_by(Answer.author_id, Themed.theme_id)
    )  # fmt: skip


def _described(question: Any) -> Rows:
    """How many practices and reports on each theme somebody wrote."""
    return (
        select(Contribution.author_id, Themed.theme_id, Contribution.kind, func.count())
        .join(Themed, Themed.contribution_id == Contribution.id)
        .where(
            Themed.theme_id.in_(theme_ids(question)),
            Contribution.kind.in_(["practice", "report"]),
            Contribution.hidden_at.is_(None),
            Contribution.veiled.is_(False),
            Contribution.group_id.in_(_open_groups(question)),
        )
        .group_by(Contribution.author_id, Themed.theme_id, Contribution.kind)
    )
