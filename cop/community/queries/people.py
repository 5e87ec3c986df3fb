# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The directory of people, and what one of them wrote."""

from sqlalchemy import func, or_, select

from cop.community.queries.organisations import unveiled_for
from cop.contributions.models import Contribution
from cop.contributions.queries import Contributions, visible_or_own, visible_to
from cop.contributions.vocabulary import Expertise, Theme
from cop.db import Rows
from cop.people.models import Organisation, Person, Role
from cop.people.queries import People, taking_part


def narrowed(words: str = "", theme: str = "", role: str = "") -> People:
    """Who takes part, by words of the name, function or organisation, expertise and role."""
    found = taking_part().outerjoin(Organisation, Organisation.id == Person.organisation_id)
    for word in words.lower().split()[:5]:
        places = (Person.name, Person.function, Organisation.name)
        hits = [func.lower(place).contains(word, autoescape=True) for place in places]
        found = found.where(hits[0] | hits[1] | hits[2])
    if theme:
        known = select(Expertise.person_id).join(Theme).where(Theme.code == theme)
        found = found.where(Person.id.in_(known))
    return found.where(Person.role == role) if role in set(Role) else found


def whose_name_has(words: str) -> People:
    """Who takes part and has each word at the start of one in the name or the organisation."""
    found = taking_part().outerjoin(Organisation, Organisation.id == Person.organisation_id)
    for word in words.lower().split()[:5]:
        names = (func.lower(" " + place) for place in (Person.name, Organisation.name))
        hits = [name.contains(f"{gap}{word}", autoescape=True) for name in names for gap in " -"]
        found = found.where(or_(*hits))
    return found


def listed(people: People) -> Rows:
    """Rows for a list, by name."""
    return people.with_only_columns(
        Person.id, Person.name, Person.function, Person.role, Person.photo,
        Person.organisation_id, Organisation.name.label("organisation"),
        maintain_column_froms=True,
    ).order_by(Person.name, Person.id)  # fmt: skip


def expertise_of(ids: list[int]) -> Rows:
    """The themes that people know about, in the order of the vocabulary."""
    return (
        select(Expertise.person_id, Theme.id, Theme.code.label("name"), Theme.names)
        .join(Theme, Theme.id == Expertise.theme_id)
        .where(Expertise.person_id.in_(ids))
        .order_by(Theme.position, Theme.id)
    )


def page(person_id: int) -> Rows:
    """The row of a person's own page; somebody who no longer takes part keeps a name only."""
    return (
        select(
            Person.id, Person.name, Person.function, Person.role, Person.photo, Person.about,
            Person.locale, Person.languages, Person.disabled_at, Person.organisation_id,
            Organisation.name.label("organisation"),
        )
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Person.id == person_id, Person.approved_at.is_not(None))
    )  # fmt: skip


def written_by(reader: Person | None, person_id: int) -> Contributions:
    """What somebody wrote, as far as the reader may read it and may know who wrote it.

    To oneself also what was hidden.
    """
    written = visible_to(reader, Contribution)
    if reader is not None and reader.takes_part and reader.id == person_id:
        written = visible_or_own(reader, Contribution)
    return written.where(Contribution.author_id == person_id, unveiled_for(reader))


def named(words: str) -> Rows:
    """A few people by their name, for the editor's `@`."""
    found = taking_part().with_only_columns(Person.id, Person.name, Person.function)
    for word in words.lower().split()[:5]:
        found = found.where(func.lower(Person.name).contains(word, autoescape=True))
    return found.order_by(Person.name, Person.id).limit(8)
