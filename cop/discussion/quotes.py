# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The comments that letters quote."""

from typing import Any

from cop import markup
from cop.db import db
from cop.discussion import queries
from cop.discussion.models import Comment
from cop.notify.news import who
from cop.notify.quoting import SLACK, Quote, cut, own_text
from cop.people.models import Person


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
    wanted = queries.rows().where(Comment.hidden_at.is_(None), *conditions)
    return [
        Quote(who(reader, each, row), cut(markup.text_of(each.body_html)))
        for each in db.session.execute(wanted)
    ]
