# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the index says of each contribution."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select

from cop.contributions.models import Contribution
from cop.contributions.queries import any_kind
from cop.contributions.vocabulary import Tag, Tagging, Theme, Themed
from cop.db import db
from cop.people.models import Organisation, Person
from cop.search import index

Source = Callable[[list[int]], dict[int, list[str]]]
SOURCES: list[Source] = []
"""Further words of contributions by id (comments, decisions, phases …); app.py fills this in."""


def of(ids: list[int]) -> Iterator[dict[str, Any]]:
    """The documents of contributions that are not hidden."""
    kind = any_kind()
    found = db.session.scalars(select(kind).where(kind.id.in_(ids), kind.hidden_at.is_(None))).all()
    labels, names = _labels(ids), _names(ids)
    more: dict[int, list[str]] = defaultdict(list)
    for source in SOURCES:
        for id, texts in source(ids).items():
            more[id] += texts
    for each in found:
        texts = [str(getattr(each, name) or "") for name in each.text_fields if name != "title"]
        codes, words = labels[each.id]
        yield index.document(
            each.id,
            each.kind,
            each.language,
            each.title,
            [*texts, *words, *([] if each.veiled else names[each.id]), *more[each.id]],
            codes,
        )


def _labels(ids: list[int]) -> dict[int, tuple[list[str], list[str]]]:
    """Theme codes, and the words of themes and tags, by contribution."""
    found: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    themes = select(Themed.contribution_id, Theme.code, Theme.names, Theme.synonyms).join(
        Theme, Theme.id == Themed.theme_id
    )
    for row in db.session.execute(themes.where(Themed.contribution_id.in_(ids))):
        codes, words = found[row.contribution_id]
        codes.append(row.code)
        words += [str(name) for name in row.names.values()]
        words += [str(word) for list_ in row.synonyms.values() for word in list_]
    tags = select(Tagging.contribution_id, Tag.name).join(Tag, Tag.id == Tagging.tag_id)
    for row in db.session.execute(tags.where(Tagging.contribution_id.in_(ids))):
        found[row.contribution_id][1].append(row.name)
    return found


def _names(ids: list[int]) -> dict[int, list[str]]:
    """The names of author and organisation, by contribution."""
    rows = db.session.execute(
        select(Contribution.id, Person.name, Organisation.name.label("organisation"))
        .join(Person, Person.id == Contribution.author_id)
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .where(Contribution.id.in_(ids))
    )
    return defaultdict(list, {row.id: [row.name, row.organisation or ""] for row in rows})
