# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Load organisations from files, and change one by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from cop import clock
from cop.db import db
from cop.errors import Refused
from cop.people import audit, organisation_rows
from cop.people.models import MailDomain, Organisation, OrganisationKind, Person
from cop.people.organisation_rows import Row


@dataclass
class Outcome:
    """What an import did, one line an organisation."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0


def load(paths: Sequence[Path]) -> Outcome:
    """Add and change the organisations of the files; nothing of any when one has a wrong row."""
    outcome = Outcome()
    for path, rows in [(path, organisation_rows.read(path)) for path in paths]:
        known = _by_code()
        owners = {each.domain: each.organisation_id for each in db.session.scalars(_all_domains())}
        for row in rows:
            try:
                _keep(row, known.get((row.country, row.code)), owners, outcome)
            except Refused as refusal:
                raise Refused(f"{path.name}, line {row.line}: {refusal.reason}") from None
        db.session.flush()
    names = ", ".join(path.name for path in paths)
    added, changed = len(outcome.added), len(outcome.changed)
    audit.note("organisations_imported", files=names, added=added, changed=changed)
    return outcome


def edit(organisation: Organisation, *, by: Person, **values: Any) -> None:
    """Change what is given; the log holds what it was and what it became."""
    changes = _set(organisation, values)
    if changes:
        audit.note(
            "organisation_edited", by=by, organisation=organisation.name, changes="; ".join(changes)
        )


def make(kind: OrganisationKind, name: str, *, by: Person, **values: Any) -> Organisation:
    """Add an organisation by hand."""
    organisation = Organisation(kind=kind, name=name, **values)
    db.session.add(organisation)
    db.session.flush()
    audit.note("organisation_made", by=by, organisation=name)
    return organisation


def add_domain(organisation: Organisation, domain: str, *, by: Person) -> None:
    """Say that addresses of a mail domain are of the organisation's people."""
    domain = organisation_rows.check_domain(domain)
    owner = db.session.get(MailDomain, domain)
    if owner is not None and owner.organisation_id != organisation.id:
        raise Refused(_("%(domain)s belongs to another organisation.", domain=domain))
    if owner is None:
        db.session.add(MailDomain(domain=domain, organisation_id=organisation.id))
        db.session.flush()
        audit.note("domain_added", by=by, domain=domain, organisation=organisation.name)


def open_door(organisation: Organisation, domain: str, *, by: Person) -> None:
    """From now on the people of a mail domain are let in at once, so it is a partner as well."""
    add_domain(organisation, domain, by=by)
    if organisation.partner_since is None:
        edit(organisation, by=by, partner_since=clock.today())


def remove_domain(organisation: Organisation, domain: str, *, by: Person) -> None:
    """Addresses of the domain say nothing any more; who came in by it stays."""
    owner = db.session.get(MailDomain, domain)
    if owner is not None and owner.organisation_id == organisation.id:
        db.session.delete(owner)
        audit.note("domain_removed", by=by, domain=domain, organisation=organisation.name)


def _keep(
    row: Row, organisation: Organisation | None, owners: dict[str, int], outcome: Outcome
) -> None:
    is_new = organisation is None
    if organisation is None:
        organisation = Organisation(
            country=row.country, code=row.code, name=row.name,
            kind=OrganisationKind.MUNICIPALITY, domains=[],
        )  # fmt: skip
        db.session.add(organisation)
    said = {**_naming(row, organisation), **row.values, **_since(row, organisation)}
    changes = _set(organisation, said | {"names": _names(row, organisation)})
    changes += _add_domains(row, organisation, owners)
    title = f"{organisation.name} ({row.country} {row.code})"
    if is_new:
        outcome.added.append(title)
    elif changes:
        outcome.changed.append(f"{title}: {'; '.join(changes)}")
    else:
        outcome.unchanged += 1


def _naming(row: Row, organisation: Organisation) -> dict[str, str]:
    """The name, unless the row has only a Dutch one for what is called otherwise where it is."""
    is_dutch = organisation.name == (organisation.names or {}).get("nl", organisation.name)
    return {"name": row.name} if row.is_own_name or is_dutch else {}


def _names(row: Row, organisation: Organisation) -> dict[str, str]:
    """The names in each language; those that the row is silent about are kept."""
    return {**(organisation.names or {}), **row.values.get("names", {})}


def _set(organisation: Organisation, values: dict[str, Any]) -> list[str]:
    changes = []
    for name, value in values.items():
        before = getattr(organisation, name)
        if before != value:
            changes.append(f"{name} {before} → {value}")
            setattr(organisation, name, value)
    return changes


def _since(row: Row, organisation: Organisation) -> dict[str, Any]:
    return {
        name: day or getattr(organisation, name) or clock.today() for name, day in row.since.items()
    }


def _add_domains(row: Row, organisation: Organisation, owners: dict[str, int]) -> list[str]:
    mine = {each.domain for each in organisation.domains}
    new = [domain for domain in row.domains if domain not in mine]
    for domain in new:
        if domain in owners:
            raise Refused(f"{domain} belongs to another organisation")
        organisation.domains.append(MailDomain(domain=domain))
    return [f"mail domain {domain}" for domain in new]


def _by_code() -> dict[tuple[str, str | None], Organisation]:
    everyone = select(Organisation).options(selectinload(Organisation.domains))
    return {(each.country, each.code): each for each in db.session.scalars(everyone)}


def _all_domains() -> Any:
    return select(MailDomain)
