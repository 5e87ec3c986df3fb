# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Fills an empty database with a community of any size: `python -m bench.grown 30000 FOLDER`."""

import argparse
import time
from dataclasses import replace
from pathlib import Path

from flask import Flask
from sqlalchemy import Integer, func, select

from bench import plan, site
from bench.words import CORPUS
from cop.app import create_app
from cop.db import Base, db


def main() -> None:
    """Says how long it took; search has read nothing of it yet."""
    given = _given()
    if not given.corpus.is_dir():
        print(f"{given.corpus} is not there: texts are made of few words, unlike real ones.")
    began = time.perf_counter()
    app = grown(given.contributions, given.folder, given.database, given.corpus)
    seconds = time.perf_counter() - began
    print(f"{given.contributions} contributions in {seconds:.0f} s: {_address(app)}")


def grown(contributions: int, folder: Path, database: str = "", corpus: Path = CORPUS) -> Flask:
    """The app on so many contributions, in a SQLite file of the folder or in another database."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = site.settings_for(folder)
    app = create_app(replace(settings, database_url=database) if database else settings)
    with app.app_context():
        site.fill(plan.full(contributions), corpus)
        if db.engine.dialect.name == "postgresql":
            count_on()
    return app


def count_on() -> None:
    """Have PostgreSQL give numbers after those that the rows brought with them."""
    for table in Base.metadata.sorted_tables:
        if "id" in table.c and isinstance(table.c.id.type, Integer):
            highest = db.session.scalar(select(func.max(table.c.id)))
            sequence = func.pg_get_serial_sequence(table.name, "id")
            db.session.execute(select(func.setval(sequence, highest or 1, highest is not None)))
    db.session.commit()


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.grown", description=__doc__)
    parser.add_argument("contributions", type=int)
    parser.add_argument("folder", type=Path, help="where the instance is, made if need be")
    parser.add_argument("--database", metavar="URL", default="", help="instead of a SQLite file")
    parser.add_argument("--corpus", type=Path, metavar="PATH", default=CORPUS)
    return parser.parse_args()


def _address(app: Flask) -> str:
    return str(app.extensions["settings"].database_url)


if __name__ == "__main__":
    main()
