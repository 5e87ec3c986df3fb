# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real app on a community of a given size, and browsers in the same process."""

import re
import uuid
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from werkzeug.test import TestResponse

from bench import community
from cop.app import create_app
from cop.db import db
from cop.people import session
from cop.people.models import Person
from cop.settings import Settings

ASSET = re.compile(r'(?:src|href)="(/assets/[^"#]+)')
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


def settings_for(folder: Path) -> Settings:
    """Settings as on a server, without limits to how often one may ask."""
    return Settings(env="development", instance_dir=folder, rate_limits=False, log_level="error")


def filled(folder: Path, contributions: int) -> Flask:
    """The app with a new community in its database."""
    app = create_app(settings_for(folder))
    with app.app_context():
        upgrade()
        community.fill(contributions)
    return app


def signed_in(app: Flask, person_id: int) -> str:
    """The token of a new session of a person."""
    with app.test_request_context():
        token = session.start(db.session.get_one(Person, person_id), remember=False)
        db.session.commit()
    return token


def browser(app: Flask, token: str = "") -> FlaskClient:
    """A browser of a visitor, or of whom the token belongs to."""
    client = app.test_client()
    if token:
        with app.test_request_context():
            client.set_cookie(session.cookie_name(), token)
    return client


def form_token(page: TestResponse) -> str:
    """The token against other sites that a page's forms carry."""
    found = TOKEN.search(page.text)
    if not found:
        raise SystemExit(f"No form on {page.request.path}")
    return found.group(1)


def answer_fields(token: str, body: str) -> dict[str, str]:
    """What a browser sends when somebody answers."""
    return {"csrf_token": token, "body": body, "language": "nl", "key": uuid.uuid4().hex}


def assets_of(page: str) -> list[str]:
    """The addresses of styles, scripts and icons that a page asks for, each once."""
    return sorted(set(ASSET.findall(page)))


def cookies_of(client: FlaskClient) -> str:
    """The Cookie header that this browser sends."""
    names = ("sid", "form")
    found = ((name, client.get_cookie(name)) for name in names)
    return "; ".join(f"{name}={cookie.value}" for name, cookie in found if cookie)
