# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Stopping mail from a mail without signing in (RFC 8058): signed addresses say what stops."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer

from cop.db import db
from cop.notify import choices, following
from cop.notify.kinds import KINDS, Rhythm
from cop.notify.models import Level
from cop.people.models import Person
from cop.people.queries import taking_part

OVERVIEWS = (Rhythm.DAILY, Rhythm.WEEKLY)


@dataclass(frozen=True)
class Wish:
    """How much somebody wants to hear of a contribution, and when they want mail of some kinds."""

    person: Person
    contribution_id: int
    level: Level | None
    """None leaves the contribution as it is."""
    rhythms: Mapping[str, Rhythm]


def address(person: Person, kinds: Collection[str], contribution_id: int) -> str:
    """Where letters of these kinds about a contribution are stopped.

    What names the person comes whatever they muted: of that the kind stops, and of everything else
    the contribution.
    """
    named = [kind for kind in sorted(kinds) if KINDS[kind].names]
    level = Level.MUTED if len(named) < len(kinds) else None
    return _address(Wish(person, contribution_id, level, dict.fromkeys(named, Rhythm.NEVER)))


def overview_address(person: Person) -> str:
    """Where overviews are stopped: all that comes in them is mailed no more."""
    listed = [kind for kind, rhythm in choices.rhythms(person).items() if rhythm in OVERVIEWS]
    return _address(Wish(person, 0, None, dict.fromkeys(listed, Rhythm.NEVER)))


def headers(address: str) -> dict[str, str]:
    """What lets a mail program offer a button that stops this mail (RFC 2369, RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{address}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def read(token: str) -> Wish | None:
    """What an address asks; None when it is none of ours, or of somebody who left."""
    try:
        person_id, contribution_id, level, rhythms = _signer().loads(token)
    except BadData:
        return None
    person = db.session.scalar(taking_part().where(Person.id == person_id))
    if person is None:
        return None
    known = {kind: Rhythm(rhythm) for kind, rhythm in rhythms.items() if kind in KINDS}
    return Wish(person, contribution_id, Level(level) if level else None, known)


def fulfilled(wish: Wish) -> bool:
    """Whether it is so already: a mail program did it, or the person before."""
    rhythms = choices.rhythms(wish.person)
    level = following.level_of(wish.person, "contribution", wish.contribution_id)
    return wish.level in (None, level) and all(
        rhythms[kind] == rhythm for kind, rhythm in wish.rhythms.items()
    )


def fulfil(wish: Wish) -> str:
    """Do what is asked, once or again; answers the token that brings back what was before."""
    person, rhythms = wish.person, choices.rhythms(wish.person)
    level = None
    if wish.level:
        level = following.level_of(person, "contribution", wish.contribution_id)
        following.choose(person, "contribution", wish.contribution_id, wish.level)
    choices.choose(person, {**rhythms, **wish.rhythms})
    before = {kind: rhythms[kind] for kind in wish.rhythms}
    return _token(Wish(person, wish.contribution_id, level, before))


def _address(wish: Wish) -> str:
    base: str = current_app.extensions["settings"].base_url.rstrip("/")
    return f"{base}/unsubscribe/{_token(wish)}"


def _token(wish: Wish) -> str:
    asked = [wish.person.id, wish.contribution_id, wish.level or "", wish.rhythms]
    return str(_signer().dumps(asked))


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="unsubscribe")
