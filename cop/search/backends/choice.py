# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which backend this site searches with."""

from flask import current_app

from cop.search.backends.contract import Backend
from cop.search.backends.postgres import Postgres
from cop.search.backends.whoosh import Whoosh
from cop.settings import Settings


def chosen() -> Backend:
    """The backend of the settings: PostgreSQL where the database is, unless Whoosh is asked for."""
    settings: Settings = current_app.extensions["settings"]
    if settings.search_backend == "postgres":
        return Postgres()
    return Whoosh(settings.index_dir)
