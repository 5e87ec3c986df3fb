# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Contributions that are part of another, as an answer is of its question."""

from cop.contributions.models import Contribution
from cop.db import db


def whole_of(contribution: Contribution) -> Contribution:
    """What a contribution is part of, or itself."""
    return db.session.get(Contribution, contribution.part_of_id or 0) or contribution
