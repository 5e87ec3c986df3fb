# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The `cop` command."""

import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import click
from flask import Flask
from flask_migrate import upgrade

from cop import serving
from cop.app import create_app
from cop.db import db
from cop.demo import load as demonstration
from cop.errors import Refused
from cop.people import commands as people
from cop.search import feeding
from cop.settings import Unusable
from cop.upkeep import backup as backing_up
from cop.upkeep import check, theme


def version() -> str:
    """The version that is installed; a clone that is not installed has none."""
    try:
        return metadata.version("cop")
    except metadata.PackageNotFoundError:
        return "of a clone"


@click.group()
@click.version_option(version())
@click.pass_context
def main(context: click.Context) -> None:
    """Run and look after a community."""


def the_app() -> Flask:
    """The app of the settings, or one sentence that says what to set."""
    try:
        return create_app()
    except Unusable as unusable:
        click.echo(str(unusable), err=True)
        sys.exit(2)


@main.command()
def migrate() -> None:
    """Bring the database to this version."""
    with the_app().app_context():
        upgrade()
    click.echo("The database is up to date.")


@main.command()
def reindex() -> None:
    """Build the search index anew beside the present one, and swap."""
    with the_app().app_context():
        count = feeding.rebuild(
            lambda done, total: click.echo(f"\r{done} of {total}", nl=False, err=True)
        )
        db.session.commit()
    click.echo(f"\nThe index holds {count} contributions.")


@main.command()
@click.option("--worker/--no-worker", default=True, help="Run the worker beside the web server.")
@click.option("--demo", "with_demo", is_flag=True, help="Migrate and load the demonstration first.")
def serve(*, worker: bool, with_demo: bool) -> None:
    """Serve the site with gunicorn, and run the worker beside it."""
    app = the_app()
    if with_demo:
        with app.app_context():
            upgrade()
            _say(lambda: "\n".join(demonstration.told(if_empty=True)))
            db.session.remove()
            db.engine.dispose()  # a connection must not be shared with the forked web processes
    settings = app.extensions["settings"]
    click.echo(f"Serving on http://{settings.host}:{settings.port}. Ctrl-C stops it.")
    serving.serve(app, with_worker=worker)


@main.command("worker")
@click.option("--beside", type=int, default=0, hidden=True, help="Stop with this server.")
def run_worker(*, beside: int) -> None:
    """Run the worker alone, for installations with several web servers."""
    serving.work(the_app(), beside=beside)


@main.command("import-organisations")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def import_organisations(files: tuple[Path, ...]) -> None:
    """Load organisations from CSV files; a file with a wrong row is refused as a whole."""
    with the_app().app_context():
        _say(lambda: "\n".join(people.import_organisations(files)))


@main.command("create-admin")
@click.argument("address")
def create_admin(address: str) -> None:
    """Make the person of a mail address an administrator."""
    with the_app().app_context():
        _say(lambda: people.create_admin(address))


@main.command()
@click.option("--if-empty", is_flag=True, help="Do nothing when there are accounts already.")
def demo(*, if_empty: bool) -> None:
    """Load the demonstration community into an empty database, and say who can sign in."""
    with the_app().app_context():
        _say(lambda: "\n".join(demonstration.told(if_empty=if_empty)))


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Back up the database and all files to one .tar.gz, while the site runs."""
    with the_app().app_context():
        _say(lambda: backing_up.take(file, version()))


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put a backup into an empty installation."""
    with the_app().app_context():
        _say(lambda: "\n".join(backing_up.restore(file)))


@main.command("check")
def check_all() -> None:
    """Say what should be known before opening; status 1 when something must be mended."""
    found = []
    for finding in check.findings(the_app()):
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
    app = the_app()
    static, instance = Path(app.static_folder or ""), Path(app.instance_path)
    _say(lambda: theme.bring(file, static, instance) if file else theme.reset(instance))


def _say(work: Callable[[], str]) -> None:
    try:
        click.echo(work())
    except Refused as refusal:
        click.echo(refusal.reason, err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
