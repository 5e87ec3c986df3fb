# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The app on a real database, people with names, and browsers that are signed in as them."""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import Context
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from sqlalchemy import event

from cop import clock
from cop.app import create_app
from cop.db import Base, db, writing
from cop.people import session
from cop.people.models import Group, Person, Role
from cop.settings import Settings
from tests import make


class Browser(FlaskClient):
    """A test client whose every request starts from a clean context, without form tokens."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        if not has_app_context():  # a redirect being followed
            return super().open(*args, **kwargs)
        db.session.commit()
        response = Context().run(super().open, *args, **kwargs)
        db.session.rollback()
        db.session.expire_all()
        return response


def database_url(worker: str, folder: Path) -> str:
    """A database of this test process alone: a SQLite file, or one on the server given."""
    server = os.environ.get("COP_TEST_DATABASE_URL")
    if not server:
        return f"sqlite:///{folder / 'cop.db'}"
    address = sqlalchemy.engine.make_url(server)
    name = f"cop_{worker}"
    engine = sqlalchemy.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    return address.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("instance")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    return Settings(
        env="development",
        secret_key="tests only",
        base_url="http://localhost",
        instance_dir=folder,
        database_url=database_url(worker, folder),
        rate_limits=False,
        locale="en",
    )


@pytest.fixture(scope="session")
def app(settings: Settings) -> Iterator[Flask]:
    logging.getLogger("cop").setLevel(logging.ERROR)
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.test_client_class = Browser
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(autouse=True)
def clean_database(request: pytest.FixtureRequest) -> Iterator[None]:
    """Begin with the community group, and empty every table afterwards."""
    if "settings" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("app")
    # The test itself reads between requests and must not hold SQLite's write lock meanwhile.
    writing.set(False)
    with app.app_context():
        make.community()
        yield
        db.session.rollback()
        for table in reversed(Base.metadata.sorted_tables):
            db.session.execute(table.delete())
        db.session.commit()
        db.session.remove()


@pytest.fixture
def community(app: Flask) -> Group:
    return make.community()


@pytest.fixture
def ana(app: Flask) -> Person:
    """A member, who asks and writes."""
    return make.person("Ana", organisation=make.organisation("Voorbeeldstad"))


@pytest.fixture
def bea(app: Flask) -> Person:
    """A member of another town."""
    return make.person("Bea", organisation=make.organisation("Anderdorp"))


@pytest.fixture
def eva(app: Flask) -> Person:
    """An expert."""
    return make.person("Eva", role=Role.EXPERT)


@pytest.fixture
def oda(app: Flask) -> Person:
    """An organiser."""
    return make.person("Oda", role=Role.ORGANISER)


@pytest.fixture
def ada(app: Flask) -> Person:
    """An administrator."""
    return make.person("Ada", role=Role.ADMINISTRATOR)


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def as_(app: Flask) -> Callable[[Person], FlaskClient]:
    """A browser in which the person is signed in."""

    def browser(person: Person) -> FlaskClient:
        client = app.test_client()
        with app.test_request_context():
            token = session.start(person, remember=False)
            db.session.commit()
        client.set_cookie(session_cookie(app), token)
        return client

    return browser


def session_cookie(app: Flask) -> str:
    """The name of the session cookie in this app."""
    with app.test_request_context():
        return session.cookie_name()


@pytest.fixture
def counted(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], AbstractContextManager[list[str]]]:
    """Record the SQL that runs inside a with-block.

    What is kept for a minute is kept for one from now: none ends between two counts.
    """
    began = clock.now()
    minute = timedelta(minutes=1)
    monkeypatch.setattr(
        clock, "this_minute", lambda: began + (clock.now() - began) // minute * minute
    )

    @contextmanager
    def recording() -> Iterator[list[str]]:
        statements: list[str] = []

        def record(conn: Any, cursor: Any, statement: str, *rest: Any) -> None:
            if not statement.startswith(("BEGIN", "ROLLBACK", "SAVEPOINT", "RELEASE")):
                statements.append(statement)

        event.listen(db.engine, "before_cursor_execute", record)
        yield statements
        event.remove(db.engine, "before_cursor_execute", record)

    return recording


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Put the clock forward by so much."""

    def forward(by: timedelta) -> None:
        moment = clock.now() + by
        monkeypatch.setattr(clock, "now", lambda: moment)

    return forward


def pytest_addoption(parser: pytest.Parser) -> None:
    """Texts that people read over can be written anew."""
    parser.addoption("--golden", action="store_true", help="write the golden texts anew")
