# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs every measurement on one new community, prints the table and keeps the figures."""

import argparse
import tempfile
from pathlib import Path

from bench import floor, load, reading, report, site, starting, writing
from bench.measure import Row
from cop import worker
from cop.db import db
from cop.search import feeding

RARE = "0042"


def main() -> None:
    """Measures in a temporary folder that is removed afterwards."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--contributions", type=int, default=20_000)
    parser.add_argument("--turns", type=int, default=100, help="how often each page is asked for")
    parser.add_argument("--no-load", action="store_true", help="leave out the minute of load")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cop-bench-") as folder:
        rows = measure(Path(folder), given.contributions, given.turns, with_load=not given.no_load)
    print(report.table(rows))
    print(f"Kept in {report.keep(rows, given.contributions)}")


def measure(folder: Path, contributions: int, turns: int, *, with_load: bool) -> list[Row]:
    """Every row, each with its processor time as a multiple of the floor's."""
    print(f"Making a community of {contributions} contributions ...")
    app = site.filled(folder, contributions)
    with app.app_context():
        feeding.rebuild()
        db.session.commit()
    print("Measuring ...")
    url = app.extensions["settings"].sqlalchemy_url
    constant, query = floor.floors(url, n=turns * 3)
    rows = reading.rows(app, RARE, turns)
    rows.append(writing.answering(app, turns))
    rows.append(writing.found_after(app, worker.round_of_work))
    rows.append(starting.first_visit(app))
    rows += starting.rows(folder, 5)
    if with_load:
        rows += load.rows(app, folder, contributions)
    return [constant, query, *(row.beside(query) if row.cpu_ms else row for row in rows)]


if __name__ == "__main__":
    main()
