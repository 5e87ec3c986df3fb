# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Links between contributions: those in the text come and go with it, the others are chosen."""

import re
from collections.abc import Iterable

from flask import current_app
from sqlalchemy import ColumnElement, delete, false, or_, select, update

from cop import markup
from cop.contributions.models import Attachment, Contribution, Link, LinkKind
from cop.contributions.queries import visible_to
from cop.db import db
from cop.people.models import Person

_PAGE = re.compile(r"/(?:[a-z]+)/(\d{1,9})(?:-|$|[?#/])")
_FILE = re.compile(r"/files/(\d{1,9})(?:/|$)")


def connect(
    origin: Contribution,
    target: Contribution,
    kind: LinkKind,
    *,
    by: Person | None = None,
) -> Link | None:
    """Link two contributions in a way; a link that is there already stays as it is."""
    if origin.id == target.id:
        return None
    found = db.session.scalar(
        select(Link).where(Link.from_id == origin.id, Link.to_id == target.id, Link.kind == kind)
    )
    if found is None:
        found = Link(
            from_id=origin.id, to_id=target.id, kind=kind, created_by_id=by.id if by else None
        )
        db.session.add(found)
        db.session.flush()
    return found


def disconnect(link: Link) -> None:
    """Take a link away."""
    db.session.delete(link)


def follow_text(contribution: Contribution, by: Person) -> None:
    """Make the links and claim the files that the text names; drop those it names no more."""
    html = [contribution.body_html, *contribution.more_html.values()]
    addresses = [address for each in html for address in markup.references(each)]
    named = _named(contribution, addresses)
    stale = delete(Link).where(
        Link.from_id == contribution.id, Link.written, Link.to_id.not_in(named)
    )
    db.session.execute(stale)
    _cite(contribution, named, by=by, written=True)
    pictures = (address for each in html for address in markup.pictures(each))
    _claim_files(contribution, by, [*addresses, *pictures])


def cite(contribution: Contribution, html: str, *, by: Person) -> None:
    """Connect a contribution to what a comment under it names, until somebody unties them."""
    _cite(contribution, _named(contribution, markup.references(html)), by=by, written=False)


def _cite(contribution: Contribution, named: set[int], *, by: Person, written: bool) -> None:
    """Link to what is named and not connected yet."""
    for other in sorted(named - _connected(contribution)):
        db.session.add(
            Link(
                from_id=contribution.id,
                to_id=other,
                kind=LinkKind.CITES,
                written=written,
                created_by_id=by.id,
            )
        )


def _connected(contribution: Contribution) -> set[int]:
    """The ids that it links to, or that somebody chose to link to it.

    What another text says of this one does not count: it goes when that text changes.
    """
    to = select(Link.to_id).where(Link.from_id == contribution.id)
    chosen = select(Link.from_id).where(Link.to_id == contribution.id, Link.written.is_(False))
    return set(db.session.scalars(to.union(chosen)))


def _named(contribution: Contribution, addresses: Iterable[str]) -> set[int]:
    """The ids in addresses of pages of contributions that exist."""
    found = db.session.scalars(select(Contribution.id).where(_at(addresses)))
    return set(found) - {contribution.id}


def _at(addresses: Iterable[str]) -> ColumnElement[bool]:
    """Whether a contribution has one of these addresses; its number alone is not enough."""
    pages = {(m[0].split("/")[1], int(m[1])) for a in addresses if (m := _PAGE.match(a))}
    kinds = {
        kind.path.strip("/"): kind.__mapper__.polymorphic_identity
        for kind in Contribution.__subclasses__()
        if kind.path
    }
    wanted = [
        (Contribution.id == number) & (Contribution.kind == kinds[path])
        for path, number in pages
        if path in kinds
    ] + [Contribution.id == number for path, number in pages if path == "contributions"]
    return or_(false(), *wanted)


def _claim_files(contribution: Contribution, by: Person, addresses: Iterable[str]) -> None:
    ids = [int(m[1]) for a in addresses if (m := _FILE.match(a))]
    if ids:
        db.session.execute(
            update(Attachment)
            .where(
                Attachment.id.in_(ids),
                Attachment.contribution_id.is_(None),
                Attachment.uploaded_by_id == by.id,
            )
            .values(contribution_id=contribution.id)
        )


def at_address(address: str, person: Person | None) -> Contribution | None:
    """The contribution of an address on this site, if the person may read it."""
    return at_addresses([address], person).get(address)


def at_addresses(addresses: Iterable[str], person: Person | None) -> dict[str, Contribution]:
    """The contributions of addresses on this site, as far as the person may read them."""
    base_url = current_app.extensions["settings"].base_url.rstrip("/")
    paths = {address: address.strip().removeprefix(base_url) for address in addresses}
    found = db.session.scalars(visible_to(person, Contribution).where(_at(paths.values())))
    by_number = {each.id: each for each in found}
    numbers = {address: int(m[1]) for address, path in paths.items() if (m := _PAGE.match(path))}
    return {address: by_number[n] for address, n in numbers.items() if n in by_number}
