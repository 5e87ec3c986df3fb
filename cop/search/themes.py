# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the themes of the site are called."""

from typing import TypeAlias

from sqlalchemy import select

from cop import changes
from cop.contributions.vocabulary import Theme
from cop.db import read

Called: TypeAlias = dict[str, list[str]]
"""A name and its synonyms, by language."""


def called() -> dict[int, Called]:
    """What each theme is called, by its id and in the order of the vocabulary."""
    return changes.kept("what themes are called", _called)


def _called() -> dict[int, Called]:
    rows = read(select(Theme.id, Theme.names, Theme.synonyms).order_by(Theme.position, Theme.id))
    return {
        row.id: {code: [name, *row.synonyms.get(code, [])] for code, name in row.names.items()}
        for row in rows
    }
