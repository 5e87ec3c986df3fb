# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Asks every system every query of each language and prints a table for each."""

import argparse
import os
from pathlib import Path

from bench import report
from bench.relevance import trial
from bench.relevance.collection import LANGUAGES, read
from bench.relevance.systems import SYSTEMS, System
from bench.relevance.trial import Trial

FOLDER = "COP_SEARCH_DEV"


def main() -> None:
    """Measures and prints; --save keeps the figures."""
    given = _given()
    before = os.getloadavg()
    systems = [each for each in SYSTEMS if given.system.lower() in each.name.lower()]
    languages = [given.only] if given.only else LANGUAGES
    trials = [each for language in languages for each in _trials(given.data, language, systems)]
    if given.save:
        figures = [each.figures() for each in trials]
        kept = report.written(before, "-search", trials=figures)
        print(f"Kept in {kept.relative_to(report.RESULTS.parents[1])}")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.relevance", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="PATH", default=os.environ.get(FOLDER))
    parser.add_argument("--only", choices=LANGUAGES, help="this language alone")
    parser.add_argument("--system", metavar="TEXT", default="", help="those with this in the name")
    parser.add_argument("--save", action="store_true", help="keep the figures in bench/results/")
    given = parser.parse_args()
    if given.data is None:
        parser.error(f"say where the queries are: --data PATH, or {FOLDER}=PATH before the command")
    if not given.data.is_dir():
        parser.error(f"{given.data} is not a folder")
    return given


def _trials(folder: Path, language: str, systems: list[System]) -> list[Trial]:
    """Every system in one language, each printed as soon as it is measured."""
    collection = read(folder, language)
    print(f"{language}: {len(collection.queries)} queries, {len(collection.documents)} documents")
    print(trial.COLUMNS.format(*trial.HEAD))
    trials = []
    for system in systems:
        trials.append(trial.tried(system, collection))
        print(trial.line(trials[-1]), flush=True)
    print(*trial.compared(trials), "", sep="\n", flush=True)
    return trials


if __name__ == "__main__":
    main()
