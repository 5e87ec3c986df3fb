# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What a letter quotes of the news that it is about: the new words themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _

from cop import markup
from cop.contributions import rows
from cop.contributions.models import Contribution
from cop.contributions.queries import visible_or_own
from cop.db import db
from cop.notify.news import names_who, sentence, who
from cop.people.models import Person

LONGEST = 1500
"""Characters of one text that a letter quotes."""
SLACK = timedelta(seconds=5)
"""How much older than its news a text may be: it was written just before."""


@dataclass(frozen=True)
class Quote:
    """Words of somebody, as paragraphs."""

    by: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class Said:
    """One piece of news in a letter."""

    sentence: str
    quotes: Sequence[Quote]
    bylines: bool
    """Whether it is to be said who wrote each: there are several, or the sentence names nobody."""


def said(reader: Person, row: Any) -> Said:
    """The news of a row of `told_queries.listed`, with its words."""
    words = QUOTES[row.news](reader, row) if row.news in QUOTES else []
    told = sentence(row, reader)
    if words:
        told = str(_("%(text)s:", text=told))
    elif not told.endswith("?"):
        told += "."
    return Said(told, words, len(words) > 1 or not names_who(row.news))


def cut(text: str) -> list[str]:
    """The paragraphs of a plain text, one a line, as far as a letter quotes them."""
    kept: list[str] = []
    room = LONGEST
    for line in text.splitlines():
        if len(line) > room:
            return [*kept, markup.excerpt(line, max(room, 40))]
        kept.append(line)
        room -= len(line)
    return kept


def own_text(reader: Person, row: Any) -> list[Quote]:
    """The text of the contribution that the news is about."""
    return _texts(reader, row, Contribution.id == row.id)


def answers(reader: Person, row: Any) -> list[Quote]:
    """The answers of others since the last mail."""
    new = Contribution.created_at >= row.since - SLACK, Contribution.author_id != reader.id
    return _texts(reader, row, Contribution.part_of_id == row.id, *new)


def _texts(reader: Person, row: Any, *conditions: Any) -> list[Quote]:
    found = rows.rows_of(visible_or_own(reader, Contribution).where(*conditions), *rows.TEXT)
    return [
        Quote(who(reader, each, row), cut(markup.text_of(each.body_html or "")))
        for each in db.session.execute(found.order_by(Contribution.created_at)).all()
    ]


QUOTES: dict[str, Callable[[Person, Any], Sequence[Quote]]] = {
    "answered": answers,
    **dict.fromkeys(
        ["mentioned", "invited", "written", "must_decide", "unanswered", "for_agenda",
         "no_meeting", "changed", "documented", "replicated", "applied", "reported", "found",
         "found_at_once"],
        own_text,
    ),
}  # fmt: skip
"""For each kind of news what selects the words; domains add those of their own tables."""

BESIDE: dict[str, Callable[[Person, Sequence[int]], dict[int, str]]] = {}
"""For a kind of news what is said beside it on the page, by the contributions it is about."""


def beside(reader: Person, news: Sequence[Any]) -> dict[int, str]:
    """The line beside each row of the page of notifications that has one, by its number."""
    found: dict[int, str] = {}
    for kind, tell in BESIDE.items():
        told = {row.notification_id: row.id for row in news if row.news == kind}
        lines = tell(reader, list(told.values())) if told else {}
        found |= {number: lines[id] for number, id in told.items() if id in lines}
    return found
