# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of the spine: post, revise, hide and restore."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from flask_babel import gettext as _
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from cop import clock
from cop.contributions import filing, labelling, linking, moving, queries, rendering
from cop.contributions.files import StoredFile
from cop.contributions.models import Contribution, Revision
from cop.db import db
from cop.errors import PostedBefore, Refused, Stale, TooMany
from cop.people import audit
from cop.people.models import Person
from cop.web.urls import link

C = TypeVar("C", bound=Contribution)
HOUR = timedelta(hours=1)
AFTERWARDS: dict[str, Callable[[Any], None]] = {}
"""What a kind sets right when one of it is hidden or shown again; app.py fills this in."""
TELLING: list[Callable[[Contribution, Person], None]] = []
"""Who tells people that somebody hid a text or shows it again; app.py fills this in."""


def post(
    contribution: C,
    *,
    by: Person,
    group_id: int,
    theme_ids: Sequence[int] = (),
    tags: str = "",
    files: Sequence[StoredFile] = (),
    key: str = "",
    at: datetime | None = None,
) -> C:
    """Publish a new contribution; the same form sent again leads to what it made before.

    Raises PostedBefore when that was another text, and TooMany when somebody posts more of a kind
    within an hour than `limit_per_hour`.
    """
    if key and (earlier := _earlier(by, key, contribution)):
        return earlier  # type: ignore[return-value]  # one form makes one kind
    _spare_the_others(contribution, by)
    now = at or clock.now()
    contribution.author_id, contribution.organisation_id = by.id, by.organisation_id
    contribution.group_id, contribution.submission_key = group_id, key or None
    contribution.created_at = contribution.active_at = now
    contribution.version = 1
    labelling.label(contribution, theme_ids, tags)
    rendering.render(contribution)
    try:
        with db.session.begin_nested():
            db.session.add(contribution)
            db.session.flush()
    except IntegrityError:
        if key and (earlier := _earlier(by, key, contribution)):
            return earlier  # type: ignore[return-value]  # as above
        raise
    _keep_revision(contribution, by, "", now)
    filing.add(contribution, files, by=by)
    linking.follow_text(contribution, by)
    return contribution


def revise(
    contribution: Contribution,
    *,
    by: Person,
    since: int,
    why: str = "",
    theme_ids: Sequence[int] | None = None,
    tags: str | None = None,
    files: Sequence[StoredFile] = (),
    dropped: Sequence[int] = (),
    **changes: Any,
) -> set[int]:
    """Save what changed as a new version; unchanged text without a reason makes none.

    Answers the ids of the people whom the text mentions now and did not before. `dropped` are the
    ids of files to take away. Raises Stale when somebody saved after version `since`.
    """
    _claim_version(contribution, since)
    before, known = text_of(contribution), rendering.mentions(contribution)
    moving.move(contribution, changes.pop("group_id", contribution.group_id), by=by)
    for name, value in changes.items():
        setattr(contribution, name, value)
    if theme_ids is not None and tags is not None:
        labelling.label(contribution, theme_ids, tags)
    filing.add(contribution, files, by=by)
    filing.drop(contribution, dropped, by=by)
    if why or text_of(contribution) != before:
        now = clock.now()
        rendering.render(contribution)
        if by.id != contribution.author_id or now - contribution.created_at > contribution.grace:
            contribution.edited_at = now
        _keep_revision(contribution, by, why, now)
        linking.follow_text(contribution, by)
    db.session.flush()
    return rendering.mentions(contribution) - known


def hide(contribution: Contribution, *, by: Person, reason: str) -> None:
    """Take a contribution out of sight, with the reason; nothing is lost."""
    if not reason.strip():
        raise Refused(_("Say why you hide this."))
    contribution.hidden_at, contribution.hidden_by_id = clock.now(), by.id
    contribution.hidden_reason = reason
    _afterwards(contribution, by)
    audit.note("contribution_hidden", by=by, contribution=contribution.id, reason=reason)


def restore(contribution: Contribution, *, by: Person, reason: str) -> None:
    """Bring a hidden contribution back; the log keeps the reason."""
    if not reason.strip():
        raise Refused(_("Say why you show this again."))
    contribution.hidden_at, contribution.hidden_by_id = None, None
    contribution.hidden_reason = ""
    _afterwards(contribution, by)
    audit.note("contribution_restored", by=by, contribution=contribution.id, reason=reason)


def text_of(contribution: Contribution) -> dict[str, Any]:
    """The text and the facts of a contribution by field, as versions keep them."""
    fields = (*contribution.text_fields, *contribution.fact_fields)
    values = {name: getattr(contribution, name) for name in fields}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _afterwards(contribution: Contribution, by: Person) -> None:
    db.session.flush()
    if settle := AFTERWARDS.get(contribution.kind):
        settle(contribution)
    for tell in TELLING:
        tell(contribution, by)


def _earlier(by: Person, key: str, again: Contribution) -> Contribution | None:
    """What this form made before, when it is sent again with the same text."""
    earlier = db.session.scalar(queries.earlier_submission(by, key))
    if earlier is not None:
        oldest = queries.revisions(earlier).order_by(None).order_by(Revision.number).limit(1)
        first = db.session.scalars(oldest).one()
        if first.text != text_of(again):
            raise PostedBefore(link(earlier))
    return earlier


def _spare_the_others(contribution: Contribution, by: Person) -> None:
    if by.organises:
        return
    recent = select(func.count()).where(
        Contribution.author_id == by.id,
        Contribution.kind == type(contribution).__mapper__.polymorphic_identity,
        Contribution.created_at > clock.now() - HOUR,
    )
    if (db.session.scalar(recent) or 0) >= contribution.limit_per_hour:
        raise TooMany(int(HOUR.total_seconds()))


def _claim_version(contribution: Contribution, since: int) -> None:
    claimed = db.session.execute(
        update(Contribution)
        .where(Contribution.id == contribution.id, Contribution.version == since)
        .values(version=since + 1)
        .execution_options(synchronize_session=False)
    )
    if claimed.rowcount != 1:  # type: ignore[attr-defined]  # an UPDATE gives a cursor
        raise Stale
    db.session.refresh(contribution, ["version"])


def _keep_revision(contribution: Contribution, by: Person, why: str, now: datetime) -> None:
    latest = db.session.scalar(queries.revisions(contribution).limit(1))
    is_same = latest and not (why or latest.why) and latest.by_id == by.id
    if latest and is_same and now - latest.at < contribution.grace:
        latest.text = text_of(contribution)
    else:
        db.session.add(
            Revision(
                contribution_id=contribution.id,
                number=latest.number + 1 if latest else 1,
                text=text_of(contribution),
                why=why,
                by_id=by.id,
                at=now,
            )
        )
