# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The measured rows beside their budgets, as a table and as a file in bench/results/."""

import json
import os
import platform
import subprocess
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import budgets
from bench.measure import Row

RESULTS = Path(__file__).parent / "results"
COLUMNS = "{:<52} {:>5} {:>8} {:>8} {:>7} {:>7} {:>4} {:>9} {:>6}  {}"
HEAD = ("", "n", "p50 ms", "p95 ms", "cpu ms", "least", "sql", "bytes", "floors", "budget")


def table(rows: list[Row]) -> str:
    """A line a row with its budget; what is over it is marked."""
    return "\n".join([COLUMNS.format(*HEAD), *map(line, rows)])


def line(row: Row) -> str:
    """One row of the table."""
    shown = [value if value or isinstance(value, str) else "" for value in asdict(row).values()]
    return COLUMNS.format(*shown, budgets.verdict(row)).rstrip()


def keep(rows: list[Row], contributions: int, load: tuple[float, ...]) -> Path:
    """Writes the rows; answers the file."""
    return written(load, contributions=contributions, rows=[asdict(row) for row in rows])


def written(load: tuple[float, ...], ending: str = "", **found: Any) -> Path:
    """Writes what was found with the machine, the commit and the moment; answers the file.

    `load` is the machine's load average (1, 5 and 15 minutes) before measuring: where it was
    busy, the wall times say little.
    """
    now = datetime.now(UTC)
    about = {
        "date": now.isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "load_average_before": [round(each, 1) for each in load],
        "load_average_after": [round(each, 1) for each in os.getloadavg()],
    } | found
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{now:%Y-%m-%d}-{about['commit']}{ending}.json"
    file.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return file


def _commit() -> str:
    """The commit measured, marked when the tree holds changes beside it."""
    command = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "unknown"
