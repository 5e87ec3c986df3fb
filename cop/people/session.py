# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who is signed in: sessions are rows, the cookie holds only a random token (Flask-Login)."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import ParamSpec, TypeVar, cast

from flask import Flask, Response, abort, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_login import AnonymousUserMixin, LoginManager, UserMixin
from flask_login import current_user as _current_user
from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import contains_eager

from cop import clock
from cop.changes import Change
from cop.db import db
from cop.people import renewing
from cop.people.carrying import ask_to_sign_in
from cop.people.cookies import REMEMBERED, cookie_name, hashed, keep_cookie
from cop.people.credentials import BrowserSession
from cop.people.models import Organisation, Person
from cop.web.fragments import blind
from cop.web.limits import network
from cop.web.urls import safe_next

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)

_SIGNED_IN = (
    select(BrowserSession, Person, select(Change.mark).scalar_subquery().label("mark"))
    .join(Person, Person.id == BrowserSession.person_id)
    .outerjoin(Organisation, Organisation.id == Person.organisation_id)
    .options(contains_eager(Person.organisation))
    .where(renewing.holds(bindparam("token"), bindparam("lately")), Person.disabled_at.is_(None))
)

login = LoginManager()
P = ParamSpec("P")
R = TypeVar("R", bound=ResponseReturnValue)


class Visitor(AnonymousUserMixin):  # type: ignore[misc]  # Flask-Login ships no types
    """Somebody who is not signed in."""


class SignedIn(UserMixin):  # type: ignore[misc]  # as above
    """What Flask-Login asks of a user; attributes are the person's."""

    def __init__(self, person: Person, session_id: int) -> None:
        self.person = person
        self.session_id = session_id

    def __getattr__(self, name: str) -> object:
        return getattr(self.person, name)


def init_app(app: Flask) -> None:
    """Load the person of each request from the session cookie."""
    login.anonymous_user = Visitor
    login.init_app(app)
    login.request_loader(_load)
    app.after_request(_touch)


def current_person() -> Person | None:
    """The person who is signed in, or None for a visitor.

    Raises RuntimeError inside a part that is rendered once for everybody (web/fragments.py).
    """
    if blind.get():
        raise RuntimeError("a part that is rendered once must not know who reads")
    user = _current_user
    return user.person if user.is_authenticated else None


def the_person() -> Person:
    """The person who is signed in; for views behind `signed_in`."""
    person = current_person()
    if person is None:
        abort(401)
    return person


def current_session_id() -> int | None:
    """The row of this browser's session."""
    return _current_user.session_id if _current_user.is_authenticated else None


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """Let only people in who were let in to the community; others are asked to sign in.

    What a person typed when the session had ended is carried through the sign-in page.
    """

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        person = current_person()
        if person is not None and not person.takes_part:
            return cast(R, (render_template("people/waiting.html", person=person), 403))
        return with_account(view)(*args, **kwargs)

    return guarded


def with_account(view: Callable[P, R]) -> Callable[P, R]:
    """Let people in who have an account, also while they wait to be let in to the community."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        return cast(R, ask_to_sign_in()) if current_person() is None else view(*args, **kwargs)

    return guarded


def enter(person: Person, answer: Response, *, remember: bool = False) -> Response:
    """Sign the person in with this browser, in a new session; the one it had ends."""
    if (before := current_session_id()) is not None:
        ended = update(BrowserSession).where(BrowserSession.id == before)
        db.session.execute(ended.values(ended_at=clock.now()))
    return keep_cookie(answer, start(person, remember=remember), remember=remember)


def start(person: Person, *, remember: bool) -> str:
    """Begin a session for this browser and return the cookie's token; it is stored hashed."""
    token = secrets.token_urlsafe(32)
    now = clock.now()
    db.session.add(
        BrowserSession(
            token_hash=hashed(token),
            person_id=person.id,
            remembered=remember,
            browser=(request.user_agent.string or "")[:200],
            network=network(),
            created_at=now,
            seen_at=now,
        )
    )
    return token


def end_sessions(person: Person, *, but: int | None = None) -> None:
    """End every session of a person, but the one given."""
    sessions = update(BrowserSession).where(
        BrowserSession.person_id == person.id, BrowserSession.ended_at.is_(None)
    )
    if but is not None:
        sessions = sessions.where(BrowserSession.id != but)
    db.session.execute(sessions.values(ended_at=clock.now()))


def alive(session: BrowserSession, now: datetime) -> bool:
    """Whether the session still counts: not ended, not idle, not too old."""
    if session.ended_at is not None:
        return False
    if session.remembered:
        return now - session.created_at < REMEMBERED
    return now - session.seen_at < IDLE and now - session.created_at < LONGEST


def next_page(default: str = "/") -> str:
    """Where the reader wanted to go, if that is on this site."""
    return safe_next(request.values.get("next")) or default


def _load(_request: object) -> SignedIn | None:
    token = request.cookies.get(cookie_name())
    if not token or request.endpoint == "static":
        return None
    given = {"token": hashed(token), "lately": clock.now() - renewing.GRACE}
    row = db.session.execute(_SIGNED_IN, given).first()
    if row is None or not alive(row[0], clock.now()):
        return None
    g.mark = row.mark
    g.session_used = renewing.Used.of(row[0])
    return SignedIn(row[1], row[0].id)


def _touch(response: Response) -> Response:
    """Note now and then that the session is used, and renew its token: all that a GET writes."""
    used: renewing.Used | None = g.get("session_used")
    return response if used is None else renewing.touch(used, response)
