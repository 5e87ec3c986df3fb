# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The overview by mail: what is new and was neither read nor mailed, in at most twelve lines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from cop import clock
from cop.batches import one_by_one
from cop.contributions.prepared import run
from cop.db import Rows, db
from cop.i18n import speaking
from cop.notify import choices, told_queries, unsubscribing
from cop.notify.kinds import Rhythm
from cop.notify.models import UNMAILED, Fate, Notification, Overview
from cop.notify.news import sentence
from cop.people import away, letters
from cop.people.models import Person
from cop.people.queries import taking_part
from cop.web.urls import place_of

AT = time(8)
"""When overviews are made, on the clock of the site; the weekly one on Tuesdays."""
TUESDAY = 1
MOST_LINES = 12
MOST_WAITING = 3
BATCH = 50
"""Overviews that are made in one round of the worker."""
MAILED = [Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.WEEKLY]
"""All that is mailed, sooner or later."""
EVER = datetime.min.replace(tzinfo=UTC)
LATE = timedelta(hours=12)
"""How long after its hour an overview is still made, after the worker stood still."""

WAITING: list[Callable[[Person], Any]] = []
"""What selects the rows of questions without an answer in a person's themes; the domain says it."""


@dataclass(frozen=True)
class Line:
    """What is new about one contribution."""

    news: Sequence[str]
    path: str


@dataclass(frozen=True)
class Told:
    """What an overview holds."""

    lines: Sequence[Line]
    more: int
    """Contributions with news that found no room."""
    waiting: Sequence[tuple[str, str]]
    """Titles of questions without an answer, and their paths."""
    notifications: Sequence[int]


def due(now: datetime, zone: str) -> tuple[date, list[Rhythm]] | None:
    """The day of the overviews that are made now, and of which rhythms; None at other hours."""
    local = now.astimezone(ZoneInfo(zone))
    opened = datetime.combine(local.date(), AT, local.tzinfo)
    if not opened <= local < opened + LATE:
        return None
    weekly = [Rhythm.WEEKLY] if local.weekday() == TUESDAY else []
    return local.date(), [Rhythm.DAILY, *weekly]


def next_weekly(now: datetime, zone: str) -> date:
    """The day of the next weekly overview."""
    local = now.astimezone(ZoneInfo(zone))
    days = (TUESDAY - local.weekday()) % 7
    return local.date() + timedelta(days=7 if days == 0 and local.time() >= AT else days)


def make_due(zone: str) -> int:
    """Make a batch of the overviews that are due; answers how many people were looked at.

    Each is claimed in a transaction of its own, which also queues the mail. What cannot be made
    stands in the next.
    """
    today = due(clock.now(), zone)
    if today is None:
        return 0
    day, rhythms = today
    waiting = (
        _unlisted(select(Notification), values_of(rhythms))
        .with_only_columns(Notification.person_id)
        .distinct()
    )
    done = select(Overview.person_id).where(Overview.day == day)
    present = Person.away_until.is_(None)
    people = taking_part().where(present, Person.id.in_(waiting), Person.id.not_in(done))
    batch = db.session.scalars(people.order_by(Person.id).limit(BATCH)).all()
    one_by_one(
        batch,
        lambda person: _make(person, day, rhythms),
        lambda person: db.session.add(Overview(person_id=person.id, day=day)),
    )
    return len(batch)


def catch_up(zone: str) -> int:
    """Mail a batch of those who are back what they missed, once; answers how many people."""
    local = clock.now().astimezone(ZoneInfo(zone))
    if local.time() < AT:
        return 0
    today = local.date()
    batch = db.session.scalars(away.returning(today).limit(BATCH)).all()
    one_by_one(
        batch,
        lambda person_id: _welcome(person_id, today),
        lambda person_id: away.welcome(person_id, today),
    )
    return len(batch)


def told(
    person: Person,
    rhythms: Sequence[Rhythm],
    since: datetime | None = None,
    wanted: Mapping[str, Rhythm] | None = None,
) -> Told:
    """What the overview of these rhythms would hold now, or what of it happened since.

    `wanted` are choices that are not saved yet.
    """
    given = {"rhythms": values_of(rhythms), "since": since or EVER}
    if wanted is None:
        rows = run(_news, person, **given).all()
    else:
        rows = db.session.execute(_news(person, **given, wanted=wanted)).all()
    by_place: dict[tuple[str, str], list[Any]] = {}
    for row in sorted(rows, key=lambda row: row.updated_at, reverse=True):
        by_place.setdefault((row.title, place_of(row, "")), []).append(row)
    lines = [_line(person, rows) for rows in by_place.values()]
    return Told(
        lines=lines[:MOST_LINES],
        more=max(0, len(lines) - MOST_LINES),
        waiting=_waiting(person) if lines else [],
        notifications=[row.notification_id for row in rows],
    )


def _welcome(person_id: int, today: date) -> None:
    """Mail a person who is back what they missed, if anything."""
    since = away.welcome(person_id, today)
    person = db.session.scalar(taking_part().where(Person.id == person_id))
    if since and person:
        with speaking(person.locale):
            missed = told(person, MAILED, since)
        _send(person, f"return-{person.id}-{since:%Y%m%d%H%M%S}", missed, back=True)


def _make(person: Person, day: date, rhythms: Sequence[Rhythm]) -> None:
    """Mail a person what is new, if anything is; nothing of it stands in a later overview."""
    db.session.add(Overview(person_id=person.id, day=day))
    db.session.flush()
    with speaking(person.locale):
        overview = told(person, rhythms)
    _send(person, f"overview-{person.id}-{day}", overview, back=False)


def _send(person: Person, message_id: str, overview: Told, *, back: bool) -> None:
    """Queue the mail of an overview that holds anything, and note what stood in it."""
    if overview.lines:
        listed = update(Notification).where(Notification.id.in_(overview.notifications))
        fate = {"fate": Fate.LISTED, "fate_at": clock.now(), "mail": message_id, "letter_at": None}
        db.session.execute(listed.values(fate))
        stop = unsubscribing.overview_address(person)
        headers = unsubscribing.headers(stop)
        posting = {"message_id": message_id, "person_id": person.id, "headers": headers}
        values = {"overview": overview, "back": back, "stop": stop}
        letters.send_to(person, "overview", path="/notifications", posting=posting, **values)


def values_of(rhythms: Sequence[Rhythm]) -> list[str]:
    """How the database keeps rhythms; what was to go at once and did not goes in any overview."""
    return [each.value for each in (*rhythms, Rhythm.AT_ONCE)]


def _news(
    person: Person, rhythms: Any, since: Any, wanted: Mapping[str, Rhythm] | None = None
) -> Rows:
    """What an overview may tell a person of, the list of it since a moment."""
    unlisted = _unlisted(told_queries.told(person), rhythms, wanted)
    return told_queries.listed(unlisted.where(Notification.updated_at >= since))


def _unlisted(notifications: Any, rhythms: Any, wanted: Mapping[str, Rhythm] | None = None) -> Any:
    """Those of a select that were neither read nor mailed, and are mailed in these rhythms.

    What waits for a letter stands in none, unless it would be wanted later.
    """
    later = [name for name, rhythm in (wanted or {}).items() if rhythm != Rhythm.AT_ONCE]
    new = notifications.where(
        Notification.read_at.is_(None),
        Notification.fate.in_(UNMAILED),
        Notification.letter_at.is_(None) | Notification.kind.in_(later),
    )
    return new.where(choices.in_rhythm(rhythms, wanted))


def _line(person: Person, rows: Sequence[Any]) -> Line:
    news = dict.fromkeys(sentence(row, person) for row in rows)
    return Line(list(news), place_of(rows[0], rows[0].anchor))


def _waiting(person: Person) -> list[tuple[str, str]]:
    """Titles and paths of a few questions without an answer in the person's themes."""
    return [
        (row.title, place_of(row, ""))
        for rows_for in WAITING
        for row in run(_few(rows_for), person)
    ]


@cache
def _few(rows_for: Callable[[Person], Any]) -> Callable[[Person], Any]:
    return lambda person: rows_for(person).limit(MOST_WAITING)
