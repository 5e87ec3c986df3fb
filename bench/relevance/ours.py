# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Our own search on a collection: the real app, whose library holds the documents."""

import html
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from weakref import finalize

import sqlalchemy
from flask import Flask
from sqlalchemy import insert

from bench.relevance.collection import Document
from bench.relevance.references import POSTGRES, Search
from cop import clock
from cop.app import create_app
from cop.contributions.models import Contribution
from cop.db import db, writing
from cop.library.models import Solution, SolutionKind
from cop.people.models import Access, Group, Person
from cop.search import feeding, query
from cop.search.finding import find
from cop.search.queries import Opened
from cop.settings import Settings

DATABASE = "cop_relevance"


def on_whoosh(documents: Sequence[Document]) -> Search:
    """On SQLite and Whoosh, as `make run` serves it."""
    folder = Path(tempfile.mkdtemp(prefix="cop-relevance-"))
    find_ = _search(_app(folder, f"sqlite:///{folder / 'cop.db'}"), documents)
    finalize(find_, shutil.rmtree, folder, ignore_errors=True)
    return find_


def on_postgres(documents: Sequence[Document]) -> Search:
    """On PostgreSQL."""
    address = sqlalchemy.engine.make_url(os.environ[POSTGRES])
    name = f"{DATABASE}_{documents[0].language}"
    engine = sqlalchemy.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
    folder = Path(tempfile.mkdtemp(prefix="cop-relevance-"))
    own = address.set(database=name).render_as_string(hide_password=False)
    find_ = _search(_app(folder, own), documents)
    finalize(find_, shutil.rmtree, folder, ignore_errors=True)
    return find_


def _app(folder: Path, database: str) -> Flask:
    settings = Settings(
        env="development", instance_dir=folder, database_url=database, log_level="error"
    )
    return create_app(settings)


def _search(app: Flask, documents: Sequence[Document]) -> Search:
    """What searches these documents, and nothing else, as the page first shows it."""
    with app.app_context():
        writing.set(True)
        db.create_all()
        ids = _fill(documents)
        feeding.rebuild()
        db.session.commit()
        db.session.remove()
    names = {id: name for name, id in ids.items()}
    language = documents[0].language

    def search(text: str) -> list[str]:
        writing.set(False)
        with app.test_request_context("/search"), Opened(None) as opened:
            asked = query.read(text, language)
            found = find(opened, asked, ())
            return [names[row.id] for row in found.rows]

    return search


def _fill(documents: Sequence[Document]) -> dict[str, int]:
    """Put the documents into the library; answers their ids."""
    now = clock.now()
    author = Person(name="Ana", email="ana@voorbeeldstad.example", approved_at=now)
    group = Group(name="Community", access=Access.PUBLIC)
    db.session.add_all([author, group])
    db.session.flush()
    ids = {each.id: number for number, each in enumerate(documents, start=1)}
    spine = [
        {
            "id": ids[each.id], "kind": "solution", "title": each.title, "body": each.body,
            "body_html": f"<p>{html.escape(each.body)}</p>", "language": each.language,
            "group_id": group.id, "author_id": author.id, "created_at": now, "active_at": now,
        }
        for each in documents
    ]  # fmt: skip
    db.session.execute(insert(Contribution.__table__), spine)
    own = [{"id": id, "solution_kind": SolutionKind.TOOL} for id in ids.values()]
    db.session.execute(insert(Solution.__table__), own)
    db.session.commit()
    return ids
