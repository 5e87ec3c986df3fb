# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why something was found whose text does not show it: it is on a theme that is called so."""

from sqlalchemy import select

from cop import changes
from cop.contributions.vocabulary import Theme
from cop.db import read
from cop.i18n import reader_locale
from cop.search.columns import Columns, theme_ids
from cop.search.passages import Hit, Marker

Called = dict[int, tuple[dict[str, str], dict[str, str]]]
"""By theme its names, and all that it is called, in each language."""


def by_theme(marker: Marker, columns: Columns, id: int) -> Hit:
    """A hit that names the theme which has the words, if one has."""
    called: Called = changes.kept("what themes are called", _called)
    for theme in theme_ids(columns.value("themes", id)):
        names, words = called.get(theme, ({}, {}))
        if any(marker.shared(text, language) for language, text in words.items()):
            return Hit(theme=names.get(reader_locale()) or names["nl"])
    return Hit()


def _called() -> Called:
    rows = read(select(Theme.id, Theme.names, Theme.synonyms))
    return {
        row.id: (
            row.names,
            {
                code: " ".join([name, *row.synonyms.get(code, ())])
                for code, name in row.names.items()
            },
        )
        for row in rows
    }
