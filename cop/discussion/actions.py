# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of discussion: comment, hide, thank."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from cop import clock
from cop.contributions.linking import cite
from cop.contributions.models import Contribution
from cop.contributions.parts import whole_of
from cop.contributions.rendering import html_of
from cop.db import db
from cop.discussion import queries
from cop.discussion.models import Comment, Thanks
from cop.errors import PostedBefore, Refused, Stale, TooMany
from cop.markup import mentions
from cop.notify.actions import tell
from cop.notify.following import followers, take_part
from cop.notify.letters import write_anew
from cop.notify.models import Because
from cop.people import audit
from cop.people.models import Person
from cop.search import outbox

PER_HOUR = 60


def comment(
    contribution: Contribution,
    *,
    by: Person,
    body: str,
    language: str = "",
    key: str = "",
    at: datetime | None = None,
) -> Comment:
    """Remark on a contribution in the writer's or another language; tell author and followers."""
    if key and (earlier := db.session.scalar(queries.earlier(by, key))):
        return _the_same(earlier, body)
    _spare_the_others(by)
    now = at or clock.now()
    made = Comment(
        contribution_id=contribution.id,
        body=body,
        body_html=html_of(body).html,
        language=language or by.locale,
        author_id=by.id,
        submission_key=key or None,
        created_at=now,
    )
    try:
        with db.session.begin_nested():
            db.session.add(made)
    except IntegrityError:
        return _the_same(db.session.scalars(queries.earlier(by, key)).one(), body)
    contribution.active_at = max(contribution.active_at, now)
    _take_in(made, contribution, by=by)
    whole = whole_of(contribution)
    take_part(by, whole, Because.COMMENTED)
    told = [contribution.author_id, *followers(whole)]
    tell(told, "commented", contribution, by=by, anchor=f"comment-{made.id}")
    return made


def reword(
    comment: Comment, contribution: Contribution, *, body: str, language: str, since: int
) -> None:
    """Change one's own comment; raises Stale when it was changed elsewhere meanwhile."""
    if comment.version != since:
        raise Stale
    comment.language = language
    if body != comment.body:
        known = mentions(comment.body_html)
        comment.body, comment.body_html = body, html_of(body).html
        comment.edited_at, comment.version = clock.now(), since + 1
        _take_in(comment, contribution, by=comment.author, but=known)


def hide(comment: Comment, *, by: Person, reason: str) -> None:
    """Take a comment out of sight, with the reason."""
    if not reason.strip():
        raise Refused(_("Say why you hide this."))
    comment.hidden_at, comment.hidden_by_id, comment.hidden_reason = clock.now(), by.id, reason
    audit.note("comment_hidden", by=by, comment=comment.id, reason=reason)
    _tell_author(comment, "comment_hidden", by)


def restore(comment: Comment, *, by: Person, reason: str) -> None:
    """Bring a hidden comment back; the log keeps the reason."""
    if not reason.strip():
        raise Refused(_("Say why you show this again."))
    comment.hidden_at, comment.hidden_by_id, comment.hidden_reason = None, None, ""
    audit.note("comment_restored", by=by, comment=comment.id, reason=reason)
    _tell_author(comment, "comment_shown_again", by)


def thank(contribution: Contribution, *, by: Person) -> None:
    """Say that it was useful; saying so twice is the same as once."""
    if db.session.get(Thanks, (contribution.id, by.id)) is None:
        db.session.add(Thanks(contribution_id=contribution.id, person_id=by.id))
        db.session.flush()
        tell([contribution.author_id], "thanked", contribution, by=by)


def unthank(contribution: Contribution, *, by: Person) -> None:
    """Take the thanks back."""
    db.session.execute(
        delete(Thanks).where(Thanks.contribution_id == contribution.id, Thanks.person_id == by.id)
    )
    outbox.queue(db.session, {contribution.id})  # no row passes through the session


def _take_in(
    comment: Comment, contribution: Contribution, *, by: Person, but: Iterable[int] = ()
) -> None:
    """Connect what a comment names, and tell the people it mentions but those told before."""
    cite(contribution, comment.body_html, by=by)
    named = mentions(comment.body_html).difference(but)
    tell(named, "mentioned", contribution, by=by, anchor=f"comment-{comment.id}")


def _tell_author(comment: Comment, news: str, by: Person) -> None:
    contribution = db.session.get_one(Contribution, comment.contribution_id)
    write_anew(contribution)
    tell([comment.author_id], news, contribution, by=by)


def _the_same(earlier: Comment, body: str) -> Comment:
    """What the form made before; raises PostedBefore when that was another text."""
    if earlier.body != body:
        raise PostedBefore(f"/comments/{earlier.id}")
    return earlier


def _spare_the_others(by: Person) -> None:
    recent = select(func.count()).where(
        Comment.author_id == by.id, Comment.created_at > clock.now() - timedelta(hours=1)
    )
    if (db.session.scalar(recent) or 0) >= PER_HOUR:
        raise TooMany(3600)
