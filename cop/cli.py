# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The `cop` command."""

import os
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy.exc import OperationalError

from cop import changes, serving
from cop.app import create_app
from cop.contributions import themes
from cop.db import db
from cop.demo import load as demonstration
from cop.errors import Refused
from cop.mail.incoming import LARGEST
from cop.mailbox import commands as mailbox
from cop.people import commands as people
from cop.setting_values import Unusable
from cop.settings import Settings
from cop.upkeep import backup as backing_up
from cop.upkeep import check, databases, reindexing, theme

MOST = LARGEST + 1
"""Bytes of a mail that are read: one more than are taken, so that it is told."""


def version() -> str:
    """The version that is installed; a clone that is not installed has none."""
    try:
        return metadata.version("cop")
    except metadata.PackageNotFoundError:
        return "of a clone"


class Program(click.Group):
    """Says in one sentence why it cannot begin, and ends with status 2."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Unusable as unusable:
            click.echo(str(unusable), err=True)
        except OperationalError as error:
            click.echo(databases.trouble(error), err=True)
        sys.exit(2)


@click.group(cls=Program)
@click.version_option(version())
@click.pass_context
def main(context: click.Context) -> None:
    """Run and look after a community."""


def migrated_app() -> Flask:
    """The app of the settings on a database of this version; raises Unusable on any other."""
    app = create_app()
    with app.app_context():
        databases.require_head()
        db.engine.dispose()  # a connection must not be shared with the forked web processes
    return app


@main.command()
def migrate() -> None:
    """Bring the database to this version."""
    with create_app().app_context():
        upgrade()
        changes.draw(db.session())  # a step may have changed what running processes keep
        db.session.commit()
    click.echo("The database is up to date.")


@main.command()
def reindex() -> None:
    """Build the search index anew beside the present one, and swap."""
    with migrated_app().app_context():
        _say(reindexing.run)


@main.command()
@click.option("--worker/--no-worker", default=True, help="Run the worker beside the web server.")
@click.option("--demo", "with_demo", is_flag=True, help="Migrate and load the demonstration first.")
def serve(*, worker: bool, with_demo: bool) -> None:
    """Serve the site with gunicorn, and run the worker beside it."""
    settings = Settings.from_env()
    serving.require_free_port(settings)
    if with_demo:
        _bring_the_demonstration(settings)
    address = f"http://{settings.host}:{settings.port}"
    serving.serve(
        migrated_app(),
        with_worker=worker,
        ready=lambda: click.echo(f"Serving on {address}. Ctrl-C stops it."),
    )


@main.command("worker")
@click.option("--beside", type=int, default=0, hidden=True, help="Stop with this server.")
def run_worker(*, beside: int) -> None:
    """Run the worker alone, for installations with several web servers."""
    serving.work(migrated_app(), beside=beside)


@main.command("import-organisations")
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_organisations(files: tuple[Path, ...]) -> None:
    """Load organisations from CSV files; a file with a wrong row is refused as a whole.

    Without files: the municipalities of the Netherlands and Belgium.
    """
    with migrated_app().app_context():
        _say(lambda: "\n".join(people.import_organisations(files or people.MUNICIPALITIES)))


@main.command("import-themes")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def import_themes(file: Path | None) -> None:
    """Load the vocabulary of themes: the one that comes along, or that of a TOML file."""
    with migrated_app().app_context():
        _say(lambda: themes.imported(file or themes.SHIPPED))


@main.command("create-admin")
@click.argument("address")
def create_admin(address: str) -> None:
    """Make the person of a mail address an administrator."""
    with migrated_app().app_context():
        _say(lambda: people.create_admin(address))


@main.command("mail-in")
@click.option("--listen", metavar="HOST:PORT", help="Take mail there until told to stop.")
@click.option("--smtp", is_flag=True, help="Listen for SMTP instead of LMTP.")
@click.argument("recipients", nargs=-1)
def take_mail(listen: str | None, recipients: tuple[str, ...], *, smtp: bool) -> None:
    """Take one mail from standard input for RECIPIENTS, or listen for mail."""
    if listen is not None:
        ready = lambda: click.echo(f"Taking mail at {listen}. Ctrl-C stops it.")  # noqa: E731
        mailbox.listen(migrated_app(), listen, smtp=smtp, ready=ready)
        return
    try:
        status = mailbox.take(migrated_app(), sys.stdin.buffer.read(MOST), recipients)
    except (Unusable, OperationalError) as error:
        click.echo(str(error), err=True)
        status = os.EX_TEMPFAIL  # any other end would return the mail to its sender
    sys.exit(status)


@main.command()
@click.option("--if-empty", is_flag=True, help="Do nothing when there are accounts already.")
def demo(*, if_empty: bool) -> None:
    """Load the demonstration community into an empty database, and say who can sign in."""
    with create_app().app_context():
        _say(lambda: "\n".join(demonstration.told(if_empty=if_empty)))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Back up the database and all files to one .tar.gz, while the site runs."""
    with create_app().app_context():
        _say(lambda: backing_up.take(file, version()))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put a backup into an empty installation."""
    with create_app().app_context():
        _say(lambda: "\n".join(backing_up.restore(file)))


@main.command("check")
def check_all() -> None:
    """Say what should be known before opening; status 1 when something must be mended."""
    found = []
    for finding in check.findings(create_app()):
        click.echo(str(finding))
        found.append(finding)
    sys.exit(any(finding.advice for finding in found))


@main.command("theme")
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--reset", is_flag=True, help="Take the look of the town away again.")
def give_theme(file: Path | None, *, reset: bool) -> None:
    """Give the site the look of a town, from its tokens.json of NL Design System."""
    if reset == (file is not None):
        raise click.UsageError("Name one FILE, or give --reset.")
    app = create_app()
    static, instance = Path(app.static_folder or ""), Path(app.instance_path)
    _say(lambda: theme.bring(file, static, instance) if file else theme.reset(instance))


def _bring_the_demonstration(settings: Settings) -> None:
    with create_app(settings).app_context():
        upgrade()
        _say(lambda: "\n".join(demonstration.told(if_empty=True)))
        db.session.remove()
        db.engine.dispose()


def _say(work: Callable[[], str]) -> None:
    try:
        click.echo(work())
    except Refused as refusal:
        click.echo(refusal.reason, err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
