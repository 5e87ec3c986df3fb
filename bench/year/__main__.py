# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Simulates a year of a community, prints its figures and keeps them."""

import argparse
import os
import sys
import time
from typing import Any

from bench import report
from bench.year import community, habits


def main() -> None:
    """Status 1 when a promise was broken."""
    given = _given()
    before, began = os.getloadavg(), time.perf_counter()
    found = community.simulated(given.people, given.weeks, given.seed)
    seconds = round(time.perf_counter() - began)
    print(f"{given.people} people, {given.weeks} weeks, seed {given.seed}: {seconds} s")
    for name, values in found.items():
        print(name)
        for label, value in values.items():
            print(f"  {label:<52} {value}")
    print(habits.sentence())
    broken = list(community.broken(found))
    print("Broken: " + "; ".join(broken) if broken else "Every promise was kept.")
    if not given.no_keep:
        print("Kept in", _keep(given, before, seconds, found))
    sys.exit(bool(broken))


def _keep(
    given: argparse.Namespace, before: tuple[float, ...], seconds: int, found: dict[str, Any]
) -> str:
    kept = report.written(
        before, "-year", people=given.people, weeks=given.weeks, seed=given.seed,
        seconds=seconds, assumed=habits.sentence(), **found,
    )  # fmt: skip
    return kept.name


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.year")
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--weeks", type=int, default=community.WEEKS)
    parser.add_argument("--seed", type=int, default=20264)
    parser.add_argument("--no-keep", action="store_true", help="print the figures only")
    return parser.parse_args()


if __name__ == "__main__":
    main()
