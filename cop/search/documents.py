# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the index says of each contribution with a page: its own text and all that hangs on it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import or_, select

from cop import markup
from cop.contributions.models import Contribution
from cop.contributions.queries import any_kind
from cop.contributions.vocabulary import Tag, Tagging, Theme, Themed
from cop.db import db
from cop.people.models import Organisation, Person
from cop.search import analysis
from cop.search.reading import texts_of
from cop.web.urls import PLACES


@dataclass(frozen=True)
class Passage:
    """A text that belongs to a contribution, and where on its page it stands."""

    text: str
    language: str
    place: str = ""
    """The anchor on the page; none for the contribution's own text."""
    name: str = ""
    """Of the file that it stands in."""
    page: int = 0
    """Which, of a file that has pages."""


@dataclass(frozen=True)
class Document:
    """A contribution as it is found."""

    id: int
    kind: str
    language: str
    group_id: int
    standing: str
    country: str
    organisation_id: int
    author_id: int
    day: int
    stale_day: int
    thanks: int
    theme_ids: list[int]
    title: str
    passages: list[Passage]
    labels: str
    """Words that no passage shows: themes with their synonyms, tags, names."""


Source = Callable[[list[int]], dict[int, list[Passage]]]
SOURCES: list[Source] = []
"""Further passages of contributions by id (comments, decisions …); app.py fills this in."""
THANKED: list[Callable[[list[int]], dict[int, int]]] = []
"""How many people thanked, by contribution; app.py fills this in."""


def of(ids: list[int]) -> Iterator[Document]:
    """The documents of those of these contributions that have a page and are not hidden."""
    kind = any_kind()
    # A part is found on the page of its whole, and so is a part of the parts' own language.
    asked = or_(kind.id.in_(ids) & kind.part_of_id.is_(None), kind.part_of_id.in_(ids))
    shown = db.session.scalars(
        select(kind).where(asked, kind.hidden_at.is_(None)).order_by(kind.created_at, kind.id)
    ).all()
    parts: dict[int, list[Any]] = defaultdict(list)
    for each in shown:
        parts[each.part_of_id or 0].append(each)
    near = [each.id for each in shown]
    themes, labels, more = _themes(near), _labels(near), _more(near)
    owners = _organisations({each.acting_organisation_id for each in shown})
    names, thanks = _names(near), _thanks(near)
    for each in parts[0]:
        family = [each, *parts[each.id]]
        # Of who stays unnamed the others see a region, not the town.
        owner = None if each.veiled else owners.get(each.acting_organisation_id)
        words = [word for one in family for word in (*labels[one.id], *names[one.id])]
        words += [word for one in family for word in one.fact_words]
        words += [label for theme in themes[each.id] for label in _called(theme, each.language)]
        passages = [passage for one in family for passage in (*_own(one), *more[one.id])]
        yield Document(
            id=each.id,
            kind=each.kind,
            language=each.language if each.language in analysis.LANGUAGES else "nl",
            group_id=each.group_id,
            standing=each.standing,
            country=owner.country if owner else "",
            organisation_id=owner.id if owner else 0,
            author_id=0 if each.veiled else each.author_id,
            day=each.happened_on.toordinal(),
            stale_day=each.stale_from.toordinal() if each.stale_from else 0,
            thanks=sum(thanks.get(one.id, 0) for one in family),
            theme_ids=[theme.id for theme in themes[each.id]],
            title=each.title,
            # Files come last: of a very long document the end is not looked at.
            passages=sorted(passages, key=lambda passage: bool(passage.name)),
            labels="\n".join(dict.fromkeys([*words, owner.name if owner else ""])),
        )


def _own(each: Any) -> Iterator[Passage]:
    """What is written in the fields of a contribution, a part at its own place."""
    place = PLACES.get(each.kind, "").partition("#")[2].format(id=each.id)
    for name in each.text_fields:
        if name == "title" or name in each.listed_fields:
            continue
        html = each.body_html if name == "body" else (each.more_html or {}).get(name)
        # The bars of lines that are written "name | year | address" tell a reader nothing.
        text = (
            markup.text_of(html) if html else str(getattr(each, name) or "").replace(" | ", " · ")
        )
        if text:
            yield Passage(text, each.language, place)


def _more(ids: list[int]) -> dict[int, list[Passage]]:
    found: dict[int, list[Passage]] = defaultdict(list)
    for source in SOURCES:
        for id, passages in source(ids).items():
            found[id] += passages
    for id, texts in texts_of(ids).items():
        found[id] += [
            Passage(text.text, "", f"file-{text.attachment_id}", text.name, text.page)
            for text in texts
        ]
    return found


def in_language(passage: Passage, language: str) -> Passage:
    """The passage, in the language of its contribution when it has none of its own."""
    known = passage.language in analysis.LANGUAGES
    return passage if known else replace(passage, language=language)


def _thanks(ids: list[int]) -> dict[int, int]:
    return {id: count for source in THANKED for id, count in source(ids).items()}


def _called(theme: Any, language: str) -> list[str]:
    """A theme's name and synonyms in a language."""
    return [theme.names.get(language, ""), *theme.synonyms.get(language, [])]


def _themes(ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    themes = select(Themed.contribution_id, Theme.id, Theme.names, Theme.synonyms).join(
        Theme, Theme.id == Themed.theme_id
    )
    for row in db.session.execute(themes.where(Themed.contribution_id.in_(ids))):
        found[row.contribution_id].append(row)
    return found


def _labels(ids: list[int]) -> dict[int, list[str]]:
    """The words of tags, by contribution."""
    found: dict[int, list[str]] = defaultdict(list)
    tags = select(Tagging.contribution_id, Tag.name).join(Tag, Tag.id == Tagging.tag_id)
    for row in db.session.execute(tags.where(Tagging.contribution_id.in_(ids))):
        found[row.contribution_id].append(row.name)
    return found


def _organisations(ids: Iterable[int | None]) -> dict[int, Any]:
    rows = select(Organisation.id, Organisation.name, Organisation.country)
    found = db.session.execute(rows.where(Organisation.id.in_([id for id in ids if id])))
    return {row.id: row for row in found}


def _names(ids: list[int]) -> dict[int, list[str]]:
    """The names of author and organisation, by contribution; none of who stays unnamed."""
    rows = db.session.execute(
        select(Contribution.id, Person.name, Organisation.name.label("organisation"))
        .join(Person, Person.id == Contribution.author_id)
        .outerjoin(Organisation, Organisation.id == Contribution.organisation_id)
        .where(Contribution.id.in_(ids), Contribution.veiled.is_(False))
    )
    return defaultdict(list, {row.id: [row.name, row.organisation or ""] for row in rows})
