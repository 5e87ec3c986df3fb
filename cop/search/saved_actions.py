# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Keep a search, name it otherwise, see what it found, throw it away."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from cop import clock
from cop.db import db
from cop.errors import Refused
from cop.people.models import Person
from cop.search.saved_models import Alert, SavedSearch, SavedSearchHit

MOST = 50
"""Searches that one person may keep."""
HITS_KEPT = timedelta(days=365)


def keep(person: Person, query: str, *, name: str, alert: Alert, language: str) -> SavedSearch:
    """Save a search under a name; one that was saved before is only named otherwise."""
    mine = SavedSearch.person_id == person.id
    saved = db.session.scalar(select(SavedSearch).where(mine, SavedSearch.query == query))
    if saved is None:
        kept = db.session.scalar(select(func.count()).select_from(SavedSearch).where(mine)) or 0
        if kept >= MOST:
            raise Refused(
                _("You have saved %(count)s searches. Delete one to save another.", count=MOST)
            )
        saved = SavedSearch(person_id=person.id, query=query)
        db.session.add(saved)
    saved.name, saved.alert, saved.language = name, alert, language
    db.session.flush()
    return saved


def change(saved: SavedSearch, *, name: str, alert: Alert) -> None:
    """Name it otherwise, or be told of it otherwise."""
    saved.name, saved.alert = name, alert


def see(saved: SavedSearch) -> None:
    """From now on nothing that it found is new any more."""
    saved.seen_at = clock.now()


def remove(saved: SavedSearch) -> None:
    """Throw it away, with what it found."""
    found = delete(SavedSearchHit).where(SavedSearchHit.saved_search_id == saved.id)
    db.session.execute(found)
    db.session.delete(saved)


def forget_old() -> None:
    """Forget what was found more than a year ago; the worker does so once a day."""
    old = delete(SavedSearchHit).where(SavedSearchHit.found_at < clock.now() - HITS_KEPT)
    db.session.execute(old.execution_options(synchronize_session=False))
