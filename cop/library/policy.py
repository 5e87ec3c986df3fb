# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who may do what in the library; `solution` is an entity or a row."""

from typing import Any

from cop.people.models import Person


def may_add(person: Person | None) -> bool:
    """Organisers, and people of an organisation that offers something."""
    return (
        person is not None
        and person.takes_part
        and (person.organises or person.organisation_id is not None)
    )


def may_offer_for(person: Person | None, provider_id: int | None) -> bool:
    """Whether the person may make an entry of this provider: organisers of any."""
    return may_add(person) and (
        person is not None and (person.organises or person.organisation_id == provider_id)
    )


def may_edit(person: Person | None, solution: Any) -> bool:
    """The author, always; the provider's people; organisers, with their name in the versions."""
    return (
        person is not None
        and person.takes_part
        and (person.organises or solution.author_id == person.id or _provides(person, solution))
    )


def may_see_contact(person: Person | None, solution: Any) -> bool:
    """Everybody sees an organisation's general address; a person's only those who take part."""
    return bool(solution.contact_public) or (person is not None and person.takes_part)


def may_see_requests(person: Person | None, solution: Any) -> bool:
    """Organisers and the provider's people: they answer what visitors ask."""
    return (
        person is not None
        and person.takes_part
        and (person.organises or _provides(person, solution))
    )


def _provides(person: Person, solution: Any) -> bool:
    return person.organisation_id is not None and person.organisation_id == solution.provider_id
