# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions that are part of another, as an answer is of its question."""

from typing import Any

from sqlalchemy import ColumnElement, or_

from cop.contributions.models import Contribution
from cop.db import db


def whole_of(contribution: Contribution) -> Contribution:
    """What a contribution is part of, or itself."""
    return db.session.get(Contribution, contribution.part_of_id or 0) or contribution


def on_page_of(whole_id: Any) -> ColumnElement[bool]:
    """The condition that a contribution is the whole with an id (or a column), or part of it."""
    return or_(Contribution.id == whole_id, Contribution.part_of_id == whole_id)
