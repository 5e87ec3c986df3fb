# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Themes of the vocabulary and free words with a contribution."""

from collections.abc import Sequence

from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.contributions.vocabulary import Tag, Theme
from cop.db import db

MOST_TAGS = 8


def label(contribution: Contribution, theme_ids: Sequence[int], tags: str) -> None:
    """Give a contribution these themes and the words between commas, in the place of others."""
    chosen = select(Theme).where(Theme.id.in_(list(theme_ids)))
    contribution.themes = list(db.session.scalars(chosen)) if theme_ids else []
    contribution.tags = [_tag(name) for name in _names(tags)]


def _names(tags: str) -> list[str]:
    words = [word.strip().strip("#").lower()[:40] for word in tags.split(",")]
    return list(dict.fromkeys(word for word in words if word))[:MOST_TAGS]


def _tag(name: str) -> Tag:
    tag = db.session.scalar(select(Tag).where(Tag.name == name))
    if tag is None:
        tag = Tag(name=name)
        db.session.add(tag)
        db.session.flush()
    return tag
