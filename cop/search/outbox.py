# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Whatever changes what can be found leaves a row for the worker, in the same transaction."""

from typing import Any

from flask import Flask
from sqlalchemy import Select, event, func, insert, inspect, select
from sqlalchemy.orm import Session

from cop import clock
from cop.contributions.models import Contribution
from cop.contributions.vocabulary import Tag, Tagging, Theme, Themed
from cop.db import db
from cop.people.models import Organisation, Person
from cop.search.models import IndexJob, SearchDocument

NAMES = {
    Person: ("name",),
    Organisation: ("name", "country"),
    Theme: ("names", "synonyms"),
    Tag: ("name",),
}
"""What a contribution is found by without holding it itself."""
_WHOLE = select(func.coalesce(Contribution.part_of_id, Contribution.id))


def init_app(app: Flask) -> None:
    """Listen to the database session."""
    if not event.contains(db.session, "after_flush", _note):
        event.listen(db.session, "after_flush", _note)


def queue(session: Any, ids: set[int]) -> None:
    """Ask for contributions to be indexed anew."""
    if ids:
        now = clock.now()
        rows = [{"contribution_id": each, "created_at": now, "attempts": 0} for each in sorted(ids)]
        session.execute(insert(IndexJob), [row | {"last_error": ""} for row in rows])


def _note(session: Session, context: Any) -> None:
    changed = (thing for thing in (*session.new, *session.dirty, *session.deleted))
    found = {getattr(thing, "indexed_with", None) for thing in changed}
    for thing in session.dirty:
        if _renamed(thing):
            for wanted in _found_by(thing):
                found |= set(session.scalars(wanted))
    queue(session, {each for each in found if each})


def _renamed(thing: Any) -> bool:
    names = NAMES.get(type(thing), ())
    return any(inspect(thing).attrs[name].history.has_changes() for name in names)


def _found_by(thing: Any) -> list[Select[Any]]:
    """The contributions that are found by the name of a person, town, theme or tag."""
    if isinstance(thing, Person):
        return [_WHOLE.where(Contribution.author_id == thing.id)]
    if isinstance(thing, Theme):
        return [select(Themed.contribution_id).where(Themed.theme_id == thing.id)]
    if isinstance(thing, Tag):
        return [select(Tagging.contribution_id).where(Tagging.tag_id == thing.id)]
    # Whose a practice or an entry is, its own kind says: the index knows.
    owned = select(SearchDocument.contribution_id).where(SearchDocument.organisation_id == thing.id)
    return [_WHOLE.where(Contribution.organisation_id == thing.id), owned]
