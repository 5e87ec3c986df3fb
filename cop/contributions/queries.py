# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Named selects on the spine; every read starts from `visible_to`."""

from collections.abc import Iterable
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Select, func, inspect, or_, select
from sqlalchemy.orm import joinedload, selectinload, with_polymorphic

from cop.contributions.models import Attachment, Contribution, Link, Revision
from cop.contributions.vocabulary import Tag, Tagging, Theme, Themed
from cop.db import Rows
from cop.people.models import Person
from cop.people.queries import readable_groups

C = TypeVar("C", bound=Contribution)
Contributions: TypeAlias = Select[Contribution]


def visible_to(person: Person | None, kind: type[C]) -> Select[C]:
    """Contributions of a kind that this person may read in lists: the group decides.

    A part is out of sight with what it is part of.
    """
    return _readable(person, kind, kind.hidden_at.is_(None))


def visible_or_own(person: Person, kind: type[C]) -> Select[C]:
    """As visible_to, and with it what the person wrote and somebody hid."""
    return _readable(
        person, kind, kind.hidden_at.is_(None) | (kind.author_id == person.id), person.id
    )


def page_of(person: Person | None, kind: type[C], contribution_id: Any) -> Select[C]:
    """One contribution for its own page; hidden ones only for the author and organisers.

    A part is hidden with what it is part of, from all but its author and that of the whole.
    """
    found = select(kind).where(
        kind.id == contribution_id, kind.group_id.in_(readable_groups(person))
    )
    if person is not None and person.takes_part and person.organises:
        return found
    reader = person.id if person is not None and person.takes_part else None
    shown = kind.hidden_at.is_(None)
    if kind is Contribution or kind.part_address:
        shown &= _whole_is_shown(kind, reader)
    return found.where(shown if reader is None else or_(shown, kind.author_id == reader))


def with_byline(contributions: Select[C], kind: type[C]) -> Select[C]:
    """With what a byline shows: author, organisation and group."""
    return contributions.options(
        joinedload(kind.author), joinedload(kind.organisation), joinedload(kind.group)
    )


def listed(contributions: Select[C], kind: type[C]) -> Select[C]:
    """Newest first, with all that a list row shows."""
    return (
        with_byline(contributions, kind)
        .options(selectinload(kind.themes))
        .order_by(kind.created_at.desc(), kind.id.desc())
    )


def on_themes(contributions: Select[C], kind: type[C], theme_ids: Any) -> Select[C]:
    """Those that carry one of the themes."""
    themed = select(Themed.contribution_id).where(Themed.theme_id.in_(theme_ids))
    return contributions.where(kind.id.in_(themed))


def themes() -> Select[Theme]:
    """The whole vocabulary in its own order."""
    return select(Theme).order_by(Theme.position, Theme.id)


def tagged(name: str) -> Select[int]:
    """The ids of contributions with a tag."""
    return (
        select(Tagging.contribution_id)
        .join(Tag, Tag.id == Tagging.tag_id)
        .where(Tag.name == name.lower())
    )


def neighbours(person: Person | None, ids: Iterable[int]) -> Rows:
    """The links at either end of these contributions whose other end may be read as well.

    Rows of (from_id, to_id, link kind, id, kind, title, other columns of the far end).
    """
    near = list(ids)
    far = Contribution.__table__.alias("far")
    other = or_(
        (Link.from_id.in_(near)) & (far.c.id == Link.to_id),
        (Link.to_id.in_(near)) & (far.c.id == Link.from_id),
    )
    return (
        select(Link.from_id, Link.to_id, Link.kind.label("link"), far)
        .join(far, other)
        .where(far.c.group_id.in_(readable_groups(person)), far.c.hidden_at.is_(None))
        .order_by(far.c.created_at, far.c.id)
    )


def revisions(contribution: Contribution) -> Select[Revision]:
    """Every saved version, newest first, with who saved it."""
    return (
        select(Revision)
        .options(joinedload(Revision.by))
        .where(Revision.contribution_id == contribution.id)
        .order_by(Revision.number.desc())
    )


def earlier_submission(person: Person, key: str) -> Contributions:
    """What this form made before, when it is sent again."""
    return select(Contribution).where(
        Contribution.author_id == person.id, Contribution.submission_key == key
    )


def files_of(ids: Iterable[int]) -> Select[Attachment]:
    """The files that are still with these contributions."""
    return (
        select(Attachment)
        .where(Attachment.contribution_id.in_(list(ids)), Attachment.removed_at.is_(None))
        .order_by(Attachment.id)
    )


def _readable(person: Person | None, kind: type[C], shown: Any, author_id: Any = None) -> Select[C]:
    """Those of a kind in groups the person reads that are shown, as is what they are part of."""
    found = select(kind).where(kind.group_id.in_(readable_groups(person)), shown)
    if (identity := inspect(kind).polymorphic_identity) is not None:
        # The joined table implies the kind; said aloud, an index gives the newest at once.
        found = found.where(kind.kind == identity)
    may_be_part = kind is Contribution or kind.part_address
    return found.where(_whole_is_shown(kind, author_id)) if may_be_part else found


def _whole_is_shown(kind: type[Contribution], author_id: Any = None) -> Any:
    """Whether what it is part of is not hidden, or is this author's own."""
    whole = Contribution.__table__.alias("whole")
    hidden = select(whole.c.id).where(whole.c.hidden_at.is_not(None))
    if author_id is not None:
        hidden = hidden.where(whole.c.author_id != author_id)
    return kind.part_of_id.is_(None) | kind.part_of_id.not_in(hidden)


def any_kind() -> Any:
    """Contribution with the tables of every kind joined in, for lists that mix kinds."""
    return with_polymorphic(Contribution, "*", flat=True)


def titled_like(person: Person | None, text: str, limit: int = 8) -> Contributions:
    """Readable contributions with a page whose title has the words, for the editor's `#`."""
    words = [word for word in text.lower().split() if word][:5]
    found = visible_to(person, Contribution).where(Contribution.title != "")
    for word in words:
        found = found.where(func.lower(Contribution.title).contains(word, autoescape=True))
    return found.order_by(Contribution.active_at.desc(), Contribution.id.desc()).limit(limit)
