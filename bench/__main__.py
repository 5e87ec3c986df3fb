# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Runs every measurement on a copy of a generated community and keeps the figures."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from bench import floor, load, pages, plan, profiling, report, site, starting, writing
from bench.measure import Row
from bench.pages import Reading
from cop.db import db


def main() -> None:
    """Measures, prints the table and keeps it; --quick takes about a minute."""
    given = _given()
    before = os.getloadavg()
    size = plan.full(given.contributions)
    with site.copied("full", size) as app:
        folder = app.extensions["settings"].instance_dir
        if given.profile:
            profiling.show(app, given.profile, member=given.signed_in, cold=given.cold)
            return
        turns = 40 if given.quick else 200
        print(report.COLUMNS.format(*report.HEAD))
        rows = list(_said(_measure(app, folder, turns, given)))
    print(f"Load average before {before}, after {os.getloadavg()}")
    if not given.only:
        print(f"Kept in {report.keep(rows, given.contributions, before).relative_to(site.ROOT)}")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--contributions", type=int, default=20_000)
    parser.add_argument("--quick", action="store_true", help="fewer turns and 10 s of load")
    parser.add_argument("--only", metavar="TEXT", default="", help="rows with this in their name")
    parser.add_argument("--no-load", action="store_true", help="leave the load out")
    parser.add_argument("--profile", metavar="PATH", help="show where the time of a page goes")
    parser.add_argument("--signed-in", action="store_true", help="profile as a member")
    parser.add_argument("--cold", action="store_true", help="profile with nothing remembered")
    return parser.parse_args()


def _measure(app: Flask, folder: Path, turns: int, given: argparse.Namespace) -> Iterator[Row]:
    """Every row, each with its processor time as a multiple of the floor's."""
    constant, query = floor.floors(app.config["SQLALCHEMY_DATABASE_URI"], n=turns * 3)
    yield from (constant.beside(query), query.beside(query))
    for row in _reading(app, turns, given.only):
        yield row.beside(query)
    if given.only:
        return
    yield writing.posting(app, turns // 2).beside(query)
    with app.app_context():
        db.engine.dispose()
    yield writing.found_after(app, folder, 3 if given.quick else 10)
    yield from starting.first_visit(app)
    yield from starting.rows(folder, 3 if given.quick else 7)
    if not given.no_load:
        yield from load.rows(app, folder, 10 if given.quick else 60, given.contributions)


def _reading(app: Flask, turns: int, only: str) -> Iterator[Row]:
    reading = Reading(app, turns)
    for page in (each for each in pages.of_questions() if only in each.name):
        yield from reading.rows(page, cold=True)
        yield from reading.rows(page)
    for page in (each for each in pages.lists() if only in each.name):
        yield from reading.rows(page, cold=True)
        yield from reading.rows(page)
    with site.copied("small", plan.SMALL) as small:
        little = Reading(small, turns)
        for page in (each for each in pages.lists() if only in each.name):
            yield from little.rows(page, note=", 1 row")
    for page in (*pages.searches(), *pages.others(app)):
        if only in page.name:
            yield from reading.rows(page)
    if reading.missing:
        print("Not there:", ", ".join(reading.missing))


def _said(rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows, each printed as soon as it is measured."""
    for row in rows:
        print(report.line(row), flush=True)
        yield row


if __name__ == "__main__":
    main()
