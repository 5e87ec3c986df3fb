# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Why something was found whose text does not show it: it is on a theme that is called so."""

from cop.i18n import reader_locale
from cop.search import themes
from cop.search.columns import Columns, theme_ids
from cop.search.passages import Hit, Marker


def by_theme(marker: Marker, columns: Columns, id: int) -> Hit:
    """A hit that names the theme which has the words, if one has."""
    known = themes.called()
    best, most = Hit(), 0
    for theme in theme_ids(columns.value("themes", id)):
        called = known.get(theme, {})
        shared = max(
            (len(marker.shared(" ".join(words), code)) for code, words in called.items()), default=0
        )
        if shared > most:
            name, *_synonyms = called.get(reader_locale()) or called["nl"]
            best, most = Hit(theme=name), shared
    return best
