# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an operator should know before opening: one line for each thing, and what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError

from cop import clock
from cop.contributions.vocabulary import Theme
from cop.db import db, reading
from cop.mail import transport
from cop.search import builds, feeding
from cop.search.models import Heartbeat
from cop.settings import Settings
from cop.upkeep import answers, backup, databases

ROOM = 1024**3
"""Bytes that should be free."""
SILENT = timedelta(minutes=1)
PRAGMAS = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000"}


@dataclass(frozen=True)
class Finding:
    """How one thing is; `advice` says what to do, and is empty where all is well."""

    what: str
    found: str
    advice: str = ""

    def __str__(self) -> str:
        state = "look at this" if self.advice else "ok"
        said = f"{state:<14}{self.what + ':':<10}{self.found}"
        return f"{said}. {self.advice}" if self.advice else said


def findings(app: Flask) -> Iterator[Finding]:
    """Look at everything; what cannot be looked at without a database is left out without one."""
    settings: Settings = app.extensions["settings"]
    yield _settings(settings)
    yield _answers(app, settings)
    yield _mail(settings)
    if settings.mail_in_domain:
        yield _mail_in(settings)
    yield _disk(settings)
    with app.app_context():
        database = _database()
        yield database
        if not database.advice:
            for look in (_sqlite, _index, _themes, _worker, _files):
                yield look()
        db.session.remove()
        db.engine.dispose()


def _settings(settings: Settings) -> Finding:
    if settings.development:
        return Finding("settings", "development", "Set COP_ENV to production before you open.")
    if not settings.contact:
        return Finding("settings", "nobody can be reached", "Set COP_CONTACT to a mail address.")
    return Finding("settings", f"production, {settings.base_url}")


def _answers(app: Flask, settings: Settings) -> Finding:
    missing = answers.missing(app, settings)
    if missing:
        advice = "Set COP_BASE_URL to the https address."
        return Finding("answers", f"without {', '.join(missing)}", advice)
    return Finding("answers", "security headers and cookies are as they should be")


def _mail_in(settings: Settings) -> Finding:
    found = f"replies go to {settings.mail_in_domain}"
    advice = "" if settings.mail_in_relay else "Set COP_MAIL_IN_RELAY: nothing is posted without."
    return Finding("mail in", found, advice)


def _mail(settings: Settings) -> Finding:
    if not settings.smtp_host:
        found = f"mail is written to {settings.mail_dir} and reaches nobody"
        return Finding("mail", found, "Set COP_SMTP_HOST.")
    try:
        transport.greet(settings)
    except transport.Unreachable as error:
        return Finding("mail", str(error), "Mend COP_SMTP_HOST and the settings beside it.")
    return Finding("mail", f"{settings.smtp_host} answers")


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(settings.instance_dir).free
    found = f"{free / 1024**3:.1f} GB free for {settings.instance_dir}"
    return Finding("disk", found, "" if free >= ROOM else "Make room: 1 GB at least.")


def _index() -> Finding:
    if feeding.usable():
        return Finding("index", "can be searched")
    with reading():
        under_way = builds.progress()
    if under_way:
        done, total = under_way
        return Finding("index", f"is being built, {done} of {total}", "Wait, with the worker on.")
    return Finding("index", "is not there", "Start the worker: it builds the index.")


def _database() -> Finding:
    try:
        at, newest = databases.head(), databases.known_heads()[0]
    except SQLAlchemyError as error:
        found = f"cannot be reached ({type(error).__name__})"
        return Finding("database", found, "Mend COP_DATABASE_URL, or start the server.")
    if at != newest:
        return Finding("database", f"is at {at}, not at {newest}", "Run cop migrate.")
    return Finding("database", f"{databases.kind()} at {at}")


def _sqlite() -> Finding:
    if databases.kind() != "sqlite":
        return Finding("server", str(db.session.scalar(text("SHOW server_version"))))
    with db.engine.connect() as connection:
        told = {name: str(connection.scalar(text(f"PRAGMA {name}"))) for name in PRAGMAS}
    wrong = [f"{name} is {told[name]}" for name in PRAGMAS if told[name] != PRAGMAS[name]]
    advice = "Keep the database on a disk of this machine, not on a network." if wrong else ""
    return Finding("sqlite", ", ".join(wrong) or "write-ahead log, every commit on disk", advice)


def _themes() -> Finding:
    count = db.session.scalar(select(func.count()).select_from(Theme))
    return Finding(
        "themes", f"{count} in the vocabulary", "" if count else "Run cop import-themes."
    )


def _worker() -> Finding:
    sign = db.session.get(Heartbeat, "worker")
    if sign is None or clock.now() - sign.at > SILENT:
        found = f"silent since {sign.at:%Y-%m-%d %H:%M} UTC" if sign else "never ran"
        return Finding("worker", found, "Start cop serve, or cop worker.")
    return Finding("worker", "at work")


def _files() -> Finding:
    missing, unknown = backup.missing_files(), backup.unknown_files()
    if missing:
        found = f"{len(missing)} are gone that rows tell of, the first {missing[0]}"
        return Finding("files", found, "Take them from a backup.")
    if unknown:
        found = f"{len(unknown)} that no row tells of, the first {unknown[0]}"
        return Finding("files", found, "Let the worker run: it removes them once a day.")
    return Finding("files", "all are there")
