# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The comments that letters quote."""

from typing import Any

from sqlalchemy import select

from cop import markup
from cop.db import db
from cop.discussion.models import Comment
from cop.notify.news import who
from cop.notify.quoting import SLACK, Quote, cut, own_text
from cop.people.models import Organisation, Person


def since(reader: Person, row: Any) -> list[Quote]:
    """The comments of others since the last mail."""
    new = Comment.created_at >= row.since - SLACK, Comment.author_id != reader.id
    return _comments(reader, row, Comment.contribution_id == row.id, *new)


def naming(reader: Person, row: Any) -> list[Quote]:
    """The comment that mentions the reader, or the contribution that does."""
    place, _, number = row.anchor.partition("-")
    if place != "comment":
        return own_text(reader, row)
    return _comments(reader, row, Comment.id == int(number))


def _comments(reader: Person, row: Any, *conditions: Any) -> list[Quote]:
    wanted = (
        select(
            Comment.body_html, Comment.author_id, Person.name.label("author_name"),
            Organisation.name.label("organisation_name"),
        )
        .join(Person, Person.id == Comment.author_id)
        .outerjoin(Organisation, Organisation.id == Person.organisation_id)
        .where(Comment.hidden_at.is_(None), *conditions)
        .order_by(Comment.created_at, Comment.id)
    )  # fmt: skip
    return [
        Quote(who(reader, each, row), cut(markup.text_of(each.body_html)))
        for each in db.session.execute(wanted)
    ]
