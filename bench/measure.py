# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""Times and counts calls: wall clock, processor time, queries and bytes."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

Call = Callable[[], TestResponse]


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measured thing; milliseconds, and the bytes of one uncompressed answer."""

    name: str
    n: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    queries: int = 0
    bytes: int = 0
    ratio_to_floor: float = 0.0

    def beside(self, floor: "Row") -> "Row":
        """The same row with its processor time as a multiple of the floor's."""
        return replace(self, ratio_to_floor=round(self.cpu_ms / floor.cpu_ms, 1))


@contextmanager
def counting(engine: Engine) -> Iterator[list[str]]:
    """Records the statements that ask or change something within a block."""
    asked: list[str] = []

    def record(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith(("BEGIN", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", record)
    yield asked
    event.remove(engine, "before_cursor_execute", record)


@contextmanager
def stopwatch(into: list[tuple[float, float]]) -> Iterator[None]:
    """Adds (wall, processor) milliseconds of a block."""
    wall, processor = time.perf_counter(), time.process_time()
    yield
    into.append(((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000))


def measured(name: str, call: Call, *, n: int, expect: int = 200, warm: int = 3) -> Row:
    """Calls n times after warming up; stops the run when an answer is not the expected status."""
    times: list[tuple[float, float]] = []
    for turn in range(n + warm):
        taken: list[tuple[float, float]] = []
        with stopwatch(taken):
            answer = call()
            size = len(answer.data)
        if answer.status_code != expect:
            raise SystemExit(f"{name}: expected {expect}, got {answer.status_code}")
        if turn >= warm:
            times += taken
    return summed(name, times, size=size)


def summed(name: str, times: list[tuple[float, float]], *, size: int = 0) -> Row:
    """The row of some measured times."""
    walls = [wall for wall, _ in times]
    return Row(
        name=name,
        n=len(times),
        p50_ms=round(statistics.median(walls), 2),
        p95_ms=round(quantile(walls, 0.95), 2),
        cpu_ms=round(statistics.mean(processor for _, processor in times), 2),
        bytes=size,
    )


def quantile(values: list[float], share: float) -> float:
    """The value below which the share of the values lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
