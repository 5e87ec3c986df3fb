# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of profiles: say who one is, what one knows, and show or withdraw a photo."""

from collections.abc import Iterable

from sqlalchemy import delete

from cop.contributions.files import StoredFile
from cop.contributions.vocabulary import Expertise
from cop.db import db
from cop.people.models import Person


def describe(person: Person, *, expertise: Iterable[int], **values: object) -> None:
    """Change the profile: name, function, languages, text, and the themes one knows about."""
    for name, value in values.items():
        setattr(person, name, value)
    db.session.execute(delete(Expertise).where(Expertise.person_id == person.id))
    db.session.add_all(
        Expertise(person_id=person.id, theme_id=theme_id) for theme_id in set(expertise)
    )


def show_photo(person: Person, photo: StoredFile) -> None:
    """Show a new photo in the place of the one before."""
    person.photo = photo.path


def hide_photo(person: Person) -> None:
    """Show no photo; the daily sweep removes its file, so that nothing is lost if this fails."""
    person.photo = None
