# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What each measured thing may cost: the figures agreed for the project (docs/bench.md)."""

from dataclasses import asdict

from bench.measure import Row

Budget = dict[str, float]
VISITOR: Budget = {"cpu_min_ms": 2.5, "queries": 6}
SIGNED_IN: Budget = {"cpu_min_ms": 5, "queries": 9}
LIST: Budget = {"cpu_min_ms": 4, "queries": 8}
BUDGETS: dict[str, Budget] = {
    "search: rare word": {"cpu_min_ms": 5},
    "search:": {"cpu_min_ms": 25},
    "list:": LIST,
    "post an answer": {"p50_ms": 15, "p95_ms": 40},
    "found by search": {"p95_ms": 3000},
    "first visit of the question list, without scripts": {"bytes": 60_000},
    "start of a web process": {"cpu_min_ms": 1500},
    "memory of a web process": {"bytes": 120_000_000},
    "load: read": {"p95_ms": 200},
    "load: write": {"p95_ms": 400},
    "load: search": {"p95_ms": 500},
    "load: failed visits": {"p50_ms": 1},
    "load: acknowledged and lost": {"p50_ms": 0},
}


def of(name: str) -> Budget:
    """The budget of a row by its name; pages without one have none."""
    if name.startswith("question, "):
        return VISITOR if "visitor" in name else SIGNED_IN
    return next((most for start, most in BUDGETS.items() if name.startswith(start)), {})


def verdict(row: Row) -> str:
    """`ok`, or what is over the budget; nothing for a row without one."""
    budget, figures = of(row.name), asdict(row)
    over = [f"{name} > {most:g}" for name, most in budget.items() if figures[name] > most]
    return "OVER " + ", ".join(over) if over else "ok" if budget else ""
