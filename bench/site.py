# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The real app on a generated community: made once, kept, and copied for each run."""

import hashlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from flask_migrate import stamp
from sqlalchemy.schema import CreateTable

from bench import community
from bench.plan import Size
from bench.words import CORPUS
from cop.app import create_app
from cop.db import Base, db, writing
from cop.search import feeding
from cop.settings import Settings

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "instance"
MAKERS = ("words", "plan", "people", "spine", "around", "community")
HOST = "cop.example"
KEY = secrets.token_urlsafe(48)
"""Of this run; the server under load has the same, so that forms made here are good there."""


def settings_for(folder: Path) -> Settings:
    """Settings as on a server behind a proxy, every rate limit on."""
    return Settings(
        secret_key=KEY,
        base_url=f"https://{HOST}",
        database_url=f"sqlite:///{(folder / 'cop.db').absolute()}",
        instance_dir=folder,
        trusted_proxies=1,
        log_level="error",
    )


@contextmanager
def copied(name: str, size: Size) -> Iterator[Flask]:
    """The app on a copy of the community, which goes when the run ends."""
    made = _made(name, size)
    folder = KEPT / f"bench-run-{name}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder)
    app = create_app(settings_for(folder))
    try:
        yield app
    finally:
        with app.app_context():
            db.engine.dispose()
        shutil.rmtree(folder, ignore_errors=True)


def _made(name: str, size: Size) -> Path:
    """The folder of the community, made when the generator or the tables have changed."""
    folder = KEPT / f"bench-{_digest(size)}"
    made = folder / "made"
    if not made.exists():
        shutil.rmtree(folder, ignore_errors=True)
    app = create_app(settings_for(folder))
    with app.app_context():
        if not made.exists():
            print(
                f"Making a community of {sum(size.counts.values())} contributions ...", flush=True
            )
            fill(size)
            made.touch()
        for each in (each for table in Base.metadata.sorted_tables for each in table.indexes):
            each.create(db.engine, checkfirst=True)
        if not feeding.usable():
            print("Building its search index ...", flush=True)
            feeding.rebuild()
            db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return folder


def fill(size: Size, corpus: Path = CORPUS) -> None:
    """Make the tables in an empty database and the community in them."""
    writing.set(True)
    db.create_all()
    stamp()
    community.fill(size, corpus)


def _digest(size: Size) -> str:
    """What the community depends on: how it is made, of what text, and the tables."""
    files = [ROOT / "bench" / f"{maker}.py" for maker in MAKERS]
    tables = [str(CreateTable(table)) for table in Base.metadata.sorted_tables]
    told = hashlib.sha256(repr((size, CORPUS.is_dir(), tables)).encode())
    for file in files:
        told.update(file.read_bytes())
    return told.hexdigest()[:12]
