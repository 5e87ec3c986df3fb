# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The `cop` command."""

import sys

import click
from flask import Flask
from flask_migrate import upgrade

from cop.app import create_app
from cop.settings import Unusable


@click.group()
@click.version_option(package_name="cop")
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
