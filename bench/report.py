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

from bench.measure import Row

LISTS = ("list of", "library", "organisations", "people")
BUDGETS = {
    "question, 10 answers, visitor": {"cpu_ms": 2.5, "queries": 6},
    "question, 10 answers, signed in": {"cpu_ms": 5, "queries": 9},
    "search, a common word": {"cpu_ms": 25},
    "search, a rare word": {"cpu_ms": 5},
    "post an answer": {"p50_ms": 15, "p95_ms": 40},
    "found by search": {"p95_ms": 3000},
    "first visit of the question list": {"bytes": 60_000},
    "start of a web process": {"p50_ms": 1500},
    "memory of a web process": {"bytes": 120 * 1024 * 1024},
    "load: read": {"p95_ms": 200},
    "load: write": {"p95_ms": 400},
    "load: search": {"p95_ms": 500},
    "load: failed visits in a thousand": {"p50_ms": 1},
}
RESULTS = Path(__file__).parent / "results"
COLUMNS = "{:<50} {:>5} {:>8} {:>8} {:>8} {:>4} {:>8} {:>6}  {}"


def table(rows: list[Row]) -> str:
    """A line a row with its budget; what is over it is marked."""
    head = COLUMNS.format("", "n", "p50 ms", "p95 ms", "cpu ms", "sql", "bytes", "floors", "budget")
    return "\n".join([head, *(_line(row, _budget(row.name)) for row in rows)])


def keep(rows: list[Row], contributions: int) -> Path:
    """Writes the rows with the machine, the commit and the moment; answers the file."""
    now = datetime.now(UTC)
    about = {
        "date": now.isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "contributions": contributions,
        "rows": [asdict(row) for row in rows],
    }
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{now:%Y-%m-%d-%H%M}-{about['commit']}.json"
    file.write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    return file


def _line(row: Row, budget: dict[str, float]) -> str:
    figures = asdict(row)
    over = [name for name, most in budget.items() if figures[name] > most]
    promised = ", ".join(f"{name} ≤ {most:g}" for name, most in budget.items())
    verdict = f"{promised}{'  OVER' if over else ''}"
    return COLUMNS.format(*[shown or "" for shown in figures.values()], verdict)


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "unknown"


def _budget(name: str) -> dict[str, float]:
    if name.startswith(LISTS):
        return {"cpu_ms": 4, "queries": 8}
    return next((most for start, most in BUDGETS.items() if name.startswith(start)), {})
